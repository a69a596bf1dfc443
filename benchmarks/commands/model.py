"""What a translation model adds to the rules where the source is known: right choices, precision, coverage, speed.

`--data` takes a file or a folder with `arbitration*.jsonl`: a line is an object with `domain, kind, source, text, candidates` (the rule's
own first) and `gold`.  `--model` takes the folder of a model, or a .tgz that holds one.  Rows of the kind `truebreak` are left out: textfix
never asks whether a well-formed end of a sentence should go.
"""
from __future__ import annotations

import argparse
import json
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from textfix import Fixer
from textfix.model.arbiter import ModelArbiter
from textfix.model.memory import Memory, Pair
from textfix.model.opened import opened
from textfix.model.protocol import Query, Verdict
from textfix.model.runtime import BATCH_TOKENS

from ..measure import Measure, measure, ratio
from ..options import rounds
from ..report import Cell, Report, Table, table, told
from ..texts import sentences, texts

_AGAIN = 20                   # times that sentences without a source are fixed: they take a fiftieth of a millisecond


class Row(NamedTuple):
    """One artifact: sentences to choose from, the rule's own first, and the right one."""

    domain: str
    kind: str
    source: str
    text: str
    candidates: tuple[str, ...]
    gold: str


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--model", type=Path, required=True, metavar="DIR", help="folder of the model, or a .tgz that holds one")
    parser.add_argument("--source-lang", metavar="TAG", help="language of the sources, where the model does not say")
    parser.add_argument("--lang", default="en", metavar="TAG", help="language of the texts (default: en)")


def run(args: argparse.Namespace) -> Report:
    """Three tables: the choice alone, the whole library, and speed."""
    rows = _rows(args.data)
    with _unpacked(args.model) as folder:
        model = opened(str(folder), args.source_lang, args.lang)
        chosen = _choices(rows, model, args.lang)
        fixed = _library(rows, Fixer(lang=args.lang), Fixer(lang=args.lang, model=str(folder), source_lang=args.source_lang))
        speed, figures = _speed(rows, model, args, str(folder))
    return Report([chosen, fixed, speed], figures)


