"""The paragraphs of reStructuredText, by a scanner of lines: directives that hold code, comments, targets and tables are passed over."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.formats._joined import Span
from textfix.formats._lines import Line, lines

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1++\Z")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|\Z)")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w:+.-]+?)::(?:[ \t]+|\Z)")
_FOOTNOTE = re.compile(r"\.\.[ \t]+\[[^\]\n]+\][ \t]+")
_ITEM = re.compile(r"(?:[-*+•]|(?:\d{1,4}|\#|[A-Za-z])[.)]|\((?:\d{1,4}|\#|[A-Za-z])\))[ \t]+")
_FIELD = re.compile(r":(?![:\s])(?:\\.|[^:\n\\]|:(?!\s|\Z)){1,100}:(?:[ \t]+|\Z)")
_TABLE = re.compile(r"\+[-=+]{3,}\+?\Z|=+(?:[ \t]+=+)+\Z")
_LINE_BLOCK = re.compile(r"\|(?:[ \t]+|\Z)")
# directives whose content is prose; with those of the second list their arguments are as well
_HOLDS_PROSE = frozenset("container compound epigraph highlights pull-quote only figure versionchanged".split())
_IS_PROSE = frozenset(
    """note warning tip important hint caution danger attention error admonition seealso topic sidebar versionadded versionchanged
    deprecated rubric todo""".split())


class Paragraph(NamedTuple):
    """A paragraph: its kind and the spans of its lines."""

    kind: str
    lines: list[Span]


class Rst:
    """The paragraphs of a text."""

    def __init__(self, text: str) -> None:
        self.text, self._lines, self._at = text, list(lines(text)), 0

    def read(self) -> Iterator[Paragraph]:
        """All paragraphs in order."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            content = line.text(self.text)
            if not content or _is_adornment(content):
                self._at += 1
            elif _EXPLICIT.match(content):
                yield from self._explicit(line, content)
            elif content.startswith(">>>") or _TABLE.match(content):
                self._skip_to_blank(table=content.startswith("="))
            else:
                yield from self._paragraph(line, content)

    def _explicit(self, line: Line, content: str) -> Iterator[Paragraph]:
        """A directive, a footnote, a target or a comment."""
        self._at += 1
        directive, footnote = _DIRECTIVE.match(content), _FOOTNOTE.match(content)
        name = directive["name"].lower() if directive else ""
        if footnote or name in _IS_PROSE:
            start = line.start + (footnote or directive).end()          # type: ignore[union-attr]
            if start < line.end and not name.startswith("version") and name != "deprecated":
                yield Paragraph("paragraph", [(start, line.end), *self._same(line.indent)])
            self._skip_options(line.indent)
        elif name in _HOLDS_PROSE:
            self._skip_options(line.indent)
        else:
            self._skip_deeper(line.indent)

    def _same(self, indent: int) -> Iterator[Span]:
        """The lines that follow at once, further in, and are no options."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            content = line.text(self.text)
            if not content or line.indent <= indent or _FIELD.match(content):
                return
            self._at += 1
            yield line.start, line.end

    def _skip_options(self, indent: int) -> None:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.indent <= indent or not _FIELD.match(line.text(self.text)):
                return
            self._at += 1

    def _skip_deeper(self, indent: int) -> None:
        """Pass over all that is further in than a column."""
        while self._at < len(self._lines) and (self._lines[self._at].indent > indent or not self._lines[self._at].text(self.text)):
            self._at += 1

    def _skip_to_blank(self, *, table: bool) -> None:
        """Pass over a table or a session; the rule that ends a simple table is the last one before a blank line."""
        while self._at < len(self._lines):
            content = self._lines[self._at].text(self.text)
            self._at += 1
            following = self._lines[self._at].text(self.text) if self._at < len(self._lines) else ""
            if not following and (not table or content.startswith("=")):
                return

    def _paragraph(self, line: Line, content: str) -> Iterator[Paragraph]:
        mark = _ITEM.match(content) or _FIELD.match(content) or _LINE_BLOCK.match(content)
        kind = "list-item" if mark else "paragraph"
        column = line.indent + (mark.end() if mark else 0)
        spans = [(line.start + (mark.end() if mark else 0), line.end)]
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            content = line.text(self.text)
            if len(spans) == 1 and not mark and _is_adornment(content):
                kind = "heading"
                self._at += 1
                break
            if not content or line.indent != column or (mark and (_ITEM.match(content) or _LINE_BLOCK.match(content))):
                break
            spans.append((line.start, line.end))
            self._at += 1
        yield Paragraph(kind, [span for span in spans if span[0] < span[1]])
        if self.text.endswith("::", spans[-1][0], spans[-1][1]):
            self._skip_literal(column)

    def _skip_literal(self, indent: int) -> None:
        """Pass over the literal block behind `::`: what is further in, or quoted by one mark."""
        self._skip_blank()
        if self._at < len(self._lines) and self._lines[self._at].indent > indent:
            self._skip_deeper(indent)
        elif self._at < len(self._lines) and _ADORNMENT.match(self._lines[self._at].text(self.text)[:1] * 2):
            self._skip_to_blank(table=False)

    def _skip_blank(self) -> None:
        while self._at < len(self._lines) and not self._lines[self._at].text(self.text):
            self._at += 1


def _is_adornment(content: str) -> bool:
    return len(content) > 1 and _ADORNMENT.match(content) is not None and content not in ("::", "..")
