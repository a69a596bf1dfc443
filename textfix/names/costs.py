"""What an edit between graphemes costs before anything is learned: little where a convention explains it, much for a bare consonant."""
from __future__ import annotations

from functools import cache

from .graphemes import VOWELS, Graphemes, explained

SOUNDS = ("bpfvw", "dtđťďțţ", "gkqxğģķ", "cszjčćšśžźżçşș", "mnñňńņ", "lłļ", "rř")
CLASSES = {letter: number for number, letters in enumerate(SOUNDS) for letter in letters}
BARE = str.maketrans("čćšśžźżçşșţțğģķļņñňńłđřťďäöüåøőű", "ccsszzzcssttggklnnnnldrtdaouaoou")
ENDS = {"^": .4, "$": .2, "": .0}
IMPOSSIBLE = 99.0


@cache
def cost(left: Graphemes, right: Graphemes, place: str = "") -> float:
    """The cost of writing `right` where `left` stands, at the beginning (`^`), the end (`$`) or inside of a word.

    >>> cost(("zh",), ("j",)), cost(("a",), ("u",)), cost(("m",), ("t",)), cost((), ("d",), "$")
    (0.15, 0.5, 1.6, 1.5)
    """
    if (left, right) in explained():
        return .15 if left and right else .7 + ENDS[place]
    one, two = "".join(left), "".join(right)
    if one.translate(BARE) == two.translate(BARE) or one == two * 2 or two == one * 2:
        return .15
    if len(left) > 1 or len(right) > 1:
        return IMPOSSIBLE
    return _unexplained(one, two) + ENDS[place]


def _unexplained(one: str, two: str) -> float:
    """The cost by kind of sound; either may be empty."""
    vowels = [not VOWELS.isdisjoint(part) for part in (one, two) if part]
    if all(vowels):
        return .5
    if not (one and two):
        return .45 if one + two == "h" else 1.3
    if any(vowels):
        return 1.7
    return .8 if CLASSES.get(one[0], one) == CLASSES.get(two[0], two) else 1.6
