"""Tables for people, JSON for machines, and the description of the machine that both need."""
from __future__ import annotations

import json
import os
import platform
import unicodedata
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Cell = str | int | float | None

_PACKAGES = ("textfix", "regex", "ftfy")


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Columns of equal width, the first to the left, the others to the right."""
    lines = [list(head), *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    pads = [" " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([cells[0] + pads[0], *(pad + cell for pad, cell in zip(pads[1:], cells[1:], strict=True))])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def machine() -> dict[str, Cell]:
    """Processor, cores, system, Python and versions; nothing that names the machine or its user."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    facts: dict[str, Cell] = {"processor": _processor(), "cores": os.cpu_count(), "system": platform.system(), "python": python}
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


def write_json(path: Path, options: object, results: object) -> None:
    """Write results beside the description of the machine and the options that led to them."""
    content = {"machine": machine(), "options": options, "results": results}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
