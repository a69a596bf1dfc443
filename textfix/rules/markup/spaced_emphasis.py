"""MRK005: blanks inside the asterisks of bold text."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import SAFE, UNSAFE, Edit, Finding, Language, Safety, Spot, either, rule

from ._emphasis import Stars, blocks, has_odd_stars, pairs, settles

_LONGEST = 300                # code points of what is bold
_INNER = re.compile(r"(?P<left>[ \t]{0,2})(?P<words>\S|\S[^\n*|]*\S)(?P<right>[ \t]{0,2})")
_WORD = re.compile(r"[^\W\d_]{2}")
_FORMULA = re.compile(r"[=^{}\\]|[\w)] [-+/<>] [\w(]|\w\(|[,(]\Z")
_HEAD = re.compile(r"[\s>]*(?:[-+]|\d{1,3}[.)]|\#{1,6})?[ \t]*")


@rule("MRK005", at=either("** ", " **"), over="segment", gate=has_odd_stars, examples=r"""
en: **⟦ →⟧Note⟦ →⟧** The bridge is closed.
en: - **⟦ →⟧Design rules**: keep it short.
es: Pulse **Guardar⟦ →⟧** y luego **⟦ →⟧Salir**.
kn: - **⟦ →⟧ವಿನ್ಯಾಸ ತತ್ವಗಳು**: ಫೈ-1 ರಿಂದ ಫೈ-4 ರವರೆಗೆ.
fr: Cliquez sur⟦→ ⟧**⟦ →⟧Enregistrer** pour finir.
en: The value of 2 ** 3 ** 2 is 512, that of a ** b is not known.
en: **Note** The bridge is **closed** and **open** again.
en: | Billing | yes | yes ** |\n| Users ** | no | yes ** |
de: Preise ohne Steuer ** und ohne Versand.
ru: Функция f(** kwargs, ** rest) и `** код **` в тексте.
""")
def spaced_emphasis(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Blanks inside the asterisks keep a text from being bold.

    Markdown takes `** x**` for asterisks, because a mark of emphasis stands close to its text. Translation engines set blanks around
    the asterisks as around words.

    The blanks are deleted only where asterisks have no partner now and all pairs of the paragraph are emphasis afterwards, by the rules
    of CommonMark. In mid-sentence, with blanks on both sides, it is unsafe: two powers in a formula look the same.

    Tables, formulas and notes marked with asterisks are left alone.
    """
    for start, end in blocks(spot.text):
        block = spot.text[start:end]
        found = [_tightened(block, *pair) for pair in pairs(block)]
        edits = [edit for pair in found if pair for edit in pair[0]]
        if edits and settles(block, edits):
            shifted = [Edit(e.start + start, e.end + start, e.new) for e in edits]
            sure = all(pair[1] == SAFE for pair in found if pair)
            yield spot.edit(*shifted[0], *shifted[1:], safety=SAFE if sure else UNSAFE)


def _tightened(block: str, first: Stars, second: Stars) -> tuple[list[Edit], Safety] | None:
    """The edits that take the blanks out of these asterisks, and how sure it is that they are a pair."""
    low, high = first.at + 2, second.at
    found = _INNER.fullmatch(block, low, high) if high - low <= _LONGEST else None
    if not found or not (found["left"] or found["right"]):
        return None
    if not _WORD.search(found["words"]) or _FORMULA.search(found["words"]):
        return None
    edits = [Edit(first.at, first.at, " ")] if found["left"] and block[:first.at][-1:].isalnum() else []
    edits += [Edit(*found.span(name), "") for name in ("left", "right") if found[name]]
    edits += [Edit(high + 2, high + 2, " ")] if found["right"] and block[high + 2:high + 3].isalnum() else []
    sure = not (found["left"] and found["right"]) or _HEAD.fullmatch(block, 0, first.at)
    return edits, SAFE if sure else UNSAFE
