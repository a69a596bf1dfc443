"""Which part of a source a place of the text was translated from: by lines and sentences, where their counts agree."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[。！？][」』”]?\s*")
_LETTER = re.compile(r"[^\W_]")


class Unit(NamedTuple):
    """The span `text[start:end]` of a segment and the part of the source that stands for it."""

    start: int
    end: int
    source: str


def unit(text: str, source: str | None, start: int, end: int) -> Unit:
    """The smallest part of the text with a counterpart in the source that holds `text[start:end]`; without a source its sentence."""
    source = text if source is None else source
    found = _paired(_lines(text), _lines(source), start, end)
    if found is None:
        return Unit(0, len(text), source)
    (low, high), (first, last) = found
    inner = _paired(_sentences(text, low, high), _sentences(source, first, last), start, end)
    (low, high), (first, last) = inner or found
    return Unit(low, high, source[first:last])


Span = tuple[int, int]


def _paired(mine: tuple[Span, ...], theirs: tuple[Span, ...], start: int, end: int) -> tuple[Span, Span] | None:
    """The spans that hold the place, from the first to the last, and their counterparts; None where the counts differ."""
    first, last = bisect_left(mine, start, key=_end), bisect_right(mine, end, key=_begin) - 1
    if len(mine) != len(theirs) or not 0 <= first <= last < len(mine) or start < mine[first][0] or end > mine[last][1]:
        return None
    return (mine[first][0], mine[last][1]), (theirs[first][0], theirs[last][1])


def _begin(span: Span) -> int:
    return span[0]


def _end(span: Span) -> int:
    return span[1]


@lru_cache(4)
def _lines(text: str) -> tuple[Span, ...]:
    """The lines that are not blank."""
    return tuple(match.span() for match in _LINE.finditer(text))


@lru_cache(4)
def _sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of a line: a stop ends one where no word in lower case follows."""
    edges = [start]
    for stop in _STOP.finditer(text, start, end):
        letter = _LETTER.search(text, stop.end(), end)
        if letter and not letter.group().islower():
            edges.append(stop.end())
    spans = zip(edges, [*edges[1:], end], strict=True)
    return tuple((low, low + len(text[low:high].rstrip())) for low, high in spans)
