"""SubRip subtitles: the text of the cues; numbers, times and tags stay."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._cues import captions
from textfix.formats._language import language_of
from textfix.formats._skeleton import damage
from textfix.formats.format import Format, Hints

_MARKS = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    return captions(text, language_of(hints.path), _MARKS)


FORMAT = Format("SRT", frozenset({".srt"}), _read, damage(_read), ())
