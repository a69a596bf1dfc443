"""HTML: the text of its paragraphs, headings, items and cells, and attributes that are shown; all else of tags, scripts, code and what
says `translate="no"` stay."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._html_read import HTML
from textfix.formats._language import language_of
from textfix.formats._skeleton import damage
from textfix.formats.format import Format, Hints


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    return HTML(text, language_of(hints.path), shown=True).read()


FORMAT = Format("HTML", frozenset({".html", ".htm", ".xhtml"}), _read, damage(_read), tagged=True)
