"""Stretches of a text in which some word may stand in two cases: the gate of the rules about names."""
from __future__ import annotations

from functools import lru_cache

from textfix import compiled

STRETCH = 3000                # code points in which a word and its other case are looked for, so that a long text costs no more
_native = compiled.load()


@lru_cache(maxsize=1)
def two_cases(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches `(start, end)` of at most `STRETCH` code points in which a word that stands capitalised within sentences twice (or
    behind a hyphen) may stand in another case too.  Without the compiled part that is all of them: the rules then look themselves."""
    starts = _native.case_varies(text, STRETCH) if _native else range(0, len(text), STRETCH)
    return tuple((start, min(len(text), start + STRETCH)) for start in starts)
