"""Tables for the scanner in C (`_native.c`), made of the same entries as the one in Python, with the same hits.

Code points are sorted into classes that tell all atoms of all triggers apart; a pair of neighbouring classes leads to the entries
that may stand there.  Only triggers of marks and classes make classes; words are looked up by their hash, however many there are.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from textfix.listed import Listed, Part, listed
from textfix.pattern import Hit
from textfix.scanner import Entry
from textfix.tables import ALL, Alphabet, frequency, lists, packed, shared

_hit = tuple.__new__          # half the cost of a call


class NativeScanner:
    """`scan(text)` gives the hits of all entries, by offset.  Raises TooLargeError when made of too many different atoms."""

    def __init__(self, module: Any, entries: Iterable[Entry]) -> None:
        rows = list(_rows(entries))
        atoms = [ALL, *sorted({a for row in rows for a in row.atoms} - {ALL})]
        alphabet = Alphabet(atoms)
        inside = alphabet.inside
        members = b"".join(_flags(classes, alphabet.size) for classes in inside)
        number = {atom: n for n, atom in enumerate(atoms)}
        ids = [[number[a] for a in row.atoms] for row in rows]
        pairs, starts, flat = lists([(inside[own[k]], inside[own[k + 1]]) for own, k in zip(ids, map(_rarest, rows), strict=True)],
                                    alphabet.size)
        structs, words = packed([(_rarest(row), own, row.part) for row, own in zip(rows, ids, strict=True)])
        self._rows = rows
        program = module.compile(alphabet.size, *map(shared, (alphabet.table, pairs, members, structs, starts, flat)), words)
        self._find = partial(module.scan, program)

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in `text[start:end]`, which must begin and end at line ends; offsets are of the whole text."""
        end = len(text) if end is None else end
        places = self._find(text, start, end)
        if not places:
            return []
        rows, hits = self._rows, list[Hit]()
        for found in places:
            row, at = rows[found & 0xFFFF], (found >> 16) - 1
            hits += row.hits(text, at, end) if row.words else (_hit(Hit, (at, row.rule)),)
        return sorted(set(hits)) if len(hits) > 1 else hits


def _flags(classes: Iterable[int], size: int) -> bytes:
    """One byte for each class, 1 for those given."""
    flags = bytearray(size)
    for number in classes:
        flags[number] = 1
    return bytes(flags)


class _Row:
    """An entry of the tables: atoms and rule; where it ends in words, their list and the part of it that begins in its last atom."""

    __slots__ = ("_marks", "part", "rule", "words")

    def __init__(self, marks: tuple[int, ...], rule: int, words: Listed | None = None, part: Part | None = None) -> None:
        self._marks, self.rule, self.words, self.part = marks, rule, words, part

    @property
    def atoms(self) -> tuple[int, ...]:
        """All atoms, that of the words' class behind the marks."""
        return (*self._marks, self.part.first) if self.part else self._marks

    def hits(self, text: str, at: int, end: int) -> list[Hit]:
        """What a match of the row at an offset means, where it ends in words."""
        if self.words and self.part and not self.words.stands(self.part, text, at + len(self._marks), end):
            return []
        return [_hit(Hit, (at, self.rule))]


def _rarest(row: _Row) -> int:
    """The pair of neighbouring atoms that is rarest in prose, by its first."""
    atoms = row.atoms
    return min(range(len(atoms) - 1), key=lambda k: frequency(atoms[k]) * frequency(atoms[k + 1]))


def _rows(entries: Iterable[Entry]) -> Iterator[_Row]:
    """A row for each alternative of marks; of those that end in words one for each class that these begin in."""
    for rule, trigger in entries:
        for alternative in trigger.alternatives:
            atoms = alternative.atoms
            if alternative.words is None:
                yield _Row(atoms if len(atoms) > 1 else (*atoms, ALL), rule)
            else:
                words = listed(alternative.words)
                for part in words.parts:
                    yield _Row(atoms, rule, words, part)
