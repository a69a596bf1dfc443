"""Words and phrases said again."""
