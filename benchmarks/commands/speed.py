"""Throughput of textfix (C and pure Python) beside ftfy and the naive baseline, on the same texts in the same rounds."""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from ..inject.plan import inject
from ..measure import Measure, measure, ratio
from ..options import rounds
from ..peers import Text
from ..race import FTFY, NAIVE, PURE, TEXTFIX, UNTOLD, UNTOLD_PURE, Lap, Race, race
from ..report import Report, Table, table, told
from ..texts import by_turns, sized, texts

ALL = True
CONTESTANTS = (TEXTFIX, PURE, UNTOLD, UNTOLD_PURE, FTFY, NAIVE)
HEAD = ("system", "MB/s of CPU", "MB/s of clock", "million code points/s", "× ftfy")
LEAST, MOST = 1_000_000, 1_200_000       # bytes of a lap: a short one tells how long a process takes to get warm, above all a fast one
QUICK = 200_000

DIRTY = "English, an artifact every 500 words"

Figures = dict[str, Measure | None]


def run(args: argparse.Namespace) -> Report:
    """A table for each corpus."""
    found = texts(args.data)
    least, most = (QUICK, QUICK) if args.quick else (LEAST, MOST)
    corpora = {"multilingual": by_turns(found)}
    if english := [pair for pair in found if pair[1] == "en"]:
        corpora = {"English": english, DIRTY: spoilt(english)} | corpora
    with race(CONTESTANTS, {name: sized(part, least, most) for name, part in corpora.items()}) as contest:
        return report(contest, corpora, rounds(args))


def spoilt(found: Sequence[Text]) -> list[Text]:
    """The texts with sparse artifacts."""
    return [(row["text"], row["lang"]) for row in inject([(text, lang or "en") for text, lang in found], "sparse")]


def report(contest: Race, corpora: Sequence[str] | dict[str, Any], n: int) -> Report:
    """The race over all corpora, and what was skipped."""
    figures: dict[str, Any] = {}
    tables: list[Table] = []
    for name in corpora:
        found = rates(contest, name, n)
        figures[name] = {"bytes": contest.bytes(name), "code points": contest.code_points(name), "systems": found}
        rows = [[who, *map(told, f.values())] for who, f in found.items()]
        tables.append(table(f"{name}, {contest.bytes(name):,} bytes, {n} rounds", HEAD, rows))
    return Report(tables, figures, skipped(contest), contest.versions)


def rates(contest: Race, corpus: str, n: int) -> dict[str, Figures]:
    """Throughput of each contestant on a corpus; bytes of UTF-8."""
    laps = contest.laps(corpus, n)
    size, points = contest.bytes(corpus) / 1e6, contest.code_points(corpus) / 1e6
    return {name: _rates(found, laps.get("ftfy"), size, points) for name, found in laps.items()}


def _rates(laps: Sequence[Lap], ftfy: Sequence[Lap] | None, size: float, points: float) -> Figures:
    cpu = [lap.cpu for lap in laps]
    return {
        "cpu": measure([size / seconds for seconds in cpu], "MB/s"),
        "clock": measure([size / lap.wall for lap in laps], "MB/s"),
        "code points": measure([points / seconds for seconds in cpu], "M/s"),
        "× ftfy": ratio([lap.cpu for lap in ftfy], cpu) if ftfy else None,
    }


def skipped(contest: Race) -> list[str]:
    """A line for each contestant that cannot run here."""
    return [f"{name}: skipped, {reason}" for name, reason in contest.skipped.items()]
