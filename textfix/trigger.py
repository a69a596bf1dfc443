"""The notation of a trigger: what a rule writes after `at=` to say at which spots it wants to be asked.

    LOWER + "." + LETTER                    any_of(",;") + " " + words("His", "Her")
    EDGE + words("Note", "Nota")            either("@@", "\N{LOWER ONE EIGHTH BLOCK}")

A trigger is a set of alternatives.  An alternative is a run of *atoms*, each a set of code points held as one int used as
a bit set (bit i = code point i; each plane above the first is one bit), and may end in a set of whole words.  `EDGE` is the
end of a line or of the text and stands only first or last.  Nothing here knows a scanner or a rule.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

FIRST_PLANE = 0x10000
SIZE = FIRST_PLANE + 16       # one bit for each code point of the first plane, one for each further plane
LONGEST = 12
RARE = 48                     # an atom of at most this many code points may anchor an alternative


def point(char: str) -> int:
    """The bit of a character: its code point in the first plane, else one bit a plane."""
    code = ord(char)
    return code if code < FIRST_PLANE else FIRST_PLANE + (code >> 16) - 1


@cache
def runs(atom: int) -> list[tuple[int, int]]:
    """The atom as runs `[start, stop)` of bits."""
    return [m.span() for m in re.finditer("1+", bin(atom)[:1:-1])]


@dataclass(frozen=True)
class Alternative:
    """Atoms in a row, then (if given) one of these words, whole: no letter or mark follows it."""

    atoms: tuple[int, ...]
    words: frozenset[str] | None = None

    def __add__(self, other: Alternative) -> Alternative:
        if self.words is not None:
            raise ValueError("words(...) ends a trigger: nothing can be added after it")
        return Alternative(self.atoms + other.atoms, other.words)


@dataclass(frozen=True)
class Trigger:
    """A set of alternatives; `a + b` is a followed by b, `a | b` is either."""

    alternatives: tuple[Alternative, ...]

    def __add__(self, other: Trigger | str) -> Trigger:
        return Trigger(tuple(a + b for a in self.alternatives for b in trigger(other).alternatives))

    def __radd__(self, other: str) -> Trigger:
        return trigger(other) + self

    def __or__(self, other: Trigger | str) -> Trigger:
        both = self.alternatives + trigger(other).alternatives
        if all(len(a.atoms) == 1 and a.words is None for a in both):
            return _atom(reduce(or_, (a.atoms[0] for a in both)))
        return Trigger(both)

    def __ror__(self, other: str) -> Trigger:
        return trigger(other) | self


def trigger(source: Trigger | str) -> Trigger:
    """A literal text as a trigger; a trigger as it is."""
    return source if isinstance(source, Trigger) else Trigger((Alternative(tuple(1 << point(c) for c in source)),))


def either(*sources: Trigger | str) -> Trigger:
    """Any of these triggers or literal texts (`"a" | "b"` is no Python)."""
    return reduce(or_, map(trigger, sources[1:]), trigger(sources[0]))


def any_of(chars: Iterable[str]) -> Trigger:
    """One code point, any of these."""
    return _atom(reduce(or_, (1 << point(c) for c in chars), 0))


def words(*whole: str) -> Trigger:
    """One of these whole words or phrases, written as in the text; no letter or digit follows (in scripts without blanks any may).

    Raises ValueError for one that does not begin with a letter or digit: marks stand before `words`.
    """
    for word in whole:
        if not word[:1].isalnum():
            raise ValueError(f"words({word!r}): begin with a letter or digit; put marks before words(...)")
    return Trigger((Alternative((), frozenset(whole)),) if whole else ())


# scripts in which words follow each other without blanks, or take endings without one: first and last code points
UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF))


@cache
def is_unspaced(char: str) -> bool:
    """Whether a character is of a script in which a word may end before any letter."""
    return any(low <= ord(char) <= high for low, high in UNSPACED)


def check(code: str, shape: Trigger) -> None:
    """Raise ValueError where a trigger would fire on a bare class (every capital, every comma) and so slow every text."""
    for alternative in shape.alternatives:
        inner = alternative.atoms[1:] if alternative.words is not None else alternative.atoms[1:-1]
        if not alternative.atoms or len(alternative.atoms) > LONGEST or _EDGE in inner:
            raise ValueError(f"{code}: a trigger has 1 to {LONGEST} atoms before its words, and EDGE only first or last")
        if alternative.words is None and not (_anchored(alternative) or mixed(alternative)):
            raise ValueError(f"{code}: a trigger on bare classes fires everywhere; name a mark, some words, or two scripts")


def _anchored(alternative: Alternative) -> bool:
    """Whether a small set of marks (not one lone common one) or two blanks in a row keep the alternative rare."""
    blank = [a & ~_BLANK == 0 for a in alternative.atoms]
    marks = [a for a, is_blank in zip(alternative.atoms, blank, strict=True) if a.bit_count() <= RARE and not is_blank]
    lone = len(alternative.atoms) == 1 and bool(alternative.atoms[0] & _COMMON)
    return (bool(marks) and not lone) or sum(blank) > 1


def mixed(alternative: Alternative) -> bool:
    """Whether two neighbouring atoms are of different scripts: one all ASCII and Latin, one without ASCII."""
    ascii_ = [bool(a & ((1 << 128) - 1)) for a in alternative.atoms]
    return True in ascii_ and False in ascii_


def _atom(bits: int) -> Trigger:
    return Trigger((Alternative((bits,)),))


def span(*ranges: tuple[int, int]) -> int:
    """Bits of inclusive ranges of code points of the first plane."""
    return reduce(or_, ((1 << b + 1) - (1 << a) for a, b in ranges))


@cache
def _categories() -> str:
    """General category of every code point of the first plane, one letter each; last first, as in a binary number."""
    names = list(map(unicodedata.category, map(chr, range(0xFFFF, -1, -1))))
    _SHORT.update((name, chr(65 + i)) for i, name in enumerate(sorted(set(names))))
    return "".join(map(_SHORT.__getitem__, names))


_SHORT: dict[str, str] = {}


def category(*names: str) -> int:
    """Bits of the code points of the first plane whose general category is one of `names` (`Lu`, `Nd` …)."""
    digits = _categories()
    wanted = {_SHORT[n] for n in names}
    return int(digits.translate({ord(c): "1" if c in wanted else "0" for c in _SHORT.values()}), 2)


_LETTER = category("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc") | span((0x10001, 0x10002))
LETTER, LOWER, UPPER, DIGIT = _atom(_LETTER), _atom(category("Ll")), _atom(category("Lu", "Lt")), _atom(category("Nd"))
SPACE = any_of(" \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{IDEOGRAPHIC SPACE}")
EDGE = any_of("\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")
_EDGE = EDGE.alternatives[0].atoms[0]
_BLANK = (SPACE | EDGE).alternatives[0].atoms[0]
_COMMON = any_of(",.-'\"").alternatives[0].atoms[0]
BOUNDARY = _atom(((1 << SIZE) - 1) & ~_LETTER & ~category("Nd"))
SOLID = _atom(((1 << SIZE) - 1) & ~_BLANK)
LATIN = _atom(_LETTER & span((0x41, 0x24F), (0x1E00, 0x1EFF)))
GREEK = _atom(_LETTER & span((0x370, 0x3FF), (0x1F00, 0x1FFF)))
CYRILLIC = _atom(_LETTER & span((0x400, 0x52F)))
ARABIC = _atom(_LETTER & span((0x600, 0x6FF), (0x750, 0x77F)))
INDIC = _atom(_LETTER & span((0x900, 0xDFF)))
CJK = _atom(_LETTER & span((0x3040, 0x30FF), (0x3400, 0x9FFF)) | span((0x10001, 0x10002)))
QUOTE = any_of("\"“”„«»‘’‚‹›")
