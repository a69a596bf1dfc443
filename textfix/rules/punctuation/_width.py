"""Half-width marks behind Chinese and Japanese characters."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from textfix.rule import CJK, SAFE, UNSAFE, Finding, Language, Safety, Spot, any_of

_NAMES = {",": "comma", ".": "stop", "!": "exclamation", "?": "question", ";": "semicolon", ":": "colon"}
WIDE_AFTER = (CJK | any_of("々〆〇」』）》”")) + any_of(_NAMES)
_LETTER = "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
_IS_LETTER = re.compile(_LETTER)
_OPENING, _CLOSING = "「『（《〈【“‘\"(", "」』）》〉】”’\")"
_CODE = re.compile(r"[{}|\t=\\<>]|//|\b(?:def|class|import|return|print)\b")
# what stands before the stop of a heading's number: 一. 甲. ア.
_NUMBERING = re.compile(r"[\s(（第]*(?:[一二三四五六七八九十百零〇]{1,4}|[甲乙丙丁戊己庚辛]|[アイウエオいろはにほ上中下注例附])")
_COMMA = re.compile("[,，、]")
_SHORT = 4                    # characters of a cell in a row of data


class Habits(NamedTuple):
    """How a document sets its marks: half-width commas and stops behind characters, those with a blank, wide ones, and wide ？！."""

    half: int
    spaced: int
    wide: int
    asking: int


@lru_cache(8)
def habits(text: str) -> Habits:
    """The habits of a document."""
    half = re.findall(f"{_LETTER}[,.](?:( )|(?={_LETTER}|$))", text, re.MULTILINE)
    return Habits(len(half), sum(map(bool, half)), sum(map(text.count, "，、。")), text.count("！") + text.count("？"))


def widened(spot: Spot, lang: Language) -> Iterator[Finding]:
    """The wide mark of the language in place of a half-width one and its blank."""
    at = spot.at + 1
    mark = spot.text[at]
    new = lang.get("marks." + _NAMES[mark])
    end = at + 1 + (spot.char(at + 1) == " " and spot.char(at + 2).strip() != "")
    if new and _fits(spot, mark, at, end) and not _is_data(spot, at):
        yield spot.edit(at, end, str(new), safety=_safety(mark, lang, habits(spot.evidence.text)))


def _fits(spot: Spot, mark: str, at: int, end: int) -> bool:
    """Whether what follows is a further character, a quotation or bracket, the line's end, or, after a blank, a Latin word."""
    right, before = spot.char(end), spot.before(at)
    if not right.strip():
        follows = True
    elif _IS_LETTER.match(right):
        follows = mark != "." or end > at + 1
    elif right in _OPENING or right in _CLOSING:
        follows = mark not in ":;" or right not in "()"
    else:
        follows = right.isalnum() and (end > at + 1 or (right.isdigit() and mark in ",;"))
    return follows and not (mark in ".:" and _NUMBERING.fullmatch(before))


def _is_data(spot: Spot, at: int) -> bool:
    """Whether the line has marks of code, or is a row of short cells."""
    line = spot.before(at) + spot.after(at)
    if _CODE.search(line):
        return True
    cells = _COMMA.split(line)
    return len(cells) > 2 and all(len(cell) <= _SHORT for cell in cells)


def _safety(mark: str, lang: Language, habit: Habits) -> Safety:
    """How sure it is that nobody meant the mark so."""
    is_japanese = lang.code[:2] == "ja"
    if mark == ":":
        return UNSAFE
    if mark in "!?":
        return SAFE if habit.asking or (habit.half and not is_japanese) else UNSAFE
    return UNSAFE if is_japanese and habit.spaced > 2 and habit.spaced > habit.wide else SAFE
