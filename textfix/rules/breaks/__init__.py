"""Sentence breaks that are false, missing or merged."""
