"""clean-text normalises user-written text; here without what deletes content (lower case, ASCII)."""
from __future__ import annotations

from . import Fix, each

PACKAGES = ("clean-text",)
REPAIRS = True


def load() -> Fix:
    """`cleantext.clean` at its gentlest."""
    from cleantext import clean

    return each(lambda text: clean(text, to_ascii=False, lower=False, keep_two_line_breaks=True))
