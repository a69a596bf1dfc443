"""Complete linkage: units of names become one where every name of the one may be every name of the other, the likeliest first."""
from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import combinations

from .authority import Authority
from .blocking import keys
from .facts import Name
from .gate import are_near
from .links import Link, link

CROWD = 60                    # names under one key that are compared with each other
MANY, NEIGHBOURS = 500, 10    # names of a document from which only words that are near are compared, and each with so many that follow


class Linkage:
    """Names in units, and the links that joined them.

    `units` are names that are one already, `kinds` says of which kind each is: two units of one of the kinds in `apart` never become one.
    """

    def __init__(
        self, units: Sequence[Sequence[Name]], lang: str, user: Authority, kinds: Sequence[int], apart: Container[int] = (),
    ) -> None:
        self._lang, self._user, self._kinds, self._apart = lang, user, list(kinds), apart
        self._units: dict[int, list[Name]] = {number: list(unit) for number, unit in enumerate(units)}
        self._unit_of = {name: number for number, unit in self._units.items() for name in unit}
        self._links: dict[tuple[Name, Name], Link | None] = {}
        for found in sorted(self._candidates(), key=lambda pair: -pair[0]):
            self._join(*found[1:])

    @property
    def units(self) -> dict[int, list[Name]]:
        """The units that are left, by the lowest number of those that became one."""
        return self._units

    def links(self, unit: Iterable[Name]) -> list[Link]:
        """The links between the names of a unit."""
        return [found for one, other in combinations(unit, 2) if (found := self._link(one, other))]

    def _candidates(self) -> Iterable[tuple[float, Name, Name]]:
        """Pairs of names that meet under a key and may be one."""
        met: dict[tuple[int, str], list[Name]] = {}
        for name in self._unit_of:
            for key in keys(" ".join(name.words)):
                met.setdefault((len(name.words), key), []).append(name)
        pairs = _pairs(met.values(), len(self._unit_of))
        return [(found.probability, one, other) for one, other in pairs if (found := self._link(one, other))]

    def _link(self, one: Name, other: Name) -> Link | None:
        if (one, other) not in self._links:
            self._links[one, other] = self._links[other, one] = link(one, other, self._lang, self._user)
        return self._links[one, other]

    def _join(self, one: Name, other: Name) -> None:
        low, high = sorted((self._unit_of[one], self._unit_of[other]))
        if low == high or (self._kinds[low] == self._kinds[high] and self._kinds[low] in self._apart):
            return
        if all(self._link(a, b) for a in self._units[low] for b in self._units[high]):
            self._units[low] += self._units.pop(high)
            self._unit_of |= dict.fromkeys(self._units[low], low)


def _pairs(crowds: Iterable[list[Name]], count: int) -> Iterable[tuple[Name, Name]]:
    """The pairs among names under common keys; among `count` names that are many, only some for each, so that the work stays linear."""
    if count <= MANY:
        return dict.fromkeys(pair for crowd in crowds for pair in combinations(crowd[:CROWD], 2))
    pairs = dict.fromkeys((one, other) for crowd in crowds for n, one in enumerate(crowd) for other in crowd[n + 1:n + 1 + NEIGHBOURS])
    return (pair for pair in pairs if all(a == b or are_near(a, b) for a, b in zip(pair[0].words, pair[1].words, strict=False)))
