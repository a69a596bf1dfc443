"""typos corrects the spelling of English words in source code and prose."""
from __future__ import annotations

from . import Fix, in_files, script

PACKAGES = ("typos",)
REPAIRS = True
LANGUAGES = ("en",)


def load() -> Fix:
    """`typos --write-changes`, one thread."""
    return in_files([script("typos", "typos"), "--isolated", "--threads=1", "--no-check-filenames", "--write-changes"])
