"""How often a run of words is said again, and what stands around it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from textfix.rule import REACH, Language, Spot

_NEXT = re.compile(r"[^\S\n]*(\S+)")               # the next word of a line
_MARKS = ",;:.!?…،؛؟।۔։።။၊។。，、»”“\"’')]"
_SIGNS = (r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u1056-\u109d"
          r"\u17b4-\u17d3\u17dd\u200c\u200d")   # what stands above, below or behind a letter, and joiners
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_SIGNS}]|['’-](?=\w|\Z))*\Z")


class Run(NamedTuple):
    """`unit` is said `copies` times, and then its first `half` words once more.

    `first_end` is where the words of the first copy end, `last_end` those of the last whole copy (marks behind them not counted).
    """

    unit: list[str]
    copies: int
    half: int
    first_end: int
    last_end: int

    @property
    def length(self) -> int:
        """Words of the unit."""
        return len(self.unit)

    @property
    def plain(self) -> bool:
        """Whether no mark stands in or behind the unit."""
        return all(WORD.match(w) for w in self.unit)

    @property
    def letters(self) -> int:
        """Letters of the unit."""
        return sum(map(str.isalpha, "".join(self.unit)))


def core(word: str) -> str:
    """A word without the marks behind it."""
    return word.rstrip(_MARKS) or word


def run_at(spot: Spot) -> Run | None:
    """The run that begins at a spot with its least period; None inside a run, in a table or a row of signs."""
    return _run(spot.text, spot.at, spot.period)


@lru_cache(maxsize=1)          # both rules of this family ask at each spot
def _run(text: str, at: int, wanted: int) -> Run | None:
    spans = _spans(text, at)
    head = [next(spans, (0, 0)) for _ in range(2 * wanted)]
    words = [text[a:b] for a, b in head]
    if not words[-1] or _is_inside(text, at, text[at:head[wanted][0]]) or _is_table(text, at):
        return None
    period = _least_period(words)
    return _extend(text, at, period) if period else None


def _spans(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The words of a line from an offset on; where the line ends is not looked for, it may be far."""
    while found := _NEXT.match(text, at):
        yield found.span(1)
        at = found.end()


def _is_inside(text: str, at: int, copy: str) -> bool:
    """Whether the same words stand just before, whatever the blanks: the run began there."""
    copy = copy.rstrip()
    before = text[max(0, at - len(copy) - 8):at].rstrip(" ")
    return before.endswith(copy) and not before[-len(copy) - 1:-len(copy)].isalnum()


def _is_table(text: str, at: int) -> bool:
    around = text[max(0, at - REACH):at].rpartition("\n")[2] + text[at:at + REACH].partition("\n")[0]
    return "|" in around or "\t" in around


def _least_period(words: list[str]) -> int:
    """The shortest run of words that the words repeat; 0 if none."""
    bare = [*words[:-1], core(words[-1])]
    for period in range(1, len(words) // 2 + 1):
        if all(a == b for a, b in zip(bare, bare[period:-1], strict=False)) and core(words[-1 - period]) == bare[-1]:
            return period
    return 0


@lru_cache(maxsize=1)          # what repeats every word repeats every second word too
def _extend(text: str, at: int, period: int) -> Run:
    """Count the copies of the first `period` words; the last may end in other marks than the others."""
    head = list(islice(_spans(text, at), period))
    unit, ends, n = [text[a:b] for a, b in head], [b for _, b in head], 0
    for a, b in _spans(text, at):
        word, wanted, closes = text[a:b], unit[n % period], n % period == period - 1
        if core(word) != core(wanted):
            break
        n += 1
        if closes:
            ends.append(a + len(core(word)))
        if word != wanted:
            break
    first = head[period - 1][0] + len(core(unit[-1]))
    return Run(unit, n // period, n % period, first, ends[-1])


def follows(spot: Spot, at: int) -> str:
    """The word that follows an offset in its line, only blanks between; empty before a mark or the line end."""
    return spot.next_word(at) if spot.char(at) == " " else ""


def starts_sentence(spot: Spot) -> bool:
    """Whether nothing, or the end of another sentence, stands before the spot in its line."""
    before = spot.before(spot.at).rstrip(" \"'“„«»‘¿¡([*_")
    return not before or before[-1] in ".!?…:"


def exclaims(spot: Spot, at: int) -> bool:
    """Whether the sentence that goes on at an offset ends in an exclamation mark."""
    end = re.search(r"[.!?…]", spot.after(at))
    return bool(end and end.group() == "!")


def is_said(lang: Language, words: list[str]) -> bool:
    """Whether a language lets each of these words, or the phrase, stand twice."""
    allowed = lang.set("doubling.allowed")
    lower = [w.lower() for w in words]
    return all(core(w) in allowed or core(w).isdigit() for w in lower) or " ".join(lower) in allowed
