"""Does the tokenizer belong to the model?  A wrong one gives no error, only scores that mean nothing."""
from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol

from textfix.errors import TextfixError
from textfix.model.layouts import Layout

LEAST = 0.95                  # share of the pieces looked at that the vocabulary must have
_LOOKED_AT = 2_000            # the first pieces of a tokenizer are its most frequent ones


class Pieces(Protocol):
    """What is asked of a sentencepiece processor."""

    def get_piece_size(self) -> int:
        """Number of pieces."""

    def id_to_piece(self, id: int) -> str:      # noqa: A002 (its name there)
        """A piece."""

    def is_control(self, id: int) -> bool:      # noqa: A002
        """Whether a piece is a mark such as `<s>`."""

    def is_unknown(self, id: int) -> bool:      # noqa: A002
        """Whether a piece stands for what is not known."""

    def is_byte(self, id: int) -> bool:         # noqa: A002
        """Whether a piece is a byte."""


def read_vocabulary(path: Path) -> list[str]:
    """The tokens of a vocabulary file, JSON or a token a line, in order.  Raises TextfixError where it cannot be read."""
    try:
        text = path.read_text("utf-8")
        return [str(token) for token in json.loads(text)] if path.suffix == ".json" else text.split("\n")
    except (OSError, ValueError) as error:
        raise TextfixError(f"{path} cannot be read: {error}") from error


def fit(pieces: Pieces, vocabulary: Path) -> float:
    """The share (0-1) of the most frequent pieces that the vocabulary has."""
    known = frozenset(read_vocabulary(vocabulary))
    usual = list(islice(_usual(pieces), _LOOKED_AT))
    return sum(piece in known for piece in usual) / len(usual) if usual else 0.0


def _usual(pieces: Pieces) -> Iterator[str]:
    """The pieces that stand for text, the most frequent first."""
    for number in range(pieces.get_piece_size()):
        if not (pieces.is_control(number) or pieces.is_unknown(number) or pieces.is_byte(number)):
            yield pieces.id_to_piece(number)


def check_fit(layout: Layout, source: Pieces, target: Pieces) -> tuple[float, float]:
    """The shares of source and target.  Raises TextfixError where a tokenizer is another model's."""
    shares = fit(source, layout.vocabulary("source")), fit(target, layout.vocabulary("target"))
    for share, path in zip(shares, (layout.source_spm, layout.target_spm), strict=True):
        if share < LEAST:
            raise TextfixError(f"{path} is not the tokenizer of this model: its vocabulary has {share:.0%} of the most frequent pieces, "
                               f"{LEAST:.0%} are needed; copy the tokenizer that the model was trained with")
    return shares
