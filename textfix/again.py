"""Whether words may be said again: the gate in Python before the search for repeats."""
from __future__ import annotations

from operator import eq

LONGEST = 8                   # words in a run that repeats; longer ones only as whole sentences
_STEP = 4                     # of five words in a row that recur, two neighbours are at a place that four divides and behind it


def may_repeat(words: list[bytes]) -> bool:
    """Whether a word may be said twice in a row, two words twice, or three to `LONGEST` words three times."""
    if any(map(eq, words, words[1:])):
        return True
    if any(map(eq, words[::2], words[2::2])) and b"\1\1" in bytes(map(eq, words, words[2:])):
        return True
    for first in range(0, len(words) - 1, _STEP):
        at = first + (len(words[first]) < len(words[first + 1]))        # the longer word recurs less by chance
        if words[at] in words[at + 3:at + LONGEST + 1] and _recurs(words, at):
            return True
    return False


def _recurs(words: list[bytes], at: int) -> bool:
    """Whether a word is one of a loop of three words or more: p words said three times are 2p - 1 words or more, for the last may have
    another mark behind it, that equal the word p places on."""
    for period in range(3, min(LONGEST + 1, len(words) - at)):
        low = high = at
        while low >= 0 and at - low < 2 * period and words[low] == words[low + period]:
            low -= 1
        while high + period < len(words) and high - at < 2 * period and words[high] == words[high + period]:
            high += 1
        if high - low - 1 >= 2 * period - 1:
            return True
    return False
