"""autocorrect sets blanks and widths of marks between Chinese, Japanese, Korean and Latin text."""
from __future__ import annotations

from . import Fix, each

PACKAGES = ("autocorrect-py",)
REPAIRS = True


def load() -> Fix:
    """`autocorrect_py.format`."""
    import autocorrect_py

    return each(autocorrect_py.format)
