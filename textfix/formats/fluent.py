"""Fluent: the values of messages, attributes and variants; keys, placeables and comments stay."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._inline import MARKUP
from textfix.formats._joined import Span, segment, text_of
from textfix.formats._language import language_of
from textfix.formats._lines import lines
from textfix.formats._pieces import has_letters
from textfix.formats._skeleton import damage
from textfix.formats.format import Format, Hints

_KEY = re.compile(r"(?:-?[A-Za-z][\w-]*|\.[A-Za-z][\w-]*)[ \t]*=[ \t]*")
_VARIANT = re.compile(r"\*?\[[^\[\]\n]*\][ \t]*")
_PLACEABLE = re.compile(r"\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")
_ENDS_VARIANTS = re.compile(r"[ \t}]+\Z")


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    for spans in _patterns(text):
        content = text_of(text, spans)
        protected = tuple((m.start(), m.end(), MARKUP) for m in _PLACEABLE.finditer(content))
        if has_letters(_PLACEABLE.sub("", content)):
            yield segment(text, spans, "ui-string", lang, protected=protected, text=content)


def _patterns(text: str) -> Iterator[list[Span]]:
    """The lines of each value, and of each variant of a value."""
    open_: list[Span] = []
    for line in lines(text):
        key = _KEY.match(text, line.start, line.end) if not line.indent or text.startswith(".", line.start) else None
        content = line.text(text)
        if key or not line.indent or not content or content.startswith(("#", "[", "*[", "}")):
            yield from _whole(text, open_)
            open_ = []
        if key and line.end > key.end():
            open_ = [(key.end(), line.end)]
        elif variant := _VARIANT.match(text, line.start, line.end):
            end = _ENDS_VARIANTS.search(text, variant.end(), line.end)
            stop = end.start() if end and text.count("{", variant.end(), line.end) < text.count("}", variant.end(), line.end) else line.end
            yield from _whole(text, [(variant.end(), stop)])
        elif line.indent and content and not content.startswith("}") and not key:
            open_.append((line.start, line.end))
    yield from _whole(text, open_)


def _whole(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    """The value, if its placeables are whole: one that opens variants is no text."""
    if spans and spans[0][0] < spans[0][1] and all(text.count("{", *s) == text.count("}", *s) for s in spans):
        yield spans


FORMAT = Format("Fluent", frozenset({".ftl"}), _read, damage(_read), ("#",))
