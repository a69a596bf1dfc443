"""What a pass over a repaired text looks at: what stands near the repairs, and the candidates that asked the whole document."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from textfix.candidates import Candidate
from textfix.document import Segment
from textfix.spot import Finding
from textfix.stretches import LARGE, line_windows
from textfix.text import Edit, written

Windows = list[tuple[int, int]]
_SOMEWHERE = "spots", "repeats"
_AGAIN = ("spots", "repeats", "segment")          # all others are asked again in any case


class Touched(NamedTuple):
    """The spans of a repaired text that were written, the candidates elsewhere in it whose rules have to be asked again, and whether those
    over all of it have to be, and those about its names."""

    spans: Sequence[tuple[int, int]]
    again: Sequence[Candidate] = ()
    whole: bool = True
    names: bool = True

    def windows(self, segment: Segment) -> Windows | None:
        """The lines of a segment near the spans (none: it is as it was), or None where all of it has to be looked at: where it does not
        stand in the document as it is."""
        near = [(a - segment.start, b - segment.start) for a, b in self.spans if segment.start <= b and a <= segment.end]
        return None if near and segment.placement else line_windows(segment.text, near)

    def of(self, candidates: list[Candidate], windows: Windows) -> list[Candidate]:
        """Of all candidates of a text those in windows, those to be asked again and those of rules over all of it."""
        again = set(self.again)
        return [c for c in candidates if c.rule.over not in _SOMEWHERE or c in again or not _is_free(c.at, windows)]

    def completed(self, candidates: list[Candidate], text: str, windows: Windows) -> list[Candidate]:
        """The candidates in windows with those to be asked again that stand in none, and of rules over all of a text those whose gate is
        open."""
        others = [c for c in self.again if (_is_open(c, text) if c.rule.over == "segment" else _is_free(c.at, windows))]
        return list(dict.fromkeys([*candidates, *others])) if others else candidates


def _is_open(candidate: Candidate, text: str) -> bool:
    gate = candidate.rule.gate
    return gate is None or bool(gate(text))


def _is_free(at: int, windows: Windows) -> bool:
    """Whether no trigger that begins at an offset is found in a window; one at the edge of a line begins with the line end before it."""
    n = bisect_right(windows, at + 1, key=itemgetter(0))
    return not n or windows[n - 1][1] <= at


def touched(text: str, edits: Sequence[Edit], found: Iterable[Finding], askers: Iterable[Candidate]) -> Touched:
    """What edits (in order) of a text touch: their spans in the text they make, and the candidates that asked, where they stand then.

    Where no letter is touched, and in a large text, the rules over all of it are asked again only if some of `found` wait to be made.
    """
    large = len(text) > LARGE
    waiting = {finding.rule.over for finding in found if finding.edits}
    shifts = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]
    again: list[Candidate] = []
    for rule, at, period in () if large else askers:
        n = bisect_right(edits, at, key=itemgetter(0))
        if rule.over in _AGAIN and not (n and at < edits[n - 1].end):               # else what stood there is gone
            again.append(Candidate(rule, at + shifts[n], period))
    letters = not large and any(map(str.isalnum, _letters_of(text, edits)))
    whole, names = letters or not waiting.isdisjoint(("cases", "segment")), letters or (not large and "whole" in waiting)
    return Touched([span for span, _ in written(edits)], again, whole, names)


def _letters_of(text: str, edits: Iterable[Edit]) -> str:
    """What edits take away and write."""
    return "".join(text[edit.start:edit.end] + edit.new for edit in edits)
