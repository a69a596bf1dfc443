"""Placeholders, tags and entities."""
