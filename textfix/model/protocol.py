"""What an arbiter is asked and what it answers: the whole contract of a model."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from textfix.document import Segment
from textfix.language import Language
from textfix.spot import Finding


class Part(NamedTuple):
    """A segment, the language it was looked at in, and its findings (offsets of the segment's text)."""

    segment: Segment
    language: Language | None
    findings: list[Finding]


Settle = Callable[[list[Part]], list[Part]]       # the step after `find`


class Query(NamedTuple):
    """Which of these sentences translates the source?

    source: the aligned source, or None where there is none.
    candidates: whole sentences that differ in one place; the first is the rule's own choice.
    lang: code of the language they are in.
    """

    source: str | None
    candidates: tuple[str, ...]
    lang: str


class Verdict(NamedTuple):
    """The candidate to take, by its place; the first where the arbiter abstains, with the reason.

    margin: nats by which the best candidate beats the next.
    mean: its log-probability a token.
    """

    choice: int = 0
    margin: float = 0.0
    mean: float = 0.0
    abstained: str = ""


class Arbiter(Protocol):
    """Anything that can choose between candidates."""

    def arbitrate(self, queries: Sequence[Query]) -> list[Verdict]:
        """A verdict for each query, in order."""


class Request(NamedTuple):
    """Translate a source into a language; the translation begins with `begins`."""

    source: str
    lang: str
    begins: str = ""


class Proposal(NamedTuple):
    """A translation of the model's own, and its mean log-probability a token."""

    text: str
    mean: float


class Proposer(Protocol):
    """Anything that can translate."""

    def propose(self, requests: Sequence[Request]) -> list[Proposal | None]:
        """A translation for each request; None where the model cannot be trusted with it."""
