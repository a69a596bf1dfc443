"""What rules over pairs have in common."""
from __future__ import annotations

import re
import unicodedata

from textfix.placeholders import placeholders
from textfix.rule import Finding, Language, Spot

MOST = 20                     # differences of one text that are looked at; more is another text
SHOWN = 80                    # code points of a text that a finding about all of it shows
# languages that write no stop, or only a blank, at the end of a sentence
NO_STOP = frozenset("th lo km my bo dz shn mnw nod".split())
# languages whose marks are as wide as a letter and bring their blank with them
WIDE = frozenset("zh ja yue ko".split())
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]{0,300})?/?>")


def base(lang: Language) -> str:
    """The first part of the language's tag."""
    return lang.code.partition("-")[0]


def about_all(spot: Spot, message: str) -> Finding:
    """A finding about the text as a whole."""
    return spot.report(0, min(len(spot.text), SHOWN), message)


def prose(text: str) -> str:
    """The text with a blank for each tag and placeholder."""
    text = _TAG.sub(" ", text)
    for found in reversed(placeholders(text)):
        text = f"{text[:found.start]} {text[found.end:]}"
    return text


def folded(text: str) -> str:
    """The text without blanks, in narrow lower-case letters: what may have been done to something that is to be left alone."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
