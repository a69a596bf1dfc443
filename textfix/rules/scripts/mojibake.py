"""Text that was written in UTF-8 and read in another encoding."""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from textfix.rule import Finding, Language, Spot, any_of, either, rule
from textfix.rules.scripts._encodings import (
    CENTRAL,
    CENTRAL_LEADS,
    CYRILLIC,
    CYRILLIC_LEADS,
    CYRILLIC_RUN,
    CYRILLIC_UNIT,
    DOS,
    FAMILIES,
    LONE,
    MAC,
    SET_APART,
    SIGN_LEADS,
    SIGNS,
    STRONG,
    WESTERN,
    WESTERN_LEADS,
    WESTERN_LONG_LEADS,
    Run,
)

AT = either(any_of(WESTERN_LEADS) + any_of(WESTERN), any_of(WESTERN_LONG_LEADS) + any_of(WESTERN) + any_of(WESTERN), "â€",
            any_of(CENTRAL_LEADS) + any_of(CENTRAL), any_of(CYRILLIC_LEADS) + any_of(CYRILLIC) + any_of(CYRILLIC_LEADS) + any_of(CYRILLIC),
            "вЂ", any_of(SIGN_LEADS) + any_of(SIGNS), "√" + any_of(MAC), "‚Ä", "├" + any_of(DOS), "ΓÇ", any_of(LONE))
# a text about encodings shows such characters on purpose
_TOPIC = re.compile(r"(?i)\b(?:utf-?8|mojibake|windows-125\d|cp-?125\d|iso[- ]?8859|charset|encoding|encodage|codifica|kodierung|"
                    r"zeichensatz|кодировк|кракозябр)")
_SCRIPTS = {"Cyrl": ("CYRILLIC",), "Grek": ("GREEK",), "Hebr": ("HEBREW",), "Arab": ("ARABIC",)}
_EAST = {"HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH"}
# à is C3 A0, and A0, a no-break space, becomes a blank or nothing; in Spanish the lost byte may also be that of í
_LOST, _GRAVE = re.compile(r"(?<!\S)[a-zÀ-ɏ]*Ã(?:\N{NO-BREAK SPACE}|(?=[ \n,.;:!?]))"), {"fr", "it", "pt", "ca", "vi"}
_CLOSING = "’”»›“‘„‚«‹…–—•™®©°º\N{NO-BREAK SPACE}"


@rule("SCR001", at=AT, near=SET_APART, examples=r"""
en: The ferry ⟦didnâ€™t→didn’t⟧ leave until the ⟦cafÃ©→café⟧ had closed.
en: Tickets are ⟦Â£→£⟧5, or ⟦â‚¬→€⟧6 on the pier.
en: Once read wrongly, it was read wrongly again: a ⟦naÃƒÂ¯ve→naïve⟧ mistake.
en: It was damp, so they ⟦donâ€™t→don’t⟧ know the ⟦coÃ¶peration→coöperation⟧ began.
es: El ⟦telÃ©fono→teléfono⟧ del ⟦jardÃ­n→jardín⟧ no funciona.
fr: Le ⟦thÃ©Ã¢tre→théâtre⟧ rouvre ses portes ⟦dâ€™ici→d’ici⟧ la fin du mois.
fr: Le ⟦caf√©→café⟧ du port est fermé.
de: Die ⟦BrÃ¼cke→Brücke⟧ bleibt bis ⟦MÃ¤rz→März⟧ gesperrt.
pt: A ⟦estaÃ§Ã£o→estação⟧ fica perto do porto.
it: La ⟦cittÃ→città⟧ è vuota in agosto, ma domani sarà ⟦piÃ¹→più⟧ viva.
fr: Il va ⟦Ã→à⟧ la ⟦fÃªte→fête⟧ du village.
ru: Поезд ⟦РїСЂРёР±С‹Р»→прибыл⟧ на станцию вечером.
ru: Мост ⟦Ð·Ð°ÐºÑ€Ñ‹Ñ‚→закрыт⟧ до весны.
pl: W ⟦KrakĂłw→Kraków⟧ spadł śnieg.
vi: Trời hôm nay ⟦Ä‘áº¹p→đẹp⟧ lắm.
en: The text “cafÃ©” shows up when UTF-8 is read in the wrong encoding?
pt: A IRMÃ DA MAÇÃ: «NÃO COMPREI A MAÇÃ», disse.
fr: LE CHÂTEAU ET L’ÂNE : « ÇA VA, JE SUIS FATIGUÉ », dit-il.
fr: « À L’ÉTÉ », l’âge, la fête : où va-t-on, là ?
fi: TÄMÄ ON SITÄ” hän sanoi.
ru: Выставка «СССР» открыта, рядом стоит буква «Р».
vi: Ông ấy nói: “Ân cần là Â và Ă”.
en: Solve √2 and √π first; the angle is 20°.
""")
def mojibake(spot: Spot, lang: Language) -> Iterable[Finding]:
    """UTF-8 was read in another encoding, so that letters and marks show as signs such as Ã© and â€™.

    Finds words in which a lead character (`Ã`, `â€`, `Ð`, `Р`, `Ă`, `√` …) stands before the characters that follow it when UTF-8 is
    read as Windows-1252, Latin-1, Windows-1251, Windows-1250, Mac Roman or code page 437, once or twice over.

    Corpora and web pages carry such text into translation, and it comes out again as it went in.

    Only the damaged word is decoded, with ftfy; where a short word, or Cyrillic read as Windows-1251, is too little for ftfy to be sure,
    strictly, unit by unit.  The repair is safe because the word must decode to marks in use or to letters of a script that the text has.

    Silent on words in capitals before a closing mark (`MAÇÃ”`), on letters that the language has, and in a text about encodings.
    """
    first = STRONG.search(spot.text)
    if not first or first.start() != spot.at or _TOPIC.search(spot.evidence.text):
        return          # the first spot answers for all: a text damaged throughout has too many to ask each
    runs = _accepted(spot.text, lang.script)
    for run in runs:
        yield spot.edit(run.start, run.end, run.new)
    if runs and lang.code.partition("-")[0] in _GRAVE:
        for match in _LOST.finditer(spot.text):
            yield spot.edit(match.start(), match.end(), match.group().rstrip("\N{NO-BREAK SPACE}")[:-1] + "à")


