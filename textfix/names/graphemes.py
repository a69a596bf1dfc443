"""A name as tokens of graphemes: the letters and runs of letters that some romanisation convention writes for one sound."""
from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple, TypeVar

from . import conventions

VOWELS = frozenset("aeiouyäöüåøəőű")
KEPT = frozenset("йїўäöüåøőűčćšśžźżçşșţțğģķļņñňńłđřťď")
SIMPLE = str.maketrans({"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ı": "i", "ǝ": "ə",
                        **dict.fromkeys("'’‘`´ʼʻʹʺʿʾ′.,\"“”()", "")})
DOUBLED = tuple(c * 2 for c in "bcdfgjklmnpqrstvwxzaeiou")
TOKEN = re.compile(r"[^\W_]+")
REMEMBERED = 1 << 15           # names, words and edits of which each process knows what it has found out: some hundred bytes each
Graphemes = tuple[str, ...]
S = TypeVar("S", str, tuple[str, ...])


class Edit(NamedTuple):
    """A source letter that two conventions write differently: `by` and `other` are conventions of `lang`."""

    lang: str
    letter: str
    by: str
    other: str


@lru_cache(REMEMBERED)
def fold(name: str) -> str:
    """Small letters without apostrophes and without the marks on vowels; letters such as č, ł and ö stay.

    >>> fold("Хrúščëv’s"), fold("Łódź"), fold("Sana‘a")
    ('хruščevs', 'łodź', 'sanaa')
    """
    small = name.lower().translate(SIMPLE)
    return small if small.isascii() else "".join(map(_fold_letter, unicodedata.normalize("NFC", small)))


@cache
def _fold_letter(letter: str) -> str:
    return letter if letter in KEPT else unicodedata.normalize("NFD", letter)[:1]


@lru_cache(REMEMBERED)
def tokens(name: str) -> Graphemes:
    """The folded words of a name, parted at blanks and hyphens.

    >>> tokens("Kim Jong-un"), tokens("Abd al-Fattāḥ")
    (('kim', 'jong', 'un'), ('abd', 'al', 'fattah'))
    """
    return tuple(TOKEN.findall(fold(name)))


@lru_cache(REMEMBERED)
def parse(token: str) -> Graphemes:
    """The graphemes of a folded token: the longest first, from the left.

    >>> parse("khrushchev"), parse("chruschtschow"), parse("shoigu"), parse("choigou")
    (('kh', 'r', 'u', 'shch', 'e', 'v'), ('ch', 'r', 'u', 'schtsch', 'o', 'w'), ('sh', 'o', 'i', 'g', 'u'), ('ch', 'o', 'i', 'g', 'ou'))
    """
    return tuple(_pattern().findall(token))


@cache
def _pattern() -> re.Pattern[str]:
    """Whatever a convention writes for one letter: consonants in a row, and pairs of vowels that stand for a single one."""
    spellings = {s for lang in conventions.languages() for row in conventions.table(lang).rows.values() for cell in row for s in cell}
    runs = {fold(s) for s in spellings if len(s) > 1}
    consonants = {s for s in runs if not VOWELS & set(s)}
    vowels = {"ou", "oo", "ee"}
    longest = sorted(consonants | vowels | set(DOUBLED), key=lambda s: (-len(s), s))
    return re.compile("|".join(map(re.escape, longest)) + "|.")


@cache
def explained() -> dict[tuple[Graphemes, Graphemes], tuple[Edit, ...]]:
    """What conventions write differently, both ways round: `{(("zh",), ("j",)): (Edit("ru", "ж", "english", "french"), …), …}`."""
    found: dict[tuple[Graphemes, Graphemes], dict[Edit, None]] = {}
    for lang in conventions.languages():
        _, names, rows = conventions.table(lang)
        for letter, row in rows.items():
            cells = [(name, _parsed(s)) for name, cell in zip(names, row, strict=True) for s in cell]
            for (one, left), (two, right) in combinations(cells, 2):
                if left != right:
                    found.setdefault(core(left, right), {})[Edit(lang, letter.strip("^~$"), one, two)] = None
                    found.setdefault(core(right, left), {})[Edit(lang, letter.strip("^~$"), two, one)] = None
    return {pair: tuple(edits) for pair, edits in found.items()}


def _parsed(spelling: str) -> Graphemes:
    return parse(fold(spelling).strip("-"))


def core(left: S, right: S) -> tuple[S, S]:
    """The two without what they begin and end with alike."""
    start, stop, least = 0, 0, min(len(left), len(right))
    while start < least and left[start] == right[start]:
        start += 1
    while stop < least - start and left[-1 - stop] == right[-1 - stop]:
        stop += 1
    return left[start:len(left) - stop], right[start:len(right) - stop]
