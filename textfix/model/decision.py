"""When a score is good enough to decide."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.model.protocol import Verdict

BONUS = 1.0                   # nats a token: a sum of log-probabilities favours the shorter candidate


class Score(NamedTuple):
    """Sum of the log-probabilities of a candidate's tokens, and their number."""

    total: float
    tokens: int

    @property
    def mean(self) -> float:
        """Log-probability a token."""
        return self.total / self.tokens


class Thresholds(NamedTuple):
    """The best candidate must beat the next by `margin` nats, and its log-probability a token must reach `floor`."""

    margin: float
    floor: float


WITH_SOURCE = Thresholds(3.0, -4.5)
WITHOUT_SOURCE = Thresholds(5.0, -4.5)      # of a decoder-only model, which knows only what is usual

PROPOSED = -1.0               # log-probability a token that a translation of the model's own must reach: it is always its own favourite


def decide(scores: Sequence[Score], needed: Thresholds) -> Verdict:
    """The best of two or more candidates, or the first where none is good enough."""
    weighed = [score.total + BONUS * score.tokens for score in scores]
    best, second = sorted(range(len(scores)), key=weighed.__getitem__, reverse=True)[:2]
    margin, mean = weighed[best] - weighed[second], scores[best].mean
    if mean < needed.floor:
        return Verdict(0, margin, mean, f"out of its depth: mean log p {mean:.1f} < {needed.floor:g}")
    if margin < needed.margin:
        return Verdict(0, margin, mean, f"undecided: margin {margin:.1f} < {needed.margin:g} nats")
    return Verdict(best, margin, mean)
