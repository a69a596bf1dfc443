"""Blanks around words and marks."""
