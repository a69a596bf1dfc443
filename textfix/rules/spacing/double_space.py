"""SPC003: two blanks between words."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import SOLID, UNSAFE, Finding, Language, Spot, rule

from ._shared import is_code, nearby, words_of_line

_RUN = re.compile(" +")
_AFTER_STOP = re.compile(r"[.!?:।۔؟։።။][\"”»’)\]]?(  ?)(?=[^\s])")
_BEFORE = re.compile(r"[^\W_]|[,;)\]»”’\"'…%.!?:،؛؟।۔։።။၊]|[\u0300-\u036f\u0900-\u0dff\u064b-\u0652]")
_NEXT = re.compile(r"[^\W_]|[(«“„\"'‘¿¡—–-]")
_WIDEST = 3                   # blanks: more are meant to align


@rule("SPC003", at=SOLID + "  ", examples=r"""
en: The council⟦  → ⟧will review the plans for the new bridge.
en: The bridge was closed, and⟦   → ⟧the ferry was late on that day.
es: La comisión⟦  → ⟧autorizó la obra del nuevo puente.
fr: Le conseil a voté⟦  → ⟧le budget de la ville hier soir.
de: Der Rat hat⟦  → ⟧den Haushalt der Stadt beschlossen.
it: Il consiglio ha approvato⟦  → ⟧il bilancio della città.
pt: A câmara aprovou⟦  → ⟧o orçamento da cidade ontem.
ru: Совет утвердил⟦  → ⟧бюджет города на будущий год.
hi: परिषद ने⟦  → ⟧शहर के नए पुल की योजना को मंज़ूरी दी।
ar: وافق المجلس⟦  → ⟧على خطة الجسر الجديد في المدينة.
ko: 시 의회는⟦  → ⟧새 다리를 위한 예산을 어제 승인했다.
en: The train was late.⟦  → ⟧The ferry had left. Nobody waited. All went home.
en: The train was late.  The ferry had left.  Nobody waited.  All went home.
en: Name  Ada\nTown  Bath
en: Apples   12   pounds   a   box   now
en: 1.  The first point of the list is about the bridge.
en: value = 12  # the default of the whole program is twelve
en: | one  | two  | three and four |
de: Umsatz      12 Mio.      14 Mio.      Ergebnis      2 Mio.
en: The first line of a poem  \nand its second line here.
""")
def double_space(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Two blanks stand between two words.

    Where a translation system drops a mark or joins two pieces, both of their blanks stay. One is kept.

    Two blanks after each full stop are a habit of many who learnt to type on a typewriter: where the text around does so again,
    they stay. So do columns, tables, code, list marks, and the blanks at a line end that make a line break in Markdown.
    """
    start = spot.at + 1
    run = _RUN.match(spot.text, start)
    if run is None or not _BEFORE.match(spot.char(spot.at)) or not _NEXT.match(spot.char(run.end())):
        return
    wide = run.end() - start > _WIDEST
    if wide or is_code(spot, start) or _is_aligned(spot, start) or (spot.char(spot.at) in ".!?:\"”»’)।۔؟։።။" and _is_habit(spot)):
        return
    yield spot.edit(start, run.end(), " ", safety=UNSAFE if words_of_line(spot, start) < 6 else None)


def _is_aligned(spot: Spot, at: int) -> bool:
    """A list mark stands before, the line has hardly any words, or most of its gaps are wide."""
    before = spot.before(at).lstrip()
    line = spot.before(at) + spot.after(at)
    wide, gaps = len(re.findall(r"\S {2,}(?=\S)", line)), len(re.findall(r"\S +(?=\S)", line))
    return not before[:-1].strip("-*+#0123456789.)(") or gaps < 4 or (wide > 2 and 2 * wide > gaps)


def _is_habit(spot: Spot) -> bool:
    """Whether the text around does so again, or has hardly any other stop to show that it does not."""
    found = [len(m[1]) for m in _AFTER_STOP.finditer(nearby(spot))]
    return len(found) < 3 or found.count(2) > 1
