"""A long text in stretches: whole lines where it has any, so that what is looked at at once is bounded and lies near."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LARGE = 1 << 14               # code points of a text of which later passes see only what stands near an edit
OVERLAP = 1000                # code points that two stretches of a very long line share, so that nothing is cut
ENDLESS = 32_000              # code points around an edit without a line end: of so long a line only what stands near it can have changed


class Stretch(NamedTuple):
    """`text[low:high]`, of which `text[low:fresh]` is the end of the stretch before (nothing, where that ended with a line)."""

    low: int
    fresh: int
    high: int


def stretches(text: str, start: int, end: int, size: int) -> Iterator[Stretch]:
    """`text[start:end]` in stretches of `size` (more than twice OVERLAP) code points up to a line end, at most twice that: a line that is
    longer is cut between words."""
    low = fresh = start
    while fresh < end:
        high = text.find("\n", low + size, low + 2 * size) + 1 or (end if end <= low + 2 * size else 0)
        if high:
            yield Stretch(low, fresh, min(high, end))
            low = fresh = high
        else:
            fresh_before, fresh = fresh, text.rfind(" ", low + size, low + 2 * size) + 1 or low + 2 * size
            yield Stretch(low, fresh_before, fresh)
            low = _before(text, fresh - OVERLAP)


def _before(text: str, at: int) -> int:
    """The start of a sentence, else of a word, a little before an offset."""
    near = ((text.rfind(mark, at - OVERLAP, at), mark) for mark in (". ", " "))
    return next((found + len(mark) for found, mark in near if found >= 0), at)


def line_windows(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines that some spans touch, with a line before and after, as windows that do not overlap; of an endless line what is near."""
    windows: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        start, end = _lines(text, low, high)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _lines(text: str, low: int, high: int) -> tuple[int, int]:
    """The lines that a span touches, with a line before and after; where these are endless, what stands near the span in whole words."""
    first, last = max(0, low - ENDLESS), min(len(text), high + ENDLESS)
    start = text.rfind("\n", first, max(first, text.rfind("\n", first, low))) + 1
    stop = text.find("\n", high, last)
    stop = text.find("\n", stop + 1, last) + 1 if stop >= 0 else 0
    start = start or (_before(text, low - OVERLAP) if first else 0)
    return start, stop or (last if last == len(text) else text.find(" ", high + OVERLAP, high + 2 * OVERLAP) + 1 or high + 2 * OVERLAP)
