"""The naive baseline: what eight regular expressions do, the afternoon's work that textfix has to beat.

They were written with one machine-translated English news page in view and know nothing of other languages.
"""
from __future__ import annotations

import re

from . import Fix, each

PACKAGES: tuple[str, ...] = ()
REPAIRS = True

_CAPITALISED = "He|She|It|They|We|His|Her|Its|Their|Our|The|This|That|And|Or|But|With|Together|Who|Which|When|Where|While"
_JOINING = "and|or|but|with|in|of|to|for|which|who|by"


def _lower(match: re.Match[str]) -> str:
    return match[0].lower()


_RULES = (
    (re.compile(rf"(?<=\w, )(?:{_CAPITALISED})(?= [a-z])"), _lower),  # tour, His first -> tour, his first
    (re.compile(rf"(?<=\w)\. (?=(?:{_JOINING}) )"), " "),  # the sanctions. and reach -> the sanctions and reach
    (re.compile(r"(?<=[a-z]{2})\.(?=[a-z]{2})"), ", "),  # axis.with a -> axis, with a
    (re.compile(r"\.([”\"])(?= [a-z])"), r"\1"),  # “warm.” and said -> “warm” and said
    (re.compile(r"\A\s*(?:date )?\d{4}-\d\d-\d\d\s+"), ""),  # a date before the first sentence
    (re.compile(r" ?\((?:i|l|r|d)\)(?= )"), ""),  # caption marks: left, right
    (re.compile(r"\b([^\W\d_]{2,}) \1\b"), r"\1"),  # the the -> the
    (re.compile(r"(?<=\w) +(?=[,.;:!?](?:\s|\Z))"), ""),  # a word , another -> a word, another
)


def fix_text(text: str) -> str:
    """Return `text` after the eight replacements, one after the other."""
    for pattern, new in _RULES:
        text = pattern.sub(new, text)
    return text


def load() -> Fix:
    """The eight replacements."""
    return each(fix_text)
