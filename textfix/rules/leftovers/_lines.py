"""Whole lines and what stands around them: how the rules of this family look at paragraphs and take lines out."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

NEAR = 300                    # code points of a neighbouring line that are looked at
GAP = 40                      # code points of blanks and line ends between two lines that are looked over
FEW = 8                       # neighbouring leftovers that are looked over
_END = "\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_LINE_END = re.compile(f"[{_END}]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।॥۔։።။។:：][\"'»”“’)\]」』]*\Z")
_NO_PROSE = re.compile(r"\s*(?:[-*+•–—|>#]|\d+[.)]\s|```)")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_PARTICLES = frozenset({"de", "da", "del", "di", "von", "van", "le", "la"})
_PERSON = re.compile(r"[^\W\d_][\w’'-]+(?: [^\W\d_]\.)?(?: (?:de|da|del|di|von|van|le|la))?(?: [^\W\d_][\w’'-]+){1,2}")


class Line(NamedTuple):
    """A line `text[start:end]` without its line end; `words` is what it says."""

    start: int
    end: int
    words: str


def line_at(text: str, at: int, reach: int = NEAR) -> Line | None:
    """The line that begins at an offset; None where it is longer than `reach`."""
    found = _LINE_END.search(text, at, at + reach)
    end = found.start() if found else len(text)
    return Line(at, end, text[at:end].strip()) if end - at <= reach else None


def line_before(text: str, start: int) -> Line | None:
    """The end of the next line above that is not blank (its last `NEAR` code points); None where there is none."""
    end = start - len(gap_before(text, start))
    low = max(0, end - NEAR)
    part = text[low:end]
    begin = max((part.rfind(c) for c in _END), default=-1) + 1
    return Line(low + begin, end, part[begin:].strip()) if part[begin:].strip() else None


def line_after(text: str, end: int) -> Line | None:
    """The beginning of the next line below that is not blank (its first `NEAR` code points); None where there is none."""
    start = end + len(gap_after(text, end))
    found = _LINE_END.search(text, start, start + NEAR)
    stop = found.start() if found else min(len(text), start + NEAR)
    return Line(start, stop, text[start:stop].strip()) if text[start:stop].strip() else None


def gap_before(text: str, start: int) -> str:
    """The blanks and line ends before an offset."""
    part = text[max(0, start - GAP):start]
    return part[len(part.rstrip()):]


def gap_after(text: str, end: int) -> str:
    """The blanks and line ends from an offset on."""
    part = text[end:end + GAP]
    return part[:len(part) - len(part.lstrip())]


def is_prose(line: Line | None) -> bool:
    """Whether a line is a paragraph of running text: some words with the mark of a sentence at the end, or many; no list, table or code."""
    if line is None or _NO_PROSE.match(line.words):
        return False
    size = len(line.words) * 4 if _CJK.search(line.words) else len(line.words)
    return size >= 110 or (size >= 50 and bool(_SENTENCE_END.search(line.words)))


def is_heading(words: str) -> bool:
    """Whether a line is short and ends without the mark of a sentence."""
    return 0 < len(words) < 80 and not _SENTENCE_END.search(words)


def is_person(words: str) -> bool:
    """Whether words are a person's name, each with a capital."""
    return bool(_PERSON.fullmatch(words)) and all(w[0].isupper() for w in words.split() if w not in _PARTICLES)


def past(text: str, line: Line, step: Callable[[str, int], Line | None], skip: Callable[[str], object], forward: bool) -> Line | None:
    """The next line that `skip` does not want looked over, at most `FEW` lines on."""
    for _ in range(FEW):
        found = step(text, line.end if forward else line.start)
        if found is None or not skip(found.words):
            return found
        line = found
    return line


def cut(text: str, start: int, end: int, tail: bool = False) -> tuple[int, int]:
    """What to delete so that the lines `text[start:end]` go and the larger of the two gaps around them stays.

    Nothing is left at the edges of the text except the line end that it ends with.  `tail` says that nothing that stays follows.
    """
    above, below = gap_before(text, start), gap_after(text, end)
    if start == len(above):
        return 0, end + len(below)
    if tail or end + len(below) == len(text) or above.count("\n") < below.count("\n"):
        return start - len(above), end
    last = max(below.rfind(c) for c in _END) + 1
    return start, end + last
