"""The tables of the scanner in C: classes of code points, lists of entries, entries with the hashes of their words."""
from __future__ import annotations

import re
import struct
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from textfix.pattern import EDGE_ATOM
from textfix.trigger import SIZE, is_unspaced, runs

if TYPE_CHECKING:
    from textfix.listed import Part

CLASSES, LONGEST, LISTS, SIEVED = 1024, 13, 1 << 15, 4
ALL = (1 << SIZE) - 1
_ENTRY = struct.Struct(f"=hH{LONGEST}HHHxxIIIII")
_ODD, _ODD_ON = 0xD6E8FEB86659FD93, 0xC2B2AE3D27D4EB4F           # as in the compiled part
_SPARSE = (512, 14), (64, 15), (8, 24)        # a sieve has so many places for a word, up to so many bits
_HEAD = re.compile(r"[^\W_]*")
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
    """`table` is the class of each code point; `inside[n]` the classes that atom number n is made of (0, the edge, in all that have it).

    Raises TooLargeError where the atoms tell more code points apart than there are classes.
    """

    def __init__(self, atoms: list[int]) -> None:
        changes: dict[int, int] = defaultdict(int)              # at a bit, which atoms begin or end there
        for number, atom in enumerate(atoms):
            for edge in (edge for run in runs(atom) for edge in run):
                changes[edge] ^= 1 << number
        blocks: dict[int, int] = {}                             # which atoms, as a bit set, make which class
        table: list[tuple[int, int]] = []                       # a bit from which on a class holds
        holds = 0
        for at in sorted(changes):
            holds ^= changes[at]
            table.append((at, blocks.setdefault(holds, len(blocks) + 1)))
        if len(blocks) >= CLASSES:
            raise TooLargeError(f"{len(blocks)} classes of code points")
        self.size = len(blocks) + 1
        self.table = _filled(table)
        self.inside = [[0] * (atom & EDGE_ATOM == EDGE_ATOM) + [c for holds, c in blocks.items() if holds >> number & 1]
                       for number, atom in enumerate(atoms)]


def _filled(starts: list[tuple[int, int]]) -> bytes:
    """The class of each bit as 16-bit numbers, from where each class begins to hold."""
    table = array("H", [0]) * SIZE
    for (start, number), (stop, _) in pairwise([*starts, (SIZE, 0)]):
        table[start:stop] = array("H", [number]) * (stop - start)
    return table.tobytes()


Classes = Sequence[int]


def lists(pairs: Sequence[tuple[Classes, Classes]], classes: int) -> tuple[bytes, bytes, bytes]:
    """For the pair of class sets that each entry is anchored at: which list of entries each pair of classes leads to, where each list
    begins, and the lists (entry + 1, 0 ends one).  Raises TooLargeError for too many different lists."""
    table = array("I", [0]) * (classes * classes)            # at first the number of a list, which grows entry by entry
    known: list[tuple[int, ...]] = [()]
    for number, (left, right) in enumerate(pairs, 1):
        longer: dict[int, int] = {}
        for at in (one * classes + two for one in left for two in right):
            old = table[at]
            if old not in longer:
                longer[old] = len(known)
                known.append((*known[old], number))
            table[at] = longer[old]
    used = {old: n for n, old in enumerate(sorted({0, *table}))}
    if len(used) > LISTS:
        raise TooLargeError(f"{len(used)} lists of triggers")
    starts, flat = [0], [0]
    for old in list(used)[1:]:
        starts.append(len(flat))
        flat += [*known[old], 0]
    numbers = array("H", map(used.__getitem__, table))
    return numbers.tobytes(), struct.pack(f"={len(starts)}I", *starts), struct.pack(f"={len(flat)}I", *flat)


def packed(entries: Iterable[tuple[int, list[int], int, Part | None]]) -> tuple[bytes, tuple[tuple[bytes, bytes], ...]]:
    """Entries `(anchor, atoms, rule, words)` as C structs, and the hashes and the sieve of each list of words; entries with the same words
    share them."""
    structs: list[bytes] = []
    lists: dict[int, int] = {}                                  # by the identity of their parts
    words: list[tuple[bytes, bytes]] = []
    for anchor, atoms, rule, part in entries:
        word, own = 0, (0, 0, 0, 0, 0)
        if part:
            if id(part) not in lists:
                lists[id(part)] = len(words)
                words.append(part.tables)
            word, own = len(atoms) - 1, (lists[id(part)], len(part.tables[0]) // 8, part.phrases, part.bits, part.longest)
        structs.append(_ENTRY.pack(anchor, len(atoms), *atoms, *[0] * (LONGEST - len(atoms)), word, rule, *own))
    return b"".join(structs), tuple(words)


@lru_cache(512)
def shared(table: bytes) -> bytes:
    """The same bytes where another scanner has them too: languages differ in little but their words."""
    return table


def sieve(words: Collection[str]) -> tuple[int, bytes]:
    """`(bits, sieve)`: a set of 2 ** bits places, those taken that the beginnings of the words lead to; for words that end without a
    sign of it, in scripts without blanks, none."""
    if not words or any(is_unspaced(word[0]) for word in words):
        return 0, b""
    bits = max(min(most, (sparse * len(words)).bit_length()) for sparse, most in _SPARSE)
    places = bytearray((1 << bits) // 8)
    for word in words:
        head = _HEAD.findall(word)[0]
        start = sum(ord(c) << 8 * n for n, c in enumerate(head[:SIEVED])) * _ODD + (_ODD_ON if len(head) > SIEVED else 0)
        at = start % (1 << 64) >> 64 - bits
        places[at >> 3] |= 1 << (at & 7)
    return bits, bytes(places)


def hash_table(keys: Iterable[str], whole: Iterable[str]) -> bytes:
    """An open table of hashes of 64 bits, two thirds full at the most; 0 is an empty place.  Of what has to stand whole the complement."""
    values = [*map(_hash, keys), *(_hash(word) ^ 0xFFFFFFFFFFFFFFFF or 1 for word in whole)]
    size = 1 << (3 * len(values) // 2).bit_length()
    table = array("Q", bytes(8 * size))
    for value in values:
        at = value >> 20 & (size - 1)
        while table[at]:
            at = (at + 1) % size
        table[at] = value
    return table.tobytes()


def _hash(word: str) -> int:
    value = 0xCBF29CE484222325
    for char in word:
        value = (value ^ ord(char)) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value or 1
