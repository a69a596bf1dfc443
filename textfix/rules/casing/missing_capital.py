"""CAP002: a sentence that begins in lower case."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from textfix.rule import DIGIT, LETTER, LOWER, SAFE, Finding, Language, Safety, Spot, Trigger, any_of, either, rule, words
from textfix.rules.casing._clauses import asks_or_states, begins_anew, is_clause, subjects, with_phrase
from textfix.rules.casing._letters import capital, dates, ends, has_case, stop

_OPENING, _CLOSING = "¿¡\"“«„", "\"'”’»“‹›)]}%°€$"
# the blank, and behind it a word of two letters
_BEHIND = re.compile(r"\S{0,3}\s\W{0,2}([^\W\d_]{2,})(?=[ ,'’\N{NO-BREAK SPACE}])")
_TOKEN = re.compile(r"[\w'’-]+|[,;:]")
_STARTS = re.compile(r"(?:\A|[.!?…։]\s+|\n\s*)([^\W\d_])")
_PROSE, _ALONE = 40, 80       # code points of a paragraph that is prose; of one that follows a headline
_FEW_LOWER = 0.3              # share of sentence starts in lower case up to which a document is well cased
_BRAND = 3                    # letters of a short word that may be a brand
_SHORT = 600                  # code points of a text too short for shares
# before the mark no number of two digits and no abbreviation with a stop within, at the head of a paragraph more than a label
_NEAR = r"(?!\w\d(?<!\d\d\d)|\S(?:(?<=\.\S)|(?<=\.\S\S))|\n\r?\n[^\n]{0,39}(?:\n|\Z))" + _BEHIND.pattern


def _starts(lang: Language) -> Trigger:
    """A small letter behind a mark that ends a sentence, or at the head of a paragraph."""
    if not has_case(lang):
        return Trigger(())
    known = words(*(w for w in _openers(lang) if w.isalpha() and len(w) > 1))
    solid, mark = LETTER | DIGIT, any_of(ends(lang))
    behind = mark + any_of(" \n\N{NO-BREAK SPACE}") | mark + "\r\n"
    return (
        (solid + solid | any_of(_CLOSING)) + behind + known          # no initial (U.K.), no dots
        | either("\n\n", "\n\r\n") + _heads(lang)
        | any_of(ends(lang) + "\n\r") + any_of(" \n") + any_of(_OPENING) + known
    )


def _heads(lang: Language) -> Trigger:
    """What may begin a paragraph: known words and dates; in a language whose words have letters that brands do not have, any word."""
    known = {word for word in _openers(lang) | dates(lang) if word.isalpha()}
    return words(*known) if known and all(map(str.isascii, known)) else LOWER


@rule("CAP002", at=_starts, near=_NEAR, sentences=True, examples="""
en: The council met on Monday. ⟦he→He⟧ had not been invited.
en: The bridge was closed for a year. ⟦the→The⟧ repairs have cost three million.
en: Nobody answered the letter. In May the firm closed. ⟦it→It⟧ was the last one in the valley.
en: The harbour is full again.\\n\\n⟦many→Many⟧ of the boats come from the islands in the north.
en: What should we teach them? ⟦what→What⟧ is learned early is kept for life.
fr: Le village est resté sans eau. ⟦il→Il⟧ attend toujours les secours promis.
fr: La route avait été coupée par la neige. ⟦en→En⟧ 2019, elle était déjà fermée depuis mars.
es: La empresa cerró en mayo. ⟦nadie→Nadie⟧ quiso comprarla después.
es: Bueno, esperen un momento. ¿⟦hemos→Hemos⟧ cerrado la puerta de la bodega?
de: Der Trainer kam am Freitag zurück. ⟦er→Er⟧ will bis zum Sommer bleiben.
de: Das Werk wird verkauft.\\n\\n⟦einige→Einige⟧ der Beschäftigten haben schon neue Stellen gefunden.
it: La nave è rimasta in porto. ⟦egli→Egli⟧ non è mai partito.
pt: A ponte foi fechada ontem. ⟦ela→Ela⟧ será reparada no verão.
ru: Поезд пришёл поздно вечером. ⟦он→Он⟧ стоял на станции до утра.
ru: Мост закрыли весной.\\n\\n⟦когда→Когда⟧ его откроют снова, никто в городе пока не знает.
en: The talks ended on Friday. and the delegates went home.
en: He came at about 5 p.m. he was late, as always.
en: lol that was great. he said it again. we laughed. they left. no idea why.
en: Why now? he asked.
en: The firm, which owns Yahoo! and two papers, said it was open.
en: He waited... he had no choice. Then he left.
en: She paused, then said. he was tired.
en: The ministers met in the\\nold town hall. They\\nwill meet again.
en: The steps are:\\n\\nopen the lid of the box, then take out the filter and wash it.
es: ¿Por qué? le preguntó su madre.
de: Sie kam am 3. er am 4. Mai.
fr: Il habite av. de la République. Il y est né.
it: Il sig. lui non lo conosce. Nessuno lo ha visto.
""")
def missing_capital(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A sentence begins in lower case.

    Finds a lower-case word that begins a sentence or a paragraph: a subject (he, il, er), an article or adverb with a clause behind it,
    a phrase that a clause follows (in 2019, they ...), any frequent word at the head of a paragraph, a word behind ¿ or ¡.

    Engines decide about capitals token by token and lose that of a sentence start where they have split or joined sentences.

    Safe because the word cannot continue what stands before it, the sentence before is complete, and the document begins its other
    sentences with capitals.  A break that splits a sentence (". and", ". of") is no missing capital and stays for the rule that joins it.

    Silent behind abbreviations, ordinals and dots of omission, in lists, wrapped lines and texts written in lower case, behind ? and !
    where the sentence may go on ("Why? he asked"), and for words that may be a name or a brand.
    """
    text = spot.text
    found = _BEHIND.match(text, spot.at)
    if not found or not _may_begin(found[1], text, found.start(1), lang):
        return
    word, start = found[1], found.start(1)
    safety = _judge(spot, lang, start)
    if safety and _is_well_cased(spot):
        yield spot.edit(start, start + len(word), capital(word, lang), safety=safety)


