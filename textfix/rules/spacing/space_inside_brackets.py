"""SPC007: blanks inside brackets."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import SOLID, Edit, Finding, Language, Spot, any_of, either, rule

_INSIDE = re.compile(r"\(( ?)([^()\n]{2,75}?)( ?)\)")
_WORDS = re.compile(r"[^\W\d_]{2}")
_CODE = re.compile(r"[{}|\t=\\<>;$&]|\w\(\)")
_FACES = re.compile(r"[:;=]['’]?-?\Z")


@rule("SPC007", at=either("( " + SOLID, any_of("…") + " )", SOLID + " )"), examples=r"""
en: The price (⟦ →⟧tax included⟦ →⟧) is twelve euros.
en: The price (tax included⟦ →⟧) is twelve euros.
de: Der Preis (⟦ →⟧mit Steuer⟦ →⟧) beträgt zwölf Euro.
fr: Le prix (⟦ →⟧toutes taxes comprises⟦ →⟧) est de douze euros.
es: El precio (⟦ →⟧con impuestos⟦ →⟧) es de doce euros.
it: Il prezzo (⟦ →⟧tasse incluse⟦ →⟧) è di dodici euro.
pt: O preço (⟦ →⟧com impostos⟦ →⟧) é de doze euros.
ru: Цена (⟦ →⟧с налогом⟦ →⟧) двенадцать евро.
en: Call print( value ) or if ( a = b ) there, and tick ( ) or ( x ) here.
en: That was sad :( and then good :-) again, he said ( :
en: | name ( long ) | value ( short ) |
fr: Le total ( est de douze euros.
en: The set f( x ) and the list ( 1, 2 ) are finite.
""")
def space_inside_brackets(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Blanks stand inside a pair of brackets.

    Translation systems that work on separate tokens do not join the brackets to their words again. Both blanks are deleted, as one
    repair.

    Only brackets around words, with a blank before them, are looked at: code, formulas, check boxes, smileys and tables are not.
    """
    start = spot.text.rfind("(", max(0, spot.at - 78), spot.at + 1)
    found = _INSIDE.match(spot.text, start) if start >= 0 else None
    if found is None or not _WORDS.search(found[2]) or not _is_prose(spot, start, found.end()):
        return
    edits = [Edit(*found.span(n), "") for n in (1, 3) if found[n]]
    if edits and found.start() <= spot.at <= found.end():
        yield spot.edit(edits[0].start, edits[0].end, "", *edits[1:])


def _is_prose(spot: Spot, start: int, end: int) -> bool:
    """Whether the brackets stand apart, as in running text."""
    before, line = spot.before(start), spot.before(start) + spot.after(start)
    apart = not before or before[-1] in " \N{NO-BREAK SPACE}\"“«"
    return apart and not _CODE.search(line) and not _FACES.search(before.rstrip()) and not spot.char(end).isalnum()
