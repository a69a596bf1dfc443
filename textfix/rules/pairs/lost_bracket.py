"""SRC012: one bracket of a pair is lost, where the source has both."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule

_PAIRS = (("(", ")", "（", "）"), ("[", "]", "［", "］"))
_MARKS = ".!?:…。！？："


@rule("SRC012", over="pair", examples=r"""
de: Drei Dateien (siehe unten⟦→)⟧ ‖ Three files (see below)
fr: Supprimer le fichier (avec son contenu⟦→)⟧. ‖ Delete the file (with its content).
ja: 削除（内容も⟦→）⟧ ‖ Delete (with content)
es: ⟦→(⟧opcional) Nombre ‖ (optional) Name
it: Il file ⟦(⟧grande è qui. ‖ The file (big) is here.
de: a) Datei öffnen ‖ a) Open a file
fr: Fichiers (3) et [options] ‖ Files (3) and [options]
de: Datei öffnen ‖ Open (a file)
en: :) Done (really) ‖ :) Fertig (wirklich)
""")
def lost_bracket(spot: Spot, lang: Language) -> Iterator[Finding]:
    """One bracket of a pair is lost, unlike in the source.

    Finds a bracket that is opened and not closed, or closed and not opened, where the source has as many of both.

    Engines drop the last mark of a text, and lose brackets where they move words.

    The repair is safe where the source ends (or begins) with the same bracket: it goes to the end (or the beginning).  Elsewhere it is
    reported.

    Silent where the brackets of the source are uneven too, as in “a)” and smileys.
    """
    for opened, closed, *wide in _PAIRS:
        if spot.source.count(opened) + spot.source.count(wide[0]) != spot.source.count(closed) + spot.source.count(wide[1]):
            continue
        opens = [i for i, c in enumerate(spot.text) if c in opened + wide[0]]
        closes = [i for i, c in enumerate(spot.text) if c in closed + wide[1]]
        if len(opens) == len(closes) + 1:
            yield _close(spot, opens[-1], closed, wide[1])
        elif len(closes) == len(opens) + 1:
            yield _open(spot, closes[0], opened, wide[0])


def _close(spot: Spot, at: int, narrow: str, wide: str) -> Finding:
    """The lost bracket at the end, where the source has one there and nothing else has been opened; else a report."""
    lost = wide if spot.text[at] in "（［" else narrow
    for place, source in ((len(spot.text.rstrip()), spot.source.rstrip()), (_start(spot.text), spot.source[:_start(spot.source)])):
        if source.endswith((narrow, wide)):
            return spot.edit(place, place, lost)
    return spot.report(at, at + 1)


def _open(spot: Spot, at: int, narrow: str, wide: str) -> Finding:
    start = len(spot.text) - len(spot.text.lstrip())
    if spot.source.lstrip().startswith((narrow, wide)) and spot.text[start:start + 1].isalnum():
        return spot.edit(start, start, wide if spot.text[at] in "）］" else narrow)
    return spot.report(at, at + 1)


def _start(text: str) -> int:
    """Where the last mark of a text and the blanks behind it begin."""
    end = len(text.rstrip())
    return end - 1 if end and text[end - 1] in _MARKS else end
