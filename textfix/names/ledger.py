"""The names of many documents: how often each stands, beside what, and with whom.  A corpus is a map and a reduce."""
from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

from textfix.document import Document, Segment
from textfix.language import Language, language

from .authority import SILENT, Authority
from .blocking import keys
from .facts import Name, names
from .mentions import Mention, mentions
from .resolve import Group, groups

AROUND = 8                    # words around a name that are kept
REACH = 40                    # code points to either side of an example


class Entry(NamedTuple):
    """What is known of a spelling: how often it stands, in how many documents, an example, words around it, names like it in one sentence
    with it."""

    times: int
    documents: int
    example: str
    near: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def merged(self, other: Entry) -> Entry:
        """Both together, in either order."""
        return Entry(self.times + other.times, self.documents + other.documents, min(self.example, other.example),
                     _sample({*self.near, *other.near}), tuple(sorted({*self.apart, *other.apart})))


def _sample(words: Iterable[str]) -> tuple[str, ...]:
    """The same few of some words, whatever the order in which they came together."""
    return tuple(map(sys.intern, sorted(sorted(words, key=lambda word: (zlib.crc32(word.encode()), word))[:AROUND])))


class Ledger:
    """Spellings of names by language: `entries[lang, name]`.  Two ledgers are merged in any order with the same result."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], Entry] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and self.entries == other.entries

    __hash__ = None  # type: ignore[assignment]

    def collect(self, document: Document, lang: Language) -> None:
        """Add the names of a document; `lang` is the language of the segments that do not say theirs."""
        for tag in dict.fromkeys(segment.lang for segment in document.segments):
            self._collect([s for s in document.segments if s.lang == tag], language(tag) if tag else lang)

    def _collect(self, segments: Sequence[Segment], lang: Language) -> None:
        """Add the names of the segments in one language."""
        found = mentions(segments, lang)
        first: dict[tuple[str, ...], Mention] = {}
        for mention in found:
            first.setdefault(mention.name, mention)
        known = names(segments, found, lang)
        apart = _apart(known)
        for name in known:
            others = tuple(sorted(apart.get(name, ())))
            entry = Entry(name.times, 1, _example(segments, first[name.words]), _sample(name.near), others)
            self._add((lang.code, " ".join(name.words)), entry)

    def merge(self, other: Ledger) -> None:
        """Add what another ledger knows."""
        for key, entry in other.entries.items():
            self._add(key, entry)

    def _add(self, key: tuple[str, str], entry: Entry) -> None:
        known = self.entries.get(key)
        self.entries[key] = known.merged(entry) if known else entry

    def groups(self, user: Authority = SILENT, jobs: int = 1) -> list[Group]:
        """The names that have several spellings, the most frequent first; `jobs` processes compare them."""
        found: list[Group] = []
        for lang in sorted({code for code, _ in self.entries}):
            spellings = [name for code, name in self.entries if code == lang]
            found += groups(lang, spellings, partial(self._name, lang), user, jobs)
        return sorted(found, key=lambda group: (-group.times, group.spellings))

    def _name(self, lang: str, name: str) -> Name:
        """An entry as a name whose sentences are the pairs in which it stands with names like it."""
        entry = self.entries[lang, name]
        together = frozenset((min(name, other), max(name, other)) for other in entry.apart)
        return Name(tuple(name.split(" ")), entry.times, together, frozenset(entry.near), doubtful=False)

    def resolve(self, user: Authority = SILENT, jobs: int = 1) -> Authority:
        """What the corpus says about names that have several spellings, beside what the user says."""
        return user.merged(Authority(same=tuple(group.names for group in self.groups(user, jobs) if group.is_sure)))


def _apart(known: Iterable[Name]) -> dict[Name, set[str]]:
    """The names under a common key that stand in one sentence with a name: they are not the same."""
    met: dict[str, list[Name]] = {}
    for name in known:
        for key in keys(" ".join(name.words)):
            met.setdefault(key, []).append(name)
    apart: dict[Name, set[str]] = {}
    for one, other in _together(met.values()):
        apart.setdefault(one, set()).add(" ".join(other.words))
        apart.setdefault(other, set()).add(" ".join(one.words))
    return apart


def _together(crowds: Iterable[list[Name]]) -> Iterator[tuple[Name, Name]]:
    for crowd in crowds:
        yield from (pair for pair in combinations(crowd, 2) if not pair[0].sentences.isdisjoint(pair[1].sentences))


def _example(segments: Sequence[Segment], mention: Mention) -> str:
    """The line around a mention."""
    text = segments[mention.segment].text
    left, right = text[max(0, mention.start - REACH):mention.start], text[mention.end:mention.end + REACH]
    left = left if mention.start <= REACH else left.partition(" ")[2]
    right = right if len(text) <= mention.end + REACH else right.rpartition(" ")[0]
    return left.rpartition("\n")[2] + text[mention.start:mention.end] + right.partition("\n")[0]
