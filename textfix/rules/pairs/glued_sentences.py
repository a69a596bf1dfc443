"""SRC004: the blank between two sentences is lost, where the source has one."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import MOST, WIDE, base, folded

_GLUED = re.compile(r"[^\W\d_][^\s\d.!?…।۔։]{1,4}(?P<stop>[.!?…।۔։])(?P<right>[^\W\d_][^\s.!?…।۔։,;]*)")
_APART = re.compile(r"[.!?…。！？।۔։]['\"”’»)]*\s+\S")
_TECHNICAL = set("/\\_@#=(){}[]<>:")


@rule("SRC004", over="pair", examples=r"""
de: Das Format ist ungültig⟦.→.\s⟧Bitte laden Sie eine Liste hoch. ‖ The format is invalid. Please upload a list.
fr: Format invalide⟦.→.\s⟧Veuillez réessayer ! ‖ Invalid format. Please try again!
el: Ναί⟦!→!\s⟧Η πλατφόρμα είναι έτοιμη. ‖ Yes! The platform is ready.
hi: हाँ⟦!→!\s⟧हमारा मंच तैयार है। ‖ Yes! Our platform is ready.
ru: Неверный файл⟦.→.\s⟧Загрузите другой. ‖ The file is wrong. Upload another one.
de: Node.Js ist bereit. Starten Sie neu. ‖ Node.js is ready. Restart.
de: Siehe Config.Load und z.B. Seite 3. ‖ See Config.Load and for instance page 3.
ja: 完了。次へ進みます。 ‖ Done. Go on.
""")
def glued_sentences(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Two sentences have no blank between them, unlike the source.

    Finds a stop between two words without a blank, where the source has more stops with a blank behind them than the translation.

    Engines that are given a string sentence by sentence put the pieces together again without the blanks.

    The repair is safe because the source has the blank that is missing, and neither has the word with a stop in it.

    Silent on names of files and identifiers, on abbreviations in small letters, and in languages that set no blank.
    """
    room = len(_APART.findall(spot.source)) - len(_APART.findall(spot.text))
    if room <= 0 or base(lang) in WIDE - {"ko"} or base(lang) == "th":
        return
    source = folded(spot.source)
    for found in islice(_GLUED.finditer(spot.text), 10 * MOST):
        if room > 0 and _is_two_words(spot, found, source):
            room -= 1
            yield spot.edit(*found.span("stop"), f"{found['stop']} ")


def _is_two_words(spot: Spot, found: re.Match[str], source: str) -> bool:
    token, right = spot.token(found.start("stop")), found["right"]
    if _TECHNICAL.intersection(token) or folded(token.rstrip(".!?,;")) in source:
        return False
    return not right[0].islower() and (len(right) > 1 or spot.char(found.end()).isspace())
