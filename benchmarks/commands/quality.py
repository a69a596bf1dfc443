"""What textfix repairs and what it harms on gold sets: recall, precision and false changes by set, kind and language.

Intervals are those of 95 % confidence.  `--data` takes a folder of gold sets or one file, also one that `inject` made of your texts.
"""
from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator

import textfix
from textfix.text import Edit

from ..corpora import Sets, load, own_injected, select
from ..options import names
from ..peers import naive
from ..report import Cell, Report, Table, table
from ..tally import GROUPS, Found, Prediction, Score, Tally

ALL = True

System = Callable[[str, str | None], Prediction]
Scores = dict[str, Score]

_HEAD = ("docs", "words", "core", "recall %", "95 %", "soft %", "precision %", "95 %", "false", "per 10k", "95 %", "protected")


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--langs", type=names, default=(), help="only documents in these languages, as in en,es,pt-BR")
    parser.add_argument("--sets", type=names, default=(), help="only these sets; a set is named by its file up to the first dot")
    parser.add_argument("--without", type=names, default=(), help="kinds that are neutral instead of wanted, as in name_variant")
    parser.add_argument("--by", type=names, default=("lang",), help=f"tables by any of {', '.join(GROUPS)} (default: lang)")
    parser.add_argument("--lang-none", action="store_true", help="let textfix find out the language")
    parser.add_argument("--unsafe", action="store_true", help="apply unsafe repairs too")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N errors")
    parser.add_argument("--baseline", action=argparse.BooleanOptionalAction, default=True, help="run the naive baseline beside")


def run(args: argparse.Namespace) -> Report:
    """The tables; `figures` by system, then in total and by set, kind, language and source."""
    scores = evaluate(_systems(args), _chosen(args), not args.lang_none)
    tables = [_sets_table(scores), _kinds_table(scores), *_group_tables(scores, args.by)]
    return Report(tables, {name: figures(score) for name, score in scores.items()}, scores["textfix"].errors[:args.errors])


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


def _systems(args: argparse.Namespace) -> dict[str, System]:
    systems: dict[str, System] = {"textfix": lambda text, lang: predict(text, lang, args.unsafe)}
    return systems | {"naive": predict_naively} if args.baseline else systems


def _chosen(args: argparse.Namespace) -> Sets:
    sets = load(args.data) | ({} if args.data else own_injected())
    if missing := set(args.sets) - sets.keys():
        raise SystemExit(f"no such set: {', '.join(sorted(missing))}; there are {', '.join(sets)}")
    if not sets:
        raise SystemExit(f"{args.data}: no gold set there; python -m benchmarks inject makes one of clean texts")
    return {name: select(sets[name], args.langs, args.without) for name in args.sets or sets}


def figures(score: Score) -> dict[str, object]:
    """All numbers of a system, with their intervals."""
    groups = {group: {key: _told(tally) for key, tally in sorted(score.by[group].items())} for group in GROUPS}
    return {"total": _told(score.total), **groups}


def _told(tally: Tally) -> dict[str, object]:
    return {**tally.figures(), "interval": tally.intervals()}


def _row(tally: Tally) -> list[Cell]:
    """A row of `_HEAD`."""
    low_high = {key: _interval(found) for key, found in tally.intervals().items()}
    return [tally.docs, round(tally.words), tally.total("core"), tally.recall("core"), low_high["core_recall"], tally.recall("soft"),
            tally.precision(), low_high["precision"], tally.false, tally.false_rate(), low_high["false_per_10k_words"], tally.touched]


def _interval(found: tuple[float, float] | None) -> Cell:
    return f"{found[0]:.1f}–{found[1]:.1f}" if found else None


def _sets_table(scores: Scores) -> Table:
    """Every set under every system."""
    sets = scores["textfix"].by["set"]
    rows = [[name, system, *_row(score.by["set"][name])] for name in sets for system, score in scores.items()]
    totals = [["all", system, *_row(score.total)] for system, score in scores.items()]
    return table("By set", ("set", "system", *_HEAD), rows + totals)


def _kinds_table(scores: Scores) -> Table:
    """What textfix makes of every kind over all sets, and the recall of the baseline."""
    kinds = scores["textfix"].by["kind"]
    order = sorted(kinds, key=lambda kind: -kinds[kind].total("core") - kinds[kind].total("soft"))
    others = {name: score for name, score in scores.items() if name != "textfix"}
    rows = [[kind, *_kind_row(kinds[kind]), *(s.by["kind"][kind].recall("core") for s in others.values())] for kind in order]
    head = ("kind", "core", "recall %", "95 %", "wrong", "found", "soft", "recall %", "flags", "found", "false")
    return table("By kind", (*head, *(f"{name} recall %" for name in others)), rows)


def _kind_row(tally: Tally) -> list[Cell]:
    core: list[Cell] = [tally.total("core"), tally.recall("core"), _interval(tally.intervals()["core_recall"]),
                        tally.edits["core", "wrong"] + tally.edits["soft", "wrong"]]
    return [*core, tally.found["core"], tally.total("soft"), tally.recall("soft"), tally.total("flag"), tally.found["flag"], tally.false]


def _group_tables(scores: Scores, groups: Iterable[str]) -> Iterator[Table]:
    """A table for each way of grouping documents, textfix's figures and the recall of the baseline."""
    for group in groups:
        tallies = sorted(scores["textfix"].by[group].items())
        others = {name: score for name, score in scores.items() if name != "textfix"}
        rows = [[key, *_row(tally), *(s.by[group][key].recall("core") for s in others.values())] for key, tally in tallies]
        yield table(f"By {group}", (group, *_HEAD, *(f"{name} recall %" for name in others)), rows)
