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

from textfix.mixed import Mixed
from textfix.pattern import Hit, Item, around, before, charset, has_edge, head_of, heads, whole_at
from textfix.trigger import RARE, Trigger, is_unspaced, mixed, point, runs

_FREQUENT = frozenset(" .,\n-'\"")            # searched for in every text, without asking whether it has them
_FEW = 4

class Entry(NamedTuple):
    """A trigger of the rule with this number."""

    rule: int
    trigger: Trigger


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
    """All alternatives that have the same atoms before their word."""

    def __init__(self, atoms: tuple[int, ...], items: list[Item]) -> None:
        self.length = len(atoms)
        self.rules: dict[str, set[int]] = defaultdict(set)
        for item in items:
            for word in item.alternative.words or ():
                self.rules[word].add(item.rule)
        self.wholes: dict[str, list[str]] = defaultdict(list)          # what a run of letters may be the head of
        for word in sorted(self.rules):
            self.wholes[head_of(word, 0, len(word))].append(word)
        offset = min(range(len(atoms)), key=lambda k: _cost(atoms[k]))
        self.anchor, self.rest = atoms[offset], len(atoms) - offset - 1
        # asked for behind the anchor: the first letter, what stands before, the word
        rest = "".join(map(charset, atoms[offset + 1:]))
        first = charset(reduce(or_, (1 << point(head[0]) for head in self.wholes)))
        context = before(atoms[:offset + 1]) if offset else ""
        self.pattern = f"(?={rest}{first}){context}(?={rest}{heads(self.wholes)})"
        self._fits = re.compile(self.pattern)

    def hits(self, text: str, behind: int, end: int) -> Iterator[Hit]:
        """The hits whose anchor ends at an offset."""
        if self._fits.match(text, behind, end):
            at = behind + self.rest
            head = head_of(text, at, end)
            shorter = range(len(head) - 1, 0, -1) if head and is_unspaced(head[0]) else ()
            for whole in (w for key in (head, *(head[:k] for k in shorter)) for w in self.wholes.get(key, ())):
                if whole_at(text, at, whole, end):
                    for rule in self.rules[whole]:
                        yield Hit(at - self.length, rule)


class _WordsAt:
    """All alternatives with words that have the same anchor: one search for all of them."""

    def __init__(self, atom: int, groups: list[_Words]) -> None:
        self.groups = groups
        pattern = "|".join(group.pattern for group in groups)
        self.at_edge = has_edge(atom)
        self.start = re.compile(pattern)
        chars = [chr(c) for low, stop in runs(atom) for c in range(low, stop)]
        # a search for one character runs at memory speed, one for a set does not
        anchors = map(re.escape, chars) if len(chars) <= _FEW else (charset(atom),)
        self.searches = [re.compile(f"{anchor}(?:{pattern})") for anchor in anchors]

    def scan(self, text: str, start: int, end: int) -> Iterator[Hit]:
        for search in self.searches:
            yield from self._hits(search.finditer(text, start, end), text, end)
        if self.at_edge and (first := self.start.match(text, start, end)):
            yield from self._hits((first,), text, end)

    def _hits(self, matches: Iterable[re.Match[str]], text: str, end: int) -> Iterator[Hit]:
        for match in matches:
            for group in self.groups:
                yield from group.hits(text, match.end(), end)


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
        anchors: dict[int, list[_Words]] = defaultdict(list)
        for words in (_Words(atoms, items) for atoms, items in groups.items()):
            anchors[words.anchor].append(words)
        self._words = [_WordsAt(anchor, found) for anchor, found in anchors.items()]
        self._always = [g for c, g in self._marks.items() if c in _FREQUENT]
        rare = "".join(sorted(set(self._marks) - _FREQUENT))
        self._rare = re.compile(f"[{re.escape(rare)}]") if rare else None
        self._scripts = Mixed(scripts) if scripts else None

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
