"""The committed results: one JSON file a command in `benchmarks/results`, read here for the page, the charts and the claims."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "results"

# a figure in a page, and right behind it where it comes from: 26 ×<!-- = speed / English / systems / textfix / × ftfy -->
CLAIM = re.compile(r"(\d[\d,]*(?:\.\d+)?)[^\d<\n]{0,20}<!-- = ([^>]*?) -->")
# a number with a unit of what is measured here
FIGURE = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)? ?(?:×|%|MB/s|ms\b|µs|MiB)(?! ?<!-- = )")


class Claim(NamedTuple):
    """A figure in a text and the path of the result that it repeats."""

    figure: str
    path: str

    def fault(self) -> str | None:
        """What is wrong with it; None where it is what was measured, to the digits that it gives."""
        try:
            value = figure(self.path)
        except (KeyError, OSError) as error:
            return f"no such result: {self.path} (at {error})"
        digits = len(self.figure.partition(".")[2])
        told = f"{value:.{digits}f}"
        return None if told == self.figure.replace(",", "") else f"{self.figure} is claimed, {told} was measured: {self.path}"


def claims(text: str) -> Iterator[Claim]:
    """All claims in a text."""
    return (Claim(*match.groups()) for match in CLAIM.finditer(text))


def unclaimed(text: str) -> list[str]:
    """Figures in a text that say nothing of where they come from."""
    return [match[0] for match in FIGURE.finditer(text)]


def figure(path: str) -> float:
    """The number at a path `FILE / key / key …` of the committed results; of a measure its median.  Raises KeyError, OSError."""
    name, *keys = (part.strip() for part in path.split(" / "))
    value: Any = result(name)["figures"]
    for key in keys:
        value = value[int(key) if isinstance(value, list) else key]
    return float(value["value"] if isinstance(value, dict) else value)


@cache
def result(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """One result.  Raises OSError where it is not there."""
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return found


def available() -> list[str]:
    """The names of the results that are committed."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))
