"""Words in two cases, in stretches of a text: the gate of the rules about names."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from textfix import compiled

STRETCH = 3000                # code points in which a word and its other case are looked for, so that a long text costs no more
_LENGTH = (1 << 32) - 1
_UPPER = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x590), *range(0x1E00, 0x2000)))))
# capitalised words within sentences; the blank comes first, for speed
_WITHIN, _ASCII_WITHIN = (re.compile(rf" ([{upper}](?<=[\w,;].{{2}})[^\W_]+)") for upper in (_UPPER, "A-Z"))
_JOINED = {mark: re.compile(rf"(?<=[\s\S]){mark}([{_UPPER}][^\W_]+)") for mark in "-'’"}
_native = compiled.load()


class Stretch(NamedTuple):
    """A stretch `text[start:end]` and the words (in lower case) that may stand in two cases there."""

    start: int
    end: int
    words: frozenset[str]


@lru_cache(maxsize=1)
def two_cases(text: str) -> tuple[Stretch, ...]:
    """The stretches of at most `STRETCH` code points in which a word that stands capitalised within sentences twice (or behind a
    hyphen) may stand in another case too."""
    found: dict[int, set[str]] = {}
    for at, word in _told(text) if _native else _found(text):
        found.setdefault(at // STRETCH * STRETCH, set()).add(word.lower())
    return tuple(Stretch(start, min(len(text), start + STRETCH), frozenset(words)) for start, words in found.items()) if found else ()


def _told(text: str) -> Iterator[tuple[int, str]]:
    """What the compiled part says: words, each with its offset."""
    for place in _native.case_varies(text, STRETCH) if _native else ():
        at, length = place >> 32, place & _LENGTH
        yield at, text[at:at + length]


def _found(text: str) -> Iterator[tuple[int, str]]:
    """The same without it: words, each with the offset of its stretch."""
    within = _ASCII_WITHIN if text.isascii() else _WITHIN
    for start in range(0, len(text), STRETCH):
        end = min(len(text), start + STRETCH)
        names = within.findall(text, max(0, start - 1), end)
        joined = [name for mark, look in _JOINED.items() if mark in text for name in look.findall(text, max(0, start - 1), end)]
        if joined or len(set(map(str.lower, names))) < len(names):
            yield from ((start, word) for word in _in_two_cases(names, joined, text[start:end]))


def _in_two_cases(names: list[str], joined: list[str], text: str) -> Iterator[str]:
    """Of capitalised words within sentences and behind a hyphen: those that a text may have in another case too."""
    large = Counter(_lower(name) for name in names if name.isupper() and name.isalpha())
    mixed = Counter(map(_lower, names)) - large
    behind = set(map(_lower, joined))
    for word in {*mixed, *large, *behind}:
        again = mixed[word] > 1 or large[word] > 1 or word in behind
        if (again and word in text) or (large[word] > 1 and mixed[word]):
            yield word


def _lower(word: str) -> str:
    """A word in lower case, each letter by itself."""
    return "".join([char.lower()[0] for char in word])
