"""What a language model says about its translation."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from textfix.rule import SAFE, UNSAFE, Finding, Language, Safety, Spot, Trigger, everywhere, rule, words

from ._lines import Line, cut, gap_before, line_after, line_at, line_before
from ._phrases import anywhere, at_line_start, beginning, phrases, spellings

_LONGEST = 600                # code points of a closing remark
_OPENING = 160                # … of an opening line
_REST = 70                    # … of an opening line after its phrase: more is about something
_FEW = 7                      # words after the phrase: with more it may introduce a letter or a speech
_RULE = re.compile(r"(?:[-*_=—]{3,}|[-*_](?: [-*_]){2,})")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?\n---[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
_PLAIN = frozenset({"text", "paragraph"})
_DISCLAIMER = re.compile(r"(?i)disclaimer|co-op translator|haftungsausschluss|avertissement|descargo|aviso legal|免责声明"
                         r"|отказ от ответственности")
_HUMAN = re.compile(r"(?i)translator|traduct(?:or|rice|eur)|traduttor|tradutor|übersetzer|переводчик|прим\. пер|n\. ?d(?:el|o|\.) ?t\.")
_QUOTED = re.compile(r"[\"“”„«»「『\d]")
_TOUCHES = ("number", "version", "code", "url", "email", "tag", "entity", "placeholder", "domain", "file", "identifier", "handle",
            "hashtag", "path")


def _trigger() -> Trigger:
    """Lines that begin with a phrase; and, to be reported, a phrase glued to the sentence before it."""
    long = [p for p in phrases("chatter") if p[0].isalpha() and len(p) >= 15]
    glued = [a for mark in (". ", "。", "：") for a in (mark + words(*long)).alternatives]
    return Trigger((*at_line_start(*phrases("chatter"), *phrases("chatter_tail")).alternatives, *glued))


@rule("LEF005", at=_trigger(), touches=_TOUCHES, examples=r"""
en: ⟦Here is the translation:\n\n→⟧The harbour was closed on Saturday.\n\nThe storm had come too fast.
en: ⟦Sure! Here's the translated text:\n→⟧The harbour was closed on Saturday.
en: The storm had come too fast.⟦\n\n---\nNote: I have kept the names of the ships as they are in the original text.→⟧
en: The storm had come too fast.⟦\n\nI hope this translation helps! Let me know if you need anything else.→⟧\n
de: ⟦Hier ist die Übersetzung:\n\n→⟧Der Hafen war am Samstag geschlossen.
de: Der Sturm kam zu schnell.⟦\n\nHinweis: Ich habe die Eigennamen aus dem Originaltext beibehalten.→⟧
es: El puerto estuvo cerrado el sábado.⟦\n\nNota: he conservado los nombres propios tal como aparecen en el texto original.→⟧
fr: Le port est resté fermé samedi.⟦\n\nRemarque : j’ai conservé les noms propres tels qu’ils figurent dans le texte original.→⟧
pt: O porto esteve fechado no sábado.⟦\n\nNota: mantive os nomes próprios como estão no texto original.→⟧
it: Il porto è rimasto chiuso sabato.⟦\n\nNota: ho mantenuto i nomi propri come nel testo originale.→⟧
ru: Порт был закрыт в субботу.⟦\n\nПримечание: я сохранил имена собственные так, как они даны в оригинале.→⟧
zh: 港口周六关闭。⟦\n\n希望这段译文对您有所帮助！→⟧
zh: 港口周六关闭。⟦\n\nNote: I followed the provided glossary to translate the text.→⟧
zh: 请先阅读说明。⟦Here is the translation of the English documentation to Chinese:⟧
en: Here is the translation of the letter that my grandmother wrote in 1917:\n\nDear Anna, the winter is long.
en: The copies are kept for a year.\n\nNote: The copies in the cloud are read-only.
en: The poem ends here.\n\nTranslator's note: The original text rhymes in every second line.
en: He laughed. “Here is the translation,” he said, and put the sheet on the table.
de: Die Ausgabe ist vergriffen.\n\nHinweis: Die Bestände im Lager sind nicht vollständig.
es: Se sirve frío.\n\nNota: la salsa se prepara la víspera.
fr: Note : le musée est fermé le lundi.
ru: Примечание: музей закрыт по понедельникам.
en: The text was sent twice.\n\nDisclaimer: This document has been translated with an AI service; the original text is authoritative.
""")
def llm_chatter(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A language model speaks about its translation.

    A model asked to translate writes `Here is the translation:` above the text or `Note: I have kept …` below it.  The line goes with
    its blank line, the closing remark with the rule (`---`) before it.

    Only a whole first line or last paragraph is deleted, and by default only where it speaks of the translation or of the original
    text: an opening line that says no more than that, a closing remark in which the model says what it did or hopes.  A translator's
    own note and a disclaimer that says where the text comes from stay; so do notes on other things.  In mid-text it is reported; a
    paragraph of a Markdown or HTML file goes there, too, if it is such a remark in English and the file is in another language.
    """
    if spot.at >= 0 and spot.text[spot.at] in ".。：":
        yield from _glued(spot)
        return
    line = line_at(spot.text, spot.at + 1, _LONGEST)
    if not line or spot.kind not in _PLAIN or _DISCLAIMER.search(line.words):
        return
    if spot.kind == "paragraph" and line.end - line.start == len(spot.text):
        yield from _paragraph(spot, line.words, lang)
        return
    above, below = line_before(spot.text, line.start), line_after(spot.text, line.end)
    if above is None and below is not None:
        yield from _opening(spot, line)
    elif above is not None and below is None:
        yield from _closing(spot, line, above)
    elif _sureness_of_opening(line.words) == SAFE:
        yield spot.report(line.start, line.end)


