"""CSV and TSV: the columns that are named, by the names in the first row."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from textfix.document import Placement, Segment
from textfix.errors import TextfixError
from textfix.formats._language import language_of
from textfix.formats._pieces import Pieces, has_letters, lost
from textfix.formats.format import Format, Hints
from textfix.text import Edit

_DELIMITERS = "\t,;|"
_DOUBLED = re.compile('""')


class _Cell(NamedTuple):
    """A cell: its row and column from 0, where its content stands, the content as it is written, whether in quotes."""

    row: int
    column: int
    start: int
    raw: str
    quoted: bool


@dataclass(frozen=True)
class _Bare(Placement):
    """A cell without quotes gets them where new text needs them."""

    special: str = ""

    def place(self, edit: Edit) -> tuple[Edit, ...]:
        (placed,) = super().place(edit)         # its text stands there in one piece
        if not set(edit.new) & set(self.special):
            return (placed,)
        low, high = self.runs[0].doc, self.runs[0].doc + self.runs[0].size
        opened = () if placed.start == low else (Edit(low, low, '"'),)
        closed = () if placed.end == high else (Edit(high, high, '"'),)
        return (*opened, placed._replace(new=('"' if not opened else "") + placed.new + ('"' if not closed else "")), *closed)


def _cells(text: str, delimiter: str) -> Iterator[_Cell]:
    pattern = re.compile(rf'(?:"(?P<quoted>[^"]*(?:""[^"]*)*)"(?=[{delimiter}\r\n]|\Z)|(?P<bare>[^{delimiter}\r\n]*))'
                         rf"(?P<end>{re.escape(delimiter)}|\r\n|\n|\r|\Z)")
    row = column = at = 0
    while at < len(text) and (found := pattern.match(text, at)):
        kind = "bare" if found["quoted"] is None else "quoted"
        yield _Cell(row, column, found.start(kind), found[kind], kind == "quoted")
        row, column = (row, column + 1) if found["end"] == delimiter else (row + 1, 0)
        at = found.end()


def _delimiter(text: str, fields: tuple[str, ...]) -> str:
    """The delimiter with which the first row has a column of one of the names.  Raises TextfixError where none has."""
    head: list[str] = []
    for delimiter in _DELIMITERS:
        names = _head(text, delimiter)
        if set(names) & set(fields):
            return delimiter
        head = max(head, names, key=len)
    raise TextfixError(f"it has no column {' or '.join(map(repr, fields))}; its first row has {', '.join(map(repr, head[:12]))}")


def _head(text: str, delimiter: str) -> list[str]:
    line = re.match(r"[^\r\n]*", text)
    return [cell.raw.strip() for cell in _cells(line.group() if line else "", delimiter)]


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    if not hints.fields or not text.strip():
        return
    lang, delimiter = language_of(hints.path), _delimiter(text, hints.fields)
    names = _head(text, delimiter)
    wanted = {n: name for n, name in enumerate(names) if name in hints.fields}
    for cell in _cells(text, delimiter):
        if cell.row and cell.column in wanted and has_letters(cell.raw) and (cell.quoted or '"' not in cell.raw):
            yield _segment(cell, lang, delimiter, f"{cell.row}/{wanted[cell.column]}")


def _segment(cell: _Cell, lang: str | None, delimiter: str, key: str) -> Segment:
    pieces = Pieces(cell.start, lambda new: new.replace('"', '""'))
    pieces.escaped(cell.start, cell.raw, _DOUBLED, lambda _: '"')
    found = pieces.segment("text", lang, key=key)
    if cell.quoted or not found.placement:
        return found
    return found._replace(placement=_Bare(found.placement.runs, found.placement.write, f'{delimiter}"\r\n'))


def _damage(old: str, new: str) -> str | None:
    """With each delimiter that the file may have, its first row and the numbers of cells in its rows must be the same."""
    return next((found for d in _DELIMITERS if d in old and (found := lost("cells", _shape(old, d), _shape(new, d)))), None)


def _shape(text: str, delimiter: str) -> list[tuple[int, int]]:
    return [(cell.row, cell.column) for cell in _cells(text, delimiter)]


FORMAT = Format("table", frozenset({".csv", ".tsv"}), _read, _damage, comments=(), keeps_edges=True, needs_fields=True)
