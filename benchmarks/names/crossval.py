"""Cross-validation by entity: no name of an entity that is scored was ever trained on."""
from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from textfix.names.match import judged
from textfix.names.scorer import Scorer

from .data import Pair

FOLDS = 5
Fit = Callable[[Sequence[Pair]], dict[str, Any]]


class Scored(NamedTuple):
    """A pair, its probability, and the fold in which it was held out."""

    pair: Pair
    probability: float
    fold: int


def cross_validated(pairs: Sequence[Pair], extra: Sequence[Pair], fit: Fit) -> list[Scored]:
    """Each pair with the probability given by a scorer that was trained on the other folds and on `extra`."""
    found = []
    for fold in range(FOLDS):
        rest = [pair for pair in pairs if pair.licence and all(_fold(entity) != fold for entity in pair.entities)]
        scorer = Scorer(fit([*rest, *extra]))
        found += [Scored(pair, judged(pair.one, pair.two, scorer), fold) for pair in pairs if _fold(pair.entities[0]) == fold]
    return found


def _fold(entity: str) -> int:
    return zlib.crc32(entity.encode()) % FOLDS


class Rates(NamedTuple):
    """Shares of pairs that are called one name: of those that are (recall), of those that are not (false); F1 with both classes alike."""

    recall: float
    false: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall where as many pairs are one name as are not."""
        return 2 * self.recall / (self.recall + self.false + 1)


def rates(scored: Sequence[Scored], threshold: float) -> Rates:
    """What a threshold accepts."""
    same, other = ([row.probability >= threshold for row in scored if row.pair.same is wanted] for wanted in (True, False))
    return Rates(sum(same) / max(len(same), 1), sum(other) / max(len(other), 1))


def nested(scored: Sequence[Scored]) -> Rates:
    """The rates with, for each fold, the threshold that is best for F1 on the others."""
    accepted = []
    for fold in range(FOLDS):
        others = [row for row in scored if row.fold != fold]
        best = max((n / 100 for n in range(5, 100)), key=lambda threshold: rates(others, threshold).f1)
        accepted += [(row.pair.same, row.probability >= best) for row in scored if row.fold == fold]
    same, other = ([yes for wanted, yes in accepted if wanted is kind] for kind in (True, False))
    return Rates(sum(same) / len(same), sum(other) / len(other))


def recall_at(scored: Sequence[Scored], false: float) -> tuple[float, float]:
    """The recall at a rate of false merges, and the threshold that gives it."""
    others = sorted((row.probability for row in scored if not row.pair.same), reverse=True)
    threshold = others[int(false * len(others))] + 1e-9
    return rates(scored, threshold).recall, threshold
