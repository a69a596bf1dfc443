"""Tables for the scanner in C (`_native.c`), made of the same entries as the one in Python, with the same hits.

Code points are sorted into classes that tell all atoms of all triggers apart; a pair of neighbouring classes leads to the entries
that may stand there.  Only triggers of marks and classes make classes; words are looked up by their hash, however many there are.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any
from weakref import WeakValueDictionary

from textfix.pattern import Hit, head_of, whole_at
from textfix.scanner import Entry
from textfix.tables import ALL, Alphabet, frequency, lists, packed
from textfix.trigger import DIGIT, LETTER, LOWER, UPPER, is_unspaced, point

_hit = tuple.__new__          # half the cost of a call
_KEYS = re.compile(r"([^\W_]*)(?:.[^\W_]+)?", re.DOTALL)
_RUN = re.compile(r"[^\W_]*")


class _Words(dict[str, tuple[tuple[str, tuple[int, ...]], ...]]):
    """By their keys: words, each with the rules that ask for it.  A class of its own, so that it can be held weakly."""


_known: WeakValueDictionary[int, _Words] = WeakValueDictionary()


def _keys(text: str, start: int, end: int) -> list[str]:
    """What may be in a table of words for the text from an offset on: its first run of letters and digits, and its first two; in
    scripts without blanks its first code points, up to four."""
    head = head_of(text, start, end)
    if head and is_unspaced(head[0]):
        return [head[:k] for k in range(1, len(head) + 1)]
    found = _KEYS.match(text, start, end)
    return [found[1], found[0]] if found else [""]


@cache
def _key(word: str) -> str:
    """What a word is looked up by."""
    return _keys(word, 0, len(word))[-1]


class NativeScanner:
    """`scan(text)` gives the hits of all entries, by offset.  Raises TooLargeError when made of too many different atoms."""

    def __init__(self, module: Any, entries: Iterable[Entry]) -> None:
        rows = _rows(entries)
        atoms = list(dict.fromkeys([ALL, *(a for row in rows for a in row.atoms)]))
        alphabet = Alphabet(atoms)
        inside = alphabet.inside
        members = b"".join(_flags(classes, alphabet.size) for classes in inside)
        number = {atom: n for n, atom in enumerate(atoms)}
        ids = [[number[a] for a in row.atoms] for row in rows]
        pairs, starts, flat = lists([(inside[own[k]], inside[own[k + 1]]) for own, k in zip(ids, map(_rarest, rows), strict=True)],
                                    alphabet.size)
        structs, hashes, sieves = packed([(_rarest(row), own, row.words) for row, own in zip(rows, ids, strict=True)])
        self._rows = rows
        program = module.compile(alphabet.size, alphabet.table, pairs, members, structs, starts, flat, hashes, sieves)
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
    """An entry of the tables: the atoms, and either one rule or the words that may follow, by their keys."""

    def __init__(self, atoms: tuple[int, ...], rule: int = 0) -> None:
        self.atoms, self.rule = atoms, rule
        self.words = _Words()
        self.single = False           # whether all words are single ones of a script with blanks: then the run of letters is the word
        self.length = len(atoms)

    def hits(self, text: str, at: int, end: int) -> list[Hit]:
        """What a match of the row at an offset means, where it ends in words."""
        start = at + self.length - 1
        if self.single:
            found = _RUN.match(text, start, end)
            return [Hit(at, rule) for _, rules in self.words.get(found[0] if found else "", ()) for rule in rules]
        return [Hit(at, rule) for key in set(_keys(text, start, end)) for whole, rules in self.words.get(key, ())
                if whole_at(text, start, whole, end) for rule in rules]


def _rarest(row: _Row) -> int:
    """The pair of neighbouring atoms that is rarest in prose, by its first."""
    atoms = row.atoms
    return min(range(len(atoms) - 1), key=lambda k: frequency(atoms[k]) * frequency(atoms[k + 1]))


def _rows(entries: Iterable[Entry]) -> list[_Row]:
    """A row for each alternative of marks; the words behind the same atoms share a row with those that begin in the same class."""
    rows: list[_Row] = []
    by_atoms: dict[tuple[int, ...], dict[str, list[int]]] = {}
    for rule, trigger in entries:
        for alternative in trigger.alternatives:
            atoms = alternative.atoms
            if alternative.words is None:
                rows.append(_Row(atoms if len(atoms) > 1 else (*atoms, ALL), rule))
            else:
                for word in alternative.words:
                    by_atoms.setdefault(atoms, {}).setdefault(word, []).append(rule)
    return rows + [row for atoms, rules in by_atoms.items() for row in _rows_of_words(atoms, rules)]


def _rows_of_words(atoms: tuple[int, ...], rules: dict[str, list[int]]) -> Iterator[_Row]:
    """The rows of the words behind some atoms: those that begin in one class share one."""
    found: dict[tuple[int, bool], dict[str, list[str]]] = {}
    for word in rules:
        key = _key(word)
        kind = (_page(word[0]), key.isalnum())         # phrases have rows of their own: only there the second word is read
        found.setdefault(kind, {}).setdefault(key, []).append(word)
    for (page, alone), words in found.items():
        row = _Row((*atoms, _first(page)))
        row.single = alone and all([key] == own and not is_unspaced(key[0]) for key, own in words.items())
        asked = ((key, tuple((word, tuple(sorted(set(rules[word])))) for word in sorted(own))) for key, own in words.items())
        row.words = _shared(_Words(asked))
        yield row


def _shared(words: _Words) -> _Words:
    """The same words where another scanner in use has them too: most lists are those of all languages."""
    known = _known.setdefault(hash(frozenset(words.items())), words)
    return known if known == words else words


_UPPER, _LOWER = -1, -2


@cache
def _page(char: str) -> int:
    """The class of a word's first letter: a coarse one, so that word lists make few classes: upper or lower case, else a page of 256."""
    bit = 1 << point(char)
    upper, lower = (c.alternatives[0].atoms[0] for c in (UPPER, LOWER))
    return _UPPER if bit & upper else _LOWER if bit & lower else point(char) >> 8


@cache
def _first(page: int) -> int:
    """The atom of such a class."""
    upper, lower, letter = (c.alternatives[0].atoms[0] for c in (UPPER, LOWER, LETTER | DIGIT))
    return upper if page == _UPPER else lower if page == _LOWER else letter & ((1 << 256) - 1 << (page << 8)) or ALL
