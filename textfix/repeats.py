"""Words that are said again: one word twice in a row, or a run of 2–6 words three times.

Words are runs without blanks, compared as they stand.  A gate (in C, or `again.py`) looks at every word of every text; the exact search
comes only where it says that there may be something.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from operator import eq
from typing import NamedTuple

from textfix import compiled
from textfix.again import LONGEST, letters_recur, words_recur
from textfix.stretches import stretches
from textfix.tokens import MARKS, tokens

TWICE, LOOP, LETTERS, SENTENCES = 1, 2, 4, 8          # what the gate says there may be
_OPENS, _JOINS = "\"'’([«“„‘¿¡*", "'’-_"
SIZE = 8000                   # code points of a stretch: what repeats costs its stretch a close look
# a word after a blank, an opening mark or an elision ("l’ami ami"), and again after one blank, with no more than marks behind it;
# bounded, so that no run is read twice
_CLOSES = re.escape("".join(sorted(set(MARKS) - set(_JOINS))))
_AGAIN = re.compile(rf"(\S{{1,48}}+)(?= \1[{_CLOSES}]{{0,9}}(?!\S))")
_PARTS = " \n" + _OPENS
_TWICE = re.compile(rf"[{re.escape(_PARTS)}]{_AGAIN.pattern}")
_ELIDED, _CURLY_ELIDED = (re.compile(rf"{mark}(?<=\S.){_AGAIN.pattern}") for mark in "'’")
_SOLID = re.compile(r"\S+")
# scripts written without blanks: a run of 2-12 letters three times in a row
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_RUN = 12                     # letters
_UNSPACED_LOOP = re.compile(rf"([\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f，、]{{2,{_RUN}}}?)(?=\1\1)")

# which letters of these scripts begin with in UTF-8
_UNSPACED_BYTES = (b"\xe0\xb8", b"\xe0\xb9", *(bytes([lead]) for lead in range(0xE3, 0xEA)))

_native = compiled.load()
_may_repeat = _native.may_repeat if _native else None


class Repeat(NamedTuple):
    """`period` words (0: letters of a script without blanks) from offset `at` are said again at once."""

    at: int
    period: int


def repeats(text: str, start: int = 0, end: int | None = None) -> list[Repeat]:
    """All repeats in `text[start:end]`, in order; a loop is reported once, at its first word."""
    end = len(text) if end is None else end
    if end - start <= SIZE:
        return _found(text, start, end)
    return sorted({repeat for low, _, high in stretches(text, start, end, SIZE) for repeat in _found(text, low, high)})


def _found(text: str, start: int, end: int) -> list[Repeat]:
    """All repeats of a stretch, in order."""
    gate = _may_repeat(text, start, end) if _may_repeat else may_repeat(text[start:end])
    if not gate:
        return []
    cut = start if start and text[start - 1] != "\n" else -1          # what stands there began before, and was found there
    return sorted({repeat for repeat in _in_stretch(text, start, end, gate) if repeat.at != cut})


def _in_stretch(text: str, start: int, end: int, gate: int) -> Iterator[Repeat]:
    if gate & TWICE:
        yield from _twice(text, start, end)
    if gate & (LOOP | SENTENCES):
        yield from (Repeat(start + r.at, r.period) for r in _loops(text[start:end]))
    if gate & LETTERS:
        yield from _unspaced(text, start, end)


def may_repeat(text: str) -> int:
    """What repeats there may be, as the gate in C says it."""
    seen = tokens(text)
    gate = TWICE | LOOP if words_recur(seen.words) else SENTENCES if _sentence_again(text) else 0
    if not gate and (("'" in text and _ELIDED.search(text)) or ("’" in text and _CURLY_ELIDED.search(text))):
        gate = TWICE
    if text.isascii() or not any(map(seen.raw.__contains__, _UNSPACED_BYTES)):
        return gate
    return gate | LETTERS if letters_recur(text, _RUN) else gate


def _twice(text: str, start: int, end: int) -> Iterator[Repeat]:
    """Words said twice in a line."""
    copy = -1                                   # where the second copy of the last word begins: a run is reported once
    for match in _told(text, start, end) if _native else _sought(text, start, end):
        is_first, copy = match.start(1) != copy, match.end() + 1
        if is_first and any(map(str.isalnum, match[1])) and _begins(text, match.start(1), start):
            yield Repeat(match.start(1), 1)


def _sought(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Words with the same word behind them."""
    if first := _AGAIN.match(text, start, end):
        yield first
    yield from _TWICE.finditer(text, start, end)


