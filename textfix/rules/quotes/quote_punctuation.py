"""A full stop inside a quotation that ends before its sentence does."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import LOWER, SPACE, Finding, Language, Spot, Trigger, any_of, rule

from ._caseless import going_on, is_fragment_of_caseless

# what may open a quotation that each mark closes
_OPENERS = {"”": "“„”", "“": "„“", "»": "«»", "«": "»", '"': '"„“', "」": "「", "』": "『"}
_INITIALS = re.compile(r"\.\s?\w{1,2}\Z")
_LONGEST = 300                # code points of a quotation
_INNER_SPACE = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
# Turkic languages put the stop inside although `dedi` follows: that is their rule; Georgian has no capitals to tell a new sentence by
_OTHER_RULE = frozenset({"ka", "tr", "az", "kk", "ky", "uz", "tk", "tt", "ba", "ug", "crh", "gag"})


def _shape(lang: Language) -> Trigger:
    if caseless := going_on(lang):
        return caseless
    closing = any_of('"”“»«') + SPACE + LOWER
    return "." + closing | "." + SPACE + "»" + SPACE + LOWER


@rule("QUO001", at=_shape, examples=r"""
en: He called the visit “fervent and warm⟦.→⟧” and said that a new era had begun.
en: The group was "not happy⟦.→⟧" with the plan and has sent its own.
en: He saw the band in “Bells of Rosarita⟦.→⟧” at the old cinema.
es: Dijo que no hay “ninguna posibilidad⟦.→⟧” de que firmen antes.
fr: La chaîne diffuse « Soixante Minutes⟦.→⟧ » si la direction le permet.
de: Die Menge, die „Lang lebe der König⟦.→⟧“ rief, wurde größer.
pt: Os jovens que cantavam "Não esquecemos, não perdoamos⟦.→⟧" enfrentaram a polícia.
it: Le “misure adeguate⟦.→⟧” che chiedeva non arrivarono.
ru: Он назвал это «наглой ложью⟦.→⟧» и вышел из зала.
en: He said: “We must go. Now.” and left.
en: “It was fervent and warm.” he said.
en: She worked for "Acme Inc." in the nineties.
en: They waited for the "grand finale..." that never came.
en: He wrote "Stop. Look. Listen." on the board.
es: —Ya voy. «Espera.» dijo ella.
de: Er fragte: „Und das war alles.“ und ging.
fr: Il a répondu : « Rien à dire. » avant de partir.
ru: «Мы победили.» сказал он.
tr: Bana "hemen geliyorum." dedi.
ar: كان هذا "حلما صعب المنال⟦.→⟧" الذي لم يتحقق.
fa: این طرح «بسیار خوب⟦.→⟧» است و ادامه دارد.
hi: यह योजना "बहुत अच्छी⟦।→⟧" है और चलती रहेगी।
bn: এই পরিকল্পনা “খুব ভালো⟦।→⟧” এবং তা চলবে।
zh: 他的“终极目标⟦。→⟧”是成为主教练。
hi: उसने कहा "मैं कल आऊँगा।" और चला गया।
hi: यह "बहुत अच्छी है।" लोग खुश हैं।
ar: قال "لن نذهب." ثم خرج.
zh: 他说：“我不去。”是在昨天说的。
zh: 他的想法是“我不去，你也别去，大家都留在这里。”的意思。
ja: 彼は「もう行く。」と言った。
""")
def quote_punctuation(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A quoted fragment keeps a full stop although the sentence goes on.

    A fragment that is quoted inside a running sentence has no full stop of its own: “fervent and warm.” and said.
    Machine translation writes one because it has seen so many quotations that end with their sentence.

    The repair deletes the stop.  It is safe because the quotation was opened in the middle of the sentence, right after a
    word, and the sentence goes on in lower case after it.  Nothing is said where a colon or a comma introduces direct speech, where
    the quotation begins the sentence (“…warm.” he said is a convention), where it holds several sentences or an ellipsis,
    after abbreviations and initials, and in Turkic languages, whose rules put the stop there. Scripts without case do not show that a
    sentence goes on: there a word must follow that begins none (a conjunction, a postposition, a form of `be` at the end of the
    clause), and no verb of saying stand before.
    """
    text, stop = spot.text, spot.at
    close = stop + 1 if text[stop + 1] not in _INNER_SPACE else stop + 2
    if lang.code in _OTHER_RULE or (text[close] in "«“" and not _closes(text[close], lang)):
        return
    start = _opening(text, stop, text[close], lang)
    if text[stop] != "." or not text[close + 1:close + 3].strip().islower():
        if start >= 0 and is_fragment_of_caseless(spot, start, stop, close, lang):
            yield spot.edit(stop, stop + 1, "")
    elif start >= 0 and _is_fragment(text[start + 1:stop]) and _runs_on(text, start) and not _is_abbreviation(spot, stop, lang):
        yield spot.edit(stop, stop + 1, "")


def _closes(mark: str, lang: Language) -> bool:
    """Whether « or “ may close: where a pack does not say so, “ may."""
    pairs = lang.list("quotes.pairs")
    return any(p[1] == mark for p in pairs) if pairs else mark == "“"


def _opening(text: str, stop: int, mark: str, lang: Language) -> int:
    """Offset of the mark that opens the quotation, or -1."""
    low = max(0, stop - _LONGEST)
    low = text.rfind("\n", low, stop) + 1 or low
    return max(text.rfind(opener, low, stop) for opener in _openers(mark, lang))


def _openers(mark: str, lang: Language) -> str:
    """What may open a quotation that this mark closes: the general marks, and those of the language."""
    return _OPENERS[mark] + "".join(p[0] for p in lang.list("quotes.pairs") if p[1] == mark and p[0] != mark and p[0] not in _OPENERS[mark])


def _is_fragment(inside: str) -> bool:
    """Whether a quotation is one piece, with no end of a sentence in it."""
    inside = inside.strip()
    return bool(inside) and not any(mark in inside for mark in (". ", "! ", "? ", "…", "..", ": ")) and inside[-1] not in ".!?"


def _runs_on(text: str, start: int) -> bool:
    """Whether the quotation follows a word of its sentence, a blank (or a bracket) between."""
    head = text[max(0, start - 3):start].rstrip("( \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
    return len(head) < start - max(0, start - 3) and bool(head) and (head[-1].isalnum() or head[-1] in "»”“’%")


def _is_abbreviation(spot: Spot, stop: int, lang: Language) -> bool:
    word = spot.word_before(stop)
    known = lang.set("breaks.abbreviations")
    return f"{word}." in known or f"{word.lower()}." in known or len(word) == 1 or _INITIALS.search(spot.before(stop, 6)) is not None
