"""From which part of the world a name comes, by its letters: `yu`/`u` may be one name in Korean and two in Japanese."""
from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from .graphemes import REMEMBERED, Graphemes

Logits = tuple[float, ...]


def grams(word: str) -> frozenset[str]:
    """The letters of a word and their neighbours by two and three; `^` and `$` are its ends.

    >>> sorted(grams("un"))
    ['$', '^', '^u', '^un', 'n', 'n$', 'u', 'un', 'un$']
    """
    marked = f"^{word}$"
    pairs = map("".join, pairwise(marked))
    return frozenset(chain(marked, pairs, map("".join, zip(marked, marked[1:], marked[2:], strict=False))))


class Origins:
    """The shares of a name's likely origins: `weights` holds for each gram one weight an origin, `bias` comes on top."""

    def __init__(self, weights: Mapping[str, Sequence[float]], bias: Sequence[float]) -> None:
        self.weights, self.bias = weights, tuple(bias)
        self._words: dict[str, Logits] = {}

    def of(self, name: Graphemes) -> Logits:
        """The probability of each origin of a name as tokens; together 1."""
        words = map(self._word, name)
        odds = [1 / (1 + math.exp(-sum(parts))) for parts in zip(self.bias, *words, strict=True)]
        total = sum(odds)
        return tuple(share / total for share in odds)

    def _word(self, word: str) -> Logits:
        found = self._words.get(word)
        if found is None:
            rows = [self.weights[gram] for gram in grams(word) if gram in self.weights]
            found = tuple(map(sum, zip(*rows, strict=True))) if rows else (.0,) * len(self.bias)
            if len(self._words) > REMEMBERED:
                self._words.clear()
            self._words[word] = found
        return found
