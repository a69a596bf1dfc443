"""SRC008: inline code or a link is not that of the source."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from textfix.protection import KINDS
from textfix.rule import UNSAFE, Finding, Language, Spot, rule
from textfix.rules.pairs._shared import MOST, about_all, folded

_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)(?P<body>[^`\n]+)\1(?!`)")
_LINK = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\))*[^()\s]*(?:\s[\"'(][^\n]*?[\"')])?\)|\]\[[^\[\]]*\]")
_TECHNICAL = re.compile(r"[_./(){}=<>:$\d\\-]|[a-z][A-Z]")


@rule("SRC008", over="pair", touches=KINDS, examples=r"""
ru: Вызовите `⟦get_ user ()→get_user()⟧`. ‖ Call `get_user()`.
tr: `⟦appsettings.Json→appsettings.json⟧` dosyasını açın. ‖ Open `appsettings.json`.
zh: 使用`⟦＜div＞→<div>⟧`元素。 ‖ Use the `<div>` element.
de: ⟦Rufen Sie die Funktion auf.⟧ ‖ Call the function `get_user()`.
es: ⟦Lea la guía.⟧ ‖ Read [the guide](guide.md).
de: Drücken Sie `Speichern`, dann `npm i`. ‖ Press `Save`, then `npm i`.
fr: Lisez [le guide](../fr/guide.md) et `npm i`. ‖ Read [the guide](guide.md) and `npm i`.
ja: `b`と`a`を使います。 ‖ Use `a` and `b`.
""")
def code_mismatch(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Inline code or a link is not as the source has it.

    Compares the code between backticks, and the number of links.

    Translation engines translate and respace what stands between backticks, and lose whole spans of code and links.

    The repair is safe where the code of the source stands there with other blanks, other case or in wide marks.  Other code in the same
    place among as many is repaired on request (unsafe), where the source's is no word of a language.  What is lost is reported.

    Silent on words between backticks that are translated, such as the names of buttons, and on where links lead.
    """
    there, here = _codes(spot.source), _codes(spot.text)
    missing, surplus = there - here, here - there
    for wanted in list(missing)[:MOST]:
        same = [m.span("body") for m in _CODE.finditer(spot.text) if m["body"] in surplus and folded(m["body"]) == folded(wanted)]
        if same and len(same) <= missing[wanted]:
            yield from (spot.edit(*span, wanted) for span in same)
        elif len(missing) == len(surplus) == 1 and _TECHNICAL.search(wanted) and (place := _same_place(spot, wanted, surplus)):
            yield spot.edit(*place, wanted, safety=UNSAFE)
        elif not surplus and folded(wanted) not in folded(spot.text):
            yield about_all(spot, f"`{wanted}` of the source is missing")
    if len(_LINK.findall(spot.source)) > len(_LINK.findall(spot.text)):
        yield about_all(spot, "a link of the source is missing")


def _same_place(spot: Spot, wanted: str, surplus: Counter[str]) -> tuple[int, int] | None:
    """The other code that stands where the wanted one does: as the third of three, say."""
    there, here = (list(_CODE.finditer(text)) for text in (spot.source, spot.text))
    places = [b.span("body") for a, b in zip(there, here, strict=False) if a["body"] == wanted and b["body"] in surplus]
    return places[0] if len(there) == len(here) and places and "`" not in _CODE.sub("", spot.text) else None


def _codes(text: str) -> Counter[str]:
    return Counter(m["body"] for m in _CODE.finditer(text))
