"""The spans of a line of markup that no rule may edit: code, addresses of links, tags, templates."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from textfix.document import Protected

MARKUP = "markup"             # a kind of span that no rule touches
CODE = "code"
_TICKS = re.compile(r"`+")


def ordered(spans: Iterable[Protected]) -> tuple[Protected, ...]:
    """Spans in order; those that touch become one, so that nothing is put between them."""
    merged: list[Protected] = []
    for low, high, kind in sorted(spans):
        if merged and low <= merged[-1][1]:
            first, end, other = merged[-1]
            merged[-1] = (first, max(high, end), kind if kind == other else MARKUP)
        else:
            merged.append((low, high, kind))
    return tuple(merged)


def blanked(text: str, spans: tuple[Protected, ...]) -> str:
    """The text with backticks instead of some spans, so that no other mark is seen in them."""
    parts, at = [], 0
    for low, high, _ in spans:
        parts += [text[at:low], "`" * (high - low)]
        at = high
    return "".join([*parts, text[at:]])


def backticks(text: str) -> Iterator[Protected]:
    """Code between runs of as many backticks."""
    runs = [(m.start(), m.end()) for m in _TICKS.finditer(text)]
    by_length: dict[int, list[int]] = {}
    for start, end in runs:
        by_length.setdefault(end - start, []).append(start)
    done = 0
    for start, end in runs:
        if start < done or (start and text[start - 1] == "\\" and end - start == 1):
            continue
        same = by_length[end - start]
        later = bisect_right(same, start)
        if later < len(same):
            done = same[later] + end - start
            yield start, done, CODE
