"""Plain text: one segment, no structure, whatever its lines are, if they are not beyond all measure."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._lines import too_long
from textfix.formats.format import Format, Hints

LONGEST = 10_000_000          # code points of a line: a whole book in one line is read


def _read(text: str, _: Hints) -> Iterator[Segment]:
    if len(text) > LONGEST:
        _check(text)
    yield Segment(text)


def _check(text: str) -> None:
    """Raises TextfixError for a line that is no prose."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) % (len(text) + 1)
        if end - start > LONGEST:
            raise too_long(text, start, end, LONGEST)
        start = end + 1


FORMAT = Format("plain text", frozenset({".txt", ".text"}), _read, lambda _, __: None, ("#", "//", "<!--"), blocks=True, keeps_edges=True)
