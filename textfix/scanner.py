"""One pass over a text for the triggers of all rules.

Triggers are grouped by their anchor, the rarest mark that an alternative has; each group is one expression of the standard
library that begins with its anchor (so the search runs at memory speed) and looks around it.  A group whose mark a text does not
have costs nothing.  Alternatives that end in words are looked up in a dict, so the size of the word lists does not matter.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from textfix.anchors import BLANK, Behind, Between, Marks, Starts, chars, literal
from textfix.mixed import Mixed
from textfix.pattern import EDGE_ATOM, Hit, Item, has_edge
from textfix.tokens import Tokens, tokens
from textfix.trigger import RARE, Trigger, mixed

Near = Callable[[str, int], Any]          # of a text and an offset: None where a rule has no business there


class Entry(NamedTuple):
    """A trigger of the rule with this number."""

    rule: int
    trigger: Trigger


class Scanner:
    """Finds every trigger of `entries`: `scan(text)` gives the hits in the order of their offsets."""

    look = None                   # nothing else is found out in one go

    def __init__(self, entries: Iterable[Entry], nears: Iterable[Near | None] = ()) -> None:
        """`nears` are, by the numbers of rules, what has to match where their triggers fit."""
        self._nears = {number: near for number, near in enumerate(nears) if near}
        kinds: dict[str, list[Item]] = defaultdict(list)
        for rule, trigger in entries:
            for alternative in trigger.alternatives:
                kind, item = _sorted(Item(rule, alternative, 0))
                kinds[kind].append(item)
        self._groups = _groups(kinds["marks"], kinds["words"])
        self._between = Between(kinds["between"]) if "between" in kinds else None
        self._starts = Starts(kinds["starts"]) if "starts" in kinds else None
        self._scripts = Mixed(kinds["scripts"]) if "scripts" in kinds else None
        anchors = list(map(chr, self._groups))
        self._signs = {ord(c) for c in anchors if c.isascii() and not (c.isalnum() or c == " ")}
        self._others = [c for c in anchors if c.isascii() and (c.isalnum() or c == " ")]
        foreign = "".join(c for c in anchors if not c.isascii())
        self._foreign = re.compile(f"[{re.escape(foreign)}]") if foreign else None

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in `text[start:end]`, which must begin and end at line ends; offsets are of the whole text."""
        if start == 0 and (end is None or end == len(text)):
            return self._near(text, self._hits(text, tokens(text)))
        low = max(0, start - 1)                        # the line end before
        part = text[low:end]
        return self._near(text, (Hit(at + low, rule) for at, rule in self._hits(part, Tokens(part)) if at + low >= start - 1))

    def _near(self, text: str, hits: Iterable[Hit]) -> list[Hit]:
        nears = self._nears
        return sorted({hit for hit in hits if hit.rule not in nears or nears[hit.rule](text, hit.at)})

    def _hits(self, text: str, seen: Tokens) -> list[Hit]:
        hits: list[Hit] = []
        for code in self._signs & seen.signs:
            for group in self._groups[code]:
                hits += group.hits(text)
        for char in self._others:
            if char in text:
                for group in self._groups[ord(char)]:
                    hits += group.hits(text)
        if self._between:
            hits += self._between.hits(text, seen)
        if self._starts:
            hits += self._starts.hits(text, seen)
        if not text.isascii():
            hits += self._foreign_hits(text, seen)
        return hits

    def _foreign_hits(self, text: str, seen: Tokens) -> Iterator[Hit]:
        for char in set(self._foreign.findall(text)) if self._foreign else ():
            for group in self._groups[ord(char)]:
                yield from group.hits(text)
        if self._scripts:
            yield from self._scripts.hits(text, seen.raw)


def _sorted(item: Item) -> tuple[str, Item]:
    """Which kind of search an alternative is for, and the item with its anchor."""
    atoms, words = item.alternative.atoms, item.alternative.words
    # the edge of the text is no code point, so nothing is anchored there but at the beginnings of lines
    costs = [_START if k == 0 and atom == EDGE_ATOM else 99 if has_edge(atom) else _cost(atom) for k, atom in enumerate(atoms)]
    item = item._replace(offset=costs.index(min(costs)))
    anchor = atoms[item.offset]
    if words is None and mixed(item.alternative) and (anchor.bit_count() > RARE or anchor == BLANK):
        return "scripts", item
    if atoms[0] == EDGE_ATOM and item.offset == 0:
        return "starts", item
    if words is not None and atoms[-1] == BLANK and all(" " in word for word in words):
        return "between", item
    return "marks" if words is None else "words", item


def _groups(marks: list[Item], words: list[Item]) -> dict[int, list[Marks | Behind]]:
    """The searches at each code point that anchors some."""
    behind = [item for item in words if literal(item.alternative.atoms)]
    marks += (item for item in words if item not in behind)
    groups: dict[int, list[Marks | Behind]] = defaultdict(list)
    for char, items in _anchored(marks).items():
        groups[ord(char)].append(Marks(1 << ord(char), items))
    for char, items in _anchored(behind).items():
        groups[ord(char)] += map(Behind, items)
    return dict(groups)


def _anchored(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Alternatives by the code points that they are anchored at."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for char in chars(item.alternative.atoms[item.offset]):
            found[char].append(item)
    return found


def _cost(atom: int) -> float:
    """What anchoring at this atom costs: a rare mark least, a blank most, a class more than any mark."""
    if atom.bit_count() > RARE:
        return 90
    return sum(_FREQUENCY.get(c, .01 if c.isalnum() and c.isascii() else .0005) for c in chars(atom))


_FREQUENCY = {" ": .16, ",": .01, ".": .01, "\n": .003, "-": .003, "'": .003, '"': .003}
_START = .0035                # beginnings of lines
