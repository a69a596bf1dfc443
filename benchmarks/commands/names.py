"""How well spellings of names are matched, how fast, and how the work grows with their number.

With a folder of labelled pairs (`pairs_pos.*.tsv`, `pairs_neg.*.tsv`) in `--data` the scorer is cross-validated by entity (not with
`--quick`); that trains it anew and needs the extra `train`.  With the sets `names.*.jsonl` and `clean.*.jsonl` the names of whole
documents are judged.
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from textfix.names.forbidden import lists
from textfix.names.match import probability

from ..measure import measure
from ..names import crossval, documents
from ..names.corpus import resolved
from ..names.crossval import Scored
from ..names.data import Pair, generated, labelled
from ..names.growth import growth, speed
from ..report import Report, Table, table

SIZES, QUICK = (10_000, 40_000, 160_000), (10_000, 40_000)
MERGE = .9
ROUNDS, JOBS = 3, 2
GROUPS: dict[str, Callable[[Pair], bool]] = {
    "all": lambda pair: True, "persons": lambda pair: pair.person,
    "persons, Wikidata": lambda pair: pair.person and not (pair.same and (pair.source.startswith("OFAC") or pair.origin == "latin"))}


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--names", type=int, metavar="N",
                        help="distinct names of the corpus that is resolved, 0 for none (default: 1,000,000, with --quick 10,000)")


def run(args: argparse.Namespace) -> Report:
    """Tables of quality (with labelled pairs), of documents (with sets of them), never-merge pairs, speed, growth and a corpus."""
    folder = args.data if args.data and args.data.is_dir() else None
    pairs = labelled(folder) if folder and not args.quick else []
    corpus = args.names if args.names is not None else 10_000 if args.quick else 1_000_000
    parts: list[tuple[str, bool, Callable[[], list[Table]]]] = [
        ("cross-validation", bool(pairs), lambda: [_quality(crossval.cross_validated(pairs, generated(), _fit()))]),
        ("documents", folder is not None, lambda: documents.tables(folder) if folder else []),
        ("names that are never one", True, lambda: [_never()]),
        ("scoring", True, lambda: [_speed(5_000 if args.quick else 40_000)]),
        ("blocking", True, lambda: [_growth(QUICK if args.quick else SIZES)]),
        ("a corpus", corpus > 0, lambda: [_corpus(corpus)]),
    ]
    tables = [found for name, wanted, made in parts if wanted for found in _told(name, made)]
    return Report(tables, {t.title: [list(row) for row in t.rows] for t in tables})


def _told(name: str, made: Callable[[], list[Table]]) -> list[Table]:
    """The tables of a part; that it begins is told on standard error, for some take a minute or more."""
    print(f"{name} …", file=sys.stderr, flush=True)
    return made()


def _fit() -> Callable[[Sequence[Pair]], dict[str, Any]]:
    try:
        from ..names.train import fit
    except ImportError as error:
        raise SystemExit(f"cross-validation trains the scorer: pip install textfix[train] ({error})") from error
    return fit


def _quality(scored: Sequence[Scored]) -> Table:
    head = ("pairs", "same", "other", "F1", "recall", "false", "recall, 2 % false", "from p", f"recall, p ≥ {MERGE}", f"false, p ≥ {MERGE}")
    rows = [_row(name, scored, of) for name, of in GROUPS.items()]
    return table(f"Labelled pairs, cross-validated by entity, {crossval.FOLDS} folds", head, rows)


def _row(name: str, scored: Sequence[Scored], of: Callable[[Pair], bool]) -> list[str | int | float]:
    rows = [row for row in scored if of(row.pair)]
    best, sure = crossval.nested(rows), crossval.rates(rows, MERGE)
    same = sum(row.pair.same for row in rows)
    return [name, same, len(rows) - same, *map(_share, (best.f1, best.recall, best.false, *crossval.recall_at(rows, .02), *sure))]


def _share(value: float) -> str:
    return f"{value:.3f}"


def _never() -> Table:
    pairs = [pair for names in lists() for pair in combinations(names, 2)]
    merged = [" / ".join(pair) for pair in pairs if probability(*pair) >= .5]
    return table("Names that are never one", ("pairs", "merged", "which"), [[str(len(pairs)), len(merged), "; ".join(merged) or "–"]])


def _speed(count: int) -> Table:
    rounds = [speed(count, seed) for seed in range(1, ROUNDS + 1)]
    first, again = (measure([getattr(found, of) for found in rounds], "pairs/s") for of in ("first", "again"))
    row = [f"{rounds[0].pairs:,}", str(first), str(again), _share(rounds[0].looked_at)]
    head = ("pairs", "pairs/s, first", "pairs/s, again", "share above 0")
    return table(f"Scoring the candidates among {count:,} names, one core", head, [row])


def _growth(sizes: Iterable[int]) -> Table:
    rows = [growth(size) for size in sizes]
    head = ("names", "candidates a name", "spellings that meet", "CPU s", "peak MB")
    cells = [[f"{r.names:,}", f"{r.a_name:.1f}", _share(r.met), f"{r.seconds:.1f}", f"{r.megabytes:.0f}"] for r in rows]
    return table("Blocking of made names", head, cells)


def _corpus(count: int) -> Table:
    found = resolved(count, JOBS)
    head = ("names", "with several spellings", "spellings together", "s to make", "s to resolve", "CPU s", "MiB, one process", "MiB, all")
    figures = f"{found.names:,}", f"{found.groups:,}", _share(found.together), found.making, found.wall, found.cpu, found.alone, found.peak
    return Table(f"A corpus resolved by {JOBS} processes", head, [figures])
