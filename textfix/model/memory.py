"""The scores of the candidates that were asked last."""
from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

from textfix.model.decision import Score

REMEMBERED = 20_000           # scores


class Pair(NamedTuple):
    """A candidate beside its source, both encoded; the first `offset` tokens of the target do not enter its score."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    offset: int


class Memory:
    """Scores of pairs; the one that was not asked for longest goes first.  Any number of threads may share it."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size, self._lock = size, Lock()
        self._scores: OrderedDict[Pair, Score] = OrderedDict()

    def recall(self, pairs: Iterable[Pair]) -> dict[Pair, Score]:
        """The scores of those pairs that are remembered."""
        with self._lock:
            found = {pair: self._scores[pair] for pair in pairs if pair in self._scores}
            for pair in found:
                self._scores.move_to_end(pair)
        return found

    def keep(self, scores: dict[Pair, Score]) -> None:
        """Remember these scores."""
        with self._lock:
            self._scores.update(scores)
            while len(self._scores) > self._size:
                self._scores.popitem(last=False)
