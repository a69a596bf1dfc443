"""Output formats: one file a format, each with `render(checked) -> texts`, which takes the files one at a time."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from textfix.report.checked import Checked

FORMATS = ("full", "concise", "json", "jsonl", "marked", "github", "gitlab", "sarif", "junit")
WHOLE = frozenset({"marked"})          # those that show the text of files in which nothing was found, too


def render(format_: str, checked: Iterable[Checked]) -> Iterator[str]:
    """All findings of all files in an output format, piece by piece; the whole ends in a line end (or is empty)."""
    yield from import_module(f"textfix.report.{format_}_").render(checked)
