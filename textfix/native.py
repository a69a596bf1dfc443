"""Tables for the scanner in C (`_native.c`), made of the same entries as the one in Python, with the same hits.

Code points are sorted into classes that tell all atoms of all triggers apart; a pair of neighbouring classes leads to the entries
that may stand there.  Only triggers of marks and classes make classes; words are looked up by their hash, however many there are.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from textfix.listed import CAPITALS, SMALL, Part, first_of, listed
from textfix.looking import Look
from textfix.names.gate import STRETCH as NAMES_STRETCH
from textfix.names.heard import sounds
from textfix.pattern import Hit
from textfix.scanner import Entry, Near
from textfix.tables import ALL, Alphabet, frequency, lists, packed, shared
from textfix.variants import STRETCH as CASES_STRETCH


class NativeScanner:
    """`scan(text)` gives the hits of all entries, by offset; `look(text)` says besides what else there may be.

    `nears` are, by the numbers of rules, what has to match where their triggers fit.
    Raises TooLargeError when made of too many different atoms.
    """

    def __init__(self, module: Any, entries: Iterable[Entry], nears: Iterable[Near | None] = ()) -> None:
        rows = list(_rows(entries))
        atoms = [ALL, *sorted({a for row in rows for a in row.atoms} - {ALL})]
        alphabet = Alphabet(atoms)
        inside = alphabet.inside
        members = b"".join(_flags(classes, alphabet.size) for classes in inside)
        number = {atom: n for n, atom in enumerate(atoms)}
        ids = [[number[a] for a in row.atoms] for row in rows]
        pairs, starts, flat = lists([(inside[own[k]], inside[own[k + 1]]) for own, k in zip(ids, map(_rarest, rows), strict=True)],
                                    alphabet.size)
        structs, words = packed([(_rarest(row), own, row.rule, row.part) for row, own in zip(rows, ids, strict=True)])
        tables = map(shared, (alphabet.table, pairs, members, structs, starts, flat))
        program = module.compile(Hit, Look, list(nears), alphabet.size, *tables, words)
        self._scan = partial(module.scan, program)
        # of a whole text and what is looked for (bits): the hits and what else there may be, None if there is nothing
        self.look: Callable[[str, int], Look | None] = partial(module.look, program, sounds(), CASES_STRETCH, NAMES_STRETCH)

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in `text[start:end]`, which must begin and end at line ends; offsets are of the whole text."""
        hits: list[Hit] = self._scan(text, start, len(text) if end is None else end)
        return hits


def _flags(classes: Iterable[int], size: int) -> bytes:
    """One byte for each class, 1 for those given."""
    flags = bytearray(size)
    for number in classes:
        flags[number] = 1
    return bytes(flags)


class _Row(NamedTuple):
    """An entry of the tables: atoms and rule; where it ends in words, the part of their list that begins in its last atom."""

    atoms: tuple[int, ...]
    rule: int
    part: Part | None = None


def _rarest(row: _Row) -> int:
    """The pair of neighbouring atoms that is rarest in prose, by its first; of a row of words the last where it is rare."""
    atoms = row.atoms
    if row.part and atoms[-1] not in (first_of(CAPITALS), first_of(SMALL)):
        return len(atoms) - 2
    return min(reversed(range(len(atoms) - 1)), key=lambda k: frequency(atoms[k]) * frequency(atoms[k + 1]))


def _rows(entries: Iterable[Entry]) -> Iterator[_Row]:
    """A row for each alternative of marks; of those that end in words one for each class that these begin in."""
    for rule, trigger in entries:
        for alternative in trigger.alternatives:
            atoms = alternative.atoms
            if alternative.words is None:
                yield _Row(atoms if len(atoms) > 1 else (*atoms, ALL), rule)
            else:
                for part in listed(alternative.words):
                    yield _Row((*atoms, part.first), rule, part)
