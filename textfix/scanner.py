"""One pass over a text for the triggers of all rules.

Triggers are grouped by their anchor, the rarest mark that an alternative has; each group is one expression of the standard
library that begins with its anchor (so the search runs at memory speed) and looks around it.  A glance at all of a text says for which
of them it may have something.  Alternatives that end in words are looked up in a dict, so the size of the word lists does not matter.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from textfix.anchors import BLANK, Behind, Marks, Starts, chars, literal
from textfix.between import APOSTROPHES, Between
from textfix.glance import Glance, Spelled, sought
from textfix.looking import CASES, NAMES, REPEATS, Look
from textfix.mixed import Mixed
from textfix.names.gate import is_alike
from textfix.pattern import EDGE_ATOM, Hit, Item, has_edge
from textfix.repeats import may_repeat
from textfix.tokens import Tokens, tokens
from textfix.trigger import RARE, Trigger, mixed
from textfix.variants import two_cases

Near = Callable[[str, int], Any]          # of a text and an offset: None where a rule has no business there


class Entry(NamedTuple):
    """A trigger of the rule with this number."""

    rule: int
    trigger: Trigger


class _Search(NamedTuple):
    """A search at a code point that anchors some alternatives, and what a text has that it may find something in."""

    anchor: str
    hits: Callable[[str], Iterable[Hit]]
    wanted: frozenset[Spelled]


class Scanner:
    """Finds every trigger of `entries`: `scan(text)` gives the hits in the order of their offsets; `look(text)` says besides what else
    there may be."""

    def __init__(self, entries: Iterable[Entry], nears: Iterable[Near | None] = ()) -> None:
        """`nears` are, by the numbers of rules, what has to match where their triggers fit."""
        self._nears = {number: near for number, near in enumerate(nears) if near}
        kinds: dict[str, list[Item]] = defaultdict(list)
        for rule, trigger in entries:
            for alternative in trigger.alternatives:
                kind, item = _sorted(Item(rule, alternative, 0))
                kinds[kind].append(item)
        searches = list(_searches(kinds["marks"], kinds["words"]))
        self._between = Between(kinds["between"]) if "between" in kinds else None
        self._starts = Starts(kinds["starts"]) if "starts" in kinds else None
        self._scripts = Mixed(kinds["scripts"]) if "scripts" in kinds else None
        self._plain = [search for search in searches if search.anchor.isascii()]
        self._glance = Glance(search.wanted for search in self._plain)
        self._plans: dict[int, list[_Search]] = {}                     # by the bits of what a glance saw
        self._foreign: dict[str, list[_Search]] = defaultdict(list)
        self._leads: dict[bytes, set[str]] = defaultdict(set)          # the foreign anchors by their first byte
        for search in searches:
            if not search.anchor.isascii():
                self._foreign[search.anchor].append(search)
                self._leads[search.anchor.encode("utf-8", "surrogatepass")[:1]].add(search.anchor)

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in `text[start:end]`, which must begin and end at line ends; offsets are of the whole text."""
        if start == 0 and (end is None or end == len(text)):
            return self._near(text, self._hits(text, tokens(text)))
        low = max(0, start - 1)                        # the line end before
        part = text[low:end]
        return self._near(text, [Hit(at + low, rule) for at, rule in self._hits(part, Tokens(part)) if at + low >= start - 1])

    def look(self, text: str, what: int) -> Look | None:
        """The hits in a whole text, and what else there may be of `what` (bits); None if there is nothing."""
        hits = self.scan(text)
        there = may_repeat(text) if what & REPEATS else 0
        if what & CASES and two_cases(text):
            there |= CASES
        if what & NAMES and is_alike(text):
            there |= NAMES
        return Look(hits, there) if hits or there else None

    def _near(self, text: str, hits: list[Hit]) -> list[Hit]:
        if not hits:
            return []
        nears = self._nears
        return sorted({hit for hit in hits if hit.rule not in nears or nears[hit.rule](text, hit.at)})

    def _hits(self, text: str, seen: Tokens) -> list[Hit]:
        hits: list[Hit] = []
        # in scripts beyond Latin a glance costs more than it spares
        for search in self._plan(self._glance.at(seen.raw)) if 2 * len(seen.raw) < 3 * len(text) else self._plain:
            if search.anchor in text:
                hits += search.hits(text)
        if self._between:
            hits += self._between.hits(text, seen)
        if self._starts:
            hits += self._starts.hits(text)
        if not text.isascii():
            for char in self._foreign_anchors(text, seen.raw):
                for search in self._foreign[char]:
                    hits += search.hits(text)
            if self._scripts:
                hits += self._scripts.hits(text, seen.raw)
        return hits

    def _foreign_anchors(self, text: str, raw: bytes) -> Iterable[str]:
        """The anchors beyond ASCII that a text has: where it has little beyond ASCII, by that."""
        foreign = raw.translate(None, _ASCII)
        if len(foreign) < _LITTLE:
            return self._foreign.keys() & set(foreign.decode("utf-8", "surrogatepass"))
        return [char for lead, anchors in self._leads.items() if lead in raw for char in anchors if char in text]

    def _plan(self, found: int) -> list[_Search]:
        """The searches of these bits."""
        plan = self._plans.get(found)
        if plan is None:
            plan = [search for number, search in enumerate(self._plain) if found >> number & 1]
            if len(self._plans) < _REMEMBERED:
                self._plans[found] = plan
        return plan


_ASCII = bytes(range(128))
_LITTLE = 500                 # bytes
_REMEMBERED = 1000            # different glances


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
    if words is not None and atoms[-1] == BLANK and all(" " in word or word[-1] in APOSTROPHES for word in words):
        return "between", item
    return "marks" if words is None else "words", item


def _searches(marks: list[Item], words: list[Item]) -> Iterator[_Search]:
    """The searches at each code point that anchors some; those that a glance says nothing of are searched for by themselves."""
    behind = [item for item in words if literal(item.alternative.atoms)]
    for char, items in _anchored([*marks, *(item for item in words if item not in behind)]).items():
        anchor = 1 << ord(char)
        wanted = [sought(item, anchor) for item in items]
        for dull in (True, False):
            if own := [(item, one) for item, one in zip(items, wanted, strict=True) if (() in one) == dull]:
                yield _Search(char, Marks(anchor, [item for item, _ in own]).hits, frozenset().union(*(one for _, one in own)))
    for char, items in _anchored(behind).items():
        for item in items:
            yield _Search(char, Behind(item).hits, sought(item, 1 << ord(char)))


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
