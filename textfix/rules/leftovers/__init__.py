"""What scrapers, translators and models leave in the text."""
