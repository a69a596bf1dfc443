"""What people use today beside textfix, on the same texts in the same run: throughput, repairs right and wrong, harm to clean text.

Each peer is optional and skipped with a reason.  Slow ones are timed on a shorter beginning of the texts, and textfix on the same.
Peers made for English only are judged on English only; a peer repairs other things too, of which a gold set knows nothing.
"""
from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from .. import peers
from ..corpora import GoldDocument, Sets, load, own_injected
from ..measure import PARTS, measure, ratio
from ..options import names, rounds
from ..race import NAIVE, PURE, TEXTFIX, Child, Contestant, Race, race
from ..report import Cell, Report, Table, table, told
from ..tally import Prediction, Score
from ..texts import by_turns, sized, texts
from .speed import skipped

ALL = True
SLICES = (4_000, 40_000, 400_000)        # bytes of the beginnings
LAP, JUDGING = 2.0, 300.0                # seconds at most for a lap, and for all gold texts
ENGLISH, EVERY = "English", "all languages"

Golds = dict[str, list[tuple[str, GoldDocument]]]         # by scope: each document with the name of its set


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--only", type=names, default=(), metavar="NAMES", help=f"only these: {', '.join(peers.names())}")


def run(args: argparse.Namespace) -> Report:
    """Tables of speed, of repairs by set and by kind, for English and for all languages."""
    golds = _golds(load(args.data) | ({} if args.data else own_injected()))
    corpora = _slices(texts(args.data)) | {f"gold, {scope}": [(d.text, d.lang) for _, d in docs] for scope, docs in golds.items()}
    with race(_contestants(args.only), corpora) as contest:
        pace = {scope: _pace(contest, scope, corpora) for scope in (ENGLISH, EVERY) if f"{scope}, {SLICES[0]}" in corpora}
        n = rounds(args) if args.rounds or args.quick else 3
        speed = {scope: _speed(contest, scope, found, n) for scope, found in pace.items()}
        notes = skipped(contest)
        scores = {scope: _judged(contest, scope, docs, pace.get(scope, {}), notes) for scope, docs in golds.items()}
    tables = [_speed_table(scope, found, n) for scope, found in speed.items()]
    for scope, found in scores.items():
        tables += [_sets_table(scope, found), _kinds_table(scope, found)]
    judged = {scope: {name: _told(score) for name, score in found.items()} for scope, found in scores.items()}
    return Report(tables, {"speed": speed, "repairs": judged}, notes, contest.versions)


def _contestants(only: Sequence[str]) -> list[Contestant]:
    """textfix first, as it comes and in Python, then the others."""
    others = [Contestant(name.replace("_", " "), name) for name in peers.names() if name not in ("textfix", "naive")]
    chosen = [c for c in (*others, NAIVE) if not only or c.peer in only]
    return [TEXTFIX, PURE, *chosen]


def _golds(sets: Sets) -> Golds:
    pairs = [(name, doc) for name, docs in sets.items() for doc in docs]
    english = [(name, doc) for name, doc in pairs if doc.lang.split("-")[0] == "en"]
    return {scope: docs for scope, docs in ((ENGLISH, english), (EVERY, pairs)) if docs}


def _slices(found: Sequence[peers.Text]) -> dict[str, list[peers.Text]]:
    """Beginnings of the English texts and of all by turns."""
    scopes = {ENGLISH: [pair for pair in found if pair[1] == "en"], EVERY: by_turns(found)}
    return {f"{scope}, {size}": sized(part, size, size) for scope, part in scopes.items() if part for size in SLICES}


def _takes(child: Child, scope: str) -> bool:
    return scope == ENGLISH or not getattr(peers.peer(child.contestant.peer), "LANGUAGES", None)


def _pace(contest: Race, scope: str, corpora: Mapping[str, Sequence[peers.Text]]) -> dict[str, float]:
    """Seconds of the clock for a byte, of each contestant that takes these texts."""
    own = {child.contestant.name for child in contest.children if _takes(child, scope)}
    laps, size = contest.laps(f"{scope}, {SLICES[0]}", 1, own), contest.bytes(f"{scope}, {SLICES[0]}")
    return {name: found[0].wall / size for name, found in laps.items()}


