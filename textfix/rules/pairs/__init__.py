"""Rules that compare a translation with its source."""