def _rows(data: Path | None) -> list[Row]:
    files = [] if data is None else [data] if data.is_file() else sorted(data.glob("arbitration*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    if not lines:
        raise SystemExit(f"{data}: no arbitration*.jsonl; --data is a file or a folder of rows (see python -m benchmarks model -h)")
    rows = [Row(*(line[name] for name in Row._fields))._replace(candidates=tuple(line["candidates"])) for line in lines]
    return [row for row in rows if row.kind != "truebreak"]


def _unpacked(model: Path) -> Any:
    """A context that gives the folder of the model."""
    return nullcontext(model) if model.is_dir() else _Archive(model)


class _Archive(tempfile.TemporaryDirectory[str]):
    """A model that is unpacked while it is used."""

    def __init__(self, archive: Path) -> None:
        super().__init__()
        self._archive = archive

    def __enter__(self) -> Path:  # type: ignore[override]
        with tarfile.open(self._archive) as packed:
            packed.extractall(self.name, filter="data")
        return next(Path(self.name).iterdir())


def _choices(rows: list[Row], model: ModelArbiter, lang: str) -> Table:
    """The model's choice among the candidates of each row, beside the rule's, by domain and kind."""
    verdicts = model.arbitrate([Query(row.source, row.candidates, lang) for row in rows])
    judged = list(zip(rows, verdicts, strict=True))
    lines = [_choice(name, found) for name, found in _grouped(judged, lambda pair: pair[0])]
    head = ("candidates given", "rows", "rule %", "rule + model %", "accepted %", "precision %")
    return table("Which candidate is right: the rule’s own, and with the model where it accepts", head, lines)


def _choice(name: str, found: list[tuple[Row, Verdict]]) -> list[Cell]:
    accepted = [row.candidates[verdict.choice] == row.gold for row, verdict in found if not verdict.abstained]
    return [name, len(found), _percent(row.candidates[0] == row.gold for row, _ in found),
            _percent(row.candidates[verdict.choice] == row.gold for row, verdict in found),
            _percent(not verdict.abstained for _, verdict in found), _percent(accepted)]


def _library(rows: list[Row], alone: Fixer, together: Fixer) -> Table:
    """The texts of the rows through the library: what is found there is its own affair."""
    results = [(row, alone.fix_text(row.text, row.source), together.fix_and_explain(row.text, row.source)) for row in rows]
    lines: list[list[Cell]] = []
    for name, found in _grouped(results, lambda result: result[0]):
        settled = [(row, both) for row, _, both in found if any("(model: " in finding.message for finding in both.findings)]
        lines.append([
            name, len(found), _percent(rule == row.gold for row, rule, _ in found),
            _percent(both.text == row.gold for row, _, both in found),
            _percent(rule not in (row.gold, row.text) for row, rule, _ in found),
            _percent(both.text not in (row.gold, row.text) for row, _, both in found), _percent(len(settled) * [True], len(found)),
            _percent(both.text == row.gold for row, both in settled)])
    head = ("through the library", "rows", "rule right %", "with model %", "rule wrong %", "with model %", "accepted %", "precision %")
    return table("What becomes of the text: right, and wrong where it was changed", head, lines)


def _grouped(items: Iterable[Any], row_of: Callable[[Any], Row]) -> list[tuple[str, list[Any]]]:
    """Items by domain, then by domain and kind."""
    groups: dict[str, list[Any]] = {}
    for item in items:
        row = row_of(item)
        groups.setdefault(row.domain, []).append(item)
        groups.setdefault(f"{row.domain}, {row.kind}", []).append(item)
    return sorted(groups.items())


def _percent(hits: Iterable[bool], total: int | None = None) -> float | None:
    found = list(hits)
    total = len(found) if total is None else total
    return round(100 * sum(found) / total, 1) if total else None


def _speed(rows: list[Row], model: ModelArbiter, args: argparse.Namespace, folder: str) -> tuple[Table, dict[str, Any]]:
    """Scores a second of CPU beside `score_batch` itself, and what a model costs where nothing is doubtful."""
    queries = [Query(row.source, row.candidates, args.lang) for row in rows]
    pairs = sorted({pair for query in queries for pair in model.prepared(query) if isinstance(pair, Pair)})
    sources, targets = [list(pair.source) for pair in pairs], [list(pair.target) for pair in pairs]
    plain, with_model = Fixer(lang=args.lang), Fixer(lang=args.lang, model=folder, source_lang=args.source_lang)
    found = sentences([pair for pair in texts(args.data) if pair[1] == args.lang])
    clean = [text for text, _ in found if not plain.check(text, text)]
    n, many = rounds(args), clean * _AGAIN
    runs: dict[str, Callable[[], object]] = {
        "mine": lambda: _afresh(model).arbitrate(queries),
        "direct": lambda: model.runtime.model.score_batch(
            sources, targets, max_batch_size=BATCH_TOKENS, batch_type="tokens", max_input_length=0),
        "without": lambda: [plain.fix_text(text, text) for text in clean],
        "beside": lambda: [with_model.fix_text(text, text) for text in clean],
        "alone": lambda: [plain.fix_text(text) for text in many],
        "alone beside": lambda: [with_model.fix_text(text) for text in many]}
    laps: dict[str, list[float]] = {name: [] for name in runs}
    for lap in range(n + 1):
        for name in list(runs)[::1 if lap % 2 else -1]:          # by turns from either end: what warms up the other cancels out
            laps[name].append(_cpu(runs[name]))
    mine, direct, without, beside, alone, alone_beside = (laps[name][1:] for name in runs)
    figures = {"scores": _rate(len(pairs), mine), "score_batch": _rate(len(pairs), direct),
               "of score_batch": ratio(direct, mine), "clean with model": ratio(beside, without),
               "clean with model, no source": ratio(alone_beside, alone)}
    lines: list[list[Cell]] = [
        [f"{len(pairs)} candidates scored", figures["scores"], figures["score_batch"], told(figures["of score_batch"])],
        [f"{len(clean)} clean sentences, with model and without", _rate(len(clean), beside), _rate(len(clean), without),
         told(figures["clean with model"])],
        ["the same without a source", _rate(len(many), alone_beside), _rate(len(many), alone),
         told(figures["clean with model, no source"])]]
    return table(f"Speed, {n} rounds", ("what", "a second of CPU", "the same by score_batch, or without model", "ratio"), lines), figures


def _afresh(model: ModelArbiter) -> ModelArbiter:
    """The model without what it remembers."""
    model.runtime.memory = Memory()
    return model


def _rate(number: int, laps: list[float]) -> Measure:
    return measure([number / lap for lap in laps], "/s")


def _cpu(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
