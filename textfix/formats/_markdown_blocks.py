"""The blocks of a Markdown text that are prose, by a scanner of lines: what is code, HTML, a definition or a mark is passed over."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.formats._lines import LONGEST, TAB, too_long
from textfix.formats._markdown_lines import CELL, LEAD, LINE, OPENERS, START, TASK, end_of_raw

_LETTER = re.compile(r"[^\W\d_]")
_LABEL = re.compile(r"\*?\[([^\]\n]{1,999})\]:")
_NO_INTERRUPTION = frozenset({"alone", "script", "definition", "term"})
_RULES = frozenset({"underline", "delimiter", "rule"})


class Block(NamedTuple):
    """A block of prose (or `html`): its kind, and the span of each of its lines without marks before it and the line end behind it."""

    kind: str
    lines: list[tuple[int, int]]


class Blocks:
    """The blocks of a text from an offset on; `labels` are the names that link definitions give, in lower case, once all were read."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text, self.labels = text, set[str]()
        self._start = start
        self._open: list[tuple[int, int]] = []              # the lines of the paragraph that is open
        self._kind, self._depth = "paragraph", 0
        self._columns: list[int] = []                       # where the content of the lists begins that are open
        self._raw: re.Pattern[str] | None = None            # the end of what stands untouched
        self._fence: tuple[str, int, int] | None = None     # mark, column and depth of quotes of the fence that is open
        self._html: list[tuple[int, int]] | None = None
        self._is_quoted = False
        self._in_table = self._in_script = False

    def read(self) -> Iterator[Block]:
        """All blocks in order.  Raises TextfixError for a line that is no prose."""
        for line in LINE.finditer(self.text, self._start):
            start, end = line.span()
            while end > start and self.text[end - 1] in "\r\n":
                end -= 1
            if end - start > LONGEST:
                raise too_long(self.text, start, end)
            yield from self._line(start, end)
        yield from self._close()

    def _line(self, start: int, end: int) -> Iterator[Block]:
        if self._raw:
            self._raw = None if self._raw.search(self.text, start, end) else self._raw
            return
        lead = LEAD.match(self.text, start, end)
        at = lead.end() if lead else start
        marks = lead["marks"] if lead else ""
        indent = _width(lead["indent"]) if lead and at > start else 0
        if self._fence and self._in_fence(start, end, indent, marks):
            return
        if at == end:
            yield from self._close()
            self._in_table = self._in_script = False
            if marks:
                self._enter(indent, marks)
        elif self._html is not None:
            self._html.append((start, end))
        elif not self._in_script:
            yield from self._content(at, end, indent, marks)

    def _content(self, at: int, end: int, indent: int, marks: str) -> Iterator[Block]:
        """A line that is not blank, outside of all that stands untouched."""
        if not self._open or (marks and not self._goes_on(marks)):
            yield from self._close(html=False)
            self._columns = [c for c in self._columns if c <= indent] if self._columns else self._columns
            if indent - (self._columns[-1] if self._columns else 0) >= TAB or _is_code(marks):
                return
            if marks:
                self._enter(indent, marks)
            self._kind, self._depth = "list-item" if marks.strip("> \t") else "paragraph", marks.count(">")
        if self.text[at] in OPENERS and (found := START.match(self.text, at, end)):
            yield from self._opened(found, at, end, indent, marks)
        elif self._in_table:
            yield from self._cells(at, end)
        else:
            task = TASK.match(self.text, at, end) if self._kind == "list-item" and not self._open else None
            self._open.append((task.end() if task else at, end))

    def _goes_on(self, marks: str) -> bool:
        """Whether a line of a quote goes on with the paragraph that is open."""
        return marks.count(">") == self._depth and not marks.strip("> \t")

    def _enter(self, indent: int, marks: str) -> None:
        """Remember where the content of a list begins, so that what is indented as far is not code."""
        if marks.strip("> \t"):
            width = len((" " * indent + marks).expandtabs(TAB))
            trailing = len(marks) - len(marks.rstrip())
            self._columns.append(width - trailing + 1 if trailing > TAB else width + (not trailing))

    def _opened(self, found: re.Match[str], at: int, end: int, indent: int, marks: str) -> Iterator[Block]:
        """What a line does whose beginning says what it is."""
        kind = str(found.lastgroup)
        if self._open and kind in _NO_INTERRUPTION:
            self._open.append((at, end))
            return
        if kind in _RULES:
            yield from self._ruled(kind, at, end)
            return
        yield from self._close(html=False)
        self._in_script = kind == "script"
        if kind == "fence":
            self._fence = (found.group(), self._columns[-1] if self._columns else 0, marks.count(">"))
        elif kind == "container":
            self._columns.append(indent + TAB)
        elif kind in ("html", "alone"):
            self._html, self._is_quoted = [(at, end)], ">" in marks
        else:
            yield from self._begun(kind, found, end)

    def _begun(self, kind: str, found: re.Match[str], end: int) -> Iterator[Block]:
        """What the content of a line is behind the mark that says so."""
        if kind == "heading":
            yield Block("heading", [(found.end(), _trimmed(self.text, found.end(), end))])
        elif kind in ("footnote", "term"):
            self._open.append((found.end(), end))
        elif kind == "definition" and (label := _LABEL.match(self.text, found.start())):
            self.labels.add(label[1].strip().lower())
        elif kind == "raw":
            close = end_of_raw(found.group())
            self._raw = None if close.search(self.text, found.end(), end) else close
        elif kind == "row":
            yield from self._cells(found.start(), end)

    def _ruled(self, kind: str, at: int, end: int) -> Iterator[Block]:
        """A line of rules: under a heading, under the head of a table, or by itself."""
        if kind == "delimiter" and "|" in self.text[at:end]:
            head = self._open.pop() if self._open else None
            yield from self._close(html=False)
            self._in_table = True
            if head:
                yield from self._cells(*head)
        elif self._open and kind != "rule":
            self._kind = "heading"
            yield from self._close(html=False)
        else:
            yield from self._close(html=False)

    def _cells(self, start: int, end: int) -> Iterator[Block]:
        for cell in CELL.finditer(self.text, start, end):
            content = cell.group()
            if content.count("`") % 2 == 0 and _LETTER.search(content):
                left = cell.start() + len(content) - len(content.lstrip())
                yield Block("table-cell", [(left, _trimmed(self.text, left, cell.end(), heading=False))])

    def _in_fence(self, start: int, end: int, indent: int, marks: str) -> bool:
        """Whether a line belongs to the fence that is open; the one that closes it does."""
        mark, column, depth = self._fence or ("", 0, 0)
        bare = self.text[start:end].lstrip(" \t>" if depth else " \t")
        if bare and ((depth and marks.count(">") < depth) or (not depth and indent < column)):
            self._fence = None
            return False
        if bare.startswith(mark) and not bare.strip().strip(mark[0]):
            self._fence = None
        return True

    def _close(self, *, html: bool = True) -> Iterator[Block]:
        """End the paragraph that is open."""
        if html and self._html is not None:
            yield Block("quoted html" if self._is_quoted else "html", self._html)
            self._html = None
        if self._open:
            last = self._open[-1]
            self._open[-1] = (last[0], _trimmed(self.text, *last, heading=False))
            yield Block(self._kind, self._open)
            self._open, self._kind = [], "paragraph"


def _width(blanks: str) -> int:
    return len(blanks.expandtabs(TAB)) if "\t" in blanks else len(blanks)


def _is_code(marks: str) -> bool:
    """Whether the content after the last mark is so far from it that it is code."""
    return bool(marks) and len(marks) - len(marks.rstrip(" ")) > TAB


def _trimmed(text: str, start: int, end: int, *, heading: bool = True) -> int:
    """The end of a content without the blanks behind it, and the marks that close a heading."""
    part = text[start:end].rstrip(" \t")
    if heading and part.endswith("#"):
        bare = part.rstrip("#")
        part = bare.rstrip(" \t") if bare.endswith((" ", "\t")) or not bare else part
    return start + len(part)
