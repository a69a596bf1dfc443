"""The trained scorer: weights of edits, where names come from, and boosted trees over both, read from `weights.json`."""
from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from struct import pack
from typing import Any

from textfix import compiled

from .align import Alignment, Step
from .features import labels, vector
from .graphemes import REMEMBERED, Graphemes
from .origin import Logits, Origins

HOPELESS = -2.5                                             # log odds by the edits alone that need no further look
GLANCE, UNLIKELY = 50, -1.2                                 # trees after which a score is looked at; the score that needs no further one
_native = compiled.load()
Tree = Any                                                  # a number, or (feature, threshold, tree up to it, tree above it)


class Scorer:
    """Scores names by a table of weights as `benchmarks/names/train.py` writes it."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.edits: Mapping[str, float] = weights["edits"]
        self.bias: float = weights["bias"]
        self.origins = Origins(weights["grams"], weights["origins"])
        self.start: float = weights["start"]
        self.trees = tuple(map(_frozen, weights["trees"]))
        self._glance, self._rest = Forest(self.trees[:GLANCE]), Forest(self.trees[GLANCE:])
        self._steps: dict[Step, float] = {}
        self._names: dict[Graphemes, Logits] = {}

    def probability(self, left: Graphemes, right: Graphemes, found: Alignment) -> float:
        """How probably two names as tokens, put side by side, are one; 0-1.  Edits that are bad enough need no further look."""
        edits = self.bias + sum(map(self._step, found.steps))
        if edits < HOPELESS:
            return 1 / (1 + math.exp(-edits))
        figures = [*vector(left, right, found), edits, *self.origin(left, right)]
        score = self._glance.grown(figures, self.start)
        if score > UNLIKELY:
            score = self._rest.grown(figures, score)
        return 1 / (1 + math.exp(-score))

    def origin(self, left: Graphemes, right: Graphemes) -> Logits:
        """The shares of the origins of two names together."""
        return tuple((one + two) / 2 for one, two in zip(self._origins(left), self._origins(right), strict=True))

    def _step(self, step: Step) -> float:
        weight = self._steps.get(step)
        if weight is None:
            if len(self._steps) > REMEMBERED:
                self._steps.clear()
            weight = self._steps[step] = sum(self.edits.get(label, .0) for label in labels(step))
        return weight

    def _origins(self, name: Graphemes) -> Logits:
        shares = self._names.get(name)
        if shares is None:
            if len(self._names) > REMEMBERED:
                self._names.clear()
            shares = self._names[name] = self.origins.of(name)
        return shares


class Forest:
    """Some of the trees."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._trees = trees
        self._compiled = _native.forest(*packed(self._trees)) if _native else None

    def grown(self, figures: list[float], score: float) -> float:
        """The score with what the trees add."""
        return float(_native.grown(self._compiled, figures, score)) if _native and self._compiled else self._reference(figures, score)

    def _reference(self, figures: list[float], score: float) -> float:
        """What the compiled part does."""
        for tree in self._trees:
            node = tree
            while type(node) is tuple:
                number, threshold, low, high = node
                node = low if figures[number] <= threshold else high
            score += node
        return score


def packed(trees: Sequence[Tree]) -> tuple[bytes, bytes]:
    """Trees as the compiled part reads them: nodes of (figure or -1, number of the node above the threshold, threshold or value), each
    followed by the one up to the threshold; and the numbers of the roots."""
    nodes: list[tuple[int, int, float]] = []

    def add(tree: Tree) -> int:
        at = len(nodes)
        nodes.append((-1, 0, tree))
        if type(tree) is tuple:
            figure, threshold, low, high = tree
            add(low)
            nodes[at] = figure, add(high), threshold
        return at

    roots = list(map(add, trees))
    return b"".join(pack("=iid", *node) for node in nodes), pack(f"={len(roots)}I", *roots)


def _frozen(tree: Tree) -> Tree:
    """Nested lists as tuples: a number is a leaf."""
    return (*tree[:2], _frozen(tree[2]), _frozen(tree[3])) if isinstance(tree, Sequence) else float(tree)


@cache
def trained() -> Scorer:
    """The scorer with the weights that textfix ships."""
    return Scorer(json.loads((files(__package__) / "weights.json").read_text("utf-8")))
