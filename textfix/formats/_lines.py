"""The lines of a text with their spans and indentation."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.errors import TextfixError

LONGEST = 1_000_000           # code points of a line or a paragraph; a longer one is no prose
TAB = 4
_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """The span of a line without its end and without the blanks around it, and the width of those before it."""

    start: int
    end: int
    indent: int

    def text(self, document: str) -> str:
        """The line without the blanks around it."""
        return document[self.start:self.end]


def lines(document: str) -> Iterator[Line]:
    """All lines in order.  Raises TextfixError for one that is no prose."""
    for found in _LINE.finditer(document):
        start, end = found.span(1)
        if end - start > LONGEST:
            raise too_long(document, start, end)
        line = found[1]
        left = len(line) - len(line.lstrip(" \t"))
        yield Line(start + left, start + max(left, len(line.rstrip())), len(line[:left].expandtabs(TAB)))


def too_long(document: str, start: int, end: int, longest: int = LONGEST) -> TextfixError:
    """The error for a line that is no prose."""
    number = document.count("\n", 0, start) + 1
    return TextfixError(f"line {number} has {end - start:,} characters, more than prose has ({longest:,})")
