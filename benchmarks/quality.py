"""`python -m benchmarks quality`: what textfix repairs and what it harms, beside the naive baseline."""
from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

import textfix
from textfix.text import Edit

from . import naive
from .corpora import Sets, load, select
from .report import Cell, table, write_json
from .tally import GROUPS, Found, Prediction, Score, Tally

System = Callable[[str, str | None], Prediction]
Scores = dict[str, Score]

_HEAD = ("docs", "words", "core", "recall", "soft rec", "precision", "false", "per 10k", "protected", "findings", "false")


def predict(text: str, lang: str | None, unsafe: bool = False) -> Prediction:
    """Run textfix on one document."""
    result = textfix.fix_and_explain(text, lang=lang, unsafe=unsafe)
    found = (Found(f.start, f.end, f.rule.name.replace("-", "_"), _is_applied(f.edits, result.edits)) for f in result.findings)
    return Prediction(result.text, tuple(found))


def _is_applied(edits: Iterable[Edit], done: Iterable[Edit]) -> bool:
    """Whether a finding's edits lie within what was carried out (edits that touch may have become one)."""
    return any(whole.start <= part.start and part.end <= whole.end for part in edits for whole in done)


def predict_naively(text: str, lang: str | None) -> Prediction:
    """Run the eight regular expressions; they do not know languages."""
    return Prediction(naive.fix_text(text))


def evaluate(systems: dict[str, System], sets: Sets, lang_given: bool = True) -> Scores:
    """Judge every system on every document; the language is given to it or left for it to find out."""
    scores = {name: Score() for name in systems}
    for set_name, docs in sets.items():
        for doc in docs:
            for name, system in systems.items():
                scores[name].add(set_name, doc, system(doc.text, doc.lang if lang_given else None))
    return scores


def run(args: argparse.Namespace) -> str:
    """Carry out the command: the tables as text, the JSON where `--json` says."""
    scores = evaluate(_systems(args), _chosen(args), not args.lang_none)
    if args.json:
        options = {name: getattr(args, name) for name in ("sets", "langs", "without", "lang_none", "unsafe")}
        write_json(args.json, options, {name: _figures(score) for name, score in scores.items()})
    errors = "\n".join(scores["textfix"].errors[:args.errors])
    return "\n\n".join(filter(None, [_sets_table(scores), _kinds_table(scores), *_group_tables(scores, args.by), errors]))


def _systems(args: argparse.Namespace) -> dict[str, System]:
    systems: dict[str, System] = {"textfix": lambda text, lang: predict(text, lang, args.unsafe)}
    return systems | {"naive": predict_naively} if args.baseline else systems


def _chosen(args: argparse.Namespace) -> Sets:
    folder: Path | None = args.data
    sets = load(folder)
    if missing := set(args.sets) - sets.keys():
        raise SystemExit(f"no such set: {', '.join(sorted(missing))}; there are {', '.join(sets)}")
    return {name: select(sets[name], args.langs, args.without) for name in args.sets or sets}


def _figures(score: Score) -> dict[str, object]:
    groups = {group: {key: tally.figures() for key, tally in sorted(score.by[group].items())} for group in GROUPS}
    return {"total": score.total.figures(), **groups}


def _row(tally: Tally) -> list[Cell]:
    found = [tally.findings or None, tally.false_findings if tally.findings else None]
    harm = [tally.false, tally.false_rate(), tally.touched]
    good = [tally.total("core"), tally.recall("core"), tally.recall("soft"), tally.precision()]
    return [tally.docs, round(tally.words), *good, *harm, *found]


def _sets_table(scores: Scores) -> str:
    """Every set under every system."""
    names = scores["textfix"].by["set"]
    rows = [[name, system, *_row(score.by["set"][name])] for name in names for system, score in scores.items()]
    totals = [["all", system, *_row(score.total)] for system, score in scores.items()]
    return table(("set", "system", *_HEAD), rows + totals)


def _kinds_table(scores: Scores) -> str:
    """What textfix makes of every kind over all sets, and the recall of the baseline."""
    kinds = scores["textfix"].by["kind"]
    order = sorted(kinds, key=lambda kind: -kinds[kind].total("core") - kinds[kind].total("soft"))
    rows = [[kind, *_kind_row(kinds[kind]), *(s.by["kind"][kind].recall("core") for s in _others(scores))] for kind in order]
    head = ("kind", "core", "recall", "wrong", "found", "soft", "recall", "flags", "found", "false", *(_others_names(scores)))
    return table(head, rows)


def _kind_row(tally: Tally) -> list[Cell]:
    core: list[Cell] = [tally.total("core"), tally.recall("core"), tally.edits["core", "wrong"] + tally.edits["soft", "wrong"]]
    return [*core, tally.found["core"], tally.total("soft"), tally.recall("soft"), tally.total("flag"), tally.found["flag"], tally.false]


def _others(scores: Scores) -> list[Score]:
    return [score for name, score in scores.items() if name != "textfix"]


def _others_names(scores: Scores) -> list[str]:
    return [f"{name} recall" for name in scores if name != "textfix"]


def _group_tables(scores: Scores, groups: Iterable[str]) -> Iterable[str]:
    """A table for each way of grouping documents: textfix's figures, then the same of the baseline."""
    for group in groups:
        tallies = sorted(scores["textfix"].by[group].items())
        head = [f"{name} {figure}" for name in scores for figure in ("recall", "precision", "per 10k")]
        rows = [[key, tally.docs, round(tally.words), tally.total("core"), *_compared(scores, group, key)] for key, tally in tallies]
        yield table((group, "docs", "words", "core", *head), rows)


def _compared(scores: Scores, group: str, key: str) -> list[Cell]:
    tallies = [score.by[group][key] for score in scores.values()]
    return [cell for tally in tallies for cell in (tally.recall("core"), tally.precision(), tally.false_rate())]
