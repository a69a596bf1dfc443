"""Edits, marks and positions: the vocabulary that every other module speaks.

All offsets are code points of a `str`, half-open: `text[start:end]`.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

SOURCE_MARK = " ‖ "           # in a marked text the source that it is a translation of stands behind it
_SENTENCE_START = re.compile(r"(?<=[.!?…؟।])\s+|(?<=[。！？])|\n\s*\n|\r\n\s*\r\n")
_SENTENCE_END = re.compile(r"(?<=[.!?…؟।])\s|(?<=[。！？])|\r?\n\s*\n")
_MARK = re.compile("⟦([^⟦⟧→]*)(?:(→)([^⟦⟧→]*))?⟧")


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`; `start == end` inserts, `new == ""` deletes."""

    start: int
    end: int
    new: str


class Mark(NamedTuple):
    """One `⟦bad→good⟧` of a marked text, with offsets into the unmarked text; `new` is None where nothing is repaired."""

    start: int
    end: int
    new: str | None


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` applied; every code point outside an edit stays as it is.

    Raises ValueError where two edits overlap or an edit lies outside the text.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"{edit} overlaps the edit before it or lies outside a text of {len(text)} code points")
        parts += text[at:edit.start], edit.new
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def parse_marks(marked: str) -> tuple[str, list[Mark]]:
    """Split a marked text into the text as found and its marks.

    `⟦His→his⟧` replaces, `⟦.→⟧` deletes, `⟦→,⟧` inserts, `⟦odd⟧` reports without a repair.
    Raises ValueError where a bracket has no partner.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for match in _MARK.finditer(marked):
        plain = marked[at:match.start()]
        old, arrow, new = match.groups()
        length += len(plain)
        marks.append(Mark(length, length + len(old), (new or "") if arrow else None))
        length += len(old)
        parts += plain, old
        at = match.end()
    parts.append(marked[at:])
    text = "".join(parts)
    if "⟦" in text or "⟧" in text:
        raise ValueError(f"a mark is not closed or not opened: {marked!r}; write ⟦bad→good⟧")
    return text, marks


def split_source(marked: str) -> tuple[str, str | None]:
    """A marked text without the source behind its ` ‖ `, and that source (None where there is none).

    >>> split_source("Ein ⟦ein →⟧Satz. ‖ A sentence.")
    ('Ein ⟦ein →⟧Satz.', 'A sentence.')
    """
    text, found, source = marked.partition(SOURCE_MARK)
    return text, source if found else None


def with_edges_of(like: str, text: str) -> str:
    """A text with the white space at its edges that another one has.

    >>> with_edges_of(" Nom", "Name:\\n")
    ' Name:'
    """
    bare = like.strip()
    head, _, tail = like.partition(bare) if bare else ("", "", "")
    return head + text.strip() + tail


def write_marks(text: str, marks: Iterable[Mark]) -> str:
    """The inverse of `parse_marks`: the text with its marks written into it."""
    return apply(text, [Edit(m.start, m.end, _written(text, m)) for m in marks])


def _written(text: str, mark: Mark) -> str:
    old = text[mark.start:mark.end]
    return f"⟦{old}⟧" if mark.new is None else f"⟦{old}→{mark.new}⟧"


def repaired(text: str, marks: Iterable[Mark]) -> str:
    """The text with the repairs of its marks carried out."""
    return apply(text, [Edit(m.start, m.end, m.new) for m in marks if m.new is not None])


def sentence(text: str, start: int, end: int) -> str:
    """The sentences that `text[start:end]` stands in, in one line; no more than 400 code points to either side, and never over an empty
    line."""
    before = _SENTENCE_START.split(text[max(0, start - 400):start])[-1]
    after = _SENTENCE_END.split(text[end:end + 400], maxsplit=1)
    return " ".join((before + text[start:end] + after[0]).split())


class Lines:
    """Line and column of offsets: lines and columns count from 1, columns in code points; `\\r\\n`, `\\n` and `\\r` end a line."""

    def __init__(self, text: str) -> None:
        ends = (m.end() for m in re.finditer("\r\n|\n|\r", text)) if "\r" in text else (
            end + number for number, end in enumerate(accumulate(map(len, text.split("\n")[:-1])), 1))
        self._starts = [0, *ends]

    def position(self, offset: int) -> tuple[int, int]:
        """`(line, column)` of a code-point offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Offset of the first code point of a line (from 1)."""
        return self._starts[line - 1]


def compose(middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """One list of edits of the original that does what `first` and then `second` do.

    `middle` is the text that `first` produced and that `second` edits.  Edits that touch become one.
    """
    out: list[Edit] = []
    shift = 0
    for low, high, olds, news in _groups(written(first), sorted(second)):
        new = apply(middle[low:high], [Edit(e.start - low, e.end - low, e.new) for e in news])
        grown = sum(len(old.new) - (old.end - old.start) for old in olds)
        out.append(Edit(low - shift, high - shift - grown, new))
        shift += grown
    return out


def written(edits: Sequence[Edit]) -> list[tuple[tuple[int, int], Edit]]:
    """Each edit with the span where its new text stands after all are applied."""
    spans, shift = [], 0
    for edit in sorted(edits):
        spans.append(((edit.start + shift, edit.start + shift + len(edit.new)), edit))
        shift += len(edit.new) - (edit.end - edit.start)
    return spans


_Group = tuple[int, int, list[Edit], list[Edit]]


def _groups(first: list[tuple[tuple[int, int], Edit]], second: list[Edit]) -> list[_Group]:
    """Touching spans of both lists, as `(low, high, edits of the first, edits of the second)` in the middle text."""
    spans = [(*span, edit, True) for span, edit in first] + [(edit.start, edit.end, edit, False) for edit in second]
    groups: list[_Group] = []
    for low, high, edit, is_first in sorted(spans, key=lambda s: s[:2]):
        if not groups or low > groups[-1][1]:
            groups.append((low, high, [], []))
        left, right, olds, news = groups[-1]
        (olds if is_first else news).append(edit)
        groups[-1] = (left, max(right, high), olds, news)
    return groups
