"""SRC010: much of the source is missing."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import NO_STOP, SHOWN, base, prose

LONG = 60                     # letters of a source from which its length says something
MUCH = 0.3                    # share of its length that a whole translation always has
PART = 0.6                    # share that a translation that stops within a sentence does not reach
_DENSE = 3                    # letters of English for one of a script that writes syllables or words
_END = re.compile(r"[.!?:…。！？：।۔။។።׃]['\"”’»«)\]*_`]*\s*\Z")


@rule("SRC010", over="pair", examples=r"""
de: ⟦⟧ ‖ Save the file.
de: ⟦Der Server konnte⟧ ‖ The server could not answer your request in time. Please wait a moment and load the page again.
ja: ⟦サーバー⟧ ‖ The server could not answer your request in time. Please wait a moment and load the page again.
es: ⟦El servidor no pudo responder a la⟧ ‖ The server could not answer your request in time, so please wait and load the page again.
de: Der Server antwortet nicht. Bitte laden Sie die Seite neu. ‖ The server could not answer your request. Please load the page again.
zh: 服务器没有及时响应。请稍后再试。 ‖ The server could not answer your request in time. Please wait a moment and load the page again.
fr: Enregistrer ‖ Save
""")
def shortened(spot: Spot, lang: Language) -> Iterator[Finding]:
    """The text is empty or much shorter than its source.

    Finds translations that are empty, that have less than a third of the length of a long source, or that break off within a sentence
    and have little more than half of it.  A letter of Chinese, Japanese or Korean counts for three.

    Models stop at a limit of length, or skip sentences.

    Reports only: what is missing has to be translated.

    Silent on short sources.
    """
    there, here = _length(spot.source), _length(spot.text)
    if not spot.text.strip() and any(c.isalpha() for c in prose(spot.source)):
        yield spot.report(0, len(spot.text), "the translation is empty")
    elif there >= LONG and here < MUCH * there:
        yield spot.report(0, len(spot.text), f"it has {100 * here // there:.0f} % of the length of its source")
    elif there >= LONG and here < PART * there and _breaks_off(spot, lang):
        yield spot.report(0, len(spot.text), "it breaks off: its source is longer, and ends in a mark")


def _length(text: str) -> float:
    """How long a text is in letters of an alphabet."""
    return sum(_DENSE if unicodedata.category(c) == "Lo" and c >= "\u3040" else 1 for c in prose(text)
               if c.isalnum() or unicodedata.category(c)[0] == "M")


def _breaks_off(spot: Spot, lang: Language) -> bool:
    return bool(_END.search(spot.source[-SHOWN:])) and not _END.search(spot.text[-SHOWN:]) and base(lang) not in NO_STOP
