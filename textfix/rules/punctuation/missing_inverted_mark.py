"""A question or exclamation without the mark that opens it."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import EDGE, LETTER, SAFE, SPACE, UNSAFE, Finding, Language, Spot, Trigger, any_of, rule

_REACH = 240                  # code points of a sentence
_SENTENCE = re.compile(r"[.!?…][\"”»’)]*\s+(?=\S)")
_CLAUSE = re.compile(r"(?:[:;]|—)\s*(?=\S)")
_OPENING = "\"“«'‘([—–- \N{NO-BREAK SPACE}"


def _shape(lang: Language) -> Trigger:
    if not lang.get("inverted.question"):
        return Trigger(())
    mark = (LETTER | any_of(")\"”»")) + any_of("?!")
    return mark + (SPACE | any_of("\"”»)")) | mark + EDGE


@rule("PUN002", at=_shape, examples=r"""
es: ⟦→¿⟧Cuándo llega el tren? Nadie lo sabe.
es: No lo sé. ⟦→¿⟧Dónde está la llave?
es: ⟦→¡⟧Qué alegría verte!
es: Llegó tarde. ⟦→¿⟧Viene mañana también?
es: Gritó: "⟦→¡⟧Por fin llega el tren!"
es: «⟦→¿⟧Quién lo dice?», preguntó.
es: ¿Cuándo llega el tren? Nadie lo sabe.
es: Pero ¿dónde está la llave?
es: ¡Bienvenido a la lección 1: cómo se conduce!
es: ¡Qué alegría! ¿Vienes?
es: La película ¿Quién eres? se estrena hoy.
es: ¡¿Cómo?!
pt: Quando chega o trem? Ninguém sabe.
en: What a day! Who knew?
""")
def missing_inverted_mark(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A question or an exclamation lacks the mark that opens it.

    Spanish opens questions with ¿ and exclamations with ¡. Systems that translate from languages without these marks forget them.

    The mark goes to the beginning of the sentence. That is safe where the sentence begins with an interrogative word written with
    its accent (Cuándo, Qué), and for a quotation that is one sentence without commas. Elsewhere the question may begin in
    mid-sentence (Pero ¿dónde…), so the repair is unsafe. Nothing is said where an opening mark stands in the sentence, and in
    sentences too long to be seen whole.
    """
    at = spot.at + 1
    opening = lang.get("inverted.question") if spot.text[at] == "?" else lang.get("inverted.exclamation")
    line = spot.before(at, _REACH)
    begin = _last_end(_SENTENCE, line)
    if any(mark in line[begin:] for mark in "¿¡") or (not begin and len(line) == _REACH):
        return
    sentence = line[begin + _last_end(_CLAUSE, line[begin:]):]
    lead = len(sentence) - len(sentence.lstrip(_OPENING))
    if sentence[lead:lead + 1].isalpha():
        start = at - len(sentence) + lead
        settled = _is_question(sentence[lead:], lang) or _is_quoted(sentence, lead, spot.char(at + 1))
        yield spot.edit(start, start, opening, safety=SAFE if settled else UNSAFE)


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; 0 if there is none."""
    return max((m.end() for m in pattern.finditer(text)), default=0)


def _is_question(sentence: str, lang: Language) -> bool:
    """Whether a sentence begins with an interrogative word, with its accent."""
    first = sentence.split(None, 1)[0].strip(",")
    return first[:1].isupper() and first.lower() in lang.set("inverted.question_words")


def _is_quoted(sentence: str, lead: int, following: str) -> bool:
    """Whether the sentence is all of a quotation and has no part before it that could stand outside the marks (`Ana, ¡ven!`)."""
    quoted = lead > 0 and sentence[lead - 1] in "\"“«" and following in ("\"", "”", "»")
    return quoted and sentence[lead].isupper() and not any(mark in sentence for mark in ",;:")