def _may_begin(word: str, text: str, start: int, lang: Language) -> bool:
    """Whether the word is a known one; at the head of a paragraph also a day, a month, or any with a letter that brands do not have."""
    if word in _known(lang):
        return True
    return text[start - 1] == "\n" and word.islower() and (word in dates(lang) or (len(word) > _BRAND and not word.isascii()))


def _openers(lang: Language) -> frozenset[str]:
    """The words that are looked at; what stands before an apostrophe counts too (l'eau)."""
    elided = lang.set("words.elided")
    return lang.frequent_words | {w.rstrip("'’") for w in elided} if elided else lang.frequent_words


_known = cache(_openers)      # of a language that is met; the scanners want all languages' only once


def _is_well_cased(spot: Spot) -> bool:
    """Whether the document begins its sentences with capitals (a short one: all but this one)."""
    if spot.evidence.lower_ratio <= _FEW_LOWER or len(spot.text) > _SHORT:
        return spot.evidence.lower_ratio <= _FEW_LOWER
    starts = _STARTS.findall(spot.evidence.text[:_SHORT])
    return sum(map(str.islower, starts)) == 1 < len(starts) and starts[0].isupper()


def _judge(spot: Spot, lang: Language, start: int) -> Safety | None:
    """How safe the capital is; None where it is not known to be right."""
    if spot.kind in {"heading", "caption", "ui-string", "title", "code"}:
        return None
    mark = spot.char(start - 1) if spot.char(start - 1) in _OPENING else ""
    at = start - len(mark)
    before = spot.text[max(0, at - 400):at]
    if before.endswith("\n") and re.search(r"\n[^\S\n]*\r?\n\Z", before):
        return _heads_paragraph(before.rstrip(), spot, start)
    return _follows(spot, lang, before.rstrip(), start, mark)


def _heads_paragraph(before: str, spot: Spot, start: int) -> Safety | None:
    """At the head of a paragraph of prose, behind one that is complete or a headline."""
    line = spot.text[start:start + 4000].partition("\n")[0].rstrip()
    last = before.rpartition("\n")[2].strip()
    if len(line) < _PROSE or not re.search(r"[.!?…][\"”’»“«‘)\]]*\Z", line) or not last[:1]:
        return None
    if re.search(r"[^.\s][.!?][\"”’»“«‘)]*\Z", last):
        return SAFE if len(last) >= _PROSE or last[0].isupper() else None
    is_headline = last[0].isupper() and last[-1].isalpha() and len(last.split()) > 2 and not re.search(r"[^\w\s,'’:–-]", last)
    return SAFE if is_headline and len(line) >= _ALONE else None


def _follows(spot: Spot, lang: Language, before: str, start: int, mark: str) -> Safety | None:
    """Behind a stop in a line, or behind a line that ends in one."""
    last = before[-1:]
    if not last or last not in ends(lang) or (mark == '"' and spot.before(start - 1).count('"') % 2) or _is_abbreviation(before, lang):
        return None
    rest = _TOKEN.findall(re.split(f"[{ends(lang)}\n]", spot.after(start))[0])
    is_opened = mark in tuple("¿¡")
    if last != "." if is_opened else last != stop(lang) and (last == "…" or not asks_or_states(rest, lang)):
        return None
    tokens = _TOKEN.findall(_sentence_end(lang).split(before[:-1])[-1])
    if not _is_end(tokens, lang):
        return None
    return _behind_stop(rest, tokens, lang) if last == stop(lang) and not is_opened else SAFE


@cache
def _sentence_end(lang: Language) -> re.Pattern[str]:
    return re.compile(rf"[{ends(lang)}][\"”»)]*\s+|\n")


def _is_abbreviation(before: str, lang: Language) -> bool:
    """Whether dots or an abbreviation, known or with a stop within, stand before the blank."""
    token = before.rsplit(maxsplit=1)[-1]
    known = token in lang.set("breaks.abbreviations") or token.lower() in _lowered(lang)
    return known or "." in token[:-1] or before[-2:-1] in tuple(".…?!")


def _is_end(tokens: list[str], lang: Language) -> bool:
    """Whether what stands before the mark is a whole sentence: words enough, and no ordinal or particle last."""
    last = tokens[-1] if len(tokens) > 2 else ""
    if len(last) < 2 or not (last[-1].isalpha() or (last.isdigit() and len(last) > 2)):
        return False
    return last.lower() not in lang.set("breaks.never_final") and not (last[0].isupper() and len(last) < 4)


@cache
def _lowered(lang: Language) -> frozenset[str]:
    """The abbreviations in lower case."""
    return frozenset(a.lower() for a in lang.set("breaks.abbreviations"))


def _behind_stop(rest: list[str], tokens: list[str], lang: Language) -> Safety | None:
    """A subject; another opener with a clause; a phrase, a comma and a clause."""
    if len(rest) < 3 or tokens[-1].lower() in lang.set("breaks.before_clause"):
        return None
    if rest[0] in subjects(lang):
        return SAFE if rest[1][0].islower() or rest[1][0] == "," else None
    if tokens[-1].lower() in lang.set("words.auxiliaries"):
        return None
    if rest[0] in lang.set("breaks.openers") and is_clause(rest, lang):
        return SAFE
    if begins_anew(rest, tokens, lang):
        return SAFE
    return with_phrase(rest, tokens, lang)
