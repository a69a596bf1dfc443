"""codespell corrects common misspellings of English words."""
from __future__ import annotations

from . import Fix, in_files, script

PACKAGES = ("codespell",)
REPAIRS = True
LANGUAGES = ("en",)


def load() -> Fix:
    """`codespell --write-changes`."""
    return in_files([script("codespell", "codespell"), "--write-changes"])
