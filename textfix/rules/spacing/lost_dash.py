"""SPC006: a dash that has become question marks or the replacement character."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import SAFE, UNSAFE, Finding, Language, Spot, any_of, either, rule

_LOST = re.compile(r"\?{2,3}|\N{REPLACEMENT CHARACTER}{1,3}|\N{DOUBLE QUESTION MARK}")

_NUMBER = re.compile(r"(?<!\S)\d[\d.,]*\Z")


@rule("SPC006", at=either(" ?", " " + any_of("\N{REPLACEMENT CHARACTER}\N{DOUBLE QUESTION MARK}")), examples="""
en: The house was built between 870 ⟦??→–⟧ 1212 metres from the road.
en: The plants are 150 ⟦??→–⟧ 190 cm high.
de: Die Pflanzen werden 150 ⟦\N{REPLACEMENT CHARACTER}→–⟧ 190 cm hoch.
ru: Высота 150 ⟦??→—⟧ 190 см.
en: The minister ⟦\N{REPLACEMENT CHARACTER}→–⟧ who is ill ⟦\N{REPLACEMENT CHARACTER}→–⟧ stayed at home.
fr: Le maire ⟦\N{REPLACEMENT CHARACTER}→–⟧ malade depuis lundi ⟦\N{REPLACEMENT CHARACTER}→–⟧ reste chez lui.
en: What ?? Really ?? He paid 5 ? 6 francs.
en: Is it 12 ?? Yes. The move 14 Nf3 ?? 15 Qd2 lost.
fr: Vraiment ?? Il a 12 ans ?
en: The byte \N{REPLACEMENT CHARACTER} marks a fault.
""")
def lost_dash(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A dash has been lost in a conversion.

    A dash that does not fit the character set of some step comes out as `??` or as the replacement character. Between two numbers
    with blanks around nothing else can have stood there. Between words it is most often a dash as well, where two of them set off
    a part of the sentence: an unsafe repair.

    One question mark, question marks behind a word, and a lone replacement character stay.
    """
    lost = _LOST.match(spot.text, spot.at + 1)
    if lost is None or spot.char(lost.end()) != " ":
        return
    dash = str(lang.get("spacing.dash", " – ")).strip()
    after = spot.char(lost.end() + 1)
    if after.isdigit() and _NUMBER.search(spot.before(spot.at)):
        yield spot.edit(lost.start(), lost.end(), dash, safety=SAFE)
    elif "?" not in lost.group() and spot.char(spot.at - 1).isalpha() and after.isalpha() and _is_pair(spot, lost.group()):
        yield spot.edit(lost.start(), lost.end(), dash, safety=UNSAFE)


def _is_pair(spot: Spot, lost: str) -> bool:
    """Whether the sentence has it twice."""
    return (spot.before(spot.at + 1) + spot.after(spot.at + 1)).count(f" {lost} ") == 2
