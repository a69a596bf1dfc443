"""SRC005: a blank before a mark, where the source has none."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import base

_SPACED = re.compile(r"(?<=[^\W_]|[)\]}>\"”»'’%])[ \N{NO-BREAK SPACE}](?P<mark>[,.;:!?])(?=\s|[\"”»’)\]]|</|\Z)")
# languages that set a blank before high marks; writers of other scripts often do
_HIGH = frozenset("fr br oc wa co lb mg ht ln".split())
_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})


@rule("SRC005", over="pair", touches=("tag", "placeholder"), examples=r"""
de: Drücken Sie <b>OK</b>⟦ ,→,⟧ bitte. ‖ Press <b>OK</b>, please.
es: Hola, {name}⟦ .→.⟧ ‖ Hello, {name}.
fr: Le fichier %s⟦ .→.⟧ ‖ The file %s.
it: <b>Nome⟦ :→:⟧</b> Rossi ‖ <b>Name:</b> Rossi
fr: Le fichier %s existe ; {name} l’a créé ! ‖ The file %s exists; {name} made it!
de: Wert %s , bitte ‖ Value %s , please
en: Install <b>.NET</b> and .5 of it. ‖ Installieren Sie <b>.NET</b> und .5 davon.
""")
def space_before_mark(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank stands before a punctuation mark, unlike in the source.

    Finds blanks before a mark also behind tags and placeholders, where without the source nobody can tell text from code.

    Translation systems work on separate tokens and do not always join them again.

    The repair is safe because the source sets no blank before any such mark.

    Silent on high marks in French and languages like it, and in scripts other than Latin, Cyrillic and Greek, whose writers often set a
    blank before them; and where the source has such a blank too.
    """
    marks = {m["mark"] for m in _SPACED.finditer(spot.source)}
    for found in _SPACED.finditer(spot.text):
        custom = found["mark"] in ";:!?" and (base(lang) in _HIGH or lang.script not in _SCRIPTS)
        if found["mark"] not in marks and found["mark"] in spot.source and not custom:
            yield spot.edit(*found.span(), found["mark"])
