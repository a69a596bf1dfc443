"""Runs every benchmark and writes each result into a folder: `python -m benchmarks all --out benchmarks/results`."""
from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter

from ..options import recorded
from ..report import Cell, Report, table
from . import commands, parser


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the results go, a JSON file each")


def run(args: argparse.Namespace) -> Report:
    """A table of what was written; the tables of each command on the way."""
    args.out.mkdir(parents=True, exist_ok=True)
    given = {"--data": args.data, "--rounds": args.rounds}
    shared = [*["--quick"] * args.quick, *(part for name, value in given.items() if value for part in (name, str(value)))]
    rows: list[list[Cell]] = []
    for name in [name for name, module in commands().items() if getattr(module, "ALL", False)]:
        own, start = parser().parse_args([name, *shared]), perf_counter()
        report: Report = own.run(own)
        report.write(args.out / f"{name}.json", recorded(own))
        print(report.text(), end="\n\n", flush=True)
        rows.append([name, len(report.tables), perf_counter() - start, "see the errors" if report.failed else ""])
    return Report([table("Results", ("command", "tables", "seconds", ""), rows)])
