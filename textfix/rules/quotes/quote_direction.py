"""A closing quotation mark that opens, or an opening one that closes."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import LETTER, SAFE, UNSAFE, Edit, Finding, Language, Spot, Trigger, any_of, rule

from ._shared import END, MARKS, Quote, after_word, before_word, by_identity, closers, first_mark, line_quotes, openers, paired

# ” opens, or »…« and ”…“ are usual, in these languages without a pack of their own
_OTHER_WAYS = frozenset("""fi sv da nb nn no is fo se he yi ar fa ur ps ckb ug sl hr sr bs hu
                        pl cs sk et lv lt mk bg sq ka el""".split())
_ITS_OWN = re.compile(f"”[^{MARKS}\n]*+”")       # a quotation of a language that opens with what it closes with


def _shape(lang: Language) -> Trigger:
    """The marks that only close, where one opens, and those that only open, where one closes."""
    if lang.code in _OTHER_WAYS and not lang.has_pack:
        return Trigger(())
    never_open = "".join(sorted(closers(lang) - openers(lang))) or "”"
    never_close = "".join(sorted(openers(lang) - closers(lang)))
    opening = before_word(any_of(never_open) + LETTER)
    return opening | after_word(END + any_of(never_close)) if never_close else opening


@rule("QUO006", at=_shape, examples=r"""
en: She leaned back. ⟦”→“⟧Tell me more,⟦“→”⟧ she asked.
en: She leaned back. ⟦”→“⟧Tell me more,” she asked.
en: They call it “the long road⟦“→”⟧ in the north.
es: Llegó ⟦»→«⟧tarde⟦«→»⟧ a la cita.
fr: Il dit « oui⟦«→»⟧, puis il part.
pt: Um ⟦”→“⟧sonho” impossível.
it: Una ⟦”→“⟧vita nuova⟦“→”⟧ comincia.
ru: Это ⟦»→«⟧мечта⟦«→»⟧ многих.
ko: 그는 말했다. ⟦”→“⟧정말 궁금하네요?⟦“→”⟧\n
en: “Tell me more,” she asked. “Now.”
en: “We left early.\n“Then it rained.”
de: Er sagte »gut« und „schön“ und ging.
de: Er nannte es “schön” und “gut“ zugleich.
fi: Hän sanoi ”hyvä” ja lähti.
fi: Hän sanoi “hyvä“ ja lähti. “Tulen pian“, hän lisäsi.
da: Han sagde “godt“ og gik. Hun sagde “farvel“ til ham.
ru: Он сказал „да“ и «нет».
ko: 그는 “정말”이라고 말했다.
""")
def quote_direction(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A closing quotation mark opens, or an opening one closes.

    ” stands before a quotation and “ after it, although the language opens with “ and closes with ”: systems that put the marks back
    after translating take them from other languages or by guess.

    The repair turns the marks of the pair that are wrong. It is safe because the mark stands where it cannot stand in this language
    (or both are the wrong way round), and all marks of the line pair off by their places. Languages that set »…«, ”…” or „…“ keep
    their ways, and nothing is said where a line leaves a mark over, or where the document closes most of its quotations so.
    """
    at = first_mark(spot.text, spot.at)
    if "””" in lang.list("quotes.pairs") and _ITS_OWN.match(spot.text, at):
        return
    found = [quote if quote.at == at else by_identity(quote, lang) for quote in line_quotes(spot.text, at)]
    for first, last in paired(found):
        if at in (first.at, last.at):
            yield from _turned(spot, first, last, lang)


def _turned(spot: Spot, first: Quote, last: Quote, lang: Language) -> Iterator[Finding]:
    pairs = [p for p in lang.list("quotes.pairs") if p[0] in MARKS] or ["“”"]
    both = first.mark + last.mark
    if both in pairs:
        return
    if both[::-1] in pairs:
        yield spot.edit(first.at, first.at + 1, last.mark, Edit(last.at, last.at + 1, first.mark))
    elif first.mark == last.mark and first.mark in "“”«»" and lang.has_pack:
        fitting = next((p for p in pairs if first.mark in p), "")
        following = spot.char(first.at + 1)
        # writers in scripts without case take the marks of one key for both
        safety = SAFE if following.lower() != following.upper() else UNSAFE
        if fitting and _is_habit(spot, first.mark, last.mark, fitting[first.mark == fitting[0]]):
            return
        if _has_one_mark(pairs[0]):
            safety = UNSAFE
        if fitting and first.mark == fitting[0]:
            yield spot.edit(last.at, last.at + 1, fitting[1], safety=safety)
        elif fitting:
            yield spot.edit(first.at, first.at + 1, fitting[0], safety=safety)
    elif first.mark in "“”«»„" and last.mark in "“”«»" and lang.has_pack:
        own = next((p for p in pairs if p[0] == first.mark), "")
        if own and not _is_habit(spot, first.mark, last.mark, own[1]):
            yield spot.edit(last.at, last.at + 1, own[1], safety=UNSAFE)


def _has_one_mark(pair: str) -> bool:
    """Whether the language opens and closes with the same mark: what another pair should be is not certain."""
    return pair[0] == pair[1]


def _is_habit(spot: Spot, first: str, last: str, right: str) -> bool:
    """Whether the document sets the marks of most quotations like these: twice or more, and as often as the right way."""
    text = spot.evidence.text
    wrong, good = text.count(last), text.count(right)
    if first == last:
        wrong = (wrong - good) // 2            # each quotation set right has one of both
    elif first == right:
        good = (good - wrong) // 2
    return wrong > 1 and wrong >= good
