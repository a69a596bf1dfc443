"""Two names side by side: the cheapest edits that lead from the one to the other."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .costs import cost
from .graphemes import Graphemes, core, parse

STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2))
FEMININE = ("o", "v", "a")                                  # Czech and Slovak: Merkelová
LITTLE = frozenset("al el ad ar as at az ul bin ibn ben bint abu de da di von van der la le the of e y i".split())


class Step(NamedTuple):
    """One edit: `right` stands where `left` stood, between the graphemes `before` (`^` at the beginning) and `after` (`$` at the end)."""

    left: Graphemes
    right: Graphemes
    before: str
    after: str


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
    (Step(left=('j',), right=('zh',), before='o', after='e'),)
    """
    one, two = parse(left), parse(right)
    odd, other = core(one, two)
    ahead = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    behind = ahead + len(odd)
    return _cores(odd, other, one[ahead - 1] if ahead else "^", one[behind] if behind < len(one) else "$")


@lru_cache(1 << 17)
def _cores(left: Graphemes, right: Graphemes, before: str, after: str) -> Alignment:
    """The cheapest way through the table of all beginnings of the two."""
    if after == "$" and FEMININE in (left, right) and not (left and right):
        return Alignment(.6, (Step(left, right, before, after),))
    best: dict[tuple[int, int], tuple[float, tuple[Step, ...]]] = {(0, 0): (.0, ())}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            for di, dj in STEPS:
                way = best.get((i - di, j - dj))
                if way is None:
                    continue
                step = Step(left[i - di:i], right[j - dj:j], left[i - di - 1] if i > di else before, left[i] if i < len(left) else after)
                total = way[0] + step_cost(step)
                if (i, j) not in best or total < best[i, j][0]:
                    best[i, j] = total, way[1] if step.left == step.right else (*way[1], step)
    return Alignment(*best[len(left), len(right)])


@lru_cache(1 << 16)
def step_cost(step: Step) -> float:
    """What an edit costs before anything is learned."""
    return .0 if step.left == step.right else cost(step.left, step.right, "^" if step.before == "^" else "$" if step.after == "$" else "")


@lru_cache(1 << 16)
def names(left: Graphemes, right: Graphemes) -> Alignment:
    """Two names, as tokens, side by side: words in their order, one against one or two against one, the rest extra."""
    left, right = core(left, right)
    best: dict[tuple[int, int], Alignment] = {(0, 0): SAME}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            ways = [_add(best[i - di, j - dj], left[i - di:i], right[j - dj:j]) for di, dj in STEPS[:5] if i >= di and j >= dj and i + j]
            if ways:
                best[i, j] = min(ways, key=_total)
    return best[len(left), len(right)]


def _total(alignment: Alignment) -> float:
    return alignment.cost


def _add(before: Alignment, left: Graphemes, right: Graphemes) -> Alignment:
    if not (left and right):
        word = (left or right)[0]
        return Alignment(before.cost + (.4 if word in LITTLE else 1.5 + .1 * len(word)), before.steps, (*before.extra, word))
    found = SAME if left == right else words("".join(left), "".join(right))
    return Alignment(before.cost + found.cost + .1 * (len(left) != len(right)), before.steps + found.steps, before.extra)
