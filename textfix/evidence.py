"""What a document says about its words."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

_SENTENCE_START = re.compile(r"[.!?…\n](?:(?<!\n)\s+|(?<=\n))([^\W\d_])")         # begins with a set: twice as fast as with a choice


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Fits any of some words and the end of the word: one search for all of them."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)")


class Evidence:
    """What a document says about its words; asked for lazily, for the few words in doubt, and remembered."""

    LARGE = 200_000           # code points of a document that are looked at

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}
        self._going_on: dict[str, bool] = {}
        self._has: dict[frozenset[str], bool] = {}
        self.asked = False            # whether more was asked than what stands near a spot
        self.askers: list[Any] = []   # the candidates whose rules asked for it

    @property
    def text(self) -> str:
        """The text, or the beginning of a large one."""
        self.asked = True
        return self._text if len(self._text) <= self.LARGE else self._beginning

    @cached_property
    def _beginning(self) -> str:
        return self._text[:self.LARGE]

    def count(self, word: str) -> int:
        """How often a word stands whole and in this very case in the text."""
        self.asked = True
        if word not in self._counts:
            self._counts[word] = sum(1 for _ in self.places(word)) if word in self.text else 0
        return self._counts[word]

    def has_any(self, words: frozenset[str]) -> bool:
        """Whether one of some words stands whole and in this very case in the text."""
        text = self.text
        if words not in self._has:
            places = (found.start() for found in _any_of(words).finditer(text)) if words else ()
            self._has[words] = any(not _is_word(text[at - 1:at]) for at in places)
        return self._has[words]

    def goes_on(self, token: str) -> bool:
        """Whether a token, with whatever stands before it, has a blank and a word in lower case behind it three times or more."""
        self.asked = True
        if token not in self._going_on:
            parts = self.text.split(token + " ")
            self._going_on[token] = sum(part[:1].islower() for part in parts[1:]) > 2
        return self._going_on[token]

    def places(self, word: str) -> Iterator[int]:
        """Offsets at which a word stands whole."""
        text = self.text
        at = text.find(word)
        while at >= 0:
            stop = at + len(word)
            if not (_is_word(text[at - 1:at]) or _is_word(text[stop:stop + 1])):
                yield at
            at = text.find(word, stop)

    @property
    def lower_ratio(self) -> float:
        """Share of sentence starts in lower case, 0-1: a text that is all in lower case is its author's way of writing."""
        self.asked = True
        return self._lower_ratio

    @cached_property
    def _lower_ratio(self) -> float:
        starts = _SENTENCE_START.findall(self.text[:20_000])
        return sum(c.islower() for c in starts) / len(starts) if starts else 0.0
