"""Output formats: one file a format, each with `render(checked) -> str`."""
from __future__ import annotations

from importlib import import_module

from textfix.report.checked import Checked

FORMATS = ("full", "concise", "json", "jsonl", "marked")


def render(format_: str, checked: list[Checked]) -> str:
    """All findings of all files in an output format, as one text that ends in a line end (or is empty)."""
    return str(import_module(f"textfix.report.{format_}_").render(checked))
