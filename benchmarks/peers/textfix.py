"""textfix itself, with its C scanner; in Python where `TEXTFIX_PURE=1` is set."""
from __future__ import annotations

import os

from . import Fix, Unavailable

PACKAGES = ("textfix",)
REPAIRS = True


def load() -> Fix:
    """`textfix.fix_text`, told the language where it is known."""
    import textfix
    from textfix import compiled

    if not compiled.load() and os.environ.get("TEXTFIX_PURE") != "1":
        raise Unavailable("its C scanner is not built here: install a C compiler, then pip install --force-reinstall .")
    return lambda texts: [textfix.fix_text(text, lang=lang) for text, lang in texts]
