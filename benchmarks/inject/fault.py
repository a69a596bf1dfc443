"""A fault to put into a text, the text itself, and the list of kinds."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

CORE, SOFT, FLAG = "core", "soft", "flag"


class Fault(NamedTuple):
    """`text[start:end]` of the clean text becomes `bad`; right is what stood there, or any of `also`.

    tier: `core` must be repaired, `soft` is good to repair, `flag` is at most reported.  `near`: the span in which a report of it counts.
    """

    start: int
    end: int
    bad: str
    also: tuple[str, ...] = ()
    tier: str = CORE
    near: tuple[int, int] | None = None


@dataclass(frozen=True)
class Clean:
    """A clean text with what its corpus knows: `small` are the frequent words of its language that are never capitalised (its function
    words, by counting), `pairs` all words said twice in a row, `foreign` sentences in other languages."""

    text: str
    lang: str
    small: Collection[str] = ()
    pairs: Collection[str] = ()
    foreign: Collection[str] = ()

    @property
    def language(self) -> str:
        """The language without its region."""
        return self.lang.split("-")[0]


Kind = Callable[[Clean, Random], Iterator[Fault]]
KINDS: dict[str, Kind] = {}


def kind(function: Kind) -> Kind:
    """A kind of artifact: a function from a clean text to all faults of the kind that could be put into it."""
    KINDS[function.__name__] = function
    return function
