"""ftfy repairs mojibake and characters; as it comes, it also straightens quotation marks and normalises."""
from __future__ import annotations

from . import Fix, each

PACKAGES = ("ftfy",)
REPAIRS = True


def load() -> Fix:
    """`ftfy.fix_text`."""
    import ftfy

    return each(ftfy.fix_text)
