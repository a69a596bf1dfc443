"""A scraper's field at the very start of the text."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from textfix.rule import DIGIT, SAFE, UNSAFE, Finding, Language, Spot, any_of, rule

from ._phrases import phrases

_FIELD = re.compile(r"(?P<edge>\s{0,8})(?P<label>[^\W\d_][^\d\n]{1,29}?)\s?:?[ \N{NO-BREAK SPACE}]"
                    r"(?:\d{4}-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}/\d\d/\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?"
                    r"\s+(?=[^\s\d,.;:–—-])")
_PLAIN = frozenset({"text", "paragraph"})


@cache
def _labels() -> frozenset[str]:
    return frozenset(phrases("labels"))


def _begins_with_a_field(text: str) -> bool:
    found = _FIELD.match(text)
    return found is not None and found["label"].lower() in _labels()


@rule("LEF003", at=DIGIT + any_of("-./") + DIGIT, over="segment", gate=_begins_with_a_field, touches=("number", "version"), examples=r"""
en: ⟦ date 2024-05-11 →⟧The harbour of Velmar was closed on Saturday because of the storm.
en: ⟦published 2023-10 →⟧Two rivers left their beds in the night.
en: ⟦Updated: 2023-10-02 14:05\n\n→⟧The council met for three hours.
es: ⟦ fecha 2021-03-04 →⟧El alcalde abrió el mercado.
fr: ⟦ date 2022-01-30 →⟧Le maire a ouvert le marché.
de: ⟦ datum 2022-01-30 →⟧Der Markt ist wieder offen.
it: ⟦ date 2024-02 →⟧Si è chiusa domenica la rassegna.
ru: ⟦ date 2023-06-18 →⟧Министр завершил визит.
zh: ⟦ date 2024-03-09 →⟧市长周六结束了访问。
ar: ⟦ date 2023-06-18 →⟧أنهى الوزير زيارته.
en: 2023-09-17 was the day on which the bridge fell.
en: Date 2023-09-17, place and signature are missing.
en: Data from 2023-09-17 show a rise.
en: The date 2023-09-17 stands on the coin.
en: date 2023-09-17
en: date 2024-01-05 was a Friday
ar: تاريخ 2023-06-18 كُتب على الحجر.
ur: تاریخ 2023-06-18 پتھر پر لکھی تھی۔
de: Datum der Messung 2023-09-17 und Ort fehlen.
fr: La date 2022-01-30 figure sur le billet.
""")
def scrape_metadata(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A scraper's field stands at the start of the text.

    The crawler that fetched the page wrote a field such as `date 2023-09-17` before the first sentence.  It is looked for only at
    the very start of a text, as a label that scrapers use and a date in figures; it goes with the blanks around it.

    Where the label has a capital and no blank stands before it, a person may have written it, and the repair is unsafe.
    It is silent where the sentence goes on (`Date 2023-09-17, place …`) and where nothing else follows; in scripts without case,
    which do not show whether it goes on, behind a label of their own without a blank before it or a colon behind.
    """
    found = _FIELD.match(spot.text)
    if found and spot.kind in _PLAIN and not _may_go_on(spot.text, found):
        sure = bool(found["edge"]) or found["label"].islower()
        yield spot.edit(0, found.end(), "", safety=SAFE if sure else UNSAFE)


def _may_go_on(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence goes on behind the date, or may."""
    first, plain = text[found.end()], found["edge"] or text[found.end("label")] == ":"
    return first.islower() or (not found["label"].isascii() and first.lower() == first.upper() and not plain)
