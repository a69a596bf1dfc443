"""How well names are matched, and how the scorer is trained."""
