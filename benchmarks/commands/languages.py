"""What textfix repairs and harms in each language; `--write` keeps the figures beside the packs."""
from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import textfix
from textfix.language import language

from ..corpora import GoldDocument, Sets, load, select
from ..options import names
from ..report import Cell, Report, table
from ..tally import Score, Tally
from . import quality

TARGET = Path(textfix.__file__).parent / "lang" / "measured.json"

Figures = dict[str, Cell]

_HARM = ("docs", "words", "false_changes", "false_per_10k_words")
_REPAIR = ("docs", "words", "core", "core_recall", "precision", "false_changes")
KINDS = {"clean": _HARM, "injected": _REPAIR, "natural": _REPAIR}        # set → the figures that say something there
_HEAD = ("language", "clean words", "false", "per 10k", "injected words", "core", "recall", "precision",
         "natural words", "core", "recall", "precision")
_COLUMNS = {"clean": ("words", "false_changes", "false_per_10k_words"), "injected": ("words", "core", "core_recall", "precision"),
            "natural": ("words", "core", "core_recall", "precision")}


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--without", type=names, default=(), help="kinds that are neutral instead of wanted, as in name_variant")
    parser.add_argument("--write", action="store_true", help="keep the figures in textfix/lang/measured.json")


def run(args: argparse.Namespace) -> Report:
    """The table; the figures in `measured.json` with `--write`."""
    scores = measure(_chosen(args))
    if args.write:
        TARGET.write_text(content(scores, args.without), "utf-8", newline="\n")
    total = {name: _figures(name, score.total) for name, score in scores.items()}
    rows = [_row(code, figures) for code, figures in [*_languages(scores).items(), ("all", total)]]
    return Report([table("By language", _HEAD, rows)], {"sets": _sets(scores), "languages": _languages(scores)})


def _chosen(args: argparse.Namespace) -> Sets:
    """The three sets, with the codes of languages as the packs write them."""
    sets = load(args.data)
    if missing := KINDS.keys() - sets.keys():
        raise SystemExit(f"no such set: {', '.join(sorted(missing))}; --data names a folder with the sets {', '.join(KINDS)}")
    return {name: list(_renamed(select(sets[name], (), args.without))) for name in KINDS}


def _renamed(docs: Iterable[GoldDocument]) -> Iterable[GoldDocument]:
    return (replace(doc, lang=language(doc.lang).code) for doc in docs)


def measure(sets: Sets) -> dict[str, Score]:
    """The score of each set; languages are given."""
    return {name: quality.evaluate({"textfix": quality.predict}, {name: docs})["textfix"] for name, docs in sets.items()}


def content(scores: dict[str, Score], without: Iterable[str] = ()) -> str:
    """The JSON to keep: version, sets, then one language a line."""
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(figures)}" for code, figures in _languages(scores).items())
    sets = ",\n".join(f"{json.dumps(name)}: {json.dumps(figures)}" for name, figures in _sets(scores).items())
    head = f'{{"version": {json.dumps(textfix.__version__)},\n"without": {json.dumps(list(without))},\n'
    return f'{head}"sets": {{\n{sets}\n}},\n"languages": {{\n{lines}\n}}}}\n'


def _sets(scores: dict[str, Score]) -> dict[str, Figures]:
    return {name: {"languages": len(score.by["lang"]), **_figures(name, score.total)} for name, score in scores.items()}


def _languages(scores: dict[str, Score]) -> dict[str, dict[str, Figures]]:
    """Figures by language, then set; a set that has no document in a language is left out."""
    codes = sorted({code for score in scores.values() for code in score.by["lang"]})
    return {code: {name: _figures(name, s.by["lang"][code]) for name, s in scores.items() if code in s.by["lang"]} for code in codes}


def _figures(name: str, tally: Tally) -> Figures:
    """What is kept of a tally: counts, percentages, false changes per 10,000 words."""
    figures = tally.figures() | {"core": tally.total("core")}
    return {key: figures[key] for key in KINDS[name]}


def _row(code: str, figures: dict[str, Figures]) -> list[Cell]:
    return [code, *(figures.get(name, {}).get(key) for name, keys in _COLUMNS.items() for key in keys)]
