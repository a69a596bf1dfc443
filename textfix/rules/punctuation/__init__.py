"""Marks that are doubled, missing or of the wrong kind."""
