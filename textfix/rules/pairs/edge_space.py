"""SRC003: blanks at the edges of a string differ from the source."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import WIDE, base


@rule("SRC003", over="pair", examples=r"""
de: Name:⟦→\s⟧ ‖ Name:\s
fr: ⟦\s→⟧Enregistrer ‖ Save
es: ⟦→\s⟧archivos copiados ‖ \sfiles copied
ru: Готово⟦\s\s→⟧ ‖ Done
it: \sdi\s ‖ \sof\s
ja: 名前： ‖ Name:\s
de: Speichern ‖ Save
fr: Nom :\s ‖ Name:\s
""")
def edge_space(spot: Spot, lang: Language) -> Iterator[Finding]:
    """The white space at an edge is not that of the source.

    Compares the blanks (and in strings of programs the line ends) at both edges with those of the source.

    Strings are put together by programs: “Name: ” is followed by a name.  Translation engines trim them, or leave a blank of their own.

    The repair is safe because the edge is no part of the translation: it is copied from the source.

    Silent on the other kinds of blanks, and on blanks lost in languages whose wide marks bring their own.
    """
    text, source = spot.text, spot.source
    if not text.strip() or not source.strip():
        return
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    head, tail = source[:len(source) - len(source.lstrip())], source[len(source.rstrip()):]
    if _differs(spot, text[:start], head, lang):
        yield spot.edit(0, start, head)
    if _differs(spot, text[end:], tail, lang):
        yield spot.edit(end, len(text), tail)


def _differs(spot: Spot, edge: str, wanted: str, lang: Language) -> bool:
    """Whether an edge is another one than the source's, and not one that the language may have."""
    if "\n" in edge + wanted:
        return spot.kind == "ui-string" and ("\n" in edge) != ("\n" in wanted)
    return bool(edge) != bool(wanted) and (bool(edge) or base(lang) not in WIDE)
