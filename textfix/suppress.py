"""Which findings comments suppress.

| comment | where it holds |
|---|---|
| `ignore[CODE]` beside other text | its line |
| `ignore[CODE]` alone in its line | the block below: paragraph, entry, key or element |
| `disable[CODE]` … `enable[CODE]` | from the one to the other, or to the end |
| `file-ignore[CODE]` | the whole file |
"""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from textfix.comments import Comment, comments, end_of_line
from textfix.document import Document
from textfix.formats import Format
from textfix.language import Language
from textfix.rule import Finding, Rule
from textfix.text import Edit

_CONTENT = re.compile(r"\S")
_EMPTY_LINE = re.compile(r"^[ \t]*\r?$", re.MULTILINE)


class _Region(NamedTuple):
    """Where a comment holds for a rule, both ends included, and how far this one and those before it reach."""

    low: int
    high: int
    reach: int
    comment: Comment


class Suppressions:
    """The comments of a document; asked about each finding, they remember which have been of use."""

    def __init__(self, document: Document, form: Format) -> None:
        self._comments = list(comments(document.text, form.comments)) if "textfix:" in document.text else []
        self._starts = [c.start for c in self._comments]
        self._regions = _regions(self._comments, _Blocks(document, form.blocks, self._starts))

    def __bool__(self) -> bool:
        return bool(self._comments)

    @property
    def errors(self) -> list[Finding]:
        """What is wrong with the comments."""
        return [error for comment in self._comments for error in comment.errors]

    def keep(self, finding: Finding, _: Language | None = None) -> bool:
        """Whether a finding counts: no comment suppresses it, and it is not about such a comment itself."""
        regions = self._regions.get(finding.rule, [])
        for region in reversed(regions[:bisect_right(regions, finding.end, key=lambda r: r.low)]):
            if region.high >= finding.start:
                region.comment.used.add(finding.rule)
                return False
            if region.reach < finding.start:
                break
        before = bisect_left(self._starts, finding.end) - 1
        return before < 0 or self._comments[before].end <= finding.start

    def unused(self, rules: Collection[Rule]) -> Iterator[tuple[int, str]]:
        """Offset and text of what has suppressed nothing, of these rules."""
        for one in self._comments:
            for idle in sorted(one.rules - one.used, key=lambda r: r.code):
                if one.verb != "enable" and idle in rules:
                    yield one.start, f"{one.verb}[{idle.code}]"


class _Blocks:
    """The lines and blocks that comments speak of."""

    def __init__(self, document: Document, parted: bool, comment_starts: list[int]) -> None:
        self._text, self._segments, self._parted = document.text, document.segments, parted
        self._comment_starts = frozenset(comment_starts)

    def of(self, comment: Comment, below: tuple[int, int]) -> tuple[int, int]:
        """The line of a comment, or the block below if it stands alone; `below` is what the next comment speaks of."""
        low, high = self._text.rfind("\n", 0, comment.start) + 1, end_of_line(self._text, comment.end)
        if self._text[low:comment.start].strip() or self._text[comment.end:high].strip():
            return low, high
        content = _CONTENT.search(self._text, high)
        start = content.start() if content else len(self._text)
        return below if start in self._comment_starts else (start, self._end(start))

    def _end(self, start: int) -> int:
        """Where the block ends that begins at an offset."""
        if self._parted:
            empty = _EMPTY_LINE.search(self._text, start)
            return empty.start() if empty else len(self._text)
        first = bisect_left(self._segments, start, key=lambda s: s.start)
        if first == len(self._segments):
            return end_of_line(self._text, start)
        segment = self._segments[first]
        return segment.place(Edit(len(segment.text), len(segment.text), ""))[-1].end

    def __len__(self) -> int:
        return len(self._text)


def _regions(found: list[Comment], blocks: _Blocks) -> dict[Rule, list[_Region]]:
    """Where each rule is suppressed, by beginning."""
    spans: dict[Rule, list[tuple[int, int, Comment]]] = {}
    enabled: dict[Rule, int] = {}
    whole = below = 0, len(blocks)
    for one in reversed(found):
        below = blocks.of(one, below)
        for named in one.rules:
            if one.verb == "enable":
                enabled[named] = one.start
            else:
                span = {"file-ignore": whole, "disable": (one.start, enabled.get(named, len(blocks)))}.get(one.verb, below)
                spans.setdefault(named, []).append((*span, one))
    return {named: list(_reaching(sorted(those, key=lambda s: s[:2]))) for named, those in spans.items()}


def _reaching(spans: Iterable[tuple[int, int, Comment]]) -> Iterator[_Region]:
    reach = 0
    for low, high, one in spans:
        reach = max(reach, high)
        yield _Region(low, high, reach, one)
