"""What a benchmark gives: tables for people, figures for machines, and the machine they were taken on."""
from __future__ import annotations

import json
import os
import platform
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .measure import Measure, digits

Cell = str | int | float | Measure | None

_PACKAGES = ("textfix", "regex")


@dataclass(frozen=True)
class Table:
    """A title, names of columns and rows."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def text(self) -> str:
        """Columns of equal width, the first to the left, the others to the right."""
        lines = [list(self.head), *(list(map(shown, row)) for row in self.rows)]
        widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
        return "\n".join([self.title, "", *(_line(line, widths) for line in lines)])

    def markdown(self) -> str:
        """The same as a Markdown table under its title."""
        rule = "|".join(["---", *["---:"] * (len(self.head) - 1)])
        lines = [f"| {' | '.join(cells)} |" for cells in [list(self.head), *(list(map(shown, row)) for row in self.rows)]]
        return "\n".join([f"**{self.title}**", "", lines[0], f"|{rule}|", *lines[1:]])


@dataclass(frozen=True)
class Report:
    """The result of a command.

    figures: all numbers as JSON takes them; a Measure is a number with its spread.
    notes: lines of text under the tables (what was skipped, and why).
    versions: packages beside those of every report.
    failed: whether the command ends with status 1.
    """

    tables: Sequence[Table]
    figures: Mapping[str, Any] = field(default_factory=dict)
    notes: Sequence[str] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    failed: bool = False

    def text(self) -> str:
        """Tables and notes for a terminal."""
        return "\n\n".join([*(table.text() for table in self.tables), *(["\n".join(self.notes)] if self.notes else [])])

    def write(self, path: Path, options: Mapping[str, Any]) -> None:
        """Write all of it as JSON, beside the machine and the options that led to it."""
        content = {"machine": machine() | dict(self.versions), "options": options, "figures": self.figures,
                   "tables": [asdict(table) for table in self.tables], "notes": self.notes}
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1, default=_plain) + "\n", "utf-8")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    pads = [" " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([cells[0] + pads[0], *(pad + cell for pad, cell in zip(pads[1:], cells[1:], strict=True))])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shown(cell: Cell | dict[str, Any]) -> str:
    """A cell as people read it; a measure may come as JSON has it."""
    if isinstance(cell, dict):
        cell = Measure(**cell)
    if cell is None:
        return "–"
    return digits(cell) if isinstance(cell, float) else str(cell)


def machine() -> dict[str, Any]:
    """Processor, cores, system, Python and versions; nothing that names the machine or its user."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    facts: dict[str, Any] = {"processor": _processor(), "cores": os.cpu_count(), "system": platform.system(), "python": python}
    return facts | {name: _version(name) for name in _PACKAGES}


def _processor() -> str:
    """The processor's model; `platform.processor()` is empty or just the architecture on many Linux systems."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def told(found: Measure | None) -> Cell:
    """A ratio, or that the spread swamps it."""
    return found or "too noisy to say"


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table from any rows."""
    return Table(title, tuple(head), [list(row) for row in rows])
