"""Double quotation marks of a line: where they stand, whether they look like opening or closing ones, and which belong together."""
from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from textfix.rule import EDGE, LETTER, SPACE, Language, Trigger, any_of

OPEN: Final = "open"
CLOSE: Final = "close"
GLUED: Final = "glued"        # letters on both sides
SPACED: Final = "spaced"      # blanks on both sides
REACH = 600                   # code points of a line looked at on either side of a spot
MOST = 40                     # marks in a line; with more it is no prose
STRAIGHT = '"'
MARKS = STRAIGHT + "“”„«»"
END = LETTER | any_of(".,!?…")
_MARK = re.compile(f"[{MARKS}]")
_THROUGH = MARKS + "'’‘‚‹›*_\\`"
_OPENS = "([{<>—–-―/|=¿¡\N{ZERO WIDTH SPACE}\N{WORD JOINER}"
_CLOSES = ".,;:!?…)]}<>—–-―/|%。，、；：！？।،؛؟"


def before_word(mark: Trigger | str) -> Trigger:
    """The mark after a blank, an opening bracket or the edge of a line."""
    return (SPACE | any_of("([—")) + mark | EDGE + mark


def after_word(mark: Trigger | str) -> Trigger:
    """The mark before a blank, a stop, a closing bracket or the edge of a line."""
    return mark + (SPACE | any_of(".,;:!?)")) | mark + EDGE


def first_mark(text: str, at: int) -> int:
    """Offset of the first double mark from the beginning of a trigger on."""
    return next(i for i in range(max(0, at), len(text)) if text[i] in MARKS)


class Quote(NamedTuple):
    """A mark at code point `at` of the text, and what its neighbours make of it."""

    at: int
    mark: str
    shape: str


def line_around(text: str, at: int, reach: int = REACH) -> tuple[int, int, bool]:
    """`(start, end, whole)` of the line around an offset; cut to `reach` to either side, and then not `whole`."""
    low, high = max(0, at - reach), min(len(text), at + reach)
    start = text.rfind("\n", low, at) + 1 or low
    end = text.find("\n", at, high)
    whole = (start == 0 or text[start - 1] == "\n") and (end >= 0 or high == len(text))
    return start, end if end >= 0 else high, whole


def quotes(text: str, start: int, end: int, family: str = MARKS) -> list[Quote]:
    """The double quotation marks of a family in `text[start:end]`, a line, in order."""
    places = (m.start() for m in _MARK.finditer(text, start, end) if m.group() in family)
    return [Quote(at, text[at], _shape(text, at, start, end)) for at in places]


def quote_at(text: str, at: int) -> Quote:
    """The mark at an offset, as one of its line."""
    end = text.find("\n", at)
    return Quote(at, text[at], _shape(text, at, text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)))


def _shape(text: str, at: int, start: int, end: int) -> str:
    left, right = at - 1, at + 1
    while left >= start and text[left] in _THROUGH:
        left -= 1
    while right < end and text[right] in _THROUGH:
        right += 1
    opens = left < start or text[left].isspace() or text[left] in _OPENS
    after_blank = left < start or text[left].isspace()
    closes = right >= end or text[right].isspace() or (text[right] in _CLOSES and not (after_blank and _begins(text, right)))
    return (SPACED if opens else CLOSE) if closes else (OPEN if opens else GLUED)


def _begins(text: str, at: int) -> bool:
    """Whether a mark that usually closes begins the quotation: `"…and then`."""
    return text[at] in "…<—–" or text.startswith("..", at) or (text[at] in "-/%" and not text[at + 1:at + 2].isspace())


def openers(lang: Language) -> frozenset[str]:
    """The marks that open in this language."""
    return frozenset(p[0] for p in lang.list("quotes.pairs") if p[0] in MARKS)


def closers(lang: Language) -> frozenset[str]:
    """The marks that close in this language."""
    return frozenset(p[1] for p in lang.list("quotes.pairs") if p[1] in MARKS)


def line_quotes(text: str, at: int) -> list[Quote]:
    """The double quotation marks of the line around an offset; none where the line is too long to be seen whole or full of marks."""
    start, end, whole = line_around(text, at)
    found = list(islice(_MARK.finditer(text, start, end), MOST)) if whole else []
    return [Quote(m.start(), m.group(), _shape(text, m.start(), start, end)) for m in found] if len(found) < MOST else []


def by_identity(quote: Quote, lang: Language) -> Quote:
    """A mark between two blanks or two letters, read as what it can only be in this language."""
    if quote.mark == STRAIGHT or quote.shape in (OPEN, CLOSE):
        return quote
    opens, closes = quote.mark in openers(lang), quote.mark in closers(lang)
    return quote._replace(shape=OPEN if opens else CLOSE) if opens != closes else quote


def paired(found: list[Quote]) -> list[tuple[Quote, Quote]]:
    """Opening and closing marks that belong together by their shapes, nested ones too; empty if any mark is left over or unclear."""
    stack: list[Quote] = []
    pairs: list[tuple[Quote, Quote]] = []
    for quote in found:
        if quote.shape == OPEN:
            stack.append(quote)
        elif quote.shape == CLOSE and stack:
            pairs.append((stack.pop(), quote))
        else:
            return []
    return [] if stack else pairs


def nests(shapes: list[str]) -> bool:
    """Whether the marks close all that they open, one within another: `"a "b" c"`."""
    depth = 0
    for shape in shapes:
        depth += 1 if shape == OPEN else -1 if shape == CLOSE else len(shapes) + 1
        if depth < 0:
            return False
    return depth == 0


def lean(text: str, quote: Quote) -> str:
    """What a mark is by its place alone: after a colon none closes."""
    return OPEN if text[quote.at - 1:quote.at] == ":" else quote.shape
