"""Where capitalised words stand in a row, and which words stand in small letters: what names are read from."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

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
FEW = 24                      # words up to which runs are looked for by each of them
_LETTER, _LINE = re.compile(f"[{LETTERS}]"), re.compile("\n")
_start = itemgetter(0)
Span = tuple[int, int]


class Runs:
    """Where capitalised words stand in a row in a text; looked for line by line, in the lines that are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(end.end() for end in _LINE.finditer(text))]
        self._lines: dict[int, list[Span]] = {}

    @cached_property
    def all(self) -> list[Span]:
        """All of them, in order."""
        return [run for n in range(len(self._starts)) for run in self._in_line(n)]

    @cached_property
    def _together(self) -> tuple[str, list[int]]:
        """The texts of all of them, one a line, and where each begins there."""
        texts = [self.text[low:high] for low, high in self.all]
        return "\n".join(texts), [0, *(end + n for n, end in enumerate(accumulate(map(len, texts)), 1))]

    def beginning(self, words: Collection[str]) -> list[Span]:
        """Those in which one of the words begins, in order."""
        if len(words) > FEW or "all" in self.__dict__:
            text, starts = self._together
            return [self.all[n] for n in sorted({bisect_right(starts, at) - 1 for word in words for at in _places(word, text)})]
        found = set[Span]()
        for word in words:
            for at in _places(word, self.text):
                line = self._in_line(bisect_right(self._starts, at) - 1)
                n = bisect_right(line, at, key=_start) - 1
                if n >= 0 and at < line[n][1]:
                    found.add(line[n])
        return sorted(found)

    def _in_line(self, number: int) -> list[Span]:
        if number not in self._lines:
            start, stop = self._starts[number], self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
            found = [run.span() for run in _NAME.finditer(self.text, start, stop)]
            self._lines[number] = [(low - _ARTICLE, high) if self.text[low - 1:low] == "-" else (low, high) for low, high in found]
        return self._lines[number]


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins in a text, whatever stands around it."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


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
