"""The tokens of a language that were met: what each says of itself, found out once, so that known tokens cost a look into a dict."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from textfix.capitals import Capitals
from textfix.pattern import Item, chars, charset
from textfix.pieces import ENDS, NEWLINE, Piece, Whole, beginnings, padded, pieces, pieces_of_next
from textfix.repeats import UNSPACED
from textfix.tokens import Tokens
from textfix.trigger import FIRST_PLANE, RARE
from textfix.wordlists import WordList

# bits of a code: several words, or a script without blanks; a sentence may go on behind it; a trigger may fit; a capital
ODD, GOES_ON, MARKED, CAPITAL = 0x8000, 0x4000, 0x2000, 0x1000
NUMBER = 0xFFF                             # of its word; 0 where there is none
_ROOM = 1 << 17                            # code points of tokens that are remembered


class Marked(NamedTuple):
    """What may begin at a token: alternatives, and those that depend on the next token; each with where its pivot is from the token on."""

    own: tuple[tuple[int, list[Whole]], ...]
    open: tuple[tuple[int, Follow], ...]


Fitting = tuple[int, int, list[Whole]]     # the place of a token, where from there on a pivot is, the alternatives that may fit


class Known(dict[str, str]):
    """The code of each token: some bits and a number for its word; `marked` says more of those with the bit MARKED, `capitals` of those
    with the bit CAPITAL."""

    def __init__(self, items: Iterable[Item]) -> None:
        super().__init__()
        self.marked: dict[str, Marked] = {}
        self._size, self.capitals = 0, Capitals()
        anchored, classes = defaultdict[str, list[Piece]](list), defaultdict[int, list[Piece]](list)
        first: dict[str, list[Piece]] = {" ": [], NEWLINE: []}
        for item in items:
            whole, pivot = Whole(item), item.alternative.atoms[item.offset]
            own = pieces(whole)
            if pivot.bit_count() > RARE or pivot >> FIRST_PLANE:
                classes[pivot] += own
            else:
                for char in chars(pivot & ~ENDS):
                    anchored[char] += own
            for char in chars(pivot & ENDS):
                first[char] += pieces_of_next(whole)
        self._anchors = {char: _Anchor(1 << ord(char), own) for char, own in anchored.items()}
        self._classes = [_Anchor(atom, own) for atom, own in classes.items()]          # where two scripts meet, and beyond the first plane
        self._chars = frozenset(self._anchors)
        self._first = {char: _First(own) for char, own in first.items()}
        self._gaps = list(dict.fromkeys(piece.whole for char, own in first.items() for piece in own if _fits_a_gap(piece, char)))
        self._follows: dict[tuple[tuple[Whole, int], ...], Follow] = {}

    def make_room(self) -> None:
        """Forget all, if it is too much."""
        if self._size > _ROOM:
            self.clear()
            self.marked.clear()
            self._follows.clear()
            self.capitals.clear()
            self._size = 0

    def fitting(self, tokens: list[str], places: Iterable[int]) -> list[Fitting]:
        """What may fit at some of the tokens, by their places: those with the bit MARKED."""
        found, marked = list[Fitting](), self.marked
        for n in places:
            own, opened = marked[tokens[n]]
            for offset, wholes in own:
                found.append((n, offset, wholes))
            for offset, follow in opened if n + 1 < len(tokens) else ():
                if wholes := follow[tokens[n + 1]]:
                    found.append((n, offset, wholes))
        return found

    def __missing__(self, token: str) -> str:
        code = _number(token)
        if token[-1:].isalnum() or token[-1:] in _GOING_ON:
            code |= GOES_ON
        if marked := self._found(token):
            self.marked[token] = marked
            code |= MARKED
        if any(map(str.isupper, token)):
            self.capitals.add(token)
            code |= CAPITAL
        self._size += len(token)
        self[token] = chr(code)
        return self[token]

    def _found(self, token: str) -> Marked | None:
        """What may begin at a token."""
        if token == NEWLINE:                           # the end or the beginning of a line, beside a blank
            return Marked(((0, self._gaps),), ())
        whole = padded(token)
        found = [(at, piece) for char in self._chars.intersection(token) for at, piece in self._anchors[char].found(whole)]
        found += [] if token.isascii() else [fits for anchor in self._classes for fits in anchor.found(whole)]
        found += [(0, piece) for piece in self._first[whole[0]].found(whole)]
        if not found:
            return None
        shift = 0 if token[:1] == NEWLINE else 1
        own, opened = defaultdict[int, list[Whole]](list), defaultdict[int, list[Piece]](list)
        for at, piece in found:
            if piece.goes_on:
                opened[at - shift].append(piece)
            else:
                own[at - shift].append(piece.whole)
        return Marked(tuple(own.items()), tuple((at, self._follow(group)) for at, group in opened.items()))

    def _follow(self, group: list[Piece]) -> Follow:
        key = tuple((piece.whole, piece.cut or 0) for piece in group)
        return self._follows.setdefault(key, Follow(group))


class Follow(dict[str, list[Whole]]):
    """By the token that follows, which of some alternatives may go on there."""

    def __init__(self, group: list[Piece]) -> None:
        super().__init__()
        self._behind = [(piece.behind(), piece.whole) for piece in group]

    def __missing__(self, token: str) -> list[Whole]:
        if len(self) > _FOLLOWING:
            self.clear()
        own = padded(token)
        found = self[token] = [whole for behind, whole in self._behind if token == NEWLINE or any(piece.fits(own, 1) for piece in behind)]
        return found


_GOING_ON = frozenset("_,;")
_FOLLOWING = 1000             # tokens


class _Anchor:
    """All pieces whose pivot is the same atom."""

    def __init__(self, atom: int, own: list[Piece]) -> None:
        self._atom, self._own = atom, own

    def found(self, token: str) -> list[tuple[int, Piece]]:
        """The pieces that fit in a padded token, each with where its pivot stands."""
        return [(match.start(), piece) for match in self._any.finditer(token)
                for piece in self._own if piece.fits(token, match.end())]

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(f"{charset(self._atom)}(?={'|'.join(dict.fromkeys(piece.pattern for piece in self._own))})")


class _First:
    """All pieces whose pivot is what stands before a token."""

    def __init__(self, own: list[Piece]) -> None:
        self._marks, self._lists = list[Piece](), dict[WordList, list[Piece]]()
        for piece in own:
            if piece.pattern or piece.words is None:
                self._marks.append(piece)
            else:
                self._lists.setdefault(beginnings(piece.words), []).append(piece)

    def found(self, token: str) -> list[Piece]:
        """The pieces that fit in a padded token."""
        found = [piece for words, own in self._lists.items() if words.at(token, 1) for piece in own]
        return found + [piece for piece in self._marks if piece.fits(token, 1)]


def _fits_a_gap(piece: Piece, char: str) -> bool:
    return piece.fits(char + (" " if char == NEWLINE else NEWLINE), 1)


def _number(token: str) -> int:
    """A number for the word of a token without its marks."""
    words = Tokens(token).words
    if len(words) > 1 or (not token.isascii() and UNSPACED.search(token)):
        return ODD
    return crc32(words[0]) % NUMBER + 1 if words else 0
