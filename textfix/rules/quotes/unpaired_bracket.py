"""A bracket without a partner."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from textfix.rule import Finding, Language, Spot, rule

_PAIRS = {")": "(（", "]": "[", "）": "(（"}      # both widths are mixed in Chinese and Japanese
_BRACKET = re.compile(r"[()\[\]（）]")
# what is no bracket of a sentence: smileys, "a)" and "1.)", intervals [0, 1), the tail of a Markdown link
_ITEM = re.compile(r"(?:^|[\s,;:(\[/“\"«])[\w.§*-]{1,4}\Z")
_SMILEY = re.compile(r"[:;=]['’o^*-]?[()\[\]]+|\(['o^*-]?[:;=](?!\w)|\([°_^•]|\\[()\[\]]")
_LOWER = re.compile(r" [^\W\d_A-ZА-ЯЁÀ-Þ]")
_INTERVAL = re.compile(r"\[[\w ]+[,;][\w ]+\)|\([\w ]+[,;][\w ]+\]")
_MOST = 400                   # brackets in a text; more than that is no prose


def _is_uneven(text: str) -> bool:
    return text.count("(") != text.count(")") or text.count("[") != text.count("]")


@rule("QUO004", over="segment", gate=_is_uneven, examples=r"""
en: The plan is to be renamed MWP ⟦(⟧Member of the Welsh Parliament. It has been long in the making.
en: She lives in Paris⟦)⟧ with her two cats and works there.
de: Der Preis ⟦(⟧rund 100 Euro ist hoch.
fr: L’avion a coulé dans 30 mètres ⟦(⟧100 pieds d’eau.
es: Pagaron 200 millones ⟦(⟧unas 150 libras en productos.
ru: Глубина 30 метров ⟦(⟧сто футов была большой.
it: Il prezzo ⟦[⟧circa cento euro è alto.
en: There are two ways: a) by train, b) by bus.
en: See you tomorrow :) or later ;-)
en: It lists the parts (left, right, max), the price (in euro (or dollar)) and the date (day 8).
en: Read the [notes](../notes.md) first (see step 2): they help.
en: First (see the map\nand the list) then go.
de: 1) Öffnen Sie die Tür.\n2) Gehen Sie hinaus.
es: Nos vemos luego :( pero bien.
ru: Спасибо вам) Едем завтра
ru: Ну вот и всё))) до завтра
fr: i) le train ; ii) le bus.
""")
def unpaired_bracket(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A bracket has no partner.

    A bracket is opened and never closed, or closed and never opened. Where it belongs cannot be told from the text, so the rule
    reports and does not repair.

    It is silent about enumerations (a), 1)), smileys and the bare ) that ends a sentence with a smile, brackets that close in a
    later line, escaped brackets, intervals [0, 1), and texts with so many brackets that they are no prose.
    """
    text = spot.text
    if sum(map(text.count, "()[]（）")) > _MOST:
        return
    skipped = {at for m in _SMILEY.finditer(text) for at in range(*m.span())}
    stack: list[int] = []
    brackets = [m.start() for m in _BRACKET.finditer(text) if m.start() not in skipped]
    if _has_interval(text, brackets):
        return
    for at in brackets:
        partner = _PAIRS.get(text[at])
        if partner is None:
            stack.append(at)
        elif stack and text[stack[-1]] in partner:
            stack.pop()
        elif not _ITEM.search(text, max(0, at - 8), at) and _goes_on(text, at):
            yield spot.report(at, at + 1)
    yield from (spot.report(at, at + 1) for at in stack)


def _goes_on(text: str, at: int) -> bool:
    """Whether the sentence goes on after a closing bracket that follows a word: at its end it is a smile in many languages."""
    return text[at - 1:at].isalnum() and (text[at + 1:at + 2] in (",", ";") or _LOWER.match(text, at + 1) is not None)


def _has_interval(text: str, brackets: list[int]) -> bool:
    """Whether an interval `[0, 1)` stands in the text, whose brackets differ by right."""
    return any(_INTERVAL.fullmatch(text, a, b + 1) for a, b in pairwise(brackets) if b - a < 16)
