"""Says what has become worse beyond the noise between two results: `python -m benchmarks compare OLD NEW` (files, or folders of them).

A measure is worse where the quartiles of its rounds lie apart and the medians differ by more than five percent; a count of repairs or of
harm has no noise.  Of results of different machines only ratios and counts are compared.  Exit status 1 where something is worse.
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..measure import PARTS, digits
from ..report import Report, table

LEAST = 0.05
_RATIOS = {"×", PARTS}
_MORE_IS_BETTER = {"MB/s", "M/s", "×"}
# counts of textfix by their last key: whether more is better
_COUNTS = {"core_right": True, "soft_right": True, "core_wrong": False, "soft_wrong": False, "false_changes": False,
           "protected_touched": False}


class Change(NamedTuple):
    """A figure of both results; `worse` beyond the noise, `better` likewise, or neither."""

    path: str
    old: float
    new: float
    verdict: str


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")


def run(args: argparse.Namespace) -> Report:
    """Tables of what is worse and what is better."""
    pairs = list(_pairs(args.old, args.new))
    changes = [change for old, new in pairs for change in compared(_read(old), _read(new))]
    shown = [table(verdict.capitalize(), ("figure", "old", "new"), [[c.path, digits(c.old), digits(c.new)] for c in found])
             for verdict in ("worse", "better") if (found := [c for c in changes if c.verdict == verdict])]
    worse = sum(c.verdict == "worse" for c in changes)
    note = f"{len(changes)} figures of {len(pairs)} results compared: {worse} worse, {sum(c.verdict == 'better' for c in changes)} better"
    return Report(shown, {"worse": worse}, [note], failed=worse > 0)


def _pairs(old: Path, new: Path) -> Iterator[tuple[Path, Path]]:
    if old.is_file() and new.is_file():
        yield old, new
    elif old.is_dir() and new.is_dir():
        yield from ((path, new / path.name) for path in sorted(old.glob("*.json")) if (new / path.name).exists())
    else:
        raise SystemExit(f"{old} and {new}: two results or two folders of them are wanted")


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def compared(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    """Every figure that both results have and that can be compared."""
    same = old["machine"]["processor"] == new["machine"]["processor"]
    after = dict(_leaves(new["figures"]))
    for path, before in _leaves(old["figures"]):
        now = after.get(path)
        if isinstance(before, dict) and isinstance(now, dict):
            if same or before["unit"] in _RATIOS:
                yield Change(" / ".join(path), before["value"], now["value"], _of_measures(before, now))
        elif isinstance(before, (int, float)) and isinstance(now, (int, float)) and path[-1] in _COUNTS and "textfix" in path:
            yield Change(" / ".join(path), before, now, "" if before == now else _verdict((now > before) == _COUNTS[path[-1]]))


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Numbers and measures with their keys."""
    if isinstance(value, dict) and not value.keys() >= {"value", "low", "high", "unit"}:
        for key, child in value.items():
            yield from _leaves(child, (*path, key))
    else:
        yield path, value


def _of_measures(old: dict[str, Any], new: dict[str, Any]) -> str:
    apart = old["high"] < new["low"] or new["high"] < old["low"]
    if not apart or abs(new["value"] - old["value"]) <= LEAST * old["value"]:
        return ""
    return _verdict((new["value"] > old["value"]) == (old["unit"] in _MORE_IS_BETTER))


def _verdict(better: bool) -> str:
    return "better" if better else "worse"
