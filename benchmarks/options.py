"""The options that every command has."""
from __future__ import annotations

import argparse
import os
from pathlib import Path


def common(sub: argparse.ArgumentParser) -> None:
    """Add them to a command's parser."""
    data = os.environ.get("TEXTFIX_DATA")
    sub.add_argument("--data", type=Path, default=Path(data) if data else None, metavar="PATH",
                     help="your texts: gold sets or any .txt, .md, .rst, .jsonl or .parquet; default: $TEXTFIX_DATA, else own ones")
    sub.add_argument("--quick", action="store_true", help="fewer rounds and shorter texts: a glance, no figures to publish")
    sub.add_argument("--rounds", type=int, metavar="N", help="rounds after the one to warm up (default: 9, with --quick 3)")
    sub.add_argument("--json", type=Path, metavar="OUT", help="write everything there as JSON too")


def rounds(args: argparse.Namespace) -> int:
    """How many rounds are wanted."""
    return args.rounds or (3 if args.quick else 9)


def recorded(args: argparse.Namespace) -> dict[str, object]:
    """The options as a result records them: `--data` by its last name only, no place on anybody's disk."""
    return {k: v.name if isinstance(v, Path) else v for k, v in vars(args).items() if k not in ("run", "command", "json")}


def names(text: str) -> tuple[str, ...]:
    """A list written with commas."""
    return tuple(filter(None, (name.strip() for name in text.split(","))))
