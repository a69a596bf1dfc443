"""WebVTT subtitles: the text of the cues; notes, styles, times, tags and entities stay."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._cues import captions
from textfix.formats._language import language_of, tag
from textfix.formats._skeleton import damage
from textfix.formats.format import Format, Hints

_MARKS = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,200}>|</>|&(?:\#\d{1,7}|[A-Za-z]{2,8});")
_LANGUAGE = re.compile(r"WEBVTT[^\r\n]*(?:\r\n|\r|\n)(?:[^\r\n]+(?:\r\n|\r|\n)){0,20}?Language:[ \t]*([\w-]+)")


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    said = _LANGUAGE.match(text)
    return captions(text, (tag(said[1]) if said else None) or language_of(hints.path), _MARKS)


FORMAT = Format("WebVTT", frozenset({".vtt"}), _read, damage(_read), ("NOTE",), blocks=True)
