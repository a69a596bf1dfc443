"""A sentence of another language among those of the text."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, Trigger, rule, words

from ._phrases import beginning
from ._words import function_words, telling_words

_REACH = 300                  # code points of a sentence to either side of the word that is found
_AROUND = 600                 # … of the text around the sentence that must be in the text's own language
_LEAST = 6                    # words in a sentence
_NEAR, _BESIDE = 30, 3        # code points, and words behind, of the nearest neighbours, which tell most often and at once
_START = re.compile(r"[.!?…。！？][\"'”»’)\]]*(?=\s)|[。！？\n\r]")
_END = re.compile(r"[.!?…。！？][\"'”»’)\]]*(?=\s|\Z)|[。！？]|(?=[\n\r])")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_OTHER = re.compile("[\u0370-\u1dff\u3040-\uffdc]")
_MARKED = re.compile(r"[\"“”„«»‘‹›「」『』《》*_`{}<>=]")
_TOUCHES = ("number", "version", "url", "email", "entity", "placeholder", "domain", "file", "identifier", "handle", "hashtag", "path")


def _trigger(lang: Language) -> Trigger:
    return " " + words(*(f"{word} " for word in telling_words(lang)))


@rule("LEF006", at=_trigger, contrasts=True, touches=_TOUCHES, examples="""
en: The court met at nine. ⟦Los que no se presenten serán multados lo antes posible, según dijo el juez.⟧ Nobody in the room asked why.
en: The storm was over by noon. ⟦Die Boote, die nicht im Hafen lagen, waren verloren.⟧ Two of them were never found again by anyone.
es: El barco llegó de noche a la isla. ⟦The crew was tired and wanted to sleep with the lights on.⟧ Nadie en el puerto lo vio.
fr: Le maire a parlé une heure. ⟦This year the town will pay for the new bridge.⟧ Les habitants ne sont pas tous du même avis.
de: Der Rat tagte bis in die Nacht. ⟦The mayor did not want to wait for the report which had been promised.⟧ Das Ergebnis war klar.
it: Il sindaco parlò per un'ora. ⟦Nobody in the hall knew what he would say about the bridge.⟧ La gente era stanca e voleva andare.
pt: O barco chegou de noite à ilha. ⟦The crew was tired and wanted to sleep with the lights on.⟧ Ninguém no porto o viu chegar.
ru: Министр говорил целый час. ⟦The people in the hall were tired and wanted to go.⟧ Никто из них не знал, что он скажет ещё.
zh: 安装完成后请重新启动服务器。\\n⟦You can also use the decorator with a list of names.⟧\\n然后应用压缩中间件作为全局中间件。
en: He looked up. “Los que no se presenten serán multados, según dijo el juez.” Nobody asked why.
en: They sang “La vida es muy corta, pero también es muy dulce” until the bar closed for the night.
en: The town of Santa María del Campo is small, and the road to it is long.
es: La canción «The House with the Red Door» fue la más oída del año en la radio.
de: Der Film The Man Who Would Be King with the Crown lief im Kino um die Ecke.
fr: Le groupe The Who joue ce soir à Paris, et la salle est pleine.
ru: Группа The Beatles записала эту песню в Лондоне, и её знают все.
""")
def wrong_language_sentence(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A sentence is in another language.

    A translator skips a sentence, or falls back into the source language.  Reported is a sentence of six words or more whose
    function words all belong to one other language, among sentences of the text's own.

    There is no repair: the sentence must be translated.  Sentences in quotation marks or italics stay, and so do names of works in
    headline case, and texts in which whole passages are in the other language.
    """
    word = spot.word(spot.at + 1)
    codes = telling_words(lang).get(word, ())
    if not codes or _goes_on(spot, spot.at + 1 + len(word), codes, lang):
        return
    start, end = _sentence(spot.text, spot.at + 1)
    sentence = spot.text[start:end]
    if _MARKED.search(sentence):
        return
    code = _language(sentence, codes, lang)
    if code and not beginning(sentence, "chatter", "chatter_tail") and _is_alone(spot.text, start, end, code, lang):
        yield spot.report(start, end)


def _goes_on(spot: Spot, end: int, codes: tuple[str, ...], lang: Language) -> bool:
    """Whether one of the words around the word that was found is of the text's own language alone, and the sentence with it."""
    def is_own(word: str) -> bool:
        return word in lang.function_words and not any(word in function_words().get(code, ()) for code in codes)

    if any(map(is_own, spot.text[max(0, spot.at - _NEAR):spot.at].rsplit(None, 1)[-1:])):
        return True
    for word in spot.text[end:end + _NEAR].split(None, _BESIDE)[:_BESIDE]:
        if is_own(word):
            return True
        if word[-1] in ".!?…":
            return False
    return False


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around an offset, without the blanks before it."""
    low = max(0, at - _REACH)
    starts = [m.end() for m in _START.finditer(text, low, at)]
    start = starts[-1] if starts else low
    start += len(text[start:at]) - len(text[start:at].lstrip())
    found = _END.search(text, at, at + _REACH)
    return start, found.end() if found else min(len(text), at + _REACH)


def _language(sentence: str, codes: tuple[str, ...], lang: Language) -> str:
    """The one of these languages that the function words of a sentence are of, none of the text's own; empty if there is none."""
    found = _WORD.findall(sentence)
    if len(found) < _LEAST or sum(w[0].isupper() for w in found) * 2 > len(found):
        return ""
    for code in codes:
        theirs, ours = _count(found, code, lang)
        if ours == 0 and theirs >= max(2, len(found) // 5):
            return code
    return ""


def _count(found: list[str], code: str, lang: Language) -> tuple[int, int]:
    """How many words are function words of the other language only, and of the text's own only."""
    theirs, ours = function_words().get(code, frozenset()), lang.function_words
    lower = [w.lower() for w in found]
    return sum(w in theirs and w not in ours for w in lower), sum(w in ours and w not in theirs for w in lower)


def _is_alone(text: str, start: int, end: int, code: str, lang: Language) -> bool:
    """Whether the text around the sentence is in its own language; in one without a pack or without blanks, in its own script."""
    around = text[max(0, start - _AROUND):start] + " " + text[end:end + _AROUND]
    if not lang.has_pack or not lang.get("spaced", True):
        return len(_OTHER.findall(around)) > 2 * len(_LATIN.findall(around)) and len(_OTHER.findall(text[start:end])) == 0
    theirs, ours = _count(_WORD.findall(around), code, lang)
    return ours >= 3 and ours > 3 * theirs
