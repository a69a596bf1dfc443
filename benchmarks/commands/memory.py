"""Peak memory while a gigabyte of JSON Lines goes through `Fixer.pipe`, all languages and rules loaded, in one process and in two."""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from ..report import Report, table
from ..texts import by_turns, texts

ALL = True
MEGA, GIGA = 1_000_000, 1_000_000_000
# name, TEXTFIX_PURE, processes, part of the size: the engine in Python gets a tenth, so that it ends in minutes
_RUNS = (("textfix", "0", 1, 1.0), ("textfix, two processes", "0", 2, 1.0), ("textfix, pure Python", "1", 1, 0.1))


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("--size", type=int, metavar="MB", help="megabytes of JSON (default: 1000, with --quick 20)")


def run(args: argparse.Namespace) -> Report:
    """One table: peaks of the process, and of the largest worker."""
    size = args.size * MEGA if args.size else 20 * MEGA if args.quick else GIGA
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps([text for text, _ in by_turns(texts(args.data))]), "utf-8")
        figures = {name: _stream(path, int(size * part), pure, processes) for name, pure, processes, part in _RUNS}
    rows = [[name, f["bytes"] // MEGA, f["before"], f["peaks"][0], f["peaks"][-1], f["worker"] or None] for name, f in figures.items()]
    head = ("system", "MB of JSON", "MiB at the start", "after a tenth", "at the end", "largest worker")
    return Report([table("Peak memory of a stream, MiB", head, rows)], figures)


def _stream(path: Path, size: int, pure: str, processes: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.stream", str(path), str(size), str(processes)]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "TEXTFIX_PURE": pure},
                          cwd=Path(__file__).parent.parent.parent)
    found: dict[str, Any] = json.loads(done.stdout)
    return {key: [round(v, 1) for v in value] if key == "peaks" else round(value, 1) if isinstance(value, float) else value
            for key, value in found.items()}
