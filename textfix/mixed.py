"""The part of the scanner in Python for triggers that fire where two scripts meet."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from operator import or_

from textfix.pattern import Hit, Item, around, charset

_ASCII = (1 << 128) - 1


class Mixed:
    """Triggers that fire where two scripts meet, asked only in a text that has both, at the letters it has less of."""

    SAMPLE = 2000

    def __init__(self, items: list[Item]) -> None:
        atoms = [a for item in items for a in item.alternative.atoms]
        self.latin = re.compile(charset(reduce(or_, (a for a in atoms if a & _ASCII))))
        self.other = re.compile(charset(reduce(or_, (a for a in atoms if not a & _ASCII))))
        self.items = [(item, self._at(item, True), self._at(item, False)) for item in items]

    @staticmethod
    def _at(item: Item, latin: bool) -> tuple[int, re.Pattern[str]]:
        """The alternative anchored at its first Latin (or first other) atom."""
        atoms = item.alternative.atoms
        at = next(k for k, a in enumerate(atoms) if bool(a & _ASCII) == latin)
        return at, re.compile(charset(atoms[at]) + around(item._replace(offset=at)))

    def scan(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Hits in `text[start:end]`; offsets are of the whole text."""
        if not (self.other.search(text, start, end) and self.latin.search(text, start, end)):
            return
        stop = min(end, start + self.SAMPLE)
        foreign = 2 * len(self.other.findall(text, start, stop)) > len(self.latin.findall(text, start, stop))
        for item, at_latin, at_other in self.items:
            offset, pattern = at_latin if foreign else at_other
            for match in pattern.finditer(text, start, end):
                yield Hit(match.start() - offset, item.rule)
