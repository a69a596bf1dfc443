"""sentencex cuts text into sentences: what another tool does with false and missing breaks; it repairs nothing."""
from __future__ import annotations

from . import Fix

PACKAGES = ("sentencex",)
REPAIRS = False


def load() -> Fix:
    """`sentencex.segment`."""
    import sentencex

    return lambda texts: ["\n".join(sentencex.segment((lang or "en").split("-")[0], text)) for text, lang in texts]
