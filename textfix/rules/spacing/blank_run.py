"""SPC004: several empty lines in prose."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import UNSAFE, Finding, Language, Spot, either, rule

from ._shared import nearby

_RUN = re.compile(r"(?:[ \t]*\r?\n)+")
_BREAK = re.compile(r"\n[ \t\r]*\n[ \t\r]*(\n)?")
_OPENERS = "\"'“«„‘¿¡("
_PROSE = 40                   # code points of a line of running text
_CODE = re.compile(r"^(?:\s|[#@>|]|(?:def|class|import|from|function|public|private|const|var|let|if|for|return)\b)|[{};=\\|]\s*$")


@rule("SPC004", at=either("\n\n\n", "\r\n\r\n\r\n"), examples=r"""
en: The minister left the old town hall on Monday night.⟦\n\n\n\n→\n\n⟧The council denied on Friday that it had agreed to it.
en: The minister left the old town hall on Monday night.⟦\r\n\r\n\r\n→\r\n\r\n⟧The council denied on Friday that it had agreed to it.
de: Der Minister verließ am Montagabend das alte Rathaus.⟦\n\n\n→\n\n⟧Der Rat bestritt am Freitag, dass er zugestimmt habe.
ru: Министр покинул здание старой ратуши в понедельник.⟦\n\n\n→\n\n⟧Совет отрицал в пятницу, что дал на это согласие.
fr: Le ministre a quitté la vieille mairie lundi soir.⟦\n\n\n\n\n→\n\n⟧Le conseil a démenti vendredi avoir donné son accord.
en: def first():\n    return 1\n\n\ndef second():\n    return 2
en: The minister left the old town hall on Monday night.\n\nThe council denied on Friday that it had agreed to it.
en: A rose is red,\nthe sky is blue.\n\n\nIts end is near\nand so are you.
de: ```\nDie erste Zeile in einem Block aus Programmtext steht hier.\n\n\nDie zweite Zeile in einem Block aus Programmtext steht hier.\n```
""")
def blank_run(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Several empty lines stand between two paragraphs.

    Where a page loses its pictures and advertisements, their empty lines stay. One is kept, with the line ends of the text.

    Only paragraphs of running text on both sides are looked at; code, verse and headings keep their distance. In a text that sets
    two or more empty lines between most paragraphs the repair is unsafe.
    """
    # only behind prose is the run read: so none is read twice
    run = _RUN.match(spot.text, spot.at) if _is_prose(spot.before(spot.at)) else None
    if run and _is_prose(spot.after(run.end())):
        end = "\r\n" if "\r\n" in run.group() else "\n"
        yield spot.edit(spot.at, run.end(), 2 * end, safety=UNSAFE if _is_habit(spot) else None)


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and (line[0].isalnum() or line[0] in _OPENERS) and not _CODE.search(line)


def _is_habit(spot: Spot) -> bool:
    """Whether most paragraphs stand so far apart."""
    found = [bool(m[1]) for m in _BREAK.finditer(nearby(spot))]
    return sum(found) > 2 and 2 * sum(found) > len(found)
