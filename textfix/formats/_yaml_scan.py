"""The scalars of a YAML text with their keys and the spans of their lines; collections in braces, anchors and tags are passed over."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.formats._joined import Span
from textfix.formats._lines import LONGEST, too_long

_KEY = (r"(?P<key>\"(?:\\.|[^\"\\\n])*+\"|'(?:''|[^'\n])*+'|[^\s\#&*!|>'\"%@`{}\[\],:][^\r\n\#:]*+(?::(?=\S)[^\r\n\#:]*+)*+)[ \t]*+"
        r":(?=[ \t\r\n]|\Z)[ \t]*+")
_ENTRY = re.compile(rf"(?P<indent>[ ]*+)(?P<dashes>(?:-[ \t]++|-(?=[\r\n]|\Z))*+)(?:{_KEY})?")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_BLOCK = re.compile(r"[|>][-+\d]{0,2}[ \t]*+(?:\#[^\r\n]*)?\Z")
_QUOTED = {'"': re.compile(r'"((?:\\.|[^"\\])*+)"', re.DOTALL), "'": re.compile(r"'((?:''|[^'])*+)'")}
_COMMENT = re.compile(r"(?<![ \t])[ \t]++(?:\#[^\r\n]*+)?\Z")
_FLOW = re.compile(r"\"(?:\\.|[^\"\\])*+\"|'(?:''|[^'])*+'|[\[\]{}]", re.DOTALL)


class Scalar(NamedTuple):
    """A value: the keys that lead to it, its style (`plain`, `'`, `"` or `|`), and the spans of its lines in the text, as written."""

    path: tuple[str, ...]
    style: str
    lines: list[Span]


class Scan:
    """The scalars of `text[start:end]`, in order."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text, self._at, self._end = text, start, len(text) if end is None else end
        self._keys: list[tuple[int, str]] = []              # column and name of the keys that are open

    def read(self) -> Iterator[Scalar]:
        """All scalars.  Raises TextfixError for one that is no prose."""
        while self._at < self._end:
            start, stop = self._line(self._at)
            after = self._at
            self._at = self._next(start)
            content = self.text[start:stop].lstrip(" \t")
            if not content or content[0] in "#%" or content.startswith(("---", "...")):
                continue
            entry = _ENTRY.match(self.text, start, stop)
            if entry and entry.end() <= stop:
                yield from self._entry(entry, stop)
            if self._at <= after:
                break

    def _entry(self, entry: re.Match[str], stop: int) -> Iterator[Scalar]:
        column = len(entry["indent"]) + len(entry["dashes"])
        while self._keys and self._keys[-1][0] >= column:
            self._keys.pop()
        if entry["key"]:
            self._keys.append((column, entry["key"].strip("\"' \t")))
        parent = column if entry["key"] else len(entry["indent"])
        at = entry.end()
        mark = self.text[at:at + 1] if at < stop else ""
        if mark and mark in "|>" and _BLOCK.match(self.text, at, stop):
            yield from self._found("|", self._indented(parent, literal=True))
        elif mark in ("'", '"'):
            yield from self._quoted(mark, at)
        elif mark in ("[", "{"):
            self._skip_flow(at)
        elif mark and mark not in "&*!#@`%":
            first = (at, self._without_comment(at, stop))
            yield from self._found("plain", [first, *self._indented(parent, literal=False)])

    def _found(self, style: str, lines: list[Span]) -> Iterator[Scalar]:
        if lines and lines[-1][1] - lines[0][0] > LONGEST:
            raise too_long(self.text, lines[0][0], lines[-1][1])
        if lines:
            yield Scalar(tuple(name for _, name in self._keys), style, lines)

    def _indented(self, parent: int, *, literal: bool) -> list[Span]:
        """The following lines that are further in than their key: the rest of a scalar."""
        lines: list[Span] = []
        column = -1
        while self._at < self._end:
            start, stop = self._line(self._at)
            content = self.text[start:stop]
            indent = len(content) - len(content.lstrip(" "))
            bare = content.strip()
            if bare and (indent <= parent or (not literal and (bare[0] == "#" or (not lines and self._is_entry(start, stop))))):
                break
            column = indent if column < 0 and bare else column
            if bare or literal:
                left = start + min(max(column, 0), len(content)) if literal else start + indent
                lines.append((left, stop if literal else self._without_comment(left, stop)))
            self._at = self._next(start)
        while lines and not self.text[slice(*lines[-1])].strip():
            lines.pop()
        return lines

    def _is_entry(self, start: int, stop: int) -> bool:
        entry = _ENTRY.match(self.text, start, stop)
        return bool(entry and (entry["key"] or entry["dashes"]))

    def _quoted(self, mark: str, at: int) -> Iterator[Scalar]:
        found = _QUOTED[mark].match(self.text, at, self._end)
        if not found:
            self._at = self._end                             # a quote that does not close: the rest is not to be trusted
            return
        self._at = self._next(found.end())
        yield from self._found(mark, [(found.start(1), found.end(1))])

    def _skip_flow(self, at: int) -> None:
        depth = 0
        for match in _FLOW.finditer(self.text, at, self._end):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
            if not depth:
                self._at = max(self._at, self._next(match.end()))
                return
        self._at = self._end

    def _without_comment(self, at: int, stop: int) -> int:
        comment = _COMMENT.search(self.text, at, stop)
        return comment.start() if comment else stop

    def _line(self, at: int) -> Span:
        """The span of the line that begins at an offset, without its end."""
        found = _LINE.match(self.text, at, self._end)
        stop = found.end() if found else at
        while stop > at and self.text[stop - 1] in "\r\n":
            stop -= 1
        return at, stop

    def _next(self, at: int) -> int:
        """Where the line after the one of an offset begins."""
        found = _LINE.match(self.text, at, self._end)
        return found.end() if found else self._end
