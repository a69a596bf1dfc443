"""Subtitles: the text of cues; a sentence that runs over several cues is one segment."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._inline import MARKUP
from textfix.formats._joined import Span, segment, text_of
from textfix.formats._lines import lines
from textfix.formats._pieces import has_letters
from textfix.later import later

_TIMES = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]+-->[ \t]+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_END = later(r"[.!?…。！？।؟♪♫\])]['\"”’»」』]?(?:</?\w[^<>]*>|\{[^{}]*\})*\Z")
_SPEAKER = re.compile(r"[-–—][ \t]*+(?=\S)")
_MOST = 12                    # cues of a sentence


def cues(text: str) -> Iterator[list[Span]]:
    """The lines of each cue."""
    found: list[Span] = []
    inside = False
    for line in lines(text):
        if line.start == line.end or _TIMES.match(text, line.start, line.end):
            if found:
                yield found
            found, inside = [], line.start < line.end
        elif inside:
            found.append((line.start, line.end))
    if found:
        yield found


def captions(text: str, lang: str | None, marks: re.Pattern[str]) -> Iterator[Segment]:
    """The segments of subtitles; what fits `marks` is protected."""
    open_: list[Span] = []
    count = 0
    for cue in cues(text):
        for start, end in cue:
            speaker = _SPEAKER.match(text, start, end)
            if speaker and open_:
                yield from _segment(text, open_, lang, marks)
                open_ = []
            open_.append((speaker.end() if speaker else start, end))
        count += 1
        if count >= _MOST or (open_ and _END.search(text, open_[-1][0], open_[-1][1])):
            yield from _segment(text, open_, lang, marks)
            open_, count = [], 0
    yield from _segment(text, open_, lang, marks)


def _segment(text: str, spans: list[Span], lang: str | None, marks: re.Pattern[str]) -> Iterator[Segment]:
    if spans:
        content = text_of(text, spans)
        if has_letters(content):
            protected = tuple((m.start(), m.end(), MARKUP) for m in marks.finditer(content))
            yield segment(text, spans, "caption", lang, protected=protected, text=content)
