"""Capital and lower-case letters."""