def _paragraph(spot: Spot, words_: str, lang: Language) -> Iterator[Finding]:
    """A paragraph of a longer document: the remark of a model that speaks another language, or the first or last of all."""
    opening, closing = _sureness_of_opening(words_), _sureness_of_closing(words_)
    document = _FRONT_MATTER.sub("", spot.evidence.text).strip()
    if SAFE in (opening, closing) and lang.has_pack and not lang.code.startswith("en") and _is_english(words_):
        yield spot.edit(0, len(spot.text), "", safety=SAFE)
    elif safety := (opening if document.startswith(spot.text) else closing if document.endswith(spot.text) else None):
        yield spot.edit(0, len(spot.text), "", safety=safety)
    elif opening == SAFE:
        yield spot.report(0, len(spot.text))


@cache
def _english() -> tuple[str, ...]:
    return tuple(s for key in ("chatter", "chatter_tail") for p in everywhere(f"leftovers.{key}").get("en", ()) for s in spellings(p))


def _is_english(words_: str) -> bool:
    """Whether a remark begins as in English."""
    return words_.startswith(_english())


def _opening(spot: Spot, line: Line) -> Iterator[Finding]:
    """The first line of a text that goes on."""
    safety = _sureness_of_opening(line.words)
    if safety:
        yield spot.edit(*cut(spot.text, line.start, line.end), "", safety=safety)


def _sureness_of_opening(words_: str) -> Safety | None:
    phrase = beginning(words_, "chatter") if len(words_) <= _OPENING else ""
    if not phrase or not _says_little(words_[len(phrase):]):
        return None
    is_label = words_ == phrase and len(words_.split()) <= 2
    is_short = len(words_[len(phrase):].split()) <= _FEW
    return SAFE if _is_about_translation(words_) and is_short and not is_label else UNSAFE


def _says_little(rest: str) -> bool:
    """Whether what follows the phrase is short, quotes nothing and gives no number."""
    return len(rest) <= _REST and not _QUOTED.search(rest)


def _closing(spot: Spot, line: Line, above: Line) -> Iterator[Finding]:
    """The last paragraph, with a rule above it."""
    safety = _sureness_of_closing(line.words)
    if not safety:
        return
    start = above.start if _RULE.fullmatch(above.words) and line_before(spot.text, above.start) else line.start
    yield spot.edit(start - len(gap_before(spot.text, start)), line.end, "", safety=safety)


def _sureness_of_closing(words_: str) -> Safety | None:
    """Safe where the model says what it did or hopes; unsafe for its other ways to end; None for notes on other things."""
    if not beginning(words_, "chatter", "chatter_tail") or _HUMAN.search(words_):
        return None
    if _is_about_translation(words_):
        return SAFE if _is_voice(words_) else UNSAFE
    return UNSAFE if beginning(words_, "chatter") and not words_.endswith((":", "：")) else None


def _is_about_translation(words_: str) -> bool:
    return any(stem in words_.lower() for stem in phrases("translation"))


def _is_voice(words_: str) -> bool:
    """Whether the one who translated speaks, of what was kept or in the hope that it helps."""
    lower = words_.lower()
    hope = beginning(words_, "chatter", "chatter_tail")
    hopes = not hope.endswith((":", "：", "?")) and _is_about_translation(hope)
    return hopes or bool(anywhere("voice").search(lower))


def _glued(spot: Spot) -> Iterator[Finding]:
    """A remark that stands behind a sentence in the same line."""
    start = spot.at + 1 + (spot.char(spot.at + 1) == " ")
    rest = spot.after(start, _OPENING)
    end = max(rest.find(":"), rest.find("："))
    phrase = beginning(rest, "chatter")
    if end > 0 and _is_about_translation(rest[:end]) and _says_little(rest[len(phrase):end]):
        yield spot.report(start, start + end + 1)
