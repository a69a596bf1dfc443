"""How names of one script are written in another: a table for each source language, a column for each convention.

A row is a letter of the source and how each convention writes it: the standard spelling first, then what is met beside it.  `^` stands
before a letter for "at the beginning of a word", `~` for "after a vowel", `$` behind it for "at the end"; the longest row that fits counts.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from textfix.errors import unknown

Spellings = tuple[str, ...]
ENDS = ("", "$")
POINTS = re.compile("([\u064b-\u0650\u05b0-\u05bb]+)([\u0651\u05bc\u05c1\u05c2]+)")
INHERENT = re.compile(r"[क-ह]़?(?![ा-़्]|\Z)")
VOWELS = frozenset("aeiouyаеёиоуыэюяєіїαεηιουωაეიოუաեէըիոօուअआइईउऊएऐओऔ")


class Table(NamedTuple):
    """The conventions of a source language: `rows[letter][n]` is how convention number n writes the letter, `name` as in `Russian`."""

    name: str
    conventions: tuple[str, ...]
    rows: dict[str, tuple[Spellings, ...]]


@cache
def languages() -> tuple[str, ...]:
    """The source languages that have a table, as in `("ar", "be", …)`."""
    return tuple(sorted(file.name.removesuffix(".tsv") for file in files(__name__).iterdir() if file.name.endswith(".tsv")))


@cache
def table(lang: str) -> Table:
    """The table of a source language; TextfixError where there is none."""
    if lang not in languages():
        raise unknown("source language of names", lang, languages())
    lines = (files(__name__) / f"{lang}.tsv").read_text("utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    name = lines[0].strip("# ").partition(".")[0].partition(",")[0]
    return Table(name, tuple(head[1:]), {row[0]: tuple(_spellings(cell) for cell in row[1:]) for row in rows})


def _spellings(cell: str) -> Spellings:
    return tuple("" if spelling == "-" else spelling for spelling in cell.split(" "))


def _standard(spellings: Sequence[str]) -> str:
    return spellings[0]


def romanise(name: str, lang: str, convention: str, choose: Callable[[Sequence[str]], str] = _standard) -> str:
    """A name of the source language as a convention writes it; letters that the table lacks stay.

    >>> romanise("Кожемяко", "ru", "english"), romanise("Кожемяко", "ru", "french"), romanise("Кожемяко", "ru", "german")
    ('Kozhemyako', 'Kojemiako', 'Koschemjako')
    """
    found = table(lang)
    if convention not in found.conventions:
        raise unknown(f"convention of {lang!r}", convention, found.conventions)
    column = found.conventions.index(convention)
    return "".join(_word(word, found.rows, column, choose) if word.isalpha() or len(word) > 1 else word for word in _words(name))


def _words(name: str) -> list[str]:
    return unicodedata.normalize("NFC", name).replace("-", " - ").replace(" - ", "\0-\0").replace(" ", "\0 \0").split("\0")


def _word(word: str, rows: dict[str, tuple[Spellings, ...]], column: int, choose: Callable[[Sequence[str]], str]) -> str:
    letters, at, parts = _letters(word), 0, []
    while at < len(letters):
        size, row = _longest(letters, at, rows)
        parts.append(choose(row[column]) if row else letters[at])
        at += size
    written = "".join(parts)
    return written[:1].upper() + written[1:] if word[:1].isupper() or not word[:1].islower() else written


def _letters(word: str) -> str:
    """Small letters without accents; Hangul in jamo, so that initials and finals differ, Devanagari with its
    inherent vowel, and the points that tell consonants before those of vowels."""
    parts = unicodedata.normalize("NFD", word.lower())
    if "\u1100" <= parts[:1] <= "\u11ff":
        return parts
    whole = unicodedata.normalize("NFC", parts.replace("\N{COMBINING ACUTE ACCENT}", ""))
    return INHERENT.sub(r"\g<0>अ", POINTS.sub(r"\2\1", whole))


def _longest(letters: str, at: int, rows: dict[str, tuple[Spellings, ...]]) -> tuple[int, tuple[Spellings, ...] | None]:
    """The size and the row of the longest entry here; a row that names its place goes before one that does not."""
    before = "^" if not at else "~" if letters[at - 1] in VOWELS else ""
    for size in range(min(4, len(letters) - at), 0, -1):
        part = letters[at:at + size]
        for end in ENDS[at + size == len(letters)::-1]:
            for start in (before, ""):
                if row := rows.get(start + part + end):
                    return size, row
    return 1, None
