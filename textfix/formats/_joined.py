"""A segment of several lines: verbatim where nothing stands before them, else with a gap for each indentation or mark."""
from __future__ import annotations

from itertools import pairwise

from textfix.document import Placement, Protected, Run, Segment

Span = tuple[int, int]
_MOST_BREAK = 2               # code points of a line end


def text_of(document: str, lines: list[Span]) -> str:
    """The lines as a reader sees them; where they stand one below the other with nothing between, with the line ends they have."""
    if is_solid(document, lines):
        return document[lines[0][0]:lines[-1][1]]
    return "\n".join(document[start:end] for start, end in lines)


def segment(
    document: str, lines: list[Span], kind: str, lang: str | None, *, protected: tuple[Protected, ...] = (), text: str | None = None,
) -> Segment:
    """The segment of some lines of a document, spans without line ends; what stands between two lines is never edited."""
    text = text_of(document, lines) if text is None else text
    placement = None
    if not is_solid(document, lines):
        runs, at = [], 0
        for start, end in lines:
            runs.append(Run(at, start, end - start, end - start))
            at += end - start + 1
        placement = Placement(tuple(runs))
    return Segment(text, lines[0][0], kind, lang, protected=protected, placement=placement)


def is_solid(document: str, lines: list[Span]) -> bool:
    """Whether the lines stand one below the other with nothing before them."""
    if len(lines) == 1:
        return True
    return all(after[0] - before[1] <= _MOST_BREAK and not document[before[1]:after[0]].strip("\r\n")
               for before, after in pairwise(lines))
