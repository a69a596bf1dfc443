"""Plain text: one segment, no structure."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats.format import Format, Hints


def _read(text: str, _: Hints) -> Iterator[Segment]:
    yield Segment(text)


FORMAT = Format("plain text", frozenset({".txt", ".text"}), _read, lambda _, __: None, ("#", "//", "<!--"), blocks=True, keeps_edges=True)