def _speed(contest: Race, scope: str, pace: Mapping[str, float], n: int) -> dict[str, Any]:
    """Throughput of each, on the longest beginning that a lap has time for, and of textfix on the same."""
    longest = {name: max(size for size in SLICES if size == SLICES[0] or size * each < LAP) for name, each in pace.items()}
    figures: dict[str, Any] = {}
    for size in sorted(set(longest.values()), reverse=True):
        corpus = f"{scope}, {size}"
        laps = contest.laps(corpus, n, {name for name, most in longest.items() if most == size} | {TEXTFIX.name, PURE.name})
        own = laps.get(TEXTFIX.name) or laps[PURE.name]
        for name, found in laps.items():
            if name not in figures:
                cpu, bytes_ = [lap.cpu for lap in found], contest.bytes(corpus)
                figures[name] = {"bytes": bytes_, "cpu": measure([bytes_ / 1e6 / seconds for seconds in cpu], "MB/s"),
                                 "times textfix’s time": ratio(cpu, [lap.cpu for lap in own], PARTS)}
    return figures


def _judged(
    contest: Race, scope: str, docs: Sequence[tuple[str, GoldDocument]], pace: Mapping[str, float], notes: list[str],
) -> dict[str, Score]:
    """The verdicts on each peer that repairs; a note for those that would take too long."""
    corpus, scores = f"gold, {scope}", {}
    for child in contest.children:
        name, size = child.contestant.name, contest.bytes(corpus)
        if name == PURE.name or not peers.peer(child.contestant.peer).REPAIRS or not _takes(child, scope):
            continue
        if size * pace.get(name, 0) > JUDGING:
            notes.append(f"{name}, {scope}: not judged, {size:,} bytes would take it {size * pace[name]:.0f} seconds")
            continue
        scores[name] = Score()
        for (set_name, doc), text in zip(docs, child.ask("fix", corpus=corpus, given=True)["texts"], strict=True):
            scores[name].add(set_name, doc, Prediction(text))
    return scores


def _told(score: Score) -> dict[str, Any]:
    return {group: {key: tally.figures() for key, tally in sorted(score.by[group].items())} for group in ("set", "kind", "lang")}


def _speed_table(scope: str, figures: Mapping[str, Any], n: int) -> Table:
    rows = [[name, f["bytes"], f["cpu"], told(f["times textfix’s time"])] for name, f in figures.items()]
    rows.sort(key=lambda row: -figures[str(row[0])]["cpu"].value)
    return table(f"Speed, {scope}, {n} rounds", ("system", "bytes", "MB/s of CPU", "times textfix’s time"), rows)


def _sets_table(scope: str, scores: Mapping[str, Score]) -> Table:
    """Every set under every system."""
    rows: list[list[Cell]] = []
    for name in sorted({key for score in scores.values() for key in score.by["set"]}):
        for system, score in scores.items():
            t = score.by["set"][name]
            rows.append([name, system, t.docs, t.total("core"), t.edits["core", "right"], t.edits["core", "wrong"], t.recall("core"),
                         t.precision(), t.false, t.false_rate()])
    head = ("set", "system", "docs", "core", "right", "wrong", "recall %", "precision %", "false changes", "per 10k words")
    return table(f"Repairs and harm, {scope}", head, rows)


def _kinds_table(scope: str, scores: Mapping[str, Score]) -> Table:
    """Core artifacts of each kind: how many, and how many each system repairs rightly; wrongly in brackets."""
    first = next(iter(scores.values()))
    totals = {kind: tally.total("core") for kind, tally in first.by["kind"].items() if tally.total("core")}
    rows: list[list[Cell]] = [[kind, total, *(_right(score, kind) for score in scores.values())]
                              for kind, total in sorted(totals.items(), key=lambda item: -item[1])]
    return table(f"Right repairs (wrong ones in brackets) by kind, {scope}", ("kind", "core", *scores), rows)


def _right(score: Score, kind: str) -> str:
    edits = score.by["kind"][kind].edits
    return f"{edits['core', 'right']}" + (f" ({edits['core', 'wrong']})" if edits["core", "wrong"] else "")
