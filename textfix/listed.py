"""Lists of words for the scanner in C: their hashes by the class that they begin in, made once and shared by all scanners."""
from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from textfix.pattern import head_of, whole_at
from textfix.tables import ALL, hash_table, sieve
from textfix.trigger import DIGIT, LETTER, LOWER, UPPER, is_unspaced, point

_KEYS = re.compile(r"([^\W_]*)(?:.[^\W_]+)?", re.DOTALL)
CAPITALS, SMALL = -1, -2


class Part(NamedTuple):
    """The words of a list that begin in one class of letters, and either all are phrases or none is.

    first: the atom of that class.  single: all are runs of letters and digits in a script with blanks.
    phrases: some are looked up by their first two runs.  hashes, sieve, bits: what the tables in C have of them.
    """

    first: int
    single: bool
    phrases: bool
    hashes: bytes
    bits: int
    sieve: bytes


class Listed:
    """A list of words: `stands(text, at, end)` says whether one stands whole at an offset; `parts` are its rows of the tables."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words            # the runs of letters and digits are looked up here, all others by their keys
        heads: dict[str, tuple[str, ...]] = {}
        kinds: dict[tuple[int, bool], dict[str, bool]] = {}
        for word in words:
            single = is_single(word)
            key = word if single else _keys(word, 0, len(word))[-1]
            if not single:
                heads[key] = (*heads.get(key, ()), word)
            own = kinds.setdefault((_page(word[0]), key.isalnum()), {})      # phrases apart: only there the second word is read
            own[key] = single and own.get(key, True)
        self._heads = heads
        self.parts = [_part(page, alone, keys) for (page, alone), keys in kinds.items()]

    def stands(self, text: str, at: int, end: int) -> bool:
        """Whether one of the words stands whole at an offset of `text[:end]`."""
        keys = _keys(text, at, end)
        return keys[0] in self.words or any(whole_at(text, at, whole, end) for key in keys for whole in self._heads.get(key, ()))


@lru_cache(1024)               # languages have two or three lists of their own each
def listed(words: frozenset[str]) -> Listed:
    """The list of these words, the same for all scanners."""
    return Listed(words)


def is_single(word: str) -> bool:
    """Whether a word is one run of letters and digits of a script with blanks: where that run stands, the word does."""
    return word.isalnum() and not is_unspaced(word[0])


def _keys(text: str, start: int, end: int) -> list[str]:
    """What may be in a table of words for the text from an offset on: its first run of letters and digits, and its first two; in
    scripts without blanks its first code points, up to four."""
    head = head_of(text, start, end)
    if head and is_unspaced(head[0]):
        return [head[:k] for k in range(1, len(head) + 1)]
    found = _KEYS.match(text, start, end)
    return [found[1], found[0]] if found else [""]


def _part(page: int, alone: bool, keys: dict[str, bool]) -> Part:
    return Part(first_of(page), alone and all(keys.values()), not alone, hash_table(keys), *sieve(keys))


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
