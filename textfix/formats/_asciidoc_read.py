"""The paragraphs of AsciiDoc, by a scanner of lines: listings, literals, comments, attributes and macros are passed over."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.formats._joined import Span
from textfix.formats._lines import Line, lines

_FENCE = re.compile(r"(?:(?P<closed>-{4,}|\.{4,}|/{4,}|\+{4,}|```\w*)|={4,}|\*{4,}|_{4,}|--)\Z")
_TABLE = re.compile(r"[|,:!]={3,}\Z")
_HEADING = re.compile(r"(?:={1,6}|\#{1,6})[ \t]+")
_CODE_STYLE = re.compile(r"\[(?:source|listing|literal|stem|latexmath|asciimath|pass|verse|plantuml|ditaa|mermaid|graphviz|,)\b")
_SKIPPED = re.compile(
    r"//(?!/)|:!?[\w-]+!?:(?:\s|\Z)|\[[^\]\n]*\]\Z|[a-z]\w*::\S*\[.*\]\Z|<<<\Z|'''\Z|\+\Z|(?:ifn?def|ifeval|endif|include)::")
_ITEM = re.compile(r"(?:[*-]+|\.{1,5}|\d{1,4}\.|<(?:\d+|\.)>|[a-z]\.)[ \t]+(?:\[[ xX*]\][ \t]+)?")
_TERM = re.compile(r"(?P<term>[^\n]{1,200}?)(?::{2,4}|;;)(?:[ \t]+|\Z)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = re.compile(r"(?:(?<=\s)|\A)(?:\d*(?:\.\d+)?[+*])?[<^>.]{0,4}[adehlmsv]?\|[ \t]*+(?P<text>(?:\\.|[^|\\])++)")


class Paragraph(NamedTuple):
    """A paragraph: its kind and the spans of its lines."""

    kind: str
    lines: list[Span]


class AsciiDoc:
    """The paragraphs of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._closed = ""                                    # the fence of the block that is passed over
        self._open: list[Span] = []
        self._kind = "paragraph"
        self._in_table = self._in_header = self._is_code = self._in_literal = False

    def read(self) -> Iterator[Paragraph]:
        """All paragraphs in order."""
        for n, line in enumerate(lines(self.text)):
            content = line.text(self.text)
            if self._closed:
                self._closed = "" if content == self._closed else self._closed
            elif not content:
                yield from self._close()
                self._is_code = self._in_header = self._in_literal = False
            else:
                yield from self._line(line, content, first=not n)
        yield from self._close()

    def _line(self, line: Line, content: str, *, first: bool) -> Iterator[Paragraph]:
        fence = None if line.indent else _FENCE.match(content)
        if fence or (not line.indent and _TABLE.match(content)):
            yield from self._close()
            self._closed = ("```" if content.startswith("```") else content) if fence and (fence["closed"] or self._is_code) else ""
            self._in_table, self._is_code = (not fence and not self._in_table), False
        elif self._in_literal or self._is_code or self._in_header or (_SKIPPED.match(content) and not line.indent):
            yield from self._close()
            self._is_code = self._is_code or _CODE_STYLE.match(content) is not None
        elif self._in_table:
            yield from self._cells(line)
        elif heading := (_HEADING.match(content) if not line.indent else None):
            yield from self._close()
            self._in_header = first
            yield Paragraph("heading", [(line.start + heading.end(), line.end)])
        else:
            yield from self._prose(line, content)

    def _prose(self, line: Line, content: str) -> Iterator[Paragraph]:
        """A line of a paragraph, an item, a term or a title."""
        item, term = _ITEM.match(content), _TERM.match(content)
        if item or term or (content[0] == "." and content[1:2].strip(". ")):
            yield from self._close()
        if item:
            self._kind = "list-item"
            self._open.append((line.start + item.end(), line.end))
        elif term:
            yield Paragraph("list-item", [(line.start, line.start + term.end("term"))])
            self._open += [(line.start + term.end(), line.end)] if term.end() < len(content) else []
        elif content[0] == "." and content[1:2].strip(". "):
            yield Paragraph("caption", [(line.start + 1, line.end)])
        elif not self._open and line.indent:
            self._in_literal = True
        else:
            label = _ADMONITION.match(content) if not self._open else None
            self._open.append((line.start + (label.end() if label else 0), line.end))

    def _cells(self, line: Line) -> Iterator[Paragraph]:
        for cell in _CELL.finditer(self.text[line.start:line.end]):
            end = cell.start("text") + len(cell["text"].rstrip())
            yield Paragraph("table-cell", [(line.start + cell.start("text"), line.start + end)])

    def _close(self) -> Iterator[Paragraph]:
        """End the paragraph that is open."""
        if self._open:
            yield Paragraph(self._kind, self._open)
        self._open, self._kind = [], "paragraph"
