"""SRC006: a number is another one than in the source."""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import MOST, prose

_NUMBER = re.compile(r"\d+(?:[.,'’٬٫:\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}/-]\d+| \d{3}(?!\d))*")
_CODE = re.compile(r"`[^`\n]*`|\b[a-z]{2,9}://\S+|[^\s@]{1,64}@\S{1,64}|\w{0,40}[A-Za-z_]\d[\w.]{0,40}|\d\w{0,40}_\w{0,40}[^\W_]")
# where a translator counts in another way: hours, measures, large numbers by name, other calendars
_OTHERWISE = re.compile(
    r"(?i)\b(?:[ap]\.?m\.?|o['’]clock|half past|feet|foot|ft|inch(?:es)?|yards?|miles?|mph|pounds?|lbs?|ounces?|oz|gallons?|acres?|"
    r"fahrenheit|thousand|million|billion|trillion|lakh|crore|dozen|score|percent|century|centuries)\b|[°º]\s?F|[$€£¥]|\d[”\"'′″]|\d(?:[kmb]|th|st|nd|rd)\b"
    r"|\d\s*[万萬億亿千百만억천兆]|\d\s?(?:тыс|млн|млрд|mil|mln|mio|mrd)")


@rule("SRC006", over="pair", touches=("number", "version"), examples=r"""
de: Der Vertrag gilt bis ⟦2062⟧. ‖ The contract is valid until 2026.
fr: Au moins ⟦18⟧ caractères sont requis. ‖ At least 8 characters are required.
ja: ⟦512⟧文字以内で入力してください。 ‖ Enter at most 521 characters.
es: Como máximo 150 caracteres, de los que ⟦24⟧ son letras. ‖ At most 150 characters, 42 of them letters.
de: Mindestens 1.000 Zeichen, 3,5 GB und der 24.12.2026. ‖ At least 1,000 characters, 3.5 GB and 12/24/2026.
fr: Les deux fichiers font 10 000 octets. ‖ The 2 files have 10,000 bytes.
ar: أدخل ١٢٣ حرفا على الأقل. ‖ Enter at least 123 characters.
de: Der Zug fährt um 15 Uhr. ‖ The train leaves at 3 pm.
zh: 大约10万人。 ‖ About 100,000 people.
de: Die 90er und %1$s von %2$d ‖ The 1990s and %1$s of %2$d
""")
def number_mismatch(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A number is not the one of the source.

    Compares the numbers of both texts by their digits, in any script, whatever marks group them, whatever their order.

    Models change figures, above all long ones and those in lists.

    Reports only: which of the two is right is not for a program to say.

    Silent on numbers that one text writes as words, on dates in another order, on hours, measures and large numbers that are counted in
    another way, and on everything in code and placeholders.
    """
    if _OTHERWISE.search(spot.source) or _OTHERWISE.search(spot.text):
        return
    there = Counter(_parts(spot.source))
    here = Counter(_parts(spot.text))
    missing, surplus = list((there - here).elements()), list((here - there).elements())
    if len(missing) != len(surplus) or (len(missing) > 1 and sorted("".join(missing)) == sorted("".join(surplus))):
        return
    for old, new in list(zip(missing, surplus, strict=True))[:MOST]:
        shortened = len(old) > 1 and (old.endswith(new) or new.endswith(old))         # the 1990s, the 90s
        if (at := _place(spot.text, new)) and not shortened:
            yield spot.report(*at, message=f"{new} is {old} in the source")


def _parts(text: str) -> Iterator[str]:
    """The digits of each number; of dates and the like those of each part."""
    for found in _NUMBER.finditer(_CODE.sub(" ", prose(text))):
        digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in found.group())
        parts = re.split(r"[/:-]|(?<=\d)\.(?=\d{1,2}\.)|(?<=\.\d)\.|(?<=\.\d\d)\.", digits)
        yield from ("".join(c for c in part if c.isdigit()).lstrip("0") or "0" for part in parts)


def _place(text: str, digits: str) -> tuple[int, int] | None:
    return next((m.span() for m in _NUMBER.finditer(text) if digits in list(_parts(m.group()))), None)
