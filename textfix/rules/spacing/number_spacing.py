"""SPC008: a blank inside a number or a time."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import DIGIT, SAFE, UNSAFE, Edit, Finding, Language, Safety, Spot, any_of, either, rule

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:, \d{3})+(?![\d.]\d|\d)")
_TIME = re.compile(r"(?<![\d:.,/])(\d{1,2}) ?: ?([0-5]\d)(?![\d:])(?!,\d)")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|[AP]\.?M\b|Uhr\b|h\b|GMT\b|UTC\b|CET\b|ч\b|час|o’clock|o'clock|uur\b|hrs\b)")
# a comma before thousands, 000 among them, or a colon before minutes
_NEAR = r"\d(?:, (?:\d{3}, ){0,9}000(?!\d)| ?: ?[0-5]\d(?!\d))"
_ENGLISH = ("en", "zh", "ja", "ko", "th", "he", "hi", "bn")         # languages that set a comma between thousands


@rule("SPC008", at=either(DIGIT + any_of(",:") + " " + DIGIT, DIGIT + " : " + DIGIT), near=_NEAR, touches=("number",), examples=r"""
en: The town has 15,⟦ →⟧000 inhabitants.
en: It cost 1,⟦ →⟧000,⟦ →⟧000 dollars.
zh: 大约在公元前 15,⟦ →⟧000 年。
en: The train leaves at 20:⟦ →⟧00 every day.
de: Die Sitzung beginnt um 20:⟦ →⟧00 Uhr.
de: Der Zug kommt um 8:⟦ →⟧45 Uhr an.
fr: Le train part à 20:⟦ →⟧00 précises.
es: El tren sale a las 18⟦ →⟧:⟦ →⟧00 en punto.
ru: Поезд уходит в 19:⟦ →⟧00 из Твери.
en: Rooms 12, 100, 250 and 300 are free; see pages 1, 200 and 201.
en: Step 2: 30 minutes of rest. Chapter 5: 10 ways to cook. Matthew 5: 17 says so.
en: The teams won 3 : 2 and 10 : 12, in a ratio of 1 : 50.
de: Das Spiel endete 3 : 2, der Maßstab ist 1 : 25.
fr: Les numéros 1, 200 et 300 gagnent.
en: In 2019, 500 people came.
""")
def number_spacing(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank stands inside a number or a time of day.

    Translation systems that work on separate tokens break `15,000` and `20:00` apart. The blank is deleted.

    Three zeros behind a comma can only be thousands, and two zeros behind a colon, or digits before `Uhr` or `p.m.`, a time. Other
    numbers in a row may be a list (`1, 200 and 300`), verses, steps or ratios and are left alone.
    """
    at = spot.at
    left = len(spot.before(at)) - len(spot.before(at).rstrip("0123456789:, "))
    for found in (_THOUSANDS.search(spot.text, max(0, at - min(left, 14)), at + 40), _TIME.search(spot.text, max(0, at - 1), at + 40)):
        if found and found.start() <= at < found.end():
            safety = _of_time(spot, found) if ":" in found.group() else _of_thousands(lang, found.group())
            if safety:
                yield _without_blanks(spot, found, safety)
            return


def _of_thousands(lang: Language, number: str) -> Safety | None:
    groups = number.split(", ")
    if "000" not in groups[1:] or groups[0].startswith("0"):
        return None
    return SAFE if lang.code[:2] in _ENGLISH else UNSAFE


def _of_time(spot: Spot, found: re.Match[str]) -> Safety | None:
    """A time of day: full hours, or a word behind that belongs to a clock."""
    if int(found[1]) > 24:
        return None
    return SAFE if _CLOCK.match(spot.text, found.end()) or (found[2] == "00" and len(found[1]) == 2) else None


def _without_blanks(spot: Spot, found: re.Match[str], safety: Safety) -> Finding:
    edits = [Edit(found.start() + m.start(), found.start() + m.end(), "") for m in re.finditer(" +", found.group())]
    return spot.edit(edits[0].start, edits[0].end, "", *edits[1:], safety=safety)
