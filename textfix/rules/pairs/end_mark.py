"""SRC011: the mark at the end is lost, or another one."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import NO_STOP, WIDE, base

_CLOSERS = " \t\r\n'\"”’»«)]*_`」』）\u00a0\u200e\u200f"
_END_TAG = re.compile(r"</[A-Za-z][\w:-]{0,40}>\Z")
_MARKS = {"?": "?？؟;՞⁇", ":": ":：፡፦።៖։", "!": "!！՜¡", ".": ".。．।॥۔።։။។…", "…": "…⋯"}
_CLASS = {char: mark for mark, chars in _MARKS.items() for char in chars}
_WORDS = re.compile(r"[^\W\d_]{2,}")
LONG = 5                      # words of a source whose full stop is that of a sentence


@rule("SRC011", over="pair", examples=r"""
de: Möchten Sie die Datei wirklich ⟦löschen⟧ ‖ Do you really want to delete the file?
fr: Le nom du ⟦fichier⟧ ‖ The name of the file:
es: No se pudo guardar el archivo en el ⟦disco⟧ ‖ The file could not be saved on the disk.
ru: Вы уверены⟦.⟧ ‖ Are you sure?
de: Möchten Sie die Datei löschen? ‖ Do you want to delete the file?
es: ¿Está seguro? ‖ Are you sure?
ja: 保存しますか。 ‖ Do you want to save?
el: Είστε σίγουροι; ‖ Are you sure?
th: คุณแน่ใจหรือไม่ ‖ Are you sure?
fr: Enregistrer ‖ Save.
de: Bitte warten … ‖ Please wait...
""")
def end_mark(spot: Spot, lang: Language) -> Iterator[Finding]:
    """The mark at the end of the source is lost or another one.

    Finds a question mark, a colon or (of a sentence) a full stop at the end of the source where the translation ends in a word, and a
    question that ends in a full stop.

    Models drop the last mark, above all of short texts.

    Reports only: whether a text of a user interface ends in a mark is the translator's choice.

    Silent on exclamation marks, on languages that write no marks or whose questions end in a word, and on short texts with a full stop.
    """
    wanted, found, at = _last(spot.source)[0], *_last(spot.text)
    if wanted not in ("?", ":", ".") or found == wanted or at < 0 or base(lang) in NO_STOP | {"hy"}:
        return
    if wanted == "." and (found or len(_WORDS.findall(spot.source)) < LONG or base(lang) in WIDE):
        return
    if found and (wanted != "?" or found != "." or base(lang) in WIDE):
        return
    if (wanted == "?" and any(c in spot.text for c in _MARKS["?"])) or (wanted == ":" and base(lang) in WIDE):
        return
    if found:
        yield spot.report(at, at + 1, f"the source ends in “{wanted}”")
    elif spot.text[at].isalpha():
        start = at + 1 - len(spot.word_before(at + 1) or "x")
        yield spot.report(start, at + 1, f"the source ends in “{wanted}”")


def _last(text: str) -> tuple[str, int]:
    """The kind of mark that a text ends in (empty for none) and the offset of its last code point but closing ones; -1 if there is none."""
    text = text.rstrip(_CLOSERS)
    while tag := _END_TAG.search(text, max(0, len(text) - 50)):
        text = text[:tag.start()].rstrip(_CLOSERS)
    kind = _CLASS.get(text[-1], "") if text else ""
    return ("…" if kind == "." and text.endswith("..") else kind), len(text) - 1
