"""The spellings of a corpus as names: pairs under common keys are compared, what hangs together is parted by complete linkage.

Names are numbered, keys are numbers, and nothing is kept of a pair that does not fit: a million names need no more than some hundred
bytes each.
"""
from __future__ import annotations

import gc
import multiprocessing
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from typing import NamedTuple

from .authority import Authority
from .blocking import PIECES, Crowds, order
from .canonical import fitness
from .facts import Name
from .gate import are_near
from .linkage import Linkage
from .links import LIKELY, SURE, Link, likeness

MANY = 100_000                # keys that are worth several processes


class Group(NamedTuple):
    """Spellings of one name with how often they stand, the one to be written first; whether that is sure, and why it is one name."""

    lang: str
    spellings: tuple[tuple[str, int], ...]
    is_sure: bool
    reason: str

    @property
    def times(self) -> int:
        """How often all of them stand."""
        return sum(times for _, times in self.spellings)

    @property
    def names(self) -> tuple[str, ...]:
        """The spellings."""
        return tuple(name for name, _ in self.spellings)


def groups(lang: str, spellings: Sequence[str], name_of: Callable[[str], Name], user: Authority, jobs: int = 1) -> Iterator[Group]:
    """The names of a language that have several spellings; `name_of` tells what is known of one."""
    spellings = sorted(spellings, key=order)
    for component in _components(len(spellings), _linked(_Job(spellings, lang), jobs)):
        linkage = Linkage([[name_of(spellings[n])] for n in component], lang, user, [0] * len(component))
        yield from (_group(unit, linkage.links(unit), lang, user) for unit in linkage.units.values() if len(unit) > 1)


def _group(unit: list[Name], links: list[Link], lang: str, user: Authority) -> Group:
    """A unit as a group; what is written is what the user prefers, else the most frequent, else what fits the language best."""
    first, *others = sorted(unit, key=lambda name: (" ".join(name.words) not in user.preferred, -name.times, name.words))
    for other in others:
        ties = other.times == first.times and " ".join(first.words) not in user.preferred
        first = other if ties and fitness(" ".join(other.words), " ".join(first.words), lang) > 0 else first
    ordered = [first, *sorted((n for n in unit if n is not first), key=lambda name: (-name.times, name.words))]
    shared = [word for found in links for word in (*found.shared, *found.near)]
    is_sure = all(found.is_supported and found.probability >= SURE for found in links)
    return Group(lang, tuple((" ".join(n.words), n.times) for n in ordered), is_sure, ", ".join(list(dict.fromkeys(shared))[:3]))


class _Job:
    """What is compared: names of a language by number, as bytes, so that processes that are forked share them."""

    def __init__(self, spellings: Sequence[str], lang: str) -> None:
        self.crowds, self._lang = Crowds(spellings), lang
        self._names, self._ends = bytearray(), array("L", [0])
        for name in spellings:
            self._names += name.encode("utf-8", "surrogatepass")
            self._ends.append(len(self._names))

    def links(self, piece: int) -> list[tuple[int, int]]:
        """The numbers of names of a piece of the crowds whose words may be one."""
        words = lru_cache(1 << 12)(self._words)
        return [(one, other) for one, other in self.crowds.pairs(piece) if self._may_be_one(words(one), words(other))]

    def _words(self, number: int) -> list[str]:
        """The words of a name, the last first: it tells most names apart."""
        name = self._names[self._ends[number]:self._ends[number + 1]].decode("utf-8", "surrogatepass")
        return name.split(" ")[::-1]

    def _may_be_one(self, one: list[str], other: list[str]) -> bool:
        words = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
        near = len(one) == len(other) and all(are_near(a, b) for a, b in words)
        return near and all(likeness(a, b, self._lang) >= LIKELY for a, b in words)


_job: list[_Job] = []         # what the processes of a pool compare: they are forked, so it is not copied


def _linked(job: _Job, jobs: int) -> Iterator[tuple[int, int]]:
    """All pairs of names that may be one, from several processes where they can be forked."""
    if jobs < 2 or len(job.crowds) < MANY or "fork" not in multiprocessing.get_all_start_methods():
        for piece in range(PIECES):
            yield from job.links(piece)
        return
    _job[:] = [job]
    # what is there is not looked at by the collector of the processes: a page that it touches is copied
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), gc.freeze) as pool:
        for found in pool.map(_links, range(PIECES)):
            yield from found
    _job.clear()


def _links(piece: int) -> list[tuple[int, int]]:
    return _job[0].links(piece)


def _components(count: int, pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The numbers that hang together through pairs, two or more of them."""
    parent = array("L", range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    members: dict[int, list[int]] = {}
    for number in range(count):
        if (top := root(number)) != number:
            members.setdefault(top, [top]).append(number)
    yield from members.values()
