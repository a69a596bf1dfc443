"""A first glance at all of a text at once: which searches it may have something for.

The bytes of a text are sorted into sixteen classes, and all of them, as one number of a text's length, are laid over themselves one
place on: what comes out is a byte for each pair of neighbours, and those that prose is full of are thrown away.  Where a trigger is made
of such pairs only, it is looked for by three in a row.  A glance tells a little too much, never too little.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import chain, pairwise, product
from operator import or_

from textfix.pattern import Item
from textfix.tables import ALL
from textfix.trigger import FIRST_PLANE, point, runs

_SIGNS = ("", ".!?", ",", ";:)]}", '"', "-'", "([{", " \t", "\n\r")      # classes 1-8
_DIGIT, _UPPER, _LOWER, _EIGHTY, _SIGN, _FOREIGN, _RARE = range(9, 16)
_SIGN_BYTES = (0xC2, 0xE2, 0xE3, 0xEF)                 # what most marks beyond ASCII begin with
# prose that there is much of, which is no reason to look, and prose of which there is some
_PROSE = """
The house, which was built in 1985 (or 1986), is 3,500 feet from the sea. It burnt down, he said. We saw it: all of it; yes! Why?
A well-known man's dog.

A “house,” he said. “It was.” He – or she – did: naïve café à l’été, or."""
_SOME = """The U.S. man of 2001. "It was," J. R. Key said. "I," he - or "he" - and/or "A.B." said, "It's 'We'" (No. 4: III).
"We (or they) did..." In Iraq-US 5:30. Was it? Yes.) (He ran), then 5.5% of it. In CO2, 50% (15%); "so." c.g. Ja!"""


def _class(byte: int) -> int:
    """The class of a byte of UTF-8; 0 where it goes on with what began before."""
    if byte >= 0x80:
        return _EIGHTY if byte == 0x80 else 0 if byte < 0xC2 else _SIGN if byte in _SIGN_BYTES else _FOREIGN
    char = chr(byte)
    if char.isalnum():
        return _DIGIT if char.isdigit() else _UPPER if char.isupper() else _LOWER
    return next((n for n, own in enumerate(_SIGNS) if char in own), _RARE)


_CLASSES = bytes(map(_class, range(256)))
Spelled = tuple[int, ...]     # the classes of some bytes in a row


@cache
def _spellings(atom: int) -> frozenset[Spelled]:
    """How the code points of an atom are spelled in classes of bytes; blocks of 64 code points have all but the last byte in common."""
    plane = atom & (1 << FIRST_PLANE) - 1
    found: set[Spelled] = set(product((_FOREIGN,), *[(0, _EIGHTY)] * 3)) if atom > plane else set()
    for low, stop in runs(plane):
        for block in range(low >> 6, (stop - 1 >> 6) + 1):
            for code in (max(low, block << 6), max(low, (block << 6) + 1)):
                if code < min(stop, block + 1 << 6):
                    found.add(tuple(_encoded(code).translate(_CLASSES)))
    return frozenset(found | {(_CLASSES[code],) for low, stop in runs(atom & (1 << 128) - 1) for code in range(low, stop)})


def _encoded(code: int) -> bytes:
    return chr(code).encode("utf-8", "surrogatepass")


def _windows(classes: Sequence[int]) -> Iterator[Spelled]:
    """All pairs of neighbours, then all threes."""
    yield from pairwise(classes)
    yield from zip(classes, classes[1:], classes[2:], strict=False)


_USUAL, _OFTEN = (frozenset(_windows(prose.encode().translate(_CLASSES))) for prose in (_PROSE, _SOME))

_COUNTS = Counter(one << 4 | two for one, two in pairwise((_PROSE + _SOME).encode().translate(_CLASSES)))


def sought(item: Item, anchor: int) -> frozenset[Spelled]:
    """Pairs or threes of which every text has one in which the alternative fits; an empty one where prose has them all."""
    atoms = [*item.alternative.atoms]
    atoms[item.offset] = anchor
    if item.alternative.words is not None:
        atoms.append(reduce(or_, {1 << point(word[0]) for word in item.alternative.words}))
    elif len(atoms) == 1:
        atoms.append(ALL)
    near = [tuple(atoms[at:at + size]) for size in (2, 3) for at in range(len(atoms) - size + 1) if at <= item.offset < at + size]
    found = [_spelled(part, _CLASSES[_encoded(anchor.bit_length() - 1)[0]]) for part in near or [tuple(atoms)]]
    return min(found, key=lambda own: (() in own, len(own & _OFTEN), len(own)))


def _spelled(atoms: tuple[int, ...], anchor: int) -> frozenset[Spelled]:
    """One pair or three of each way to spell some atoms in a row: one that prose has little of, if there is any."""
    return frozenset(_rarest(tuple(chain.from_iterable(parts)), anchor) for parts in product(*map(_spellings, atoms)))


@cache
def _rarest(spelled: Spelled, anchor: int) -> Spelled:
    windows = [window for window in _windows(spelled) if window not in _USUAL]
    return min(windows, key=lambda window: (window in _OFTEN, anchor not in window), default=())


class Glance:
    """`at(raw)` gives the searches that a text in UTF-8 may have something for, as bits of a number; each was given by what it seeks."""

    def __init__(self, searches: Iterable[frozenset[Spelled]]) -> None:
        self._always = 0
        by_pair, by_three = dict[int, int](), defaultdict[int, dict[int, int]](dict)
        for number, wanted in enumerate(searches):
            for spelled in wanted:
                if len(spelled) > 1:
                    pair = spelled[0] << 4 | spelled[1]
                    own, key = (by_pair, pair) if len(spelled) == 2 else (by_three[pair], spelled[2])
                    own[key] = own.get(key, 0) | 1 << number
                else:
                    self._always |= 1 << number
        self._by_pair, self._by_three = by_pair, self._numbered(by_three)
        self._dull = bytes(set(range(256)) - set(self._by_pair))
        self._dull_threes = bytes(set(range(256)) - set(self._by_three))

    def _numbered(self, by_three: dict[int, dict[int, int]]) -> dict[int, int]:
        """Give numbers to the pairs that threes begin with: one to those that go on alike, the last to all for which there is none left,
        which are those that prose has least of."""
        numbers: dict[tuple[tuple[int, int], ...], int] = {}
        table, found = bytearray(256), defaultdict[int, int](int)
        for pair, thirds in sorted(by_three.items(), key=lambda item: -_COUNTS[item[0]]):
            number = table[pair] = min(15, numbers.setdefault(tuple(sorted(thirds.items())), len(numbers) + 1))
            for third, searches in thirds.items():
                found[number << 4 | third] |= searches
        self._numbers = bytes(table)
        return dict(found)

    def at(self, raw: bytes) -> int:
        """The searches, as bits, that a text in UTF-8 may have something for."""
        classes = b"%c%b%c" % (8, raw.translate(_CLASSES), 8)          # line ends stand for the edges
        size, number = len(classes), int.from_bytes(classes, "little")
        pairs = (number << 4 ^ number >> 8).to_bytes(size, "little")
        found = self._always
        for pair in set(pairs.translate(None, self._dull)):
            found |= self._by_pair[pair]
        threes = int.from_bytes(pairs.translate(self._numbers), "little") << 4 ^ number >> 16
        for three in set(threes.to_bytes(size, "little").translate(None, self._dull_threes)):
            found |= self._by_three[three]
        return found
