"""A document: a text and its segments of prose."""
from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Segment:
    """A span of prose of a document.

    `text` stands at code point `start` of the document; `kind` says what it is (`text`, `paragraph`, `heading`, `ui-string` …);
    `lang` is a BCP 47 tag or None; `source` the aligned source text, where there is one.
    """

    text: str
    start: int = 0
    kind: str = "text"
    lang: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Document:
    """A text and its segments in order; what no segment covers is never looked at."""

    text: str
    segments: tuple[Segment, ...] = field(default=())

    @classmethod
    def plain(cls, text: str, lang: str | None = None, source: str | None = None) -> Document:
        """The whole text as one segment."""
        return cls(text, (Segment(text, 0, "text", lang, source),))
