"""What of a trigger can be seen in one token of a text: all that stands between two blanks or line ends, and these.

An alternative is looked for around its pivot, one of its atoms.  Where it goes on behind the token, the token that follows is asked for
the rest.  A piece tells a little too much, never too little: what fits is looked at again in the text.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from textfix.pattern import Hit, Item, after, before, charset
from textfix.trigger import any_of
from textfix.wordlists import WordList, word_list

NEWLINE = "\n"
ENDS = any_of((" ", NEWLINE)).alternatives[0].atoms[0]              # what stands between tokens
_compiled = cache(re.compile)                          # most languages have the same patterns


def padded(token: str) -> str:
    """A token with what stands before and behind it: a blank where it has no line end of its own."""
    return f"{'' if token[:1] == NEWLINE else ' '}{token}{'' if token[-1:] == NEWLINE else ' '}"


class Whole:
    """An alternative as it stands in a text."""

    def __init__(self, item: Item) -> None:
        self.item = item

    def hits(self, text: str, pivot: int) -> list[Hit]:
        """The hit whose pivot is at an offset, if there is one."""
        at, words = pivot - self.item.offset, self._words
        if at < -1 or not (match := self._look.match(text, at + 1)):
            return []
        return [Hit(at, self.item.rule)] if words is None or words.at(text, match.end()) else []

    @cached_property
    def _look(self) -> re.Pattern[str]:
        atoms = self.item.alternative.atoms
        return _compiled(before(atoms[:1]) + after(atoms[1:]))

    @cached_property
    def _words(self) -> WordList | None:
        words = self.item.alternative.words
        return None if words is None else word_list(words)


class Piece:
    """A part of an alternative, up to an end of the token: its atom number `cut` (None: it ends within the token)."""

    def __init__(self, whole: Whole, pattern: str, cut: int | None) -> None:
        words = whole.item.alternative.words
        self.whole, self.pattern, self.cut = whole, pattern, cut
        self.words = words if cut is None else None
        self.goes_on = cut is not None and (cut + 1 < len(whole.item.alternative.atoms) or words is not None)

    def behind(self) -> list[Piece]:
        """The parts behind the cut, to be asked for behind what stands before the next token."""
        return [] if self.cut is None else _pieces(self.whole, "", self.cut + 1)

    def fits(self, token: str, at: int) -> bool:
        """Whether it fits in a padded token, where the pivot stands before an offset."""
        match = self._look.match(token, at)
        return match is not None and (self.words is None or beginnings(self.words).at(token, match.end()))

    @cached_property
    def _look(self) -> re.Pattern[str]:
        return _compiled(self.pattern)


def pieces(whole: Whole) -> list[Piece]:
    """The parts of an alternative with its pivot, atom number `offset`, and what is before it, to be asked for behind the pivot."""
    atoms, pivot = whole.item.alternative.atoms, whole.item.offset
    behind = charset(atoms[pivot])
    left = "|".join(f"(?<={one}{behind})" for one in _lefts(atoms[:pivot])) if pivot else ""
    return _pieces(whole, f"(?:{left})" if left else "", pivot + 1)


def pieces_of_next(whole: Whole) -> list[Piece]:
    """Its parts behind a pivot that stands before a token."""
    return _pieces(whole, "", whole.item.offset + 1)


def _pieces(whole: Whole, left: str, first: int) -> list[Piece]:
    return [Piece(whole, left + right, cut) for right, cut in _rights(whole.item.alternative.atoms, first)]


def _lefts(atoms: tuple[int, ...]) -> list[str]:
    """How the atoms before a pivot may stand in a token."""
    own, found = "", list[str]()
    for atom in reversed(atoms):
        if atom & ENDS:
            found.append(charset(atom & ENDS) + own)
        if not atom & ~ENDS:
            return found
        own = charset(atom & ~ENDS) + own
    return [*found, own]


def _rights(atoms: tuple[int, ...], first: int) -> Iterator[tuple[str, int | None]]:
    """How the atoms from `first` on may stand in a token, and the number of the one that is its end, if any is."""
    own = ""
    for n, atom in enumerate(atoms[first:], first):
        if atom & ENDS:
            yield own + charset(atom & ENDS), n
        if not atom & ~ENDS:
            return
        own += charset(atom & ~ENDS)
    yield own, None


@lru_cache(256)
def beginnings(words: frozenset[str]) -> WordList:
    """Words; of phrases the first word and the blank behind it."""
    return word_list(frozenset(first + blank for first, blank, _ in (word.partition(" ") for word in words)))
