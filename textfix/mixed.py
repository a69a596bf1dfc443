"""The part of the scanner in Python for triggers that fire where two scripts meet."""
from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from textfix.anchors import Marks
from textfix.pattern import Hit, Item
from textfix.trigger import FIRST_PLANE, runs

_ASCII = (1 << 128) - 1


class Mixed:
    """Triggers that fire where two scripts meet, asked only in a text that has both, at the letters it has less of."""

    def __init__(self, items: list[Item]) -> None:
        self._sides = [self._side(items, True), self._side(items, False)]

    @staticmethod
    def _side(items: list[Item], latin: bool) -> tuple[bytes, Marks]:
        """The alternatives anchored at their first Latin (or first other) atom, and all bytes that begin no such letter in UTF-8."""
        at = [next(k for k, atom in enumerate(i.alternative.atoms) if bool(atom & _ASCII) == latin) for i in items]
        anchor = reduce(or_, (item.alternative.atoms[k] for item, k in zip(items, at, strict=True)))
        others = bytes(set(range(256)) - _first_bytes(anchor))
        return others, Marks(anchor, [item._replace(offset=k) for item, k in zip(items, at, strict=True)])

    def hits(self, text: str, raw: bytes) -> Iterable[Hit]:
        """The hits in a text, which is `raw` in UTF-8."""
        counts = [len(raw.translate(None, others)) for others, _ in self._sides]
        return self._sides[counts[1] < counts[0]][1].hits(text) if all(counts) else ()


def _first_bytes(atom: int) -> set[int]:
    """The first bytes of the code points of an atom in UTF-8."""
    return {byte for low, stop in runs(atom) for byte in range(_first_byte(low), _first_byte(stop - 1) + 1)}


def _first_byte(bit: int) -> int:
    return chr(bit).encode("utf-8", "surrogatepass")[0] if bit < FIRST_PLANE else 0xF0 + (bit - FIRST_PLANE + 1 >> 2)
