"""The names of a document: spellings of one name, with the words that stand for it alone."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .authority import SILENT, Authority
from .facts import Name, Words
from .linkage import Linkage
from .links import Link

LONG, LONE = 0, 1             # kinds of units: the last words of longer names, single words


class Cluster(NamedTuple):
    """Spellings of one name, all of as many words; `short` are single words that stand for it (the surname), with their places in it."""

    names: list[Name]
    short: list[tuple[Name, int]]
    links: list[Link]

    def counts(self, place: int) -> Counter[str]:
        """How often each word stands at a place of the name."""
        counted: Counter[str] = Counter()
        for name in self.names:
            counted[name.words[place]] += name.times
        for name, at in self.short:
            if at == place:
                counted[name.words[0]] += name.times
        return counted

    @property
    def words(self) -> int:
        """Words of the name."""
        return len(self.names[0].words)

    @property
    def varies(self) -> bool:
        """Whether it has more than one spelling."""
        return any(len(self.counts(place)) > 1 for place in range(self.words))


def clusters(names: Sequence[Name], lang: str, user: Authority = SILENT, *, nouns: bool = False) -> list[Cluster]:
    """The names of a document as clusters; with `nouns` (a language that capitalises all nouns) single words are spellings only of
    words of longer names."""
    long = [[name] for name in names if len(name.words) > 1]
    full = Linkage(long, lang, user, [LONG] * len(long))
    found = [Cluster(unit, [], full.links(unit)) for unit in full.units.values()]
    lone = [name for name in names if len(name.words) == 1]
    hosts = _Hosts(found)
    left = [name for name in lone if not hosts.take(name)]
    return found + list(_singles(found, left, lang, user, nouns))


class _Hosts:
    """The longer names by their words: a single word that is part of one of them stands for it."""

    def __init__(self, found: Iterable[Cluster]) -> None:
        self._by_end: dict[str, list[tuple[Cluster, int]]] = {}
        self._by_word: dict[str, list[tuple[Cluster, int]]] = {}
        for cluster in found:
            for place in range(cluster.words):
                for word in {name.words[place] for name in cluster.names}:
                    self._by_word.setdefault(word, []).append((cluster, place))
                    if place == cluster.words - 1:
                        self._by_end.setdefault(word, []).append((cluster, place))

    def take(self, name: Name) -> bool:
        """Whether a single word is part of a longer name, of its end before all; if that is a single one, the word now stands for it."""
        hosts = self._by_end.get(name.words[0]) or self._by_word.get(name.words[0], [])
        if len(hosts) == 1:
            cluster, place = hosts[0]
            cluster.short.append((name, place))
        return bool(hosts)


def _singles(found: list[Cluster], lone: list[Name], lang: str, user: Authority, nouns: bool) -> Iterable[Cluster]:
    """Single words as spellings of the last words of longer names, which they join, or of each other."""
    surnames = [_surnames(cluster) for cluster in found]
    kinds = [LONG] * len(surnames) + [LONE] * len(lone)
    linkage = Linkage([*surnames, *([name] for name in lone)], lang, user, kinds, (LONG, LONE) if nouns else (LONG,))
    for number, unit in linkage.units.items():
        if number >= len(surnames):
            yield Cluster(unit, [], linkage.links(unit))
            continue
        cluster = found[number]
        cluster.short.extend((name, cluster.words - 1) for name in unit[len(surnames[number]):])
        cluster.links.extend(linkage.links(unit))


def _surnames(cluster: Cluster) -> list[Name]:
    """The last words of the spellings of a name, as names."""
    by_word: dict[Words, list[Name]] = {}
    for name in [*cluster.names, *(name for name, place in cluster.short if place == cluster.words - 1)]:
        by_word.setdefault(name.words[-1:], []).append(name)
    return [Name(words, sum(n.times for n in names), frozenset().union(*(n.sentences for n in names)),
                 frozenset().union(*(n.near for n in names)), False) for words, names in by_word.items()]
