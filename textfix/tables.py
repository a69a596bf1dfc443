"""The tables of the scanner in C: classes of code points, lists of entries, entries with the hashes of their words."""
from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product

from textfix.pattern import EDGE_ATOM
from textfix.trigger import SIZE, runs

CLASSES, LONGEST, LISTS = 256, 13, 256
ALL = (1 << SIZE) - 1
_PROSE = {" ": .16, "\n": .002, ",": .01, ".": .01, "-": .003, "'": .002, '"': .003} \
    | dict.fromkeys("etaoinshr", .06) | dict.fromkeys("’“”„«»–—", .002)


class TooLargeError(Exception):
    """The triggers need more classes or lists than the tables have: the scanner in Python has no such bound."""


@cache
def frequency(atom: int) -> float:
    """About how often an atom is met in prose, 0-1; only the choice of anchors depends on it."""
    low = sum(_share(chr(c)) for a, b in runs(atom & (1 << 128) - 1) for c in range(a, b))
    high = atom >> 128
    return min(1.0, low + (.3 if high.bit_count() > 40 else sum(_share(chr(c + 128)) for a, b in runs(high) for c in range(a, b))))


def _share(char: str) -> float:
    if char in _PROSE:
        return _PROSE[char]
    if char.isalpha():
        return .01 if not char.isascii() else .003 if char.isupper() else .02
    return .004 if char.isdigit() else .001 if char.isascii() else .0001


class Alphabet:
    """`table[point]` is the class of a code point (0 is an EDGE); `inside(atom)` the classes an atom is made of."""

    def __init__(self, atoms: list[int]) -> None:
        blocks = [EDGE_ATOM, ALL & ~EDGE_ATOM]
        for atom in atoms:
            blocks = [part for block in blocks for part in (block & atom, block & ~atom) if part]
        self.blocks = blocks
        if len(self.blocks) + 1 > CLASSES:
            raise TooLargeError(f"{len(self.blocks)} classes of code points")
        self.table = bytearray(SIZE)
        for number, block in enumerate(self.blocks, 1):
            for low, stop in runs(block):
                self.table[low:stop] = bytes([number]) * (stop - low)

    def inside(self, atom: int) -> list[int]:
        """Classes of an atom; class 0, the end of the text, is in every atom that has all edges."""
        classes = [number for number, block in enumerate(self.blocks, 1) if block & atom]
        return [0, *classes] if atom & EDGE_ATOM == EDGE_ATOM else classes


Classes = Sequence[int]


def lists(pairs: Sequence[tuple[Classes, Classes]]) -> tuple[bytes, bytes, bytes]:
    """For the pair of class sets that each entry is anchored at: which list of entries each pair of classes leads to, where each list
    begins, and the lists (entry + 1, 0 ends one).  Raises TooLargeError for too many different lists."""
    found: dict[tuple[int, int], list[int]] = {}
    for number, (left, right) in enumerate(pairs, 1):
        for pair in product(left, right):
            found.setdefault(pair, []).append(number)
    numbers = {entries: n for n, entries in enumerate(dict.fromkeys(map(tuple, found.values())), 1)}
    if len(numbers) >= LISTS:
        raise TooLargeError(f"{len(numbers)} lists of triggers")
    starts, flat = [0], [0]
    for entries in numbers:
        starts.append(len(flat))
        flat += [*entries, 0]
    table = bytearray(CLASSES * CLASSES)
    for (one, two), own in found.items():
        table[one * CLASSES + two] = numbers[tuple(own)]
    return bytes(table), struct.pack(f"={len(starts)}H", *starts), struct.pack(f"={len(flat)}H", *flat)


def packed(entries: Iterable[tuple[int, list[int], Iterable[str]]]) -> tuple[bytes, bytes]:
    """Entries `(anchor, atoms, words)` as C structs, and their hash tables in a row."""
    structs = b""
    hashes: list[int] = []
    for anchor, atoms, words in entries:
        table = _hash_table(words)
        word = len(atoms) - 1 if table else 0
        ids = atoms + [0] * (LONGEST - len(atoms))
        structs += struct.pack(f"=bB{LONGEST}BBII", anchor, len(atoms), *ids, word, len(hashes), len(table))
        hashes += table
    return structs, struct.pack(f"={len(hashes)}Q", *hashes)


def _hash_table(words: Iterable[str]) -> list[int]:
    """An open table of hashes, half full at the most; 0 is an empty place."""
    values = [_hash(w) for w in words]
    if not values:
        return []
    size = 1 << (2 * len(values)).bit_length()
    table = [0] * size
    for value in values:
        at = value >> 20 & (size - 1)
        while table[at]:
            at = (at + 1) % size
        table[at] = value
    return table


def _hash(word: str) -> int:
    value = 0xCBF29CE484222325
    for char in word:
        value = (value ^ ord(char)) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value or 1
