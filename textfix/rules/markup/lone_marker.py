"""MRK012: the mark of a heading or of bold text without words."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, either, rule

from ._fences import FORMS, lines

_LONE = re.compile(r"[ \t>]*(?:\#{2,6}|(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?\*\*)[ \t]*")
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_DEEP = re.compile(r"\r?\n {6,}\S")              # the words stand there: another fault
_ENDS = ("##\n", "##\r", " **\n", " **\r", "\n**\n", "\n**\r")


@rule("MRK012", at=either(*_ENDS), over="document", examples=r"""
en: # Guide\n\n⟦###⟧\n\n## Next\n\nThe bridge is closed.
et: # Sild\n\nSild on suletud.\n\n⟦####⟧\nJärgmine osa algab siin.
de: # Brücke\n\n⟦##⟧\n- Sie ist zu.
pl: # Most\n\n- **Krok pierwszy**\n⟦- **⟧\n2. Dalszy ciąg
en: The bridge is closed.\n\n##\n\nFor the press: call the office.
en: # Guide\n\n```sh\n##\nmake\n##\n```
de: # Brücke\n\n##\n         Die Brücke ist zu.
fr: ##########\n# Pont #\n##########
""")
def lone_marker(spot: Spot, lang: Language) -> Iterator[Finding]:
    """The mark of a heading or of bold text stands alone, its words are lost.

    Files are translated in chunks; where one breaks off behind `###` or `- **`, the words are lost, and often what stood below them.

    It is only reported. Silent in fences, in a text without headings (three such marks end a press release), and where the words stand
    below, far to the right.
    """
    if spot.kind not in FORMS or not _HEADING.search(spot.text):
        return
    for line in lines(spot.text):
        if not line.code and _LONE.fullmatch(spot.text, line.start, line.end) and not _DEEP.match(spot.text, line.end):
            words = spot.text[line.start:line.end]
            yield spot.report(line.start + len(words) - len(words.lstrip()), line.start + len(words.rstrip()))
