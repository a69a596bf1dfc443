"""Names: whether two spellings name the same, and what a text or a corpus calls whom."""
