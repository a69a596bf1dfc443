"""A document: a text and its segments of prose, each with the way back from its text to the document's."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from textfix.later import later
from textfix.text import Edit

if TYPE_CHECKING:
    from textfix.language import Language
    from textfix.spot import Finding

    Keep = Callable[[Finding, Language | None], bool]

_LABELS = frozenset({"heading", "title", "table-cell", "ui-string"})
_LABEL = 200                  # code points; more is no label
_WORDS = later(r"\S+(?:\s+\S+){2}|[\u3040-\u9fff\u0e00-\u0eff].{5}", re.DOTALL)              # enough for a sentence
_END = later(r"(?<!\.\.)[.!?。！？।؟։]['\"”’»」』)\]]*\s*\Z")
_INNER_END = later(r"(?:\S+\s+){2}.*?[^\W\d_]{3}[.!?][\"”»)]?\s?[^\W\d_]\S*\s+\S", re.DOTALL)

Protected = tuple[int, int, str]            # start, end, kind: a span that only rules with this kind in `touches` may edit


class Run(NamedTuple):
    """`length` code points from `text` on in a segment's text stand as `size` code points from `doc` on in the document.

    Either both are the same (the text stands there as it is), or `length` is 1: one character written as an escape (`&amp;`, `\\u00e9`).
    """

    text: int
    doc: int
    length: int
    size: int


@dataclass(frozen=True)
class Placement:
    """How a segment's text stands in its document where it does not stand there as it is: runs in order, and how new text is written."""

    runs: Sequence[Run]
    write: Callable[[str], str] = str

    def place(self, edit: Edit) -> tuple[Edit, ...]:
        """The edit in the document: what stands between two runs (the quotes of a next line, the mark of a list) stays."""
        spans = self._spans(edit.start, edit.end)
        new = self.write(edit.new)
        return tuple(Edit(low, high, "" if n else new) for n, (low, high) in enumerate(spans))

    def _spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The document's spans of a span of text; joined where they touch."""
        if start == end:
            at = self._insertion(start)
            return [(at, at)]
        spans: list[tuple[int, int]] = []
        for run in self.runs[self._run_of(start):]:
            if run.text >= end:
                break
            low, high = run.doc, run.doc + run.size
            if run.length == run.size:
                low, high = run.doc + max(0, start - run.text), run.doc + min(run.length, end - run.text)
            if spans and spans[-1][1] == low:
                low = spans.pop()[0]
            spans.append((low, high))
        return spans

    def _insertion(self, at: int) -> int:
        """Where new text goes: behind the character before, so that a gap between runs stays behind it."""
        run = self.runs[self._run_of(max(0, at - 1))]
        if at <= run.text:
            return run.doc
        return run.doc + (at - run.text if run.length == run.size else run.size)

    def _run_of(self, at: int) -> int:
        return max(0, bisect_right(self.runs, at, key=lambda run: run.text) - 1)


class Segment(NamedTuple):
    """A span of prose of a document.

    text: the prose as a reader sees it; offsets below are code points of it.
    start: the offset in the document of its first code point.
    kind: what it is: `text` (a whole plain text), `paragraph`, `heading`, `list-item`, `table-cell`, `caption`, `title`, `ui-string`.
    lang: a BCP 47 tag, or None where nothing says it.
    source: the aligned source text, where there is one.
    key: what names it in its file, where something does (the key of a string); its source in another file is found by it.
    protected: spans that no rule may edit (code, addresses, placeholders), in order, with their kinds.
    placement: how the text stands in the document; None where it stands there as it is.
    """

    text: str
    start: int = 0
    kind: str = "text"
    lang: str | None = None
    source: str | None = None
    protected: tuple[Protected, ...] = ()
    placement: Placement | None = None
    key: str = ""

    @property
    def is_fragment(self) -> bool:
        """Whether it is a label or a headline, no sentence: such a one has its own way with capitals and stops."""
        if self.kind not in _LABELS or len(self.text) > _LABEL:
            return False
        return not (_WORDS.search(self.text) and _END.search(self.text)) and not _INNER_END.search(self.text)

    @property
    def end(self) -> int:
        """The offset in the document behind its last code point."""
        last = self.placement.runs[-1] if self.placement and self.placement.runs else None
        return last.doc + last.size if last else self.start + len(self.text)

    def place(self, edit: Edit) -> tuple[Edit, ...]:
        """An edit of the segment's text as edits of the document."""
        if self.placement:
            return self.placement.place(edit)
        return (Edit(edit.start + self.start, edit.end + self.start, edit.new),)

    def guards(self, start: int, end: int, allowed: frozenset[str]) -> bool:
        """Whether an edit of `text[start:end]` would change the inside of a protected span of a kind that is not allowed."""
        for low, high, kind in self.protected:
            if (low < end and start < high if start < end else low < start < high) and kind not in allowed:
                return True
        return False


@dataclass(frozen=True)
class Document:
    """A text and its segments in order; what no segment covers is never looked at.

    form: the name of the format that it is written in.
    tagged: whether what stands around its segments is written for machines, as the tags of HTML.
    keep: says of a finding (offsets of the document, the language it was made in) whether it counts; None where all do.
    """

    text: str
    segments: tuple[Segment, ...] = field(default=())
    keep: Keep | None = None
    form: str = "plain text"
    tagged: bool = False

    @classmethod
    def plain(cls, text: str, lang: str | None = None, source: str | None = None) -> Document:
        """The whole text as one segment."""
        return cls(text, (Segment(text, 0, "text", lang, source),))

    @property
    def prose(self) -> str:
        """What tells the habits of its author: the text, or of a file of strings or tags the segments alone, one a line, for what it
        writes around them is no one's prose."""
        if self.tagged or (self.segments and all(segment.kind == "ui-string" and segment.placement for segment in self.segments)):
            return "\n".join(segment.text for segment in self.segments)
        return self.text

    def keeping(self, keep: Keep) -> Document:
        """The document whose findings also have to pass `keep`."""
        before = self.keep
        return replace(self, keep=keep if before is None else lambda finding, lang: before(finding, lang) and keep(finding, lang))
