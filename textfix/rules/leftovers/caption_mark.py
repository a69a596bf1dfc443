"""A photo caption's mark in the language of the original: `(izq.)`, `(слева)`."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from textfix.rule import SAFE, UNSAFE, Finding, Language, Safety, Spot, Trigger, everywhere, rule, words

from ._phrases import capitalised, spellings

_SIDES = ("left", "right", "center")
_NOTES = "caption_notes"
_LONGEST = 40                 # code points in a bracket
_ORDER = re.compile(r"\d|\b(?:v|von|from|first|second|far|ganz|zweiter|zweite|de|da)\b|перв|втор|крайн|направо|налево")
_LETTERS = frozenset("idgl")                # one-letter marks: Spanish (i), and (d), (g), (l), which may stand for other things too
_ENUMERATED = re.compile(r"\((?:i[iv]+|vi*|[abcefh]|\d{1,2})\)")
_NAMED_ENUMERATION = re.compile(r"([^\W\d_])[\w’'-]+ \((?:i[iv]+|vi*|[abcefh])\)")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_INNER_STOP = re.compile(r"[!?…]|[^\W\d_]{3,}[.:;] |[\"“”„«»]")
_NAME = re.compile(r"(?:^|[\s(])(?P<first>[^\W\d_][\w.’'-]*) (?P<last>[^\W\d_][\w’'-]*)\Z")
# a letter, or a sign above, below or behind it
_WORD_END = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0971-\u0dff"
                       r"\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u1056-\u109d\u17b4-\u17d3\u17dd])[’'.]?\Z")
# languages without a pack that may share the marks of one that has
_RELATIVES = {"es": "ca gl eu an", "fr": "oc br co wa", "de": "lb nl da", "it": "co sc", "pt": "gl", "ru": "uk be bg sr mk kk ky tg"}
_LEGEND = 250                 # code points of a caption


@cache
def _meanings() -> dict[str, dict[str, str]]:
    """For each mark its meaning by language: `{"izq.": {"es": "left"}}`; a note's meaning is `caption_notes`."""
    found: dict[str, dict[str, str]] = {}
    for meaning in (*_SIDES, _NOTES):
        for code, marks in everywhere(f"leftovers.{meaning}").items():
            for mark in (s for m in marks for s in spellings(m)):
                found.setdefault(mark, {}).setdefault(code, meaning)
    return found


def _own(lang: Language, mark: str) -> bool:
    """Whether the text's own language writes this mark."""
    return lang.code in _meanings().get(mark, {}) or (len(mark) > 2 and mark in lang.frequent_words)


@cache
def _trigger() -> Trigger:
    """The marks of all languages; the text's own ones are told apart where one is met."""
    marks = [m for m in _meanings() if m[0].isalnum()]
    return " (" + words(*marks, *map(capitalised, marks))


def _is_name(before: str, lang: Language) -> bool:
    """Whether the line before the bracket ends in a person's name: two words with a capital, or a last one with a hyphen."""
    found = _NAME.search(before)
    if not found or not found["first"][0].isupper() or not found["last"][0].isupper():
        return False
    return found["first"].lower() not in lang.frequent_words


def _is_legend(line: str) -> bool:
    """Whether a line is one sentence without quotation, as captions are, and holds no enumeration."""
    return len(line) <= _LEGEND and not _INNER_STOP.search(line) and not _ENUMERATED.search(line)


def _letter_is_mark(spot: Spot, close: int, lang: Language) -> bool:
    """Whether a mark of one or two letters stands right after a name in a caption, in a text that does not number names so."""
    before, after = spot.before(spot.at, _LEGEND), spot.after(close, _LEGEND)
    if not _is_name(before, lang) or re.search(r"\d", after) or not _is_legend(before + after):
        return False
    return not any(m[1].isupper() for m in _NAMED_ENUMERATION.finditer(spot.evidence.text))


def _has_partner(spot: Spot, close: int, lang: Language) -> bool:
    """Whether another mark in brackets stands in the same line."""
    line = spot.before(spot.at, _LEGEND) + spot.after(close, _LEGEND)
    return any(m in _meanings() for m in re.findall(r"\(([^()]{1,12})\)", line.lower()))


def _is_gloss(spot: Spot, lang: Language) -> bool:
    """Whether the bracket explains the word before it: a word of direction, or one in quotation marks or italics."""
    before = spot.before(spot.at)
    last = before.split()[-1] if before.split() else ""
    return not _WORD_END.search(before) or any(m in _meanings() for m in (last.lower(), " ".join(before.lower().split()[-2:])))


def _is_unmistakable(mark: str, before: str, lang: Language) -> bool:
    """Whether the mark is in another script than the word before it, has several words or is an abbreviation."""
    return bool(_CYRILLIC.search(mark)) != bool(_CYRILLIC.search(before[-2:])) or " " in mark or mark.endswith(".")


def _is_known(mark: str, lang: Language) -> bool:
    """Whether it is known that the language does not have the mark itself."""
    return lang.has_pack or (lang.code != "und" and not any(lang.code in _RELATIVES.get(code, "").split() for code in _meanings()[mark]))


