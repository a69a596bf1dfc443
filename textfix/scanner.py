"""One pass over a text for the triggers of all rules.

Triggers are grouped by their anchor, the rarest mark that an alternative has; each group is one expression of the standard
library that begins with its anchor (so the search runs at memory speed) and looks around it.  Marks that are rare in prose
share one gate.  Alternatives that end in words are grouped by what stands before the word and looked up in a dict, so the
size of the word lists does not matter.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from textfix.pattern import EDGE_ATOM, Item, around, before, charset, has_edge
from textfix.trigger import RARE, SIZE, Trigger, mixed, point, runs

_FREQUENT = frozenset(" .,\n-'\"")            # searched for in every text, without asking whether it has them
_WORD = r"[^\W_]*"
_HEAD = re.compile(_WORD)
_ASCII = (1 << 128) - 1
_ANY = (1 << SIZE) - 1

class Entry(NamedTuple):
    """A trigger of the rule with this number."""

    rule: int
    trigger: Trigger


class Hit(NamedTuple):
    """A place where a trigger fits: `at` is the offset of its first code point."""

    at: int
    rule: int


class _Marks:
    """All alternatives anchored at one code point."""

    def __init__(self, char: str, items: list[Item]) -> None:
        self.items = [(item, re.compile(around(item))) for item in items]
        inner = "|".join(dict.fromkeys(map(around, items)))
        self.search = re.compile(f"{re.escape(char)}(?:{inner})")

    def scan(self, text: str, start: int, end: int) -> Iterator[Hit]:
        for match in self.search.finditer(text, start, end):
            behind = match.end()
            for item, surroundings in self.items:
                if surroundings.match(text, behind, end):
                    yield Hit(behind - 1 - item.offset, item.rule)


class _Words:
    """All alternatives that have the same atoms before their word; anchored at the last of these atoms."""

    def __init__(self, atoms: tuple[int, ...], items: list[Item]) -> None:
        self.length = len(atoms)
        self.rules: dict[str, set[int]] = defaultdict(set)
        for item in items:
            for word in item.alternative.words or ():
                self.rules[word].add(item.rule)
        self.wholes: dict[str, list[str]] = defaultdict(list)          # what a run of letters may be the head of
        for word in sorted(self.rules):
            self.wholes[head_of(word, 0, len(word))].append(word)
        first = charset(reduce(or_, (1 << point(head[0]) for head in self.wholes)))
        self.at_edge = atoms == (EDGE_ATOM,)
        self.start = re.compile(f"({first}{_WORD})")
        anchor = "\n" if self.at_edge else charset(atoms[-1])
        context = before((*atoms[:-1], _ANY, _ANY)) if len(atoms) > 1 else ""
        self.search = re.compile(f"{anchor}({first}{context}{_WORD})")
        self.search_rare = re.compile(f"[\r\u2028\u2029]({first}{_WORD})")

    def scan(self, text: str, start: int, end: int) -> Iterator[Hit]:
        if not self.wholes.keys().isdisjoint(self.search.findall(text, start, end)):
            yield from self._hits(self.search.finditer(text, start, end), text, end)
        if self.at_edge:
            first = self.start.match(text, start, end)
            yield from self._hits((first,) if first else (), text, end)
            if not text.isascii() or "\r" in text:
                yield from self._hits(self.search_rare.finditer(text, start, end), text, end)

    def _hits(self, matches: Iterable[re.Match[str]], text: str, end: int) -> Iterator[Hit]:
        for match in matches:
            for whole in self.wholes.get(match[1], ()):
                at = match.start(1)
                if whole == match[1] or whole_at(text, at, whole, end):
                    for rule in self.rules[whole]:
                        yield Hit(at - self.length, rule)


def head_of(text: str, start: int, end: int) -> str:
    """The run of letters and digits that begins at an offset."""
    head = _HEAD.match(text, start, end)
    return head.group() if head else ""


def whole_at(text: str, at: int, whole: str, end: int) -> bool:
    """Whether a word or phrase stands whole at an offset."""
    stop = at + len(whole)
    return stop <= end and text.startswith(whole, at) and not (whole[-1].isalnum() and stop < end and text[stop].isalnum())


class Scanner:
    """Finds every trigger of `entries`: `scan(text)` gives the hits in the order of their offsets."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        marks: dict[str, list[Item]] = defaultdict(list)
        groups: dict[tuple[int, ...], list[Item]] = defaultdict(list)
        scripts: list[Item] = []
        for rule, trigger in entries:
            for alternative in trigger.alternatives:
                self._sort_in(Item(rule, alternative, 0), marks, groups, scripts)
        self._marks = {char: _Marks(char, items) for char, items in marks.items()}
        self._words = [_Words(atoms, items) for atoms, items in groups.items()]
        self._always = [g for c, g in self._marks.items() if c in _FREQUENT]
        rare = "".join(sorted(set(self._marks) - _FREQUENT))
        self._rare = re.compile(f"[{re.escape(rare)}]") if rare else None
        self._scripts = _Mixed(scripts) if scripts else None

    @staticmethod
    def _sort_in(item: Item, marks: dict[str, list[Item]], groups: dict[tuple[int, ...], list[Item]], scripts: list[Item]) -> None:
        atoms = item.alternative.atoms
        if item.alternative.words is not None:
            groups[atoms].append(item)
            return
        # the edge of the text is no code point, so nothing is anchored there
        offset = min((k for k in range(len(atoms)) if not has_edge(atoms[k])), key=lambda k: _cost(atoms[k]))
        if atoms[offset].bit_count() > RARE and mixed(item.alternative):
            scripts.append(item)
            return
        for low, stop in runs(atoms[offset]):
            for code in range(low, stop):
                marks[chr(code)].append(item._replace(offset=offset))

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in `text[start:end]`, which must begin and end at line ends; offsets are of the whole text."""
        end = len(text) if end is None else end
        hits: list[Hit] = []
        for group in self._always:
            hits += group.scan(text, start, end)
        for words in self._words:
            hits += words.scan(text, start, end)
        if self._rare is not None:
            for char in set(self._rare.findall(text, start, end)):
                hits += self._marks[char].scan(text, start, end)
        if self._scripts is not None and not text.isascii():
            hits += self._scripts.scan(text, start, end)
        # what begins before the window has its edge there at the most
        return sorted({h for h in hits if h.at >= start - 1})


def _cost(atom: int) -> float:
    """What anchoring at this atom costs: a rare mark least, a blank most, a class more than any mark."""
    if atom.bit_count() > RARE:
        return 99
    chars = [chr(c) for low, stop in runs(atom) for c in range(low, stop)]
    return sum(_FREQUENCY.get(c, .01 if c.isalpha() and c.isascii() else .0005) for c in chars)


_FREQUENCY = {" ": .16, ",": .01, ".": .01, "\n": .003, "-": .003, "'": .003, '"': .003}


class _Mixed:
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
        if not (self.other.search(text, start, end) and self.latin.search(text, start, end)):
            return
        stop = min(end, start + self.SAMPLE)
        foreign = 2 * len(self.other.findall(text, start, stop)) > len(self.latin.findall(text, start, stop))
        for item, at_latin, at_other in self.items:
            offset, pattern = at_latin if foreign else at_other
            for match in pattern.finditer(text, start, end):
                yield Hit(match.start() - offset, item.rule)
