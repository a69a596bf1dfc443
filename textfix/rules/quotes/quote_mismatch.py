"""A closing quotation mark of another system than the opening one."""
from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from textfix.rule import LETTER, Edit, Finding, Language, Spot, Trigger, any_of, rule

from ._shared import CLOSE, END, OPEN, STRAIGHT, Quote, after_word, closers, line_quotes, openers

_DOUBLED = 80                 # code points between doubled marks
_GRAVE = "'" + any_of("`")
_FIXED = '""' + LETTER | _GRAVE + LETTER | _GRAVE + any_of("-_./")


def _shape(lang: Language) -> Trigger:
    """Doubled marks and the grave accent in every language; the marks that only open here, where one closes."""
    never_close = "".join(sorted(openers(lang) - closers(lang)))
    if not never_close:
        return _FIXED
    return _FIXED | after_word(END + any_of(never_close))


@rule("QUO005", at=_shape, touches=("code", "identifier"), examples=r"""
en: "We keep what we have achieved⟦“→"⟧.
en: The pain goes forward,⟦“→"⟧ says John. "It stays."
en: He was named ⟦""→"⟧King of the Hill⟦""→"⟧ by all.
en: Use '⟦`→⟧width' to set it.
es: El "rey de la colina⟦“→"⟧ llegó.
pt: O "sonho⟦“→"⟧ acabou cedo.
it: Il ⟦""→"⟧re della collina⟦""→"⟧ arriva.
de: Er heißt ⟦""→"⟧König⟦""→"⟧ der Berge.
en: She kept saying “no” and left.
en: A song called "Hands "Up"" is out.
de: Er sagte "gut“ und ging.
en: x = "" or None
en: “We left early,\n“then it rained.”
en: The `width' option is old.
fr: Le mot "oui" suffit.
""")
def quote_mismatch(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A quotation closes with a mark of another system, or its marks are doubled.

    achieved.“ after a straight " : “ closes quotations in Czech, German or Icelandic, and a system that translates into many
    languages writes it where the language never closes with it. Doubled marks ""King"" and '`word' come from tables and program
    texts that were unpacked badly.

    The repair writes the mark that opened the quotation. It is safe because the mark cannot close in this language, stands after a
    word and before a blank or a stop, and no mark of its own kind stands open; doubled marks are repaired at both ends or not
    at all. Nested quotations, empty strings and languages that close with “ stay.
    """
    text, at = spot.text, spot.at
    if text.startswith('""', at):
        yield from _doubled(spot, at)
    elif text.startswith("'`", at):
        yield from _grave(spot, at)
    else:
        yield from _foreign(spot, lang)


def _doubled(spot: Spot, at: int) -> Iterator[Finding]:
    end = spot.text.find('""', at + 2, at + 2 + _DOUBLED)
    inside, before, after = spot.text[at + 2:end], spot.char(at - 1), spot.char(end + 2)
    if end < 0 or '"' in inside or "\n" in inside or inside[-1:].isspace():
        return
    if after != '"' and not after.isalnum() and before in ("", " ", "(", "\n"):
        yield spot.edit(at, at + 2, '"', Edit(end, end + 2, '"'))


def _grave(spot: Spot, at: int) -> Iterator[Finding]:
    end = spot.text.find("'", at + 2, at + 42)
    inside = spot.text[at + 2:end + 2]
    if end > 0 and "`" not in inside and "\n" not in inside[:-2] and not spot.char(at - 1).isalnum() and not inside[-1:].isalnum():
        yield spot.edit(at + 1, at + 2, "")


def _foreign(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A mark that cannot close here, and stands as one: the mark that is open, if it is a straight one, shows what to write."""
    at = spot.at + 1
    if not _has_straight(spot.text) and not _has_straight(spot.evidence.text):
        return
    found = line_quotes(spot.text, at)
    if any(q.mark != STRAIGHT and q.at != at for q in found) or not found:
        return
    if _is_open([q for q in found if q.at < at]) or (_pairs_off(found, at) and _is_straight(spot.evidence.text)):
        yield spot.edit(at, at + 1, STRAIGHT)


@lru_cache(2)                  # asked at each mark of a text and of its document, which may be long
def _has_straight(text: str) -> bool:
    return STRAIGHT in text


@lru_cache(1)
def _is_straight(document: str) -> bool:
    """Whether a document sets straight marks and no curly closing ones."""
    return STRAIGHT in document and "”" not in document


def _is_open(before: list[Quote]) -> bool:
    """Whether the straight marks before leave one open."""
    return len(before) % 2 == 1 and before[-1].shape == OPEN


def _pairs_off(found: list[Quote], at: int) -> bool:
    """Whether all other marks of the line pair off."""
    shapes = [q.shape for q in found if q.at != at]
    return shapes == [OPEN, CLOSE] * (len(shapes) // 2)
