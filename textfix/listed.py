"""Lists of words for the scanner in C: their hashes by the class that they begin in, made once and shared by all scanners."""
from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from textfix.pattern import head_of, whole_at
from textfix.tables import ALL, hash_table, sieve
from textfix.trigger import DIGIT, LETTER, LOWER, UPPER, is_unspaced, point

_KEY = re.compile(r"[^\W_]*(?:.[^\W_]+)?", re.DOTALL)
_RUN = re.compile(r"[^\W_]*")
CAPITALS, SMALL = -1, -2


class Part(NamedTuple):
    """The words of a list that begin in one class of letters, and either all are phrases or none is.

    first: the atom of that class.  sizes: the code points that they have; empty where each is one run of letters and digits of a script
    with blanks.  phrases: they are looked up by their first two runs.  hashes, sieve, bits: what the tables in C have of them.
    """

    first: int
    sizes: tuple[int, ...]
    phrases: bool
    hashes: bytes
    bits: int
    sieve: bytes


class Listed:
    """A list of words, and its parts, which are the rows of the tables."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        kinds: dict[tuple[int, bool], list[str]] = {}
        for word in words:
            kinds.setdefault((_page(word[0]), key(word).isalnum()), []).append(word)       # only of phrases the second word is read
        self.parts = [_part(first_of(page), alone, own) for (page, alone), own in kinds.items()]

    def stands(self, part: Part, text: str, at: int, end: int) -> bool:
        """Whether a word of one of the parts stands whole at an offset of `text[:end]`."""
        if not part.sizes:
            return _RUN.match(text, at, end)[0] in self.words              # type: ignore[index]  # it matches the empty text
        return any((whole := text[at:at + size]) in self.words and whole_at(text, at, whole, end) for size in part.sizes)


@lru_cache(1024)               # languages have two or three lists of their own each
def listed(words: frozenset[str]) -> Listed:
    """The list of these words, the same for all scanners."""
    return Listed(words)


def key(word: str) -> str:
    """What a word is looked up by in C: its first run of letters and digits and what is behind one mark or blank after it; in scripts
    without blanks its first code points, up to four."""
    if is_unspaced(word[0]):
        return head_of(word, 0, len(word))
    return word if word.isalnum() else _KEY.match(word)[0]                 # type: ignore[index]  # it matches the empty text


def _part(first: int, alone: bool, words: list[str]) -> Part:
    keys = set(map(key, words))
    runs = alone and all(map(str.isalnum, words)) and not any(map(is_unspaced, {word[0] for word in words}))
    return Part(first, () if runs else tuple(sorted(set(map(len, words)))), not alone, hash_table(keys), *sieve(keys))


@cache
def _page(char: str) -> int:
    """The class of a word's first letter: a coarse one, so that word lists make few classes: upper or lower case, else a page of 256."""
    bit = 1 << point(char)
    upper, lower = (c.alternatives[0].atoms[0] for c in (UPPER, LOWER))
    return CAPITALS if bit & upper else SMALL if bit & lower else point(char) >> 8


@cache
def first_of(page: int) -> int:
    """The atom of such a class."""
    upper, lower, letter = (c.alternatives[0].atoms[0] for c in (UPPER, LOWER, LETTER | DIGIT))
    return upper if page == CAPITALS else lower if page == SMALL else letter & ((1 << 256) - 1 << (page << 8)) or ALL
