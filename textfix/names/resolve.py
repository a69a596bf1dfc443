"""The spellings of a corpus as names: pairs under common keys are compared, what hangs together is parted by complete linkage.

Names are numbered, keys are numbers, and nothing is kept of a pair that does not fit: a million names need no more than some hundred
bytes each.
"""
from __future__ import annotations

import multiprocessing
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from typing import NamedTuple

from .authority import Authority
from .blocking import keys
from .canonical import fitness
from .facts import Name
from .gate import are_near
from .linkage import Linkage
from .links import LIKELY, SURE, Link, likeness, link

NEIGHBOURS = 10               # names behind a name, under one key and in order, that it is compared with
BITS = 24                     # of the number of a name
PIECE = 50_000                # keys that a process compares at a time


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
    """The names of a language, given in order, that have several spellings; `name_of` tells what is known of one."""
    for component in _components(len(spellings), _linked(_Job(spellings, name_of, lang, user), jobs)):
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


class _Job(NamedTuple):
    """What is compared: names by number and what is known of them, their language, what the user says."""

    spellings: Sequence[str]
    name_of: Callable[[str], Name]
    lang: str
    user: Authority

    def links(self, piece: Iterable[int]) -> list[tuple[int, int]]:
        """The numbers of names of a piece of sorted keys that may be one."""
        found: set[tuple[int, int]] = set()
        for _, run in groupby(piece, key=lambda packed: packed >> BITS):
            crowd = sorted(packed & (1 << BITS) - 1 for packed in run)
            for place, one in enumerate(crowd):
                near = (other for other in crowd[place + 1:place + 1 + NEIGHBOURS] if other != one and (one, other) not in found)
                found.update((one, other) for other in near if self._may_be_one(self.spellings[one], self.spellings[other]))
        return sorted(found)

    def _may_be_one(self, one: str, other: str) -> bool:
        left, right = one.split(" "), other.split(" ")
        words = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
        if len(left) != len(right) or not all(are_near(a, b) and likeness(a, b, self.lang) >= LIKELY for a, b in words):
            return False
        return link(self.name_of(one), self.name_of(other), self.lang, self.user) is not None


_job: list[_Job] = []         # what the processes of a pool compare: they are forked, so it is not copied


def _linked(job: _Job, jobs: int) -> Iterator[tuple[int, int]]:
    """All pairs of names that may be one, from several processes where they can be forked."""
    packed = sorted(_packed(job.spellings))
    if jobs < 2 or len(packed) < 2 * PIECE or "fork" not in multiprocessing.get_all_start_methods():
        yield from job.links(packed)
        return
    _job[:] = [job]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        for found in pool.map(_piece, (array("Q", piece) for piece in _pieces(packed))):
            yield from found
    _job.clear()


def _packed(spellings: Sequence[str]) -> Iterator[int]:
    """Each key of each name, as a number, with the number of the name."""
    for number, name in enumerate(spellings):
        for key in keys(name):
            yield zlib.crc32(key.encode()) << BITS | number


def _pieces(packed: Sequence[int], size: int = PIECE) -> Iterator[Sequence[int]]:
    """Pieces of sorted keys; what has one key stays together."""
    start = 0
    while start < len(packed):
        stop = min(len(packed), start + size)
        while stop < len(packed) and packed[stop] >> BITS == packed[stop - 1] >> BITS:
            stop += 1
        yield packed[start:stop]
        start = stop


def _piece(piece: array[int]) -> list[tuple[int, int]]:
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
