"""What kind of line a spot stands in."""
from __future__ import annotations

import re

from textfix.rule import Spot

_CODE = re.compile(r"[{}|\t=\\<>]|\$ |(?:^|\s)--?\w|//|\b(?:def|class|import|return|SELECT|WHERE)\b|;\s*$")
_MARKUP = re.compile(r"\A[ \t]*>[ \t]|`[^`\n]*`|(?<=\])\([^()\s]*\)|(?<=\])\[[^\[\]\n]*\]|<https?:[^<>\s]*>")
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_FAR = 2000                   # code points to either side that show an author's habit


def is_code(spot: Spot, at: int) -> bool:
    """Whether the line around an offset has the marks of code, a table or a command."""
    return bool(_CODE.search(spot.before(at) + spot.after(at)))


def is_bare_code(spot: Spot, at: int) -> bool:
    """Like `is_code`, where the mark of a quotation in Markdown, its code and the addresses of its links do not count."""
    line = spot.before(at) + spot.after(at)
    marked = "`" in line or ">" in line or "](" in line or "][" in line
    return bool(_CODE.search(_MARKUP.sub("", line) if marked else line))


def is_east_asian(char: str) -> bool:
    """Whether a code point is a letter or mark of Chinese or Japanese."""
    return bool(_CJK.match(char))


def nearby(spot: Spot) -> str:
    """The text in which an author's habit is looked for."""
    spot.evidence.asked = True
    return spot.text[max(0, spot.at - _FAR):spot.at + _FAR]


def words_of_line(spot: Spot, at: int) -> int:
    """How many words the line has near an offset."""
    return len((spot.before(at) + spot.after(at)).split())
