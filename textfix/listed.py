"""Lists of words for the scanner in C: their hashes by the class that they begin in, made once and shared by all scanners."""
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from textfix.pattern import head_of
from textfix.tables import ALL, hash_table, sieve
from textfix.trigger import DIGIT, LETTER, LOWER, UPPER, is_unspaced, point

_KEY = re.compile(r"[^\W_]*(?:.[^\W_]+)?", re.DOTALL)
CAPITALS, SMALL = -1, -2


class Part(NamedTuple):
    """The words of a list that begin in one class of letters, and all are single words, or all phrases, or neither.

    first: the atom of that class.  phrases: they are looked up by their first two runs of letters and digits.
    longest: code points of the longest; 0 where each is one such run of a script with blanks, so that its hash says it all.
    tables: their hashes and their sieve of 2 ** `bits` places, as the scanner in C has them.
    """

    first: int
    phrases: bool
    longest: int
    bits: int
    tables: tuple[bytes, bytes]


_known: dict[tuple[int, int], list[Part]] = {}                # by size and hash: the words themselves would be kept for nothing else


def listed(words: frozenset[str]) -> list[Part]:
    """The parts of a list of words, which are rows of the tables; the same for all scanners."""
    own = len(words), hash(words)
    if own not in _known:
        _known[own] = _parts(words)
    return _known[own]


def _parts(words: frozenset[str]) -> list[Part]:
    kinds: dict[tuple[int, bool, bool], list[str]] = {}
    for word in words:
        single = word.isalnum() and not is_unspaced(word[0])
        kinds.setdefault((_page(word[0]), single, not key(word).isalnum()), []).append(word)
    return [_part(first_of(page), own, single=single, phrases=phrases) for (page, single, phrases), own in kinds.items()]


def key(word: str) -> str:
    """What a word is looked up by in C: its first run of letters and digits and what is behind one mark or blank after it; in scripts
    without blanks its first code points, up to four."""
    if is_unspaced(word[0]):
        return head_of(word, 0, len(word))
    return word if word.isalnum() else _KEY.match(word)[0]                 # type: ignore[index]  # it matches the empty text


def _part(first: int, words: list[str], *, single: bool, phrases: bool) -> Part:
    keys = set(map(key, words))
    bits, places = sieve(keys)
    hashes = hash_table(keys, [] if single else words)
    return Part(first, phrases, 0 if single else max(map(len, words)), bits, (hashes, places))


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
