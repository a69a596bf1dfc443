"""Peak memory while a gigabyte of JSON Lines goes through `Fixer.pipe` with all rules: English, and all languages at once.

A scanner is made for each language that is met; a stream of one language needs one.
"""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from ..report import Report, table
from ..texts import by_turns, texts

ALL = True
MEGA, GIGA = 1_000_000, 1_000_000_000
LEAST = 10 * MEGA             # after which all languages of the texts were met
ENGLISH, EVERY = "English", "all languages"


class Run(NamedTuple):
    """A stream: `pure` is TEXTFIX_PURE, `part` of the size is sent (less where a whole one would take long), `LEAST` at least."""

    pure: str
    processes: int
    scope: str
    part: float


RUNS = {
    "textfix": Run("0", 1, ENGLISH, 1.0), "textfix, two processes": Run("0", 2, ENGLISH, 0.02),
    "textfix, pure Python": Run("1", 1, ENGLISH, 0.02),
    "textfix, language not told": Run("0", 1, EVERY, 0.1),
}


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--size", type=int, metavar="MB", help="megabytes of JSON (default: 1000, with --quick 20)")


def run(args: argparse.Namespace) -> Report:
    """One table: peaks of the process, and of the largest worker."""
    size = args.size * MEGA if args.size else 20 * MEGA if args.quick else GIGA
    with tempfile.TemporaryDirectory() as folder:
        found = by_turns(texts(args.data))
        english = [text for text, lang in found if lang == "en"]
        for scope, chosen in ((ENGLISH, english), (EVERY, [])):
            Path(folder, scope).write_text(json.dumps(chosen or [text for text, _ in found]), "utf-8")
        figures = {name: _stream(Path(folder, run.scope), max(int(size * run.part), min(size, LEAST)), run) for name, run in RUNS.items()}
    rows = [[name, RUNS[name].scope, f["bytes"] // MEGA, f["before"], f["peaks"][0], f["peaks"][-1], f["worker"] or None]
            for name, f in figures.items()]
    head = ("system", "texts", "MB of JSON", "MiB at the start", "after a tenth", "at the end", "largest worker")
    return Report([table("Peak memory of a stream, MiB", head, rows)], figures)


def _stream(path: Path, size: int, run: Run) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.stream", str(path), str(size), str(run.processes), *["en"] * (run.scope == ENGLISH)]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "TEXTFIX_PURE": run.pure},
                          cwd=Path(__file__).parent.parent.parent)
    found: dict[str, Any] = json.loads(done.stdout)
    return {key: [round(v, 1) for v in value] if key == "peaks" else round(value, 1) if isinstance(value, float) else value
            for key, value in found.items()}
