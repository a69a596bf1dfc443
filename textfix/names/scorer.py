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

Tree = Any                                                  # a number, or (feature, threshold, tree up to it, tree above it)


class Scorer:
    """Scores names by a table of weights as `benchmarks/names/train.py` writes it."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.edits: Mapping[str, float] = weights["edits"]
        self.bias: float = weights["bias"]
        self.origins = Origins(weights["grams"], weights["origins"])
        self.start: float = weights["start"]
        self.trees = tuple(map(_frozen, weights["trees"]))
        self._steps: dict[Step, float] = {}
        self._names: dict[Graphemes, Logits] = {}

    def probability(self, left: Graphemes, right: Graphemes, found: Alignment) -> float:
        """How probably two names as tokens, put side by side, are one; 0-1."""
        figures = self.figures(left, right, found)
        score = self.start
        for tree in self.trees:
            while type(tree) is tuple:
                tree = tree[2] if figures[tree[0]] <= tree[1] else tree[3]
            score += tree
        return 1 / (1 + math.exp(-score))

    def figures(self, left: Graphemes, right: Graphemes, found: Alignment) -> list[float]:
        """What the trees see: the figures of the names, the weight of their edits, the shares of their origins."""
        edits = self.bias + sum(map(self._step, found.steps))
        origins = zip(self._origins(left), self._origins(right), strict=True)
        return [*vector(left, right, found), edits, *((one + two) / 2 for one, two in origins)]

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


def _frozen(tree: Tree) -> Tree:
    """Nested lists as tuples: a number is a leaf."""
    return (*tree[:2], _frozen(tree[2]), _frozen(tree[3])) if isinstance(tree, Sequence) else float(tree)


@cache
def trained() -> Scorer:
    """The scorer with the weights that textfix ships."""
    return Scorer(json.loads((files(__package__) / "weights.json").read_text("utf-8")))
