"""A letter of another alphabet that looks like the right one."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from textfix.rule import CYRILLIC, GREEK, LATIN, UNSAFE, Finding, Language, Safety, Spot, rule

_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_BACK = re.compile(r"[^\W\d_]+\Z")
_SOLID_SIGNS = frozenset("_@#/\\=+*&$%^~|<>{}[]")       # beside a word: an identifier, a formula, a handle
_ROMAN = re.compile(r"[IVXLCDM]+")
# letters that look alike in most typefaces, Cyrillic before Latin; Greek capitals, and omicron, before Latin
_CYRILLIC = dict(zip("аеорсухѕіјёїАВЕКМНОРСТУХЅІЈЁЇ", "aeopcyxsijëïABEKMHOPCTYXSIJËÏ", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_TO_GREEK = {v: k for k, v in _GREEK.items()} | dict(zip("avpiukxóíá", "ανριυκχόίά", strict=True))
# letters of this list are written in these languages only
_LOCAL = {"i": {"uk", "be", "kk"}, "ï": {"uk"}, "j": {"sr", "mk"}, "s": {"mk"}}


@rule("SCR002", at=LATIN + CYRILLIC | CYRILLIC + LATIN | LATIN + GREEK | GREEK + LATIN, examples=r"""
en: The ⟦hаrbour→harbour⟧ reopens on Monday.
es: Cerró el ⟦restaurаnte→restaurante⟧ del puerto.
fr: Le ⟦cоmité→comité⟧ se réunit demain.
de: Die ⟦Nаtionalbibliothek→Nationalbibliothek⟧ ist geschlossen.
pt: A ⟦justiçа→justiça⟧ decidiu ontem.
it: Il ⟦terremotо→terremoto⟧ ha colpito la costa.
ru: Мост закрыли на ⟦нескoлько→несколько⟧ часов.
ru: ⟦Cегодня→Сегодня⟧ в порту ветрено.
uk: Це ⟦мiсто→місто⟧ стоїть на річці.
el: Ο ⟦ανώτερoς→ανώτερος⟧ υπάλληλος μίλησε.
ru: Он открыл ⟦Micrоsoft→Microsoft⟧ Word.
ru: Купил коtouch, Windowsа не нашёл, взял iPhoneом.
ru: Сила тока 5 мкA, частота 3 кHz, в XIXв. и Xв.
ru: Яндекс.Go, USB-кабель и SMS-ка от МТС.
en: The TNFα and NFκB pathways, a βlactam, and the λx calculus of ΔT.
en: В2В is no word here, nor is user_иd.
ce: кIант, цIе
""")
def homoglyph(spot: Spot, lang: Language) -> Iterable[Finding]:
    """A letter of another alphabet stands in a word and only looks like the right one.

    Finds words in which Latin and Cyrillic, or Latin and Greek, letters meet, and in which all letters of one alphabet have a twin in the
    other (`а`/a, `о`/o, `С`/C …).

    Texts typed with two keyboards, recognised from print, or written past a filter carry such letters; translation keeps them, and
    searching, sorting and spelling fail on the word.

    The repair is safe where the word has a letter that only one alphabet has, and everything else is a twin: there is one reading.
    Words of twins alone go by the majority; with none, the repair in the script of the text is unsafe.

    Silent where a letter has no twin (a glued word: коtouch), on units and marks such as мкA, on Roman numerals, on Greek letters in
    formulas and names of substances, beside digits and signs of code, and where a Latin name bears a Cyrillic ending.
    """
    start, end = _span(spot)
    word = spot.text[start:end]
    if _is_alone(spot, start, end) and not _is_deliberate(word):
        new, safety = _repaired(spot, start, end, lang.code.partition("-")[0])
        if new and new != word:
            yield spot.edit(start, end, new, safety=safety)


def _span(spot: Spot) -> tuple[int, int]:
    """The run of letters around the spot."""
    before = _LETTERS_BACK.search(spot.text, max(0, spot.at - 40), spot.at)
    after = _LETTERS.match(spot.text, spot.at, spot.at + 40)
    return before.start() if before else spot.at, after.end() if after else spot.at


def _is_alone(spot: Spot, start: int, end: int) -> bool:
    """Whether no digit, sign of code, or further letter (of a word too long to be one) touches the word."""
    around = spot.char(start - 1), spot.char(end)
    return not any(c.isalnum() or (c and c in _SOLID_SIGNS) for c in around) and not _joins(spot, start, end)


def _joins(spot: Spot, start: int, end: int) -> bool:
    """Whether the word is part of a dotted name."""
    return (spot.char(end) == "." and spot.char(end + 1).isalnum()) or (spot.char(start - 1) == "." and spot.char(start - 2).isalnum())


def _is_deliberate(word: str) -> bool:
    """Whether two alphabets were put together on purpose: a capital inside the word where they meet, a Roman numeral with an ending."""
    for left, right in pairwise(word):
        if left.islower() and right.isupper() and _script(left) != _script(right):
            return True
    roman = _ROMAN.match(word)
    return roman is not None and roman.end() < len(word) and (roman.end() > 1 or len(word) < 4) and word[roman.end():].islower()


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _repaired(spot: Spot, start: int, end: int, code: str) -> tuple[str, Safety | None]:
    """The word in one script, and how safe that is; empty if it has no one reading."""
    word = spot.text[start:end]
    if "GREEK" in {_script(c) for c in word}:
        return _greek(word), None
    latin = "".join(_CYRILLIC.get(c, c) for c in word)
    cyrillic = "".join(_twin(c, code) for c in word)
    readings = [w for w, script in ((latin, "LATIN"), (cyrillic, "CYRILLIC")) if all(_script(c) == script for c in w)]
    if len(readings) == 1:
        return ("", None) if _has_ending(spot, start, end, readings[0]) else (readings[0], None)
    return _by_majority(spot, word, latin, cyrillic) if readings else ("", None)


def _twin(char: str, code: str) -> str:
    """The Cyrillic twin of a Latin letter in a language; else the letter itself."""
    return char if code not in _LOCAL.get(char.lower(), {code}) else _TO_CYRILLIC.get(char, char)


_TO_CYRILLIC = {v: k for k, v in _CYRILLIC.items()}


def _greek(word: str) -> str:
    latin = "".join(_GREEK.get(c, c) for c in word)
    greek = "".join(_TO_GREEK.get(c, c) for c in word)
    if all(_script(c) == "LATIN" for c in latin):
        return latin if sum(c.islower() for c in word if _script(c) == "LATIN") > 2 else ""
    return greek if all(_script(c) == "GREEK" for c in greek) and sum(_script(c) == "GREEK" for c in word) > 2 else ""


def _has_ending(spot: Spot, start: int, end: int, new: str) -> bool:
    """Whether a Latin word bears the ending of a text in another script (`Windowsа`), or a short word is too little to tell."""
    changed = [k for k, (a, b) in enumerate(zip(spot.text[start:end], new, strict=True)) if a != b]
    is_tail = changed[0] > 1 and changed == list(range(changed[0], end - start))
    foreign = _script(new[0]) != _script_around(spot, start, end)
    return foreign and (is_tail or len(new) < 3)


def _script_around(spot: Spot, start: int, end: int) -> str:
    """The script that most letters around the word are in, of Latin and Cyrillic."""
    letters = [_script(c) for c in spot.text[max(0, start - 80):start] + spot.text[end:end + 80] if c.isalpha()]
    return "CYRILLIC" if letters.count("CYRILLIC") > letters.count("LATIN") else "LATIN"


def _by_majority(spot: Spot, word: str, latin: str, cyrillic: str) -> tuple[str, Safety | None]:
    """A word of which every letter has a twin: most of its letters decide; else the text around, unsafe."""
    foreign = sum(_script(c) == "CYRILLIC" for c in word)
    start = spot.text.find(word, max(0, spot.at - len(word)))
    around = cyrillic if _script_around(spot, start, start + len(word)) == "CYRILLIC" else latin
    most = cyrillic if 2 * foreign > len(word) else latin
    agrees = 2 * foreign != len(word) and most == around and len(word) > 2
    return around, None if agrees else UNSAFE
