"""A corpus of made names resolved for real: `python -m benchmarks.names.corpus COUNT JOBS` prints what came of it as JSON.

`resolved` runs that and looks at the memory of the process and its children together while it runs.
"""
from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from textfix.names.ledger import Entry, Ledger

from .synthetic import names

LANG, MEBI, EVERY = "en", 1 << 20, 0.5
ROOT = Path(__file__).parent.parent.parent


class Resolved(NamedTuple):
    """So many distinct names resolved by so many processes.

    groups: names with several spellings; together: the share of the pairs made as one name that are in one group; making, wall: seconds by
    the clock, to fill the ledger and to resolve it; cpu: those of all processes to resolve it; alone, peak: MiB, of the process
    while it is the only one, and of all together (pages that they share count once); None where it is not known.
    """

    names: int
    jobs: int
    groups: int
    together: float
    making: float
    wall: float
    cpu: float
    alone: float | None = None
    peak: float | None = None


def resolved(count: int, jobs: int) -> Resolved:
    """Resolve such a corpus in a process of its own.  Memory needs Linux."""
    command = [sys.executable, "-m", "benchmarks.names.corpus", str(count), str(jobs)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    alone = peak = .0
    while child.poll() is None:
        own, together = _memory(child.pid)
        alone, peak = alone if together > own else max(alone, own), max(peak, together)
        time.sleep(EVERY)
    out, _ = child.communicate()
    if child.returncode:
        raise SystemExit(f"the corpus of {count:,} names was not resolved: exit status {child.returncode}")
    return Resolved(*json.loads(out))._replace(alone=round(alone) or None, peak=round(peak) or None)


def _memory(pid: int) -> tuple[float, float]:
    """MiB of a process alone, and with its children."""
    shares = [_share(process) for process in _family(pid)]
    return (shares[0], sum(shares)) if shares else (.0, .0)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return
    yield from map(int, children.split())


def _share(pid: int) -> float:
    """MiB of a process; a page that several have counts for each in part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return .0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / MEBI


def _filled(found: list[str]) -> Ledger:
    """A ledger in which each name stands once in one document, with an example and words around it."""
    ledger, words = Ledger(), sorted(f"word{n}" for n in range(5003))
    for number, name in enumerate(found):
        near = tuple(words[number * step % len(words)] for step in (1, 7, 11, 13))
        ledger.entries[LANG, name] = Entry(1, 1, f"On day {number} of the talks {name} spoke to those who had come", near)
    return ledger


def main(count: int, jobs: int) -> Resolved:
    """Fill a ledger with so many names and resolve it."""
    start = time.perf_counter()
    found, twins = names(count)
    ledger = _filled(found)
    filled, cpu = time.perf_counter(), _cpu()
    groups = ledger.groups(jobs=jobs)
    spent = filled - start, time.perf_counter() - filled, _cpu() - cpu
    number = {name: n for n, group in enumerate(groups) for name in group.names}
    together = sum(one in number and number[one] == number.get(two) for one, two in twins) / len(twins)
    return Resolved(len(found), jobs, len(groups), round(together, 4), *(round(seconds, 1) for seconds in spent))


def _cpu() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:]))[:7]))
