"""A document as the rules over all its segments see it."""
from __future__ import annotations

from textfix.document import Segment

from .authority import Authority


class Whole:
    """The segments of a document in one language, and what the user says about names.

    Equal only to itself, so that what is found out about it is found out once; made at little cost, for it is made of each text.
    `near` are the pairs of its words that the gate has found worth a look, None before the gate was asked.
    """

    __slots__ = ("names", "near", "segments")

    def __init__(self, segments: tuple[Segment, ...], names: Authority) -> None:
        self.segments, self.names = segments, names
        self.near: tuple[tuple[str, str], ...] | None = None
