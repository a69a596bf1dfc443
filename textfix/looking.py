"""What one look at a whole text says may be in it."""
from __future__ import annotations

from typing import NamedTuple

from textfix.pattern import Hit

# bits: words said again (of several kinds); words in two cases; names that sound alike; a gate of a rule that is open
REPEATS, CASES, NAMES, OPEN = 15, 16, 32, 64


class Look(NamedTuple):
    """The hits of the scanner, and what else there may be, as bits."""

    hits: list[Hit]
    there: int


NOTHING = Look([], 0)
