"""Trains the scorer of names: `python -m benchmarks.names.train [--data FOLDER] [--output FILE]`.

It learns from labelled pairs in the folder whose licence allows it (data.LICENCES; geonames with attribution) and from pairs made out of
the project's own tables, names and words; without a folder from those alone.  Needs scikit-learn (`pip install textfix[train]`).
"""
from __future__ import annotations

import argparse
import json
import os
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from textfix.names import align
from textfix.names.features import NAMES, labels, vector
from textfix.names.graphemes import tokens
from textfix.names.origin import Origins, grams

from .data import Pair, generated, labelled

OUTPUT = Path(align.__file__).with_name("weights.json")
Rows = np.ndarray[Any, Any]
FOLDS, RARE_GRAM, RARE_EDIT = 5, 6, 2
OWN = .3                                                   # how much a made pair counts beside a found one
RATE, TREES, LEAVES = .06, 200, 20


class Table:
    """Pairs as the three learners see them; rows are pairs."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        names = [sorted((tokens(pair.one), tokens(pair.two))) for pair in pairs]
        found = [align.names(left, right) for left, right in names]
        self.names = names
        self.same = np.array([pair.same for pair in pairs])
        self.origin = np.array([pair.origin for pair in pairs])
        self.figures = np.array([vector(left, right, alignment) for (left, right), alignment in zip(names, found, strict=True)])
        self.edits = [Counter(label for step in alignment.steps for label in labels(step)) for alignment in found]
        self.fold = np.array([zlib.crc32(f"inner {pair.entities[0]}".encode()) % FOLDS for pair in pairs])
        own = np.array([OWN if pair.source == "own" else 1.0 for pair in pairs])
        self.weight = own * np.where(self.same, .5 / (own * self.same).mean(), .5 / (own * ~self.same).mean())


def fit(pairs: Sequence[Pair]) -> dict[str, Any]:
    """The weights that the pairs teach, as `weights.json` holds them.

    The trees see what the edits' weights and the origins say of pairs that these were not learned from.
    """
    table = Table(pairs)
    every = np.arange(len(pairs))
    edits, shares = np.zeros(len(pairs)), np.empty((len(pairs), len({*table.origin} - {""})))
    for fold in range(FOLDS):
        rest, held = every[table.fold != fold], every[table.fold == fold]
        edits[held] = _edit_scores(_edits(table, rest), table, held)
        shares[held] = _shares(_origins(table, rest), table, held)
    weights = _edits(table, every) | _origins(table, every)
    return weights | _trees(np.column_stack([table.figures, edits, shares]), table) | {"figures": [*NAMES, "edits", *weights["names"]]}


def _matrix(bags: Sequence[Counter[str]], rare: int) -> tuple[list[str], csr_matrix]:
    """The columns, and a row for each bag; what fewer than so many bags hold is left out."""
    counts = Counter(item for bag in bags for item in bag)
    columns = sorted(item for item, n in counts.items() if n >= rare)
    number = {item: n for n, item in enumerate(columns)}
    cells = [(row, number[item], n) for row, bag in enumerate(bags) for item, n in bag.items() if item in number]
    rows, cols, values = np.array(cells).T
    return columns, csr_matrix((values.astype(float), (rows.astype("int32"), cols.astype("int32"))), (len(bags), len(columns)))


def _edits(table: Table, rows: Rows) -> dict[str, Any]:
    """A weight for each label of an edit."""
    labels, seen = _matrix([table.edits[row] for row in rows], RARE_EDIT)
    same, weight = table.same[rows], table.weight[rows]
    model = LogisticRegression(C=.2, solver="liblinear").fit(seen, same, sample_weight=weight)
    found = dict(zip(labels, model.coef_[0], strict=True))
    kept = {label: round(float(weight), 3) for label, weight in found.items() if abs(weight) >= .005}
    return {"bias": round(float(model.intercept_[0]), 3), "edits": kept}


def _edit_scores(weights: dict[str, Any], table: Table, rows: Rows) -> list[float]:
    return [weights["bias"] + sum(n * weights["edits"].get(k, .0) for k, n in table.edits[row].items()) for row in rows]


def _origins(table: Table, rows: Rows) -> dict[str, Any]:
    """A weight for each gram and each origin that is known of any pair."""
    samples = [(name, table.origin[row]) for row in rows if table.origin[row] for name in table.names[row]]
    columns, seen = _matrix([Counter(gram for word in name for gram in grams(word)) for name, _ in samples], RARE_GRAM)
    truth = np.array([origin for _, origin in samples])
    names = sorted(set(truth))
    models = [LogisticRegression(C=.3, solver="liblinear", class_weight="balanced").fit(seen, truth == name) for name in names]
    rounded = np.round(np.array([model.coef_[0] for model in models]).T, 2)
    return {"names": names, "origins": [round(float(model.intercept_[0]), 2) for model in models],
            "grams": {gram: row.tolist() for gram, row in zip(columns, rounded, strict=True)}}


def _shares(weights: dict[str, Any], table: Table, rows: Rows) -> list[list[float]]:
    origins = Origins(weights["grams"], weights["origins"])
    return [[(one + two) / 2 for one, two in zip(*map(origins.of, table.names[row]), strict=True)] for row in rows]


def _trees(seen: Rows, table: Table) -> dict[str, Any]:
    """Boosted trees: `start` is the score before the first."""
    model = GradientBoostingClassifier(n_estimators=TREES, learning_rate=RATE, max_depth=None, max_leaf_nodes=LEAVES, min_samples_leaf=15,
                                       subsample=.5, max_features=.4, random_state=0).fit(seen, table.same, sample_weight=table.weight)
    first = model._raw_predict_init(seen[:1])               # the log odds of the classes
    return {"start": round(float(first[0, 0]), 4), "trees": [_nested(stage[0].tree_, 0) for stage in model.estimators_]}


def _nested(tree: Any, node: int) -> Any:
    """A tree from one node on: its value, or the figure, the threshold and the two trees below."""
    if tree.children_left[node] < 0:
        return round(RATE * float(tree.value[node, 0, 0]), 4)
    below = (_nested(tree, child) for child in (tree.children_left[node], tree.children_right[node]))
    return [int(tree.feature[node]), float(f"{tree.threshold[node]:.4g}"), *below]


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    data = os.environ.get("TEXTFIX_DATA")
    parser.add_argument("--data", type=Path, default=Path(data) if data else None, help="folder with pairs_pos.*.tsv and pairs_neg.*.tsv")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    args = parser.parse_args()
    pairs = [pair for pair in labelled(args.data) if pair.licence] if args.data else []
    pairs += generated()
    weights = {"about": ABOUT, "learned_from": dict(Counter(f"{p.source} ({p.licence})" for p in pairs))} | fit(pairs)
    args.output.write_text("{\n" + ",\n".join(f"{json.dumps(k)}: {_json(v)}" for k, v in weights.items()) + "\n}\n", "utf-8")


ABOUT = "Weights of the scorer of names, written by benchmarks/names/train.py. Contains data from GeoNames (geonames.org), CC BY 4.0."


def _json(value: Any) -> str:
    """Long tables with a line for each row, so that they can be read and compared."""
    if isinstance(value, dict) and len(value) > 20:
        return "{\n" + ",\n".join(f" {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list) and len(value) > 50:
        return "[\n" + ",\n".join(f" {json.dumps(v)}" for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
