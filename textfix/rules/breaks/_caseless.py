"""Two sentences without a blank between them in scripts that have no capitals."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot

from ._shared import stands_again

_MARKS = "\u0591-\u05c7\u064b-\u0652\u0670\u0900-\u0963\u0971-\u0dff\u200c\u200d"       # vowel signs, points and joiners
_CASELESS = re.compile(rf"(?:(?![A-Za-z\u3040-\u30ff\u3400-\u9fff])[^\W\d_]|[{_MARKS}]){{2,}}")
_INITIAL = 4                  # code points of an Indic word; a shorter one before a dot may be a spelt initial


def in_script_without_case(spot: Spot, lang: Language, stop: int) -> Iterator[Finding]:
    """Words on the two sides of the stop, in a line of words; no initials, and no row of dots."""
    left, right = spot.before(stop).split(), spot.after(stop + 1).split()
    mark = spot.char(stop)
    if not (left and right) or len(left) + len(right) < 4:
        return
    word = left[-1].rpartition(mark)[2].lstrip("(«“\"'„")
    known = _CASELESS.fullmatch(word) and _CASELESS.match(right[0])
    if not known or (mark == "." and (_is_initial(word, lang) or "." in right[0][:-1] or "." in left[-1])):
        return
    if not stands_again(spot, left[-1] + mark + right[0]):
        yield spot.edit(stop, stop + 1, mark + " ")


def _is_initial(word: str, lang: Language) -> bool:
    """Whether a word of an Indic script may be a spelt letter: `எஸ்.` is S."""
    return "\u0900" <= word[0] < "\u0e00" and len(word) < _INITIAL and word not in lang.frequent_words
