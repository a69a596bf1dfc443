"""What changed between a text and its repaired form, in words, marks and blanks rather than characters."""
from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer: written without blanks between words
_TOKEN = re.compile(rf"[{_CJK}{_UNSPACED}]|\w+|\n|[^\S\n]|[^\w\s]")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_MAX_DISTANCE = 700  # beyond it Myers' algorithm would cost too much memory, and the texts have little in common

WORD_CHARACTER = re.compile(r"\w")

_Pairs = list[tuple[int, int]]


class Change(NamedTuple):
    """`old[start:end]` became `new[new_start:new_end]`."""

    start: int
    end: int
    new_start: int
    new_end: int


def count_words(text: str) -> float:
    """Words of a text; two CJK characters, or 4.5 of a script without blanks, count as one word."""
    rest, cjk = re.subn(f"[{_CJK}]", " ", text)
    rest, unspaced = re.subn(f"[{_UNSPACED}]", " ", rest)
    return sum(1 for _ in _WORD.finditer(rest)) + cjk / 2 + unspaced / 4.5


def weight(old: str, new: str) -> int:
    """How many changes a rewritten span counts as: one for every five words begun."""
    return max(1, math.ceil(max(count_words(old), count_words(new)) / 5))


def changes(old: str, new: str) -> list[Change]:
    """The changed regions, in order; regions that only one blank divides are one rewritten phrase."""
    merged: list[Change] = []
    for change in _raw_changes(old, new):
        if merged and _one_phrase(old, new, merged[-1], change):
            last = merged.pop()
            change = Change(last.start, change.end, last.new_start, change.new_end)
        merged.append(change)
    return merged


def overlaps(change: Change, low: int, high: int) -> bool:
    """The change reaches into `old[low:high]`, or inserts strictly inside it."""
    return change.start < high and change.end > low


def _one_phrase(old: str, new: str, left: Change, right: Change) -> bool:
    gap = old[left.end:right.start]
    return len(gap) <= 1 and gap != "\n" and not WORD_CHARACTER.search(gap) and _has_word(old, new, left) and _has_word(old, new, right)


def _has_word(old: str, new: str, change: Change) -> bool:
    return bool(WORD_CHARACTER.search(old[change.start:change.end] + new[change.new_start:change.new_end]))


def _raw_changes(old: str, new: str) -> Iterator[Change]:
    olds, news = _spans(old), _spans(new)
    pairs = _matches([old[s:e] for s, e in olds], [new[s:e] for s, e in news])
    i = j = 0
    for x, y in [*pairs, (len(olds), len(news))]:
        if x > i or y > j:
            yield Change(*_extent(olds, i, x, len(old)), *_extent(news, j, y, len(new)))
        i, j = x + 1, y + 1


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(text)]


def _extent(spans: list[tuple[int, int]], low: int, high: int, length: int) -> tuple[int, int]:
    """The characters that the tokens `low:high` cover; a point where there are none."""
    start = spans[low][0] if low < len(spans) else length
    return start, spans[high - 1][1] if high > low else start


def _matches(a: Sequence[str], b: Sequence[str]) -> _Pairs:
    """Indexes of the tokens that both lists share, in order."""
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    middle = _middle(a[head:len(a) - tail], b[head:len(b) - tail])
    ends = [(len(a) - k, len(b) - k) for k in range(tail, 0, -1)]
    return [*((k, k) for k in range(head)), *((x + head, y + head) for x, y in middle), *ends]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """Length of the common beginning."""
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _middle(a: Sequence[str], b: Sequence[str]) -> _Pairs:
    if not a or not b:
        return []
    pairs = _myers(a, b)
    if pairs is not None:
        return pairs
    blocks = SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > 4_000_000).get_matching_blocks()
    return [(block.a + k, block.b + k) for block in blocks for k in range(block.size)]


def _myers(a: Sequence[str], b: Sequence[str]) -> _Pairs | None:
    """Shortest edit script (Myers 1986, greedy); None where the distance is above `_MAX_DISTANCE`."""
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for distance in range(min(len(a) + len(b), _MAX_DISTANCE) + 1):
        trace.append(furthest.copy())
        for k in range(-distance, distance + 1, 2):
            origin = _origin(furthest, k, distance)
            x = furthest.get(origin, 0) + (origin < k)
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            furthest[k] = x
            if x >= len(a) and x - k >= len(b):
                return _walk_back(trace, len(a), len(b))
    return None


def _origin(furthest: dict[int, int], k: int, distance: int) -> int:
    """The diagonal from which diagonal `k` is reached furthest."""
    down = k == -distance or (k != distance and furthest.get(k - 1, -1) < furthest.get(k + 1, -1))
    return k + 1 if down else k - 1


def _walk_back(trace: list[dict[int, int]], x: int, y: int) -> _Pairs:
    pairs: _Pairs = []
    for distance in range(len(trace) - 1, -1, -1):
        origin = _origin(trace[distance], x - y, distance)
        from_x = trace[distance].get(origin, 0)
        while x > max(from_x, 0) and y > max(from_x - origin, 0):
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = from_x, from_x - origin
    return pairs[::-1]
