"""The trained scorer: weights of edits, where names come from, and boosted trees over both, read from `weights.json`."""
from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from .align import Alignment, Step
from .features import labels, vector
from .graphemes import Graphemes
from .origin import Logits, Origins

HOPELESS = -2.5                                             # log odds by the edits alone that need no further look
GLANCE, UNLIKELY = 50, -1.2                                 # trees after which a score is looked at; the score that needs no further one
Tree = Any                                                  # a number, or (feature, threshold, tree up to it, tree above it)


class Scorer:
    """Scores names by a table of weights as `benchmarks/names/train.py` writes it."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.edits: Mapping[str, float] = weights["edits"]
        self.bias: float = weights["bias"]
        self.origins = Origins(weights["grams"], weights["origins"])
        self.start: float = weights["start"]
        trees = tuple(map(_frozen, weights["trees"]))
        self.glance, self.trees = trees[:GLANCE], trees[GLANCE:]
        self._steps: dict[Step, float] = {}
        self._names: dict[Graphemes, Logits] = {}

    def probability(self, left: Graphemes, right: Graphemes, found: Alignment) -> float:
        """How probably two names as tokens, put side by side, are one; 0-1.  Edits that are bad enough need no further look."""
        edits = self.bias + sum(map(self._step, found.steps))
        if edits < HOPELESS:
            return 1 / (1 + math.exp(-edits))
        figures = [*vector(left, right, found), edits, *self.origin(left, right)]
        score = _grown(self.glance, figures, self.start)
        if score > UNLIKELY:
            score = _grown(self.trees, figures, score)
        return 1 / (1 + math.exp(-score))

    def origin(self, left: Graphemes, right: Graphemes) -> Logits:
        """The shares of the origins of two names together."""
        return tuple((one + two) / 2 for one, two in zip(self._origins(left), self._origins(right), strict=True))

    def _step(self, step: Step) -> float:
        weight = self._steps.get(step)
        if weight is None:
            weight = self._steps[step] = sum(self.edits.get(label, .0) for label in labels(step))
        return weight

    def _origins(self, name: Graphemes) -> Logits:
        shares = self._names.get(name)
        if shares is None:
            if len(self._names) > 1 << 17:
                self._names.clear()
            shares = self._names[name] = self.origins.of(name)
        return shares


def _grown(trees: Sequence[Tree], figures: Sequence[float], score: float) -> float:
    """The score with what some of the trees add."""
    for tree in trees:
        node = tree
        while type(node) is tuple:
            number, threshold, low, high = node
            node = low if figures[number] <= threshold else high
        score += node
    return score


def _frozen(tree: Tree) -> Tree:
    """Nested lists as tuples: a number is a leaf."""
    return (*tree[:2], _frozen(tree[2]), _frozen(tree[3])) if isinstance(tree, Sequence) else float(tree)


@cache
def trained() -> Scorer:
    """The scorer with the weights that textfix ships."""
    return Scorer(json.loads((files(__package__) / "weights.json").read_text("utf-8")))
