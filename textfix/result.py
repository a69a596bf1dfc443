"""What a text has become."""
from __future__ import annotations

from typing import NamedTuple

from textfix.spot import Finding
from textfix.text import Edit


class Result(NamedTuple):
    """What `fix_and_explain` returns.

    `apply(original, edits) == text`.  `findings` are those of the original text, by offset.  `language` is the tag the text was
    checked as (None where no candidate asked for it); `truncated` says that a dense run of candidates (no prose) was cut.
    `base` is the text after the repairs that change its structure (`Rule.restructures`): all others must keep what it then has.
    """

    text: str
    findings: list[Finding]
    edits: list[Edit]
    language: str | None
    truncated: bool
    base: str


class UnsettledError(RuntimeError):
    """Two rules undo each other: a defect of the rules, reported with both names."""
