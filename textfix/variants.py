"""Words in two cases, in stretches of a text: the gate of the rules about names."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from textfix import compiled

STRETCH = 3000                # code points in which a word and its other case are looked for, so that a long text costs no more
_LENGTH = (1 << 32) - 1
_native = compiled.load()


class Stretch(NamedTuple):
    """A stretch `text[start:end]` and the words (in lower case) that may stand in two cases there; None: any may."""

    start: int
    end: int
    words: frozenset[str] | None


@lru_cache(maxsize=1)
def two_cases(text: str) -> tuple[Stretch, ...]:
    """The stretches of at most `STRETCH` code points in which a word that stands capitalised within sentences twice (or behind a
    hyphen) may stand in another case too.  Without the compiled part that is all of them: the rules then look themselves."""
    if _native is None:
        return tuple(Stretch(start, min(len(text), start + STRETCH), None) for start in range(0, len(text), STRETCH))
    found: dict[int, set[str]] = {}
    for place in _native.case_varies(text, STRETCH):
        at, length = place >> 32, place & _LENGTH
        found.setdefault(at // STRETCH * STRETCH, set()).add(text[at:at + length].lower())
    return tuple(Stretch(start, min(len(text), start + STRETCH), frozenset(words)) for start, words in found.items())
