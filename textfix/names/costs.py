"""What an edit between graphemes costs before anything is learned: little where a convention explains it, much for a bare consonant."""
from __future__ import annotations

from functools import cache

from .graphemes import VOWELS, Graphemes, explained

SOUNDS = ("bpfvw", "dtđťďțţ", "gkqxğģķ", "cszjčćšśžźżçşș", "mnñňńņ", "lłļ", "rř")
CLASSES = {letter: number for number, letters in enumerate(SOUNDS) for letter in letters}
BARE = str.maketrans("čćšśžźżçşșţțğģķļņñňńłđřťďäöüåøőű", "ccsszzzcssttggklnnnnldrtdaouaoou")
ENDS = {"^": .4, "$": .2, "": .0}
Row = dict[str, float]


@cache
def cost(left: str, right: str, place: str = "") -> float:
    """The cost of writing a grapheme for another one, at the beginning (`^`), the end (`$`) or inside of a word; either may be empty.

    >>> cost("zh", "j"), cost("i", "å"), cost("m", "t"), cost("", "d", "$")
    (0.15, 0.5, 1.6, 1.5)
    """
    if left == right:
        return .0
    if ((left,) if left else (), (right,) if right else ()) in explained():
        return .15 if left and right else .7 + ENDS[place]
    if left.translate(BARE) == right.translate(BARE) or left == right * 2 or right == left * 2:
        return .15
    return _unexplained(left, right) + ENDS[place]


def _unexplained(left: str, right: str) -> float:
    """The cost by kind of sound."""
    vowels = [not VOWELS.isdisjoint(part) for part in (left, right) if part]
    if all(vowels):
        return .5
    if not (left and right):
        return .45 if left + right == "h" else 1.3
    if any(vowels):
        return 1.7
    return .8 if CLASSES.get(left[0], left) == CLASSES.get(right[0], right) else 1.6


class Costs(dict[str, float]):
    """What each grapheme costs in the stead of one, at one place of a word; filled as it is asked."""

    def __init__(self, left: str, place: str) -> None:
        self.left, self.place = left, place

    def __missing__(self, right: str) -> float:
        self[right] = value = cost(self.left, right, self.place)
        return value


@cache
def row(left: str, place: str) -> Costs:
    """The costs of one grapheme (or of none) at a place."""
    return Costs(left, place)


@cache
def wide_edits() -> dict[Graphemes, dict[Graphemes, float]]:
    """What conventions write with one or two graphemes on a side, two on one of them, by the left side."""
    found: dict[Graphemes, dict[Graphemes, float]] = {}
    for left, right in explained():
        if left and right and max(len(left), len(right)) == 2:
            found.setdefault(left, {})[right] = .15
    return found


def wide(left: Graphemes) -> dict[Graphemes, float] | None:
    """What conventions write for one or two graphemes where they write two on a side."""
    return wide_edits().get(left)