def _sureness(spot: Spot, mark: str, close: int, lang: Language) -> Safety | None:
    """How safe the repair is; None where the bracket may be right."""
    letters = sum(c.isalpha() for c in mark)
    if letters <= 2:
        plain = mark in _LETTERS or letters == 2
        if not plain or not lang.has_pack or not _letter_is_mark(spot, close, lang):
            return None
        return SAFE if mark == "i" or _has_partner(spot, close, lang) else UNSAFE
    if _is_gloss(spot, lang):
        return None
    before = spot.before(spot.at)
    sure = _is_unmistakable(mark, before, lang) or (lang.has_pack and _is_name(before, lang))
    return SAFE if sure and _is_known(mark, lang) else UNSAFE


@rule("LEF001", at=lambda _: _trigger(), examples="""
en: Prime Minister Ana Kestrel ⟦(i)→(left)⟧ and President Olav Brand at the door of the palace.
en: The minister ⟦(слева)→(left)⟧ signed the treaty on Monday.
en: Tae Won-ri ⟦(d)→(right)⟧ and her brother during the ceremony.
en: The trainer ⟦(à gauche)→(left)⟧ spoke to the team before the match⟦ (foto: archivo)→⟧.
es: El ministro Karl Brandt ⟦(links)→(izquierda)⟧ saluda a los vecinos.
fr: Le procureur Paul Lerond ⟦(izq.)→(à gauche)⟧ a témoigné pendant des heures.
de: Der Trainer ⟦(izq.)→(links)⟧ sprach nach dem Spiel.
de: Der alte Hafen⟦ (photo d'archives)→⟧ wird wieder aufgebaut.
it: Lia Orsenigo ⟦(i)→(a sinistra)⟧ e il sindaco Ettore Valsecca sul palco.
pt: O presidente Olav Brand ⟦(слева)→(à esquerda)⟧ chegou ontem.
ru: Министр культуры Арсений Велегжанин ⟦(i)→(слева)⟧ и директор театра перед премьерой.
hi: मंत्री ⟦(слева)→(बाएं)⟧ ने सोमवार को समझौते पर हस्ताक्षर किए।
th: รัฐมนตรี ⟦(слева)→(ซ้าย)⟧ ลงนามเมื่อวันจันทร์
en: The quotas apply to (i) vessels over 40 meters and (ii) factory ships.
en: Send the form(s) to the office (i) by post or (ii) in person.
en: John Smith (i) and Mary Jones (ii) were heard by the court.
en: Under section 4 (d) the tenant pays.
en: Turn left (a la izquierda) at the church; the French say à gauche (слева).
en: Elvira Cole (left) and Bruno Asher (right) cut the ribbon.
es: Elvira Montes (i) y Bruno Azcona (d) cortan la cinta.
es: La energía (d) se mide en julios.
fr: La ville (centre) et la campagne (ouest) ont voté.
de: Peter Weber (l.) und Karin Vogt (r.) eröffnen die Messe.
it: Paolo Neri (a sinistra) e Gina Verdi (a destra) aprono la festa.
ru: Иван Петров (слева) и Анна Белова (справа) на открытии.
""")
def caption_mark(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A photo caption's mark is in another language.

    Captions say in brackets who is where: Spanish `(i)` and `(izq.)`, French `(à gauche)`, Russian `(слева)`, or that the photo is
    `(foto: archivo)`.  The translator takes a bracket for a name or a number and copies it.  The mark becomes the first form of the
    text's own language; a note goes with the blank before it, and so does a mark in a language whose word is not known.

    A mark of one or two letters is repaired only right after a name of two words, in a line that is one sentence without quotation,
    and in no text that numbers names with letters; `(d)`, which may mean other things, on request unless another mark stands by it.
    Whole words in another language stay where they explain the word before them (`turn left (a la izquierda)`).
    Marks that the text's language has itself are never touched.
    """
    open_, close = spot.at + 1, spot.text.find(")", spot.at, spot.at + _LONGEST)
    mark = spot.text[open_ + 1:max(0, close)]
    meanings = set(_meanings().get(mark.lower(), {}).values())
    if len(meanings) != 1 or _own(lang, mark.lower()):
        return
    meaning = meanings.pop()
    if meaning == _NOTES:
        yield from _note(spot, mark.lower(), close + 1, lang)
    elif safety := _sureness(spot, mark.lower(), close + 1, lang):
        word = next(iter(lang.list(f"leftovers.{meaning}")), "")
        if _ORDER.search(mark.lower()):
            yield spot.report(open_, close + 1)
        else:
            yield spot.edit(open_ if word else spot.at, close + 1, f"({word})" if word else "", safety=safety)


def _note(spot: Spot, note: str, end: int, lang: Language) -> Iterator[Finding]:
    """Delete a note of several words, or a long word that only one language has."""
    if _is_gloss(spot, lang) or not (" " in note or (len(note) >= 8 and len(_meanings()[note]) == 1)):
        return
    yield spot.edit(spot.at, end, "", safety=SAFE if _is_known(note, lang) else UNSAFE)
