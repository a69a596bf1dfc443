"""The scalars of YAML as segments, and how new text is written in each style."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from textfix.document import Placement, Run, Segment
from textfix.formats._joined import segment
from textfix.formats._yaml_scan import Scalar

_LETTER = re.compile(r"[^\W\d_]")
_WRITE: dict[str, Callable[[str], str]] = {
    '"': lambda new: new.replace("\\", "\\\\").replace('"', '\\"'),
    "'": lambda new: new.replace("'", "''"),
}


def segments(text: str, scalar: Scalar, kind: str, lang: str | None) -> Iterator[Segment]:
    """The segments of a scalar: one, or one a paragraph where it has blank lines."""
    for lines in _paragraphs(text, scalar):
        found = segment(text, lines, kind, lang)
        if scalar.style in _WRITE:
            if "\\" in found.text or "''" in found.text or "\n" in found.text:
                continue
            placement = Placement((Run(0, found.start, len(found.text), len(found.text)),), _WRITE[scalar.style])
            found = Segment(found.text, found.start, kind, lang, placement=placement)
        if _LETTER.search(found.text):
            yield found


def _paragraphs(text: str, scalar: Scalar) -> Iterator[list[tuple[int, int]]]:
    lines: list[tuple[int, int]] = []
    for start, end in scalar.lines:
        if start < end:
            lines.append((start, end))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines
