"""Two names side by side: the cheapest edits that lead from the one to the other."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from textfix import compiled

from .costs import Costs, cost, row, wide, wide_edits
from .graphemes import REMEMBERED, Graphemes, core, parse

FEMININE, HERS = ("o", "v", "a"), .6                        # Czech and Slovak: Merkelová; what it costs
LITTLE = frozenset("al el ad ar as at az ul bin ibn ben bint abu de da di von van der la le the of e y i".split())
JOINED = .1                                                 # what it costs that two words stand for one
MOST, MOST_LETTER = 2.5, .15                                # what words that are one cost at most, and for each grapheme that may differ
SPANS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))


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
FAR = Alignment(99.0, ())                                   # words that are dearer than leaving both out
Lines = tuple[Costs, Costs, dict[Graphemes, float] | None, dict[Graphemes, float] | None]
Filled = tuple[list[float], list[tuple[int, int]]]
_native = compiled.load()


@lru_cache(REMEMBERED)
def words(left: str, right: str) -> Alignment:
    """Two folded words side by side.

    >>> words("kojemiako", "kozhemiako").steps
    (Step(left=('j',), right=('zh',), before='o', after='e'),)
    """
    one, two = parse(left), parse(right)
    found = _native.align(_aligner(), one, two) if _native else NotImplemented
    if found is NotImplemented:                             # not built, or no room for words so long or so many letters
        return _reference(one, two)
    return Alignment(found[0], tuple(map(Step._make, found[1]))) if found else FAR


@cache
def _aligner() -> Any:
    """The compiled part with the costs of this file; those of graphemes it asks for as they come."""
    return _native.aligner(cost, [(left, right, dear) for left, row in wide_edits().items() for right, dear in row.items()],
                           FEMININE, MOST, MOST_LETTER, HERS)


def _reference(one: Graphemes, two: Graphemes) -> Alignment:
    """What the compiled part does."""
    odd, other = core(one, two)
    ahead = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    behind = ahead + len(odd)
    return _cores(odd, other, one[ahead - 1] if ahead else "^", one[behind] if behind < len(one) else "$")


def _cores(left: Graphemes, right: Graphemes, before: str, after: str) -> Alignment:
    """The cheapest way through the table of all beginnings of the two."""
    if after == "$" and FEMININE in (left, right) and not (left and right):
        return Alignment(HERS, (Step(left, right, before, after),))
    first, last = "^" if before == "^" else "", "$" if after == "$" else ""
    most = MOST + MOST_LETTER * max(len(left), len(right))
    size, pairs = len(left), list(zip(("", *right), right, strict=False))
    totals, ways = _first_line(right, row("", first or ("" if left else last)))
    table = [ways]
    older: list[float] = []
    for i, grapheme in enumerate(left, 1):
        place = first if i == 1 and first else last if i == size else ""
        lines = row(grapheme, place), row("", last if i == size else ""), wide((grapheme,)), wide(left[i - 2:i]) if i > 1 else None
        below, ways = _line(right, pairs, totals, older, lines)
        if min(below) > most:
            return FAR
        table.append(ways)
        older, totals = totals, below
    return Alignment(totals[-1], _steps(table, left, right, before, after)) if totals[-1] <= most else FAR


def _first_line(right: Graphemes, gaps: Costs) -> Filled:
    totals = [.0]
    for other in right:
        totals.append(totals[-1] + gaps[other])
    return totals, [(0, 1)] * len(totals)


def _line(right: Graphemes, pairs: Sequence[Graphemes], above: list[float], older: list[float], lines: Lines) -> Filled:
    """One more line of the table: what it costs to come to each cell, and by which step."""
    costs, gaps, one_two, two = lines
    gap = costs[""]
    totals, ways = [above[0] + gap], [(1, 0)]
    for j, other in enumerate(right, 1):
        best, way = above[j - 1] + costs[other], (1, 1)
        if (total := above[j] + gap) < best:
            best, way = total, (1, 0)
        if (total := totals[j - 1] + gaps[other]) < best:
            best, way = total, (0, 1)
        if one_two and j > 1 and (dear := one_two.get(pairs[j - 1])) is not None and above[j - 2] + dear < best:
            best, way = above[j - 2] + dear, (1, 2)
        if two:
            if (dear := two.get((other,))) is not None and older[j - 1] + dear < best:
                best, way = older[j - 1] + dear, (2, 1)
            if j > 1 and (dear := two.get(pairs[j - 1])) is not None and older[j - 2] + dear < best:
                best, way = older[j - 2] + dear, (2, 2)
        totals.append(best)
        ways.append(way)
    return totals, ways


def _steps(table: list[list[tuple[int, int]]], left: Graphemes, right: Graphemes, before: str, after: str) -> tuple[Step, ...]:
    """The way back through the table, without what stays."""
    i, j, found = len(left), len(right), []
    while i or j:
        di, dj = table[i][j]
        one, two = left[i - di:i], right[j - dj:j]
        if one != two:
            found.append(Step(one, two, left[i - di - 1] if i > di else before, left[i] if i < len(left) else after))
        i, j = i - di, j - dj
    return tuple(reversed(found))


def step_cost(step: Step) -> float:
    """What an edit costs before anything is learned."""
    if max(len(step.left), len(step.right)) > 1:
        return HERS if FEMININE in (step.left, step.right) else .15
    return cost("".join(step.left), "".join(step.right), "^" if step.before == "^" else "$" if step.after == "$" else "")


def names(left: Graphemes, right: Graphemes) -> Alignment:
    """Two names, as tokens, side by side: words in their order, one against one or two against one, the rest extra."""
    left, right = core(left, right)
    return _in_order(left, right) if len(left) == len(right) else _parted(left, right)


def _in_order(left: Graphemes, right: Graphemes) -> Alignment:
    """Each word beside the one at its place; two that are nothing alike are both left out."""
    total, steps, extra = .0, list[Step](), list[str]()
    for one, two in zip(left, right, strict=True):
        if one == two:
            continue
        found = words(one, two)
        if found is FAR:
            total += _left_out(one) + _left_out(two)
            extra += (one, two)
        else:
            total += found.cost
            steps += found.steps
    return Alignment(total, tuple(steps), tuple(extra))


def _left_out(word: str) -> float:
    return .4 if word in LITTLE else 1.5 + .1 * len(word)


@lru_cache(1 << 12)
def _parted(left: Graphemes, right: Graphemes) -> Alignment:
    best: dict[tuple[int, int], Alignment] = {(0, 0): SAME}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            ways = [_add(best[i - di, j - dj], left[i - di:i], right[j - dj:j]) for di, dj in SPANS if i >= di and j >= dj and i + j]
            if ways:
                best[i, j] = min(ways, key=_total)
    return best[len(left), len(right)]


def _total(alignment: Alignment) -> float:
    return alignment.cost


def _add(before: Alignment, left: Graphemes, right: Graphemes) -> Alignment:
    if not (left and right):
        word = (left or right)[0]
        return Alignment(before.cost + _left_out(word), before.steps, (*before.extra, word))
    one, two = "".join(left), "".join(right)
    found = SAME if one == two else words(one, two)
    return Alignment(before.cost + found.cost + JOINED * (len(left) != len(right)), before.steps + found.steps, before.extra)
