"""How the scanner in Python finds triggers by the words between blanks."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from textfix.pattern import Hit, Item, before, whole_at
from textfix.tokens import Tokens, bare, head, is_within, within
from textfix.trigger import DIGIT, LOWER, UPPER, any_of

APOSTROPHES = "'’"
_FEW = 30                     # words that are searched for one by one; more are looked up at each blank
_REMEMBERED = 1000            # code points that are known to fit before words, or not
_GOES_ON = (LOWER | UPPER | DIGIT | any_of(",;")).alternatives[0].atoms[0]          # what stands before words within sentences


class Between:
    """All alternatives whose words stand behind a blank and have one within or behind them, or an apostrophe at their ends."""

    def __init__(self, items: list[Item]) -> None:
        by_word: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            for word in item.alternative.words or ():
                by_word[word].append(item)
        before_: dict[tuple[Item, ...], Before] = {}
        self._before = {word: before_.setdefault(tuple(own), Before(own)) for word, own in by_word.items()}
        self._words: dict[bytes, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._firsts: dict[str, list[str]] = defaultdict(list)
        self._elided: dict[str, dict[str, str]] = defaultdict(dict)             # by their apostrophe, what is before it
        for word, own in by_word.items():
            if word[-1] in APOSTROPHES:
                self._elided[word[-1]][word[:-1]] = word
            elif is_within(word) and all(item.alternative.atoms[-2:-1] and not item.alternative.atoms[-2] & ~_GOES_ON for item in own):
                self._names[head(word)].append(word)
            else:
                self._words[bare(word)].append(word)
            self._firsts[word.partition(" ")[0]].append(word)
        self._keys, self._heads = frozenset(self._words), frozenset(self._names)

    def hits(self, text: str, seen: Tokens) -> Iterable[Hit]:
        """The hits in a text."""
        found = [word for key in self._keys.intersection(seen.words) for word in self._words[key]]
        if self._heads:
            found += [word for key in self._heads.intersection(within(text)) for word in self._names[key]]
        hits: list[Hit] = []
        if len(found) > _FEW:
            hits += (hit for word, at in self._everywhere(text) for hit in self._before[word].hits(text, at))
            found = []
        for mark, elided in self._elided.items():
            if mark in text:
                found += [elided[part] for part in elided.keys() & {part.rpartition(" ")[2] for part in text.split(mark)}]
        for word in found:
            hits += self._at_blanks(text, word)
        return hits

    def _at_blanks(self, text: str, word: str) -> Iterator[Hit]:
        """The hits of one word."""
        mark, own = f" {word}", self._before[word]
        at = text.find(mark)
        while at >= 0:
            if (own.known.get(text[at - 1:at]) != () or not own.short) and whole_at(text, at + 1, word, len(text)):
                yield from own.hits(text, at)
            at = text.find(mark, at + 1)

    def _everywhere(self, text: str) -> Iterator[tuple[str, int]]:
        """The words at all blanks."""
        for match in re.finditer("(?<= )[^ ]+(?= )", text):
            for word in self._firsts.get(match.group(), ()):
                if whole_at(text, match.start(), word, len(text)):
                    yield word, match.start() - 1


class Before:
    """What has to stand before a blank and some words: most often one code point, which is known from its last place."""

    def __init__(self, items: list[Item]) -> None:
        self._items = [(item, re.compile(before(item.alternative.atoms[:-1]))) for item in items]
        self.short = all(len(item.alternative.atoms) < 3 for item in items)
        self.known: dict[str, tuple[Item, ...]] = {}

    def hits(self, text: str, at: int) -> Iterable[Hit]:
        """The hits of words whose blank is at an offset."""
        char = text[at - 1:at]
        items = self.known.get(char) if self.short else self._fitting(text, at)
        if items is None:
            items = self._fitting(text, at)
            if len(self.known) < _REMEMBERED:
                self.known[char] = items
        return [Hit(at + 1 - len(item.alternative.atoms), item.rule) for item in items] if items else ()

    def _fitting(self, text: str, at: int) -> tuple[Item, ...]:
        return tuple(item for item, look in self._items if look.match(text, at))