def _told(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The same, found where the compiled part says that they may be; as no search does, none begins within the last one."""
    last = start
    for at in _native.doubled(text, start, end):
        begins = at == start or (at > last and text[at - 1] in _PARTS)
        if begins and (match := _AGAIN.match(text, at, end)):
            last = match.end() if at > start else last
            yield match


def _begins(text: str, at: int, start: int) -> bool:
    """Whether a word begins at an offset: behind a blank, opening marks or an elision."""
    before = text[max(start, at - 4):at].rstrip(_OPENS)
    return not before[-1:].strip() or text[at - 1] in "'’"


def _may_loop(text: str) -> bool:
    """Whether there may be a loop.

    A run of p words said three times is 2p - 1 words or more that equal the word p places on; of these every (p-1)-th is looked at, and
    two hits in a row are asked for, so that no chance (`the … the`) leads further.
    """
    words = text.split()
    if b"\1\1" in bytes(map(eq, words, islice(words, 2, None))):
        return True
    for period in range(3, LONGEST + 1):
        step = period - 1
        if b"\1\1" in bytes(map(eq, words[::step], words[period::step])):
            return True
    return False


def _sentence_again(text: str) -> bool:
    """Whether a sentence of many words may be said twice in a row."""
    sentences = text.split(". ")
    if len(sentences) < 3 or not any(map(eq, sentences, islice(sentences, 1, None))):
        return False
    return any(one == other and len(one) >= LONGEST for one, other in pairwise(sentences))


def _loops(text: str) -> Iterator[Repeat]:
    """Exact search, line by line, where there may be a loop at all: no loop crosses a line end."""
    at = 0
    for line in text.splitlines(keepends=True) if _may_loop(text) or _sentence_again(text) else ():
        if _may_loop(line) or _sentence_again(line):
            yield from (Repeat(at + r.at, r.period) for r in _loops_of_line(line))
        at += len(line)


def _loops_of_line(text: str) -> list[Repeat]:
    """The first word of each run that is said again (two words twice, more words three times, sentences twice)."""
    spans = [m.span() for m in _SOLID.finditer(text)]
    words = [text[a:b] for a, b in spans]
    found = [Repeat(spans[at][0], period) for period in range(2, LONGEST + 1)
             for at in _runs(bytes(map(eq, words, words[period:])), 2 if period == 2 else 2 * period - 1)
             if any(map(str.isalnum, "".join(words[at:at + period])))]
    return found + list(_sentences(text))


def _runs(equal: bytes, least: int) -> Iterator[int]:
    """Where runs of at least `least` equal words begin."""
    at = equal.find(b"\1" * least)
    while at >= 0:
        yield at
        end = equal.find(b"\0", at)
        at = equal.find(b"\1" * least, end) if end >= 0 else -1


def _sentences(text: str) -> Iterator[Repeat]:
    """Where a sentence of more words than LONGEST is said again at once."""
    at, before, again = 0, "", False
    for sentence in text.split(". "):
        if sentence != before:
            again = False
        elif not again and sentence.count(" ") >= LONGEST:
            again = True
            yield Repeat(at - len(sentence) - 2, sentence.count(" ") + 1)
        at += len(sentence) + 2
        before = sentence


def _unspaced(text: str, start: int, end: int) -> Iterator[Repeat]:
    done = -1
    for match in _UNSPACED_LOOP.finditer(text, start, end) if _UNSPACED.search(text, start, end) else ():
        if match.start() > done:
            yield Repeat(match.start(), 0)
        done = match.end() + len(match[1])
