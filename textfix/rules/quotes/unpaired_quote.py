"""A quotation mark without a partner."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule

from ._shared import CLOSE, MARKS, OPEN, STRAIGHT, Quote, by_identity, quote_at, quotes

_CURLY = "“”„"
# each mark within a sentence: a letter on either side, blanks between at the most
_FRAGMENTS = {mark: re.compile(rf"{mark}(?:(?<=[^\W\d_].)|(?<=[^\W\d_]\s.)|(?<=[^\W\d_]\s\s.))\s{{0,3}}[^\W\d_]") for mark in MARKS}
_PARAGRAPHS = re.compile(r"[^\n]+")
_ENTITIES = ("&quot;", "&laquo;", "&raquo;", "&ldquo;", "&bdquo;")      # a mark still written so may be the partner
_CORNERS = ("「」", "『』")       # they say themselves whether they open or close
_MOST = 60                    # marks in a text; more than that is no prose or a dialogue that keeps its own rules


def _is_odd(text: str) -> bool:
    """Whether a document has an odd number of quotation marks of a kind."""
    if text.count(STRAIGHT) % 2:
        return True
    if text.isascii():
        return False
    # looking for a mark that is not there is much faster than counting it
    if sum(text.count(mark) for mark in _CURLY if mark in text) % 2 or sum(text.count(mark) for mark in "«»" if mark in text) % 2:
        return True
    return any((pair[0] in text or pair[1] in text) and text.count(pair[0]) != text.count(pair[1]) for pair in _CORNERS)


@rule("QUO003", over="segment", gate=_is_odd, examples=r"""
en: It was a ⟦“⟧pipe dream that sanctions would work.\n\nNobody answered. “Too bad,” he thought.
en: They are ⟦"⟧very happy with the plan.
de: Er nannte es ein ⟦„⟧hübsches Hirngespinst und ging.
fr: Il parle de « liberté » et de ⟦«⟧ justice pour tous.
es: Llegaron tarde. Era un sueño imposible⟦”⟧ para todos ellos.
it: Partì presto. Il suo camion era a Torino⟦"⟧ quel giorno.
ru: Он назвал это ⟦«⟧пустой мечтой и ушёл.
ja: 彼は港が閉まったと聞き、⟦「⟧困ったと言って、家に帰った。
zh-TW: 大家都叫它老橋⟦」⟧，因為它很舊，沒有人走。
pt: Ele fala de um ⟦"⟧sonho impossível nas suas cartas.
en: “We left early,” he said. “The road was long.\n\n“Then it rained.”
en: "We left early.\n\n"Then it rained."
en: A 24" screen is large enough.
en: He opened with the “one,\ntwo and three” and left.
en: The mayor replied: “It will be a long road.
es: «Nos fuimos pronto.\n»Luego llovió».
de: Das ist besser geworden“, sagte er.
fi: Hän sanoi ”hyvä” ja lähti.
ja: 「港が閉まった。\n「誰も知らなかった」と彼は言った。
ja: 彼は「港が『急に』閉まった」と言った。
""")
def unpaired_quote(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A quotation mark has no partner.

    A quotation is opened within a sentence and never closed, or closed there and never opened: systems that translate piece by piece
    lose one of the two marks. Where the quotation began or ended cannot be told from the text, so the rule reports and does not repair.

    It is silent about direct speech, whose other mark may stand in a part of the text that is not here, about quotations of several
    paragraphs, which are opened anew in each and closed once, about quotations that go on in the next line, about inches
    and seconds, and where the marks of the text are unclear for other reasons.
    """
    text = spot.text
    uneven = [pair for pair in _CORNERS if text.count(pair[0]) != text.count(pair[1])]
    yield from (spot.report(at, at + 1) for pair in uneven for at in _open_corners(text, *pair))
    if sum(map(text.count, MARKS)) > _MOST or any(entity in text for entity in _ENTITIES):
        return
    for family in (STRAIGHT, _CURLY, "«»"):
        if sum(map(text.count, family)) % 2 and _may_be_alone(text, family, lang):
            yield from (spot.report(q.at, q.at + 1) for q in _unpaired(text, _clear(text, family, lang)) if _is_fragment(text, q))


def _may_be_alone(text: str, family: str, lang: Language) -> bool:
    """Whether some mark within a sentence is not one of a pair with the mark next to it: most texts need no further look."""
    for place in (found.start() for mark in family for found in _FRAGMENTS[mark].finditer(text) if found.group()[-1].islower()):
        quote = by_identity(quote_at(text, place), lang)
        if _is_unclear(text, quote):
            return False
        if quote.shape == OPEN:
            beside, partner = min((at for mark in family if (at := text.find(mark, place + 1)) >= 0), default=-1), CLOSE
        else:
            beside, partner = max(text.rfind(mark, 0, place) for mark in family), OPEN
        if beside < 0 or by_identity(quote_at(text, beside), lang).shape != partner:
            return True
    return False


def _clear(text: str, family: str, lang: Language) -> list[Quote]:
    """The marks of a family, in order; none where one of them does not say if it opens or closes."""
    found: list[Quote] = []
    for line in _PARAGRAPHS.finditer(text):
        if any(mark in line.group() for mark in family):
            marks = [by_identity(q, lang) for q in quotes(text, line.start(), line.end(), family)]
            if any(_is_unclear(text, q) for q in marks):
                return []
            found += marks
    return found


def _open_corners(text: str, opening: str, closing: str) -> Iterator[int]:
    """Corner brackets of one kind without a partner in their line, but for those that begin it: a speech of several paragraphs."""
    for line in _PARAGRAPHS.finditer(text):
        stack: list[int] = []
        for at in (m.start() for m in re.finditer(f"[{opening}{closing}]", line.group())):
            if line.group()[at] == opening:
                stack.append(at)
            elif stack:
                stack.pop()
            elif at < len(line.group().rstrip()) - 1:
                yield line.start() + at
        yield from (line.start() + at for at in stack if at and len(line.group()) - at > 1)


def _is_unclear(text: str, quote: Quote) -> bool:
    """Whether a mark does not say if it opens or closes: blanks or letters on both sides, or a figure before it (inches)."""
    return quote.shape not in (OPEN, CLOSE) or (quote.mark in "\"”" and quote.at > 0 and text[quote.at - 1].isdigit())


def _is_fragment(text: str, quote: Quote) -> bool:
    """Whether a mark opens or closes a piece within a sentence that stands in this line: what a speaker said may go on elsewhere."""
    left, right = text[max(0, quote.at - 3):quote.at].rstrip(), text[quote.at + 1:quote.at + 4]
    if not left or left[-1] == "\n" or not left[-1].isalpha():
        return False
    if quote.shape == OPEN:
        return right.lstrip()[:1].islower()
    line = text[text.rfind("\n", 0, quote.at) + 1:quote.at]
    return right[:1] == " " and right[1:2].islower() and any(mark in line for mark in (". ", "! ", "? "))


def _unpaired(text: str, marks: list[Quote]) -> list[Quote]:
    """Marks that are left over when each closing mark has taken the last opening one."""
    left: list[Quote] = []
    stack: list[Quote] = []
    for quote in marks:
        if quote.shape == OPEN:
            if stack and _begins_paragraph(text, quote.at):
                stack.clear()      # the quotation of the paragraph before goes on
            stack.append(quote)
        elif stack:
            stack.pop()
        else:
            left.append(quote)
    return left + stack


def _begins_paragraph(text: str, at: int) -> bool:
    return at == 0 or not text[text.rfind("\n", 0, at) + 1:at].strip("—–- \N{NO-BREAK SPACE}")
