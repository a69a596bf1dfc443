"""One pass over a text for the triggers of all rules.

A text is cut at blanks and line ends, and what each token says of itself is known from its last place: for most of them nothing, so
that prose costs a look into a dict for each word.  Where an alternative of a trigger may begin, it is looked at in the text.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress, count
from typing import Any, NamedTuple

from textfix.again import numbers_recur
from textfix.known import CAPITAL, GOES_ON, MARKED, NUMBER, Known
from textfix.looking import CASES, NAMES, REPEATS, Look
from textfix.pattern import EDGE_ATOM, Hit, Item, chars, has_edge
from textfix.pieces import NEWLINE
from textfix.repeats import may_repeat, may_repeat_otherwise
from textfix.trigger import RARE, Trigger

APOSTROPHES = "'’"
BLANK = 1 << ord(" ")
Near = Callable[[str, int], Any]          # of a text and an offset: None where a rule has no business there


class Entry(NamedTuple):
    """A trigger of the rule with this number."""

    rule: int
    trigger: Trigger


class Scanner:
    """Finds every trigger of `entries`: `scan(text)` gives the hits in the order of their offsets; `look(text)` says besides what else
    there may be."""

    def __init__(self, entries: Iterable[Entry], nears: Iterable[Near | None] = ()) -> None:
        """`nears` are, by the numbers of rules, what has to match where their triggers fit."""
        self._nears = {number: near for number, near in enumerate(nears) if near}
        self._known = Known(_placed(Item(rule, alternative, 0)) for rule, trigger in entries for alternative in trigger.alternatives)

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in `text[start:end]`, which must begin and end at line ends; offsets are of the whole text."""
        if start == 0 and (end is None or end == len(text)):
            return self._hits(text, *self._read(text))
        low = max(0, start - 1)                        # the line end before
        part = text[low:end]
        found = [Hit(at + low, rule) for at, rule in self._at(part, *self._read(part)) if at + low >= start - 1]
        return self._near(text, found) if found else []

    def look(self, text: str, what: int) -> Look | None:
        """The hits in a whole text, and what else there may be of `what` (bits); None if there is nothing."""
        tokens, codes = self._read(text)
        hits, bits, there = self._hits(text, tokens, codes), codes.encode("utf-16-le")[1::2], 0
        if what & REPEATS:
            there = may_repeat(text) if not bits.isascii() or may_recur(codes) else may_repeat_otherwise(text)
        capitals = bits.translate(_HAS[CAPITAL])
        if what & CASES and self._known.capitals.vary(text, tokens, bits.translate(_HAS[GOES_ON]), capitals):
            there |= CASES
        if what & NAMES and self._known.capitals.alike(text, tokens, capitals):
            there |= NAMES
        return Look(hits, there) if hits or there else None

    def _read(self, text: str) -> tuple[list[str], str]:
        """The tokens of a text and their codes; both ends of a line know of the line end."""
        self._known.make_room()
        tokens = f"\n{text.replace(NEWLINE, _LINE) if NEWLINE in text else text}\n".split(" ")
        return tokens, "".join(map(self._known.__getitem__, tokens))

    def _hits(self, text: str, tokens: list[str], codes: str) -> list[Hit]:
        hits = self._at(text, tokens, codes)
        return self._near(text, hits) if hits else hits

    def _near(self, text: str, hits: list[Hit]) -> list[Hit]:
        nears = self._nears
        return sorted({hit for hit in hits if hit.rule not in nears or nears[hit.rule](text, hit.at)})

    def _at(self, text: str, tokens: list[str], codes: str) -> list[Hit]:
        """The hits in a text, of its tokens and their codes."""
        fitting = self._known.fitting(tokens, compress(count(), codes.encode("utf-16-le")[1::2].translate(_HAS[MARKED])))
        hits = list[Hit]()
        last, start, lines = 0, 0, 0
        for n, offset, wholes in fitting:
            if last < n:
                between = " ".join(tokens[last:n])
                start, lines, last = start + len(between) + 1, lines + between.count(NEWLINE), n
            pivot = start + offset - (lines | 1)           # line ends stand twice among the tokens, each with a blank between
            if tokens[n] == NEWLINE:
                pivot -= lines & 1
            for whole in wholes:
                hits += whole.hits(text, pivot)
        return hits


_LINE = f"{NEWLINE} {NEWLINE}"
_LEAST = chr(MARKED)
_HAS = {bit: bytes(high << 8 & bit > 0 for high in range(256)) for bit in (GOES_ON, MARKED, CAPITAL)}


def may_recur(codes: str) -> bool:
    """Whether words may be said again, by the codes of tokens."""
    for wordless in _WORDLESS:
        codes = codes.replace(wordless, "")
    size = 2 * len(codes)
    numbers = int.from_bytes(codes.encode("utf-16-le"), "little") & int.from_bytes(_NUMBER * len(codes), "little")
    return numbers_recur(numbers.to_bytes(size, "little"))


_NUMBER, _WORDLESS = NUMBER.to_bytes(2, "little"), [chr(one | two) for one in (0, GOES_ON) for two in (0, MARKED)]


def _placed(item: Item) -> Item:
    """An alternative with its pivot: the mark that is the rarest of its atoms, or what stands before words that are rare themselves."""
    atoms, words = item.alternative.atoms, item.alternative.words
    if words is not None and atoms[-1] == BLANK and all(" " in word or word[-1] in APOSTROPHES for word in words):
        return item._replace(offset=len(atoms) - 1)
    # the edge of the text is no code point, so nothing is looked for there but at the beginnings of lines
    costs = [_START if k == 0 and atom == EDGE_ATOM else 99 if has_edge(atom) else _cost(atom) for k, atom in enumerate(atoms)]
    return item._replace(offset=costs.index(min(costs)))


def _cost(atom: int) -> float:
    """What anchoring at this atom costs: a rare mark least, a blank most, a class more than any mark."""
    if atom.bit_count() > RARE:
        return 90
    return sum(_FREQUENCY.get(c, .01 if c.isascii() and c.isalnum() else .002 if c.isalnum() else .0005) for c in chars(atom))


_FREQUENCY = {" ": .16, ",": .01, ".": .01, "\n": .003, "-": .003, "'": .003, '"': .003}
_START = .0035                # beginnings of lines
