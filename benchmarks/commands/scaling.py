"""Time for each byte of documents from a kilobyte to a hundred megabytes; `--adversarial` for texts made to be slow.

Flat is right: one document costs as much for each of its bytes as another a hundred thousand times its size.
"""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from random import Random
from threading import Timer
from typing import Any

from .. import hostile
from ..measure import measure
from ..options import names, rounds
from ..peers import Text
from ..race import PURE, TEXTFIX, Contestant, FailedError, Race, race
from ..report import Cell, Report, Table, table
from ..texts import texts
from .speed import skipped

ALL = True
CONTESTANTS = (TEXTFIX, PURE)
KILO, MEGA = 1_000, 1_000_000
LEAST = 200 * KILO            # bytes of a lap
FEWEST = 20                   # documents of a lap
TOP = {TEXTFIX.name: 100 * MEGA, PURE.name: 10 * MEGA}       # the largest document each gets
ROUNDS_OF_LARGE = 2
LIMIT = 60                    # seconds of the clock for a text made to be slow


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--adversarial", action="store_true", help="texts made to be slow, at 1 and 10 MB, instead of prose")
    parser.add_argument("--sizes", type=names, metavar="BYTES", help="other sizes, as in 1000,100000")
    parser.add_argument("--only", type=names, metavar="NAMES", help="with --adversarial: only these texts")


def run(args: argparse.Namespace) -> Report:
    """A table of nanoseconds a byte."""
    return _adversarial(args) if args.adversarial else _prose(args)


def _prose(args: argparse.Namespace) -> Report:
    sizes = list(map(int, args.sizes or ())) or [10**n for n in range(3, 7 if args.quick else 9)]
    words = [text for text, lang in texts(args.data) if lang in ("en", None)] or [text for text, _ in texts(args.data)]
    with race(CONTESTANTS, {str(size): documents(words, size) for size in sizes}) as contest:
        figures = {size: _at(contest, str(size), rounds(args), {c.name for c in CONTESTANTS if size <= TOP[c.name]}) for size in sizes}
        notes = skipped(contest)
    return Report([_table(figures)], {str(size): found for size, found in figures.items()}, notes)


def documents(words: Sequence[str], size: int) -> list[Text]:
    """Documents of about `size` bytes, together as many as a lap needs, and up to a megabyte more than textfix remembers anything of:
    whole texts one after the other, each time round in another order, cut at a line end."""
    total = max(LEAST, size * (FEWEST if size <= MEGA else 1))
    joined, at = _joined(words, total), 0
    parts: list[Text] = []
    while at < total:
        stop = joined.find(b"\n", at + size - 1) + 1 or len(joined)
        stop = stop if stop < at + 1.3 * size else joined.find(b" ", at + size - 1) + 1 or len(joined)
        parts.append((joined[at:stop].decode(), "en"))
        at = stop
    return parts


def _joined(words: Sequence[str], least: int) -> bytes:
    dice, parts, size = Random(least), list[str](), 0
    while size < least * 1.3:
        parts += dice.sample(words, len(words))
        size += sum(len(text.encode()) + 2 for text in words)
    return "\n\n".join(parts).encode()


def _at(contest: Race, corpus: str, n: int, who: set[str]) -> dict[str, Any]:
    size = contest.bytes(corpus)
    laps = contest.laps(corpus, n if size <= MEGA else min(n, ROUNDS_OF_LARGE), who & {c.contestant.name for c in contest.children})
    return {name: measure([1e9 * lap.cpu / size for lap in found], "ns/B") for name, found in laps.items()}


def _table(figures: dict[int, dict[str, Any]]) -> Table:
    systems = list(next(iter(figures.values())))
    rows: list[list[Cell]] = [[f"{size:,}", *(found.get(name) for name in systems)] for size, found in figures.items()]
    spans = {name: [found[name].value for found in figures.values() if name in found] for name in systems}
    rows.append(["dearest ÷ cheapest", *(max(values) / min(values) for values in spans.values())])
    return table("CPU for each byte by size of the document, ns", ("bytes", *systems), rows)


def _adversarial(args: argparse.Namespace) -> Report:
    """Seconds at two sizes; what takes more than one and a half times as long for each byte at the larger one is not linear."""
    sizes = list(map(int, args.sizes or ())) or ([10 * KILO, 100 * KILO] if args.quick else [MEGA, 10 * MEGA])
    chosen = args.only or tuple(hostile.UNITS)
    figures: dict[str, Any] = {name: _hostile(name, sizes) for name in chosen}
    rows = [[name, *f["seconds"], f["growth"], f["error"]] for name, f in figures.items()]
    head = ("text", *(f"s at {size:,} bytes" for size in sizes), "growth per byte", "error")
    return Report([table("Texts made to be slow, seconds of CPU (C scanner)", head, rows)], figures,
                  failed=any(f["error"] or (f["growth"] or 0) > 1.5 for f in figures.values()))


def _hostile(name: str, sizes: Sequence[int]) -> dict[str, Any]:
    """A process for each text and size, ended after `LIMIT`."""
    seconds: list[float] = []
    error = None
    for size in sizes:
        with race([Contestant(name, "textfix", TEXTFIX.environment)], {"clean": [("A clean text.", "en")],
                                                                       "text": [(hostile.hostile(name, size), "en")]}) as contest:
            contest.laps("clean", 1)
            limit = Timer(LIMIT, contest.children[0].kill)
            limit.start()
            try:
                seconds.append(contest.children[0].ask("time", corpus="text", given=True)["cpu"])
            except FailedError as failed:
                error = str(failed)[:80] if limit.is_alive() else f"more than {LIMIT} s at {size:,} bytes"
                break
            finally:
                limit.cancel()
    growth = seconds[-1] / seconds[0] * sizes[0] / sizes[-1] if len(seconds) > 1 else None
    return {"seconds": seconds + [None] * (len(sizes) - len(seconds)), "growth": growth, "error": error}