@lru_cache(1)
def _accepted(text: str, script: str) -> tuple[Run, ...]:
    """The damaged words of a text whose repair is plausible there, in order."""
    runs = _runs(text)
    scripts = {"LATIN", *_count(_outside(text, runs)), *_SCRIPTS.get(script, ())}
    scripts |= {s for r in runs for s, n in _count(r.new).items() if n > 2}
    return tuple(r for r in runs if _is_plausible(text, r, scripts))


def _outside(text: str, runs: list[Run]) -> str:
    """Up to 3,000 code points of the text with the damaged words left out."""
    parts, at = [], 0
    for run in runs:
        parts.append(text[at:run.start])
        at = run.end
        if at > 3000:
            break
    return "".join([*parts, text[at:at + 3000]])[:3000]


def _runs(text: str) -> list[Run]:
    """The damaged words of all misreadings, in order; where two claim a word, the first has it."""
    taken: set[int] = set()
    found = []
    for run in (r for family in FAMILIES for r in family.runs(text)):
        if run.start not in taken and run.end - 1 not in taken and (run.mixed or _is_whole(text, run)):
            taken.update(range(run.start, run.end))
            found.append(run)
    return sorted(found)


def _is_whole(text: str, run: Run) -> bool:
    """Whether no undamaged letter of another alphabet touches the word; two letters at least, unless the text has other such words."""
    start, end, new, _ = run
    before, after = text[max(0, start - 2):start], text[end:end + 2]
    if any(c.isalpha() and not CYRILLIC_UNIT.fullmatch(around) for around, c in ((before, before[-1:]), (after, after[:1]))):
        return False
    if text[start] == "В" or ("CYRILLIC" in _count(new) and len(new) < 2):
        return bool(CYRILLIC_RUN.search(text))
    return text[start] != "√" or text[start + 1:start + 2] not in "πΩ∞µ"


def _is_plausible(text: str, run: Run, scripts: set[str]) -> bool:
    """Whether the decoded word is one that this text may hold."""
    old, new = text[run.start:run.end], run.new
    if not all(c.isascii() or _is_usual(c, scripts) for c in new):
        return False
    kept = "".join(c for c in old if c.isascii() and c.isalpha())
    in_capitals = kept.isupper() or (not kept and old[0].isupper() and not old[1:].strip(_CLOSING))
    if in_capitals and (old[-1] in _CLOSING or len(kept) > 1):
        return not any(c.islower() for c in new) and not (old[-1] in _CLOSING and new[-1].isalpha())
    return True


def _is_usual(char: str, scripts: set[str]) -> bool:
    """Whether a character is a mark in use or a letter of one of the scripts; phonetic letters are not."""
    category, script = unicodedata.category(char), _script(char)
    if category[0] in "LM":
        return script in {"COMBINING", "VARIATION"} or (script in scripts and not (script == "LATIN" and "ɐ" <= char < "Ḁ"))
    return category[0] in "PSN" or category == "Zs"


@cache
def _script(char: str) -> str:
    name = re.split("[ -]", unicodedata.name(char, "NONE"), maxsplit=1)[0]
    return "CJK" if name in _EAST else name


def _count(text: str) -> Counter[str]:
    """How many letters of each script a text has, without ASCII."""
    return Counter(_script(c) for c in text if not c.isascii() and c.isalpha())
