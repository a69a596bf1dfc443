"""Where capitalised words stand in a row, and which words stand in small letters: what names are read from."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

CASED = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x590), *range(0x1E00, 0x2000)))))
LETTERS = "\\w\u0300-\u036f"                       # a letter may be written as a letter and a mark
MARKS = "'’ʼʻ‘`\N{NON-BREAKING HYPHEN}-"
_ON = rf"[{LETTERS}]*(?:[{MARKS}][{LETTERS}]+)*"
_WORD = rf"(?:[aA][dlnrstz]-|[eE]l-)?[{CASED}]{_ON}"
# words that stand in small letters within names
_WITHIN = "al|el|ad|as|at|bin|ibn|ben|bint|abu|de|del|della|dei|da|di|do|dos|das|du|des|la|le|las|los|lo|van|von|vom|der|den|ter|ten|zu|zum"
_PART = rf"(?:[{CASED}]\.|{_WORD})"
_BOUND = rf"[{LETTERS}@#/\\&.-]"                   # a name begins behind none of these
# A pattern that begins with what it finds is looked for at once; what stands before it is asked behind its first letter, and an article
# in small letters (al-Rawi) is put before its name afterwards.
_NAME = re.compile(rf"[{CASED}](?:(?<!{_BOUND}.)(?:\.|{_ON})|(?<=(?<!{_BOUND})a[dlnrstz]-.){_ON}|(?<=(?<!{_BOUND})el-.){_ON})"
                   rf"(?: (?:(?:{_WITHIN}) ){{0,2}}{_PART})*")
_ARTICLE = 3
_LETTER = re.compile(f"[{LETTERS}]")
Span = tuple[int, int]


def runs_in(text: str) -> list[Span]:
    """Where capitalised words stand in a row."""
    found = [run.span() for run in _NAME.finditer(text)]
    return [(low - _ARTICLE, high) if text[low - 1:low] == "-" else (low, high) for low, high in found]


def runs_with(words: Iterable[str], runs: Sequence[Span], text: str) -> list[Span]:
    """The runs in which one of the words begins, in order."""
    starts, found = [low for low, _ in runs], set[int]()
    for word in words if runs else ():
        at = text.find(word)
        while at >= 0:
            n = bisect_right(starts, at) - 1
            if n >= 0 and at < runs[n][1]:
                found.add(n)
            at = text.find(word, at + 1)
    return [runs[n] for n in sorted(found)]


def all_lowered(texts: Iterable[str]) -> set[str]:
    """The words that stand in small letters."""
    return {word for text in texts for word in re.findall(rf"(?<![{LETTERS}])[^\W\d_{CASED}][{LETTERS}]+", text)}


class Lowered:
    """The same, looked for one by one."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __contains__(self, word: object) -> bool:
        return any(_stands(str(word), text) for text in self._texts)


def _stands(word: str, text: str) -> bool:
    """Whether a word stands whole in a text."""
    at = text.find(word)
    step = next((n for n, char in enumerate(word) if not _LETTER.match(char)), len(word)) if at >= 0 else 0
    while at >= 0:
        if not (_LETTER.match(text, at + len(word)) or (at and _LETTER.match(text, at - 1))):
            return True
        at = text.find(word, at + max(step, 1))         # the letters of a word that goes on begin no other one
    return False
