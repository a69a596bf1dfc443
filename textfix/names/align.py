"""Two names side by side: the cheapest edits that lead from the one to the other."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .costs import cost
from .graphemes import Graphemes, core, parse

STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2))
LITTLE = frozenset("al el ad ar as at az ul bin ibn ben bint abu de da di von van der la le the of e y i".split())


class Step(NamedTuple):
    """One edit: `right` stands where `left` stood, at the beginning (`^`), the end (`$`) or inside of a word."""

    left: Graphemes
    right: Graphemes
    place: str


class Alignment(NamedTuple):
    """The edits and what they cost together, before anything is learned; words that only one of the names has stand in `extra`."""

    cost: float
    steps: tuple[Step, ...]
    extra: Graphemes = ()


SAME = Alignment(.0, ())


@lru_cache(1 << 17)
def words(left: str, right: str) -> Alignment:
    """Two folded words side by side.

    >>> words("kojemiako", "kozhemiako").steps
    (Step(left=('j',), right=('zh',), place=''),)
    """
    one, two = parse(left), parse(right)
    start, stop = core(one, two)
    ahead = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return _cores(start, stop, not ahead, ahead + len(start) == len(one) and ahead + len(stop) == len(two))


@lru_cache(1 << 17)
def _cores(left: Graphemes, right: Graphemes, first: bool, last: bool) -> Alignment:
    """The cheapest way through the table of all beginnings of the two."""
    best: dict[tuple[int, int], tuple[float, tuple[Step, ...]]] = {(0, 0): (.0, ())}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            for di, dj in STEPS:
                before = best.get((i - di, j - dj))
                if before is None:
                    continue
                a, b = left[i - di:i], right[j - dj:j]
                place = "^" if first and before == (.0, ()) and a + b else "$" if last and i == len(left) and j == len(right) else ""
                total = before[0] + (.0 if a == b else cost(a, b, place))
                if (i, j) not in best or total < best[i, j][0]:
                    best[i, j] = total, before[1] if a == b else (*before[1], Step(a, b, place))
    return Alignment(*best[len(left), len(right)])


@lru_cache(1 << 16)
def names(left: Graphemes, right: Graphemes) -> Alignment:
    """Two names, as tokens, side by side: words in their order, one against one or two against one, the rest extra."""
    left, right = core(left, right)
    best: dict[tuple[int, int], Alignment] = {(0, 0): SAME}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            ways = [_add(best[i - di, j - dj], left[i - di:i], right[j - dj:j]) for di, dj in STEPS[:5] if i >= di and j >= dj and i + j]
            if ways:
                best[i, j] = min(ways, key=_cost)
    return best[len(left), len(right)]


def _cost(alignment: Alignment) -> float:
    return alignment.cost


def _add(before: Alignment, left: Graphemes, right: Graphemes) -> Alignment:
    if not (left and right):
        word = (left or right)[0]
        return Alignment(before.cost + (.4 if word in LITTLE else 1.5), before.steps, (*before.extra, word))
    found = SAME if left == right else words("".join(left), "".join(right))
    return Alignment(before.cost + found.cost + .1 * (len(left) != len(right)), before.steps + found.steps, before.extra)
