"""Two sentences without a blank between them, where a quotation mark, a bracket or a tag stands at the stop."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot

from ._shared import is_common, is_natural, is_prose, is_technical, opens_quote

_TAG = re.compile(r"</[A-Za-z]\w*>\Z")


def behind_mark(spot: Spot, lang: Language, stop: int) -> Iterator[Finding]:
    """A closing tag, quote or bracket and a stop, then a new sentence."""
    right = spot.word(stop + 1)
    mark = spot.char(spot.at)
    closes = bool(_TAG.search(spot.before(stop))) if mark == ">" else spot.char(spot.at - 1).isalnum() or spot.char(spot.at - 1) in "!?…"
    natural = is_natural(right, 2) or right.lower() in lang.function_words
    if not closes or not natural or (spot.char(stop + 1 + len(right)) or " ") in "(._":
        return
    if is_common(right, spot, lang) or (is_prose(spot, stop) and not is_technical(spot.evidence.text)):
        yield spot.edit(stop, stop + 1, ". ")


def at_quote(spot: Spot, lang: Language, stop: int, mark: str) -> Iterator[Finding]:
    """A stop, a quote or bracket, and a new sentence: the blank belongs before an opening mark and behind a closing one."""
    left, right = spot.word_before(stop), spot.word(stop + 2)
    if not (is_natural(left, 2) and right and (is_natural(right, 2) or right.lower() in lang.function_words)):
        return
    opens = False if mark == ")" and "(" in spot.before(stop) else opens_quote(spot, lang, stop, mark)
    if opens is True:
        yield spot.edit(stop, stop + 1, spot.char(stop) + " ")
    elif opens is False:
        yield spot.edit(stop + 1, stop + 2, mark + " ")
