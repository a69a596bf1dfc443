"""A document as the rules over all its segments see it."""
from __future__ import annotations

from dataclasses import dataclass

from textfix.document import Segment

from .authority import Authority


@dataclass(frozen=True, eq=False)
class Whole:
    """The segments of a document in one language, and what the user says about names.

    Equal only to itself, so that what is found out about it is found out once.  `near` are the pairs of its words that are near each other,
    as the gate has found them.  `sure` says that only what is safe is wanted.
    """

    segments: tuple[Segment, ...]
    names: Authority
    near: tuple[tuple[str, str], ...] = ()
    sure: bool = False
