"""One short call: microseconds to look at a clean sentence of about 200 bytes, beside ftfy."""
from __future__ import annotations

import argparse
from typing import Any

from ..measure import PARTS, measure, ratio
from ..options import rounds
from ..race import FTFY, NAIVE, PURE, TEXTFIX, UNTOLD, race
from ..report import Report, table, told
from ..texts import sentences, sized, texts
from .speed import skipped

ALL = True
CONTESTANTS = (TEXTFIX, PURE, UNTOLD, FTFY, NAIVE)
LEAST, MOST = 1_000_000, 1_200_000    # bytes of a lap: a short one tells how long a process takes to get warm, above all a fast one
QUICK = 100_000


def run(args: argparse.Namespace) -> Report:
    """One table: English sentences, where there are any, else all."""
    found = texts(args.data)
    short = sentences([pair for pair in found if pair[1] == "en"] or found)
    if not short:
        raise SystemExit(f"{args.data}: no sentence of 150 to 250 bytes in it")
    chosen, n = sized(short, *((QUICK, QUICK) if args.quick else (LEAST, MOST))), rounds(args)
    with race(CONTESTANTS, {"sentences": chosen}) as contest:
        laps = contest.laps("sentences", n)
    figures: dict[str, Any] = {name: {"call": measure([1e6 * lap.cpu / len(chosen) for lap in own], "µs")} for name, own in laps.items()}
    for name, own in laps.items():
        if "ftfy" in laps:
            figures[name]["of ftfy"] = ratio([lap.cpu for lap in own], [lap.cpu for lap in laps["ftfy"]], PARTS)
    rows = [[name, f["call"], told(f["of ftfy"]) if "of ftfy" in f else None] for name, f in figures.items()]
    title = f"One call, {len(set(chosen))} clean sentences of about 200 bytes, {n} rounds"
    return Report([table(title, ("system", "µs of CPU", "parts of ftfy’s"), rows)], figures, skipped(contest), contest.versions)
