"""The votes that the words of a text cast for languages."""
from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain, repeat
from typing import Any, NamedTuple

from textfix import compiled
from textfix.vocabularies import voters

_native = compiled.load()


class Votes(NamedTuple):
    """Of a sample: the language with most votes (empty if less than two languages have any), its votes, those of the second, the words."""

    best: str
    most: int
    second: int
    words: int


def votes_of(low: str, end: int) -> Votes:
    """The votes of the words (runs without blanks) of `low[:end]`, which is in lower case."""
    if _native is None:
        return _counted(low[:end])
    table, codes = _table()
    best, most, second, words = _native.votes(table, low, end)
    return Votes(codes[best] if best >= 0 else "", most, second, words)


def _counted(low: str) -> Votes:
    """The same without the compiled part."""
    words = low.split()
    votes = Counter(chain.from_iterable(map(voters().get, words, repeat(()))))
    if len(votes) < 2:
        return Votes("", 0, 0, len(words))
    (best, most), (_, second) = votes.most_common(2)
    return Votes(best, most, second, len(words))


@cache
def _table() -> tuple[Any, list[str]]:
    """The voters as the compiled part knows them, and the languages by their numbers."""
    codes = sorted({code for own in voters().values() for code in own})
    number = {code: n for n, code in enumerate(codes)}
    lists = {own: bytes(number[code] for code in own) for own in set(voters().values())}
    return _native.voters({word: lists[own] for word, own in voters().items()}), codes
