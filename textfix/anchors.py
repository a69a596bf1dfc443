"""How the scanner in Python finds triggers: around a mark, behind some text, and at the beginnings of lines."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from itertools import accumulate
from operator import or_

from textfix.pattern import EDGE_ATOM, Hit, Item, after, around, before, charset
from textfix.tables import ALL
from textfix.trigger import FIRST_PLANE, RARE, point, runs
from textfix.wordlists import WordList, word_list

BLANK = 1 << ord(" ")
_LINE_END = re.compile(charset(EDGE_ATOM))
_OTHER_END = ("\u2028", "\u2029")


def chars(atom: int) -> list[str]:
    """The code points of an atom of the first plane."""
    return [chr(code) for low, stop in runs(atom) for code in range(low, stop)]


def literal(atoms: tuple[int, ...]) -> str:
    """The text that atoms of one code point each stand for; empty where one has more."""
    return "".join(map(chr, (a.bit_length() - 1 for a in atoms))) if all(a.bit_count() == 1 and a < 1 << FIRST_PLANE for a in atoms) else ""


class Marks:
    """All alternatives with the same anchor: one code point, or any of a script.  Some end in words."""

    def __init__(self, anchor: int, items: list[Item]) -> None:
        self._anchor, self._items = anchor, items
        follows = {literal(_ahead(item)[:1]) for item in items}
        self._pair = literal((anchor,)) + follows.pop() if len(follows) == 1 else ""

    @cached_property
    def _search(self) -> re.Pattern[str]:
        inner = "|".join(dict.fromkeys(map(self._around, self._items)))
        return re.compile(f"{charset(self._anchor)}{_behind_blank(self._items)}(?:{inner})")

    @cached_property
    def _each(self) -> list[tuple[Item, re.Pattern[str], WordList | None]]:
        return [(item, re.compile(self._around(item)), word_list(item.alternative.words) if item.alternative.words is not None else None)
                for item in self._items]

    def _around(self, item: Item) -> str:
        own, ahead = item.alternative.atoms[item.offset], _ahead(item)
        if item.alternative.words is not None:
            return f"(?={''.join(map(charset, ahead))}){before(item.alternative.atoms[:item.offset + 1]) if item.offset else ''}"
        return (before((own,)) if own & self._anchor != self._anchor else "") + around(item)

    def hits(self, text: str) -> Iterable[Hit]:
        """The hits in a text, which has the anchor."""
        if self._pair and self._pair not in text:
            return ()
        return [Hit(match.end() - 1 - item.offset, item.rule) for match in self._search.finditer(text)
                for item, surroundings, words in self._each if surroundings.match(text, match.end())
                if words is None or words.at(text, match.end() - 1 - item.offset + len(item.alternative.atoms))]


def _ahead(item: Item) -> tuple[int, ...]:
    """The atoms behind the anchor, with the first letter of the words if there are any."""
    ahead = item.alternative.atoms[item.offset + 1:]
    words = item.alternative.words
    return ahead if words is None else (*ahead, reduce(or_, (1 << point(word[0]) for word in words)))


def _behind_blank(items: list[Item]) -> str:
    """What turns away the most frequent of all neighbours, a blank and a code point that no alternative has behind it."""
    atoms = list(map(_ahead, items))
    if not all(atoms):
        return ""
    wanted = reduce(or_, (ahead[1] if len(ahead) > 1 else ALL for ahead in atoms if ahead[0] & BLANK), 0)
    return f"(?! {charset(ALL & ~wanted)})" if wanted != ALL else ""


class Behind:
    """An alternative that ends in words behind a literal text."""

    def __init__(self, item: Item) -> None:
        self._rule, self._mark = item.rule, literal(item.alternative.atoms)
        self._words = word_list(item.alternative.words or frozenset())
        self._overlaps = self._mark + self._mark[0] if len(self._mark) > 1 and self._mark[0] == self._mark[-1] else ""

    def hits(self, text: str) -> Iterable[Hit]:
        """The hits in a text."""
        if not (self._overlaps and self._overlaps in text) and not self._words.may_begin(text.split(self._mark)[1:], text.isascii()):
            return ()
        hits, size = list[Hit](), len(self._mark)
        at = text.find(self._mark)
        while at >= 0:
            if self._words.at(text, at + size):
                hits.append(Hit(at, self._rule))
            at = text.find(self._mark, at + 1)
        return hits


class Starts:
    """All alternatives that are looked for at the beginnings of lines."""

    def __init__(self, items: list[Item]) -> None:
        self._items = [(item, re.compile(after(item.alternative.atoms[1:]))) for item in items]
        self._words = word_list(frozenset().union(*(i.alternative.words or () for i in items if len(i.alternative.atoms) == 1)))
        second = reduce(or_, (item.alternative.atoms[1] for item in items if len(item.alternative.atoms) > 1), 0)
        self._second = re.compile(charset(second)).match if second else None
        self._few = frozenset(chars(second)) if second.bit_count() <= RARE else None
        self._at_empty = bool(second & EDGE_ATOM)

    def hits(self, text: str) -> Iterable[Hit]:
        """The hits in a text."""
        plain = text.isascii()
        lines = _LINE_END.split(text) if "\r" in text or (not plain and any(map(text.__contains__, _OTHER_END))) else text.split("\n")
        found = self._words.beginning(lines, plain)
        found += self._marked(lines)
        if self._at_empty:
            found += [n for n, line in enumerate(lines) if not line]
        return self._at(text, lines, set(found)) if found else ()

    def _marked(self, lines: list[str]) -> list[int]:
        """The lines that begin with the mark of an alternative."""
        if self._few is not None:
            return [n for n, line in enumerate(lines) if line[:1] in self._few]
        return [n for n, line in enumerate(lines) if self._second(line)] if self._second else []

    def _at(self, text: str, lines: list[str], found: set[int]) -> Iterator[Hit]:
        """The hits at the beginnings of some lines."""
        for n, at in enumerate(accumulate((len(line) + 1 for line in lines), initial=0)):
            for item, follows in self._items if n in found else ():
                words, match = item.alternative.words, follows.match(text, at)
                if match and (words is None or word_list(words).at(text, match.end())):
                    yield Hit(at - 1, item.rule)
