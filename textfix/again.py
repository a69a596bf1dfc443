"""Whether words may be said again: the gate in Python before the search for repeats."""
from __future__ import annotations

from operator import eq

LONGEST = 8                   # words in a run that repeats; longer ones only as whole sentences


def may_repeat(words: list[bytes]) -> bool:
    """Whether a word may be said twice in a row, two words twice, or three to `LONGEST` words three times.

    A run of p words said three times is 2p words that equal the word p places on.  One of them is at a place that 2p - 1 divides; only
    where one is found, which may be chance (`the … the`), two in a row are asked for among the places that p - 1 divides.
    """
    if any(map(eq, words, words[1:])):
        return True
    if any(map(eq, words[::2], words[2::2])) and _in_a_row(words, 2, 1):
        return True
    for period in range(3, LONGEST + 1):
        step = 2 * period - 1
        if any(map(eq, words[::step], words[period::step])) and _in_a_row(words, period, period - 1):
            return True
    return False


def _in_a_row(words: list[bytes], period: int, step: int) -> bool:
    return b"\1\1" in bytes(map(eq, words[::step], words[period::step]))
