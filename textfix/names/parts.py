"""A large document in parts that are looked at for themselves, so that what names cost grows with the document and no faster."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.document import Segment
from textfix.stretches import stretches

from .gate import STRETCH, near
from .whole import Whole


class Piece(NamedTuple):
    """The text of a segment (its number in the document) from `start` on; what is found before `fresh` belongs to the piece before."""

    number: int
    start: int
    fresh: int
    segment: Segment


class Part(NamedTuple):
    """Pieces that are a document by themselves."""

    whole: Whole
    pieces: Sequence[Piece]


def parts(whole: Whole) -> Iterator[Part]:
    """The document as it is, up to `STRETCH` code points: the gate compares no words that are further apart; a larger one in parts of at
    most that size."""
    if sum(len(segment.text) for segment in whole.segments) <= STRETCH:
        yield Part(whole, [Piece(n, 0, 0, segment) for n, segment in enumerate(whole.segments)])
        return
    pieces: list[Piece] = []
    for number, segment in enumerate(whole.segments):
        for low, fresh, high in stretches(segment.text, 0, len(segment.text), STRETCH // 2):
            if pieces and sum(len(piece.segment.text) for piece in pieces) + high - low > STRETCH:
                yield _part(pieces, whole)
                pieces = []
            pieces.append(Piece(number, low, fresh, segment._replace(text=segment.text[low:high])))
    if pieces:
        yield _part(pieces, whole)


def _part(pieces: Sequence[Piece], whole: Whole) -> Part:
    segments = tuple(piece.segment for piece in pieces)
    return Part(Whole(segments, whole.names, near("\n".join(segment.text for segment in segments)), whole.sure), pieces)
