"""`Fixer.pipe` over several processes beside one, in the same rounds: speed-up by the clock and what the processes cost in CPU."""
from __future__ import annotations

import argparse
import resource
from collections.abc import Sequence
from time import perf_counter
from typing import Any

from textfix import Fixer

from ..measure import PARTS, measure, ratio
from ..options import rounds
from ..race import Lap
from ..report import Report, table, told
from ..texts import sized, texts

ALL = True
BATCH = 1_000_000             # bytes of text in a batch


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--processes", type=int, default=2, metavar="N", help="processes beside one (default: 2)")


def run(args: argparse.Namespace) -> Report:
    """One table, two rows."""
    least = (8 if args.quick else 64) * BATCH
    chosen, n = sized([pair for pair in texts(args.data) if pair[1] in ("en", None)] or texts(args.data), least, least), rounds(args)
    stream = [text for text, _ in chosen]
    size = sum(len(text.encode()) for text in stream)
    batch = max(1, len(stream) * BATCH // size)
    fixer = Fixer(lang="en")
    laps: dict[int, list[Lap]] = {1: [], args.processes: []}
    for _ in range(n + 1):
        for processes, own in laps.items():
            own.append(_lap(fixer, stream, processes, batch))
    return _report({processes: own[1:] for processes, own in laps.items()}, size / 1e6, batch, n)


def _lap(fixer: Fixer, stream: Sequence[str], processes: int, batch: int) -> Lap:
    cpu, wall = _cpu(), perf_counter()
    for _ in fixer.pipe(stream, processes, batch):
        pass
    return Lap(_cpu() - cpu, perf_counter() - wall)


def _cpu() -> float:
    """Seconds of CPU of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def _report(laps: dict[int, list[Lap]], size: float, batch: int, n: int) -> Report:
    figures: dict[str, Any] = {}
    for processes, own in laps.items():
        figures[str(processes)] = {
            "clock": measure([size / lap.wall for lap in own], "MB/s"),
            "speed-up": ratio([lap.wall for lap in laps[1]], [lap.wall for lap in own]),
            "CPU beside one process": ratio([lap.cpu for lap in own], [lap.cpu for lap in laps[1]], PARTS),
        }
    rows = [[name, f["clock"], told(f["speed-up"]), told(f["CPU beside one process"])] for name, f in figures.items()]
    title = f"Fixer.pipe, {size:.0f} MB of texts, batches of {batch} texts, {n} rounds"
    return Report([table(title, ("processes", "MB/s of clock", "speed-up", "CPU beside one process"), rows)], figures)
