"""MRK003: a blank at the edge of a link's text."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import DIGIT, LETTER, Edit, Finding, Language, Spot, any_of, either, rule

from ._links import PLACE, TEXT

_LONGEST = 300                # code points of a link
_BLANKS = "[ \t\N{NO-BREAK SPACE}]*"
_LINK = re.compile(rf"(?<!\\)!?\[(?P<left>{_BLANKS})(?![ \t\]])(?P<text>(?:{TEXT})+?)(?P<right>{_BLANKS})\]{PLACE}")


@rule("MRK003", at=either("[ " + (LETTER | DIGIT | any_of("`*_“«\"")), (LETTER | DIGIT | any_of("`*.")) + " ]("), examples=r"""
en: See [⟦ →⟧the guide](../guide.md) for more.
en: Read [the whole list⟦ →⟧](https://example.org/list), then start.
de: Stellen Sie sicher⟦→ ⟧[⟦ →⟧dass alles läuft](../check.md), bevor Sie gehen.
ru: Это [⟦ →⟧`pack` команда](pack.md#options) программы.
ru: Смотрите [⟦ →⟧справочник по командам⟦ →⟧](../reference.md).
tr: Ayrıntılar için [⟦ →⟧`push` kaynak](push.md) bölümüne bakın.
en: - [ ] first\n- [ x](y) and - [x] done
en: The array a[ i ](b) and the list [ a, b ] stay.
en: See [the guide](../guide.md) and [ ![logo](a.png) ](b.md).
de: Der Text [ sic ](so stand es da) wurde gekürzt.
ru: Массив `[ текст](a.md)` не ссылка.
""")
def space_in_link_text(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank stands inside the text of a link, at its edge.

    Translation engines that see code and links as tags put blanks around them, also inside the square brackets. The blank is deleted;
    where the word before or after the link would then touch it, the blank moves outside.

    The repair is safe because only real links are looked at, whose round brackets hold an address, a path or an anchor. Check boxes,
    lists of values and images that are links are left alone.
    """
    low = max(0, spot.at - _LONGEST)
    line = spot.text.rfind("\n", low, spot.at + 1) + 1 or low
    found = next((m for m in _LINK.finditer(spot.text, line, spot.at + _LONGEST) if m.end() > spot.at), None)
    if found and found.start() <= spot.at:
        edits = list(_edits(spot, found))
        if edits:
            yield spot.edit(*edits[0], *edits[1:])


def _edits(spot: Spot, found: re.Match[str]) -> Iterator[Edit]:
    """What moves out of the brackets, or goes."""
    if found["left"]:
        if spot.char(found.start() - 1).isalnum():
            yield Edit(found.start(), found.start(), " ")
        yield Edit(*found.span("left"), "")
    if found["right"]:
        yield Edit(*found.span("right"), "")
        if spot.char(found.end()).isalnum():
            yield Edit(found.end(), found.end(), " ")
