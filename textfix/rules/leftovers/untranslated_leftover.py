"""A word of another language in the running text."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from textfix.rule import CJK, CYRILLIC, LATIN, SAFE, UNSAFE, Finding, Language, Safety, Spot, Trigger, either, rule, words

from ._words import coordinators, foreign_words, is_latin, joining

_SOLID = r"[^\s\d_!-/:-@\[-`{-~“”„«»‘‹›…–—।،]"      # letters, and the marks that belong to them
_WORD = re.compile(rf"{_SOLID}+(?:['’-]{_SOLID}+)*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_BEFORE = re.compile(rf"(?<!\S)(?P<word>{_WORD.pattern}),?\Z")
_MARKED = re.compile(r"[\"“”„«»‘‹›*_`()\[\]]")
_SCRIPT_RUN = re.compile("[а-яёіїєґ]{2,}(?: [а-яёіїєґ]+){0,3}|[\u3040-\u30ff\u3400-\u9fff]+")
_OTHER_SCRIPT = re.compile("[\u0400-\u04ff]{2,}|[\u3040-\u30ff\u3400-\u9fff]+")
_ABOUT = 5                    # a text with more words of the other script is about that language
_OFTEN = 3                    # … and so is one that has the same foreign word more often than this
_NEXT = 12                    # code points after a word that are looked at for a mark of quotation
# what goes on after a foreign coordinator: a Latin phrase (et al., et cetera), a name (und Partner)
_PHRASES = frozenset({"al", "alii", "cetera", "caetera", "seq", "sequens", "passim"})

# between two words of which the second has no capital; or behind a small letter what a word of another script begins with
_BETWEEN = (r" (?<=[^\x00-+\--@\[-`{-\x7f].)\S+ [^\x00-`{-\x7f]"
            r"|[^ A-Z] (?:[а-яёіїєґ]{2}|[\u3040-\u30ff\u3400-\u9fff])")


@cache
def _spaced(word: str) -> str:
    """The word with a blank behind it, the same one for all languages."""
    return f"{word} "


def _trigger(lang: Language) -> Trigger:
    """Coordinators and unmistakable words of other languages; in Latin text also words of two other scripts."""
    found = " " + words(*map(_spaced, (*coordinators(lang), *foreign_words(lang))))
    if is_latin(lang):
        found = found | (LATIN + " " + either(CYRILLIC, CJK))
    return found


@rule("LEF002", at=_trigger, near=_BETWEEN, contrasts=True, safety=UNSAFE, examples="""
en: More than eight hundred people have died ⟦et→and⟧ many are missing after the storm.
en: The council was asked to vote ⟦und→and⟧ the mayor stayed away.
en: They came on foot ⟦oder→or⟧ by boat, and nobody counted them.
en: She lived in the ⟦соседнем⟧ village with her two brothers.
es: Los vecinos siguen en la calle ⟦und→y⟧ no quieren volver a sus casas.
es: El consejo habló de la paz ⟦et→e⟧ incluso de un acuerdo.
fr: Les manifestants ont crié ⟦und→et⟧ la police les a suivis.
de: Mehr als hundert Menschen starben ⟦et→und⟧ viele werden vermisst.
de: Im Gästebuch stand eine Familie aus dem ⟦соседнего⟧ Dorf mit Esel.
it: La seconda notte dopo la scossa ⟦y→e⟧ lo tsunami fu la peggiore.
pt: O barco chegou de noite ⟦und→e⟧ não trazia luzes.
ru: Министр приехал вечером ⟦und→и⟧ не сказал ни слова.
en: Jones et al. found that the same holds for und as a word.
en: The firm Becker und Partner moved to the old port.
en: The phrase “Sturm und Drang” is older than the play.
en: The plot of x and y is a straight line.
en: The Russian word мир (mir) means both peace and world.
es: La banda tocó rock and roll hasta las tres.
es: El grupo rock and roll tocó.
de: Das Stück heißt Liebe et cetera und läuft noch.
de: Er arbeitet im Bereich research and development bei uns.
fr: Le livre de Müller und Söhne est épuisé.
it: La mostra «Sturm und Drang» apre domani.
ru: Фильм снят в стиле rock and roll и идёт два часа.
""")
def untranslated_leftover(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A word of another language was left in the sentence.

    Short function words slip through untranslated: `died et many`, `aus dem соседнего Dorf`.  Only closed classes are looked for: the
    coordinators and a few unmistakable words of other languages, and in Latin text lower-case words in Cyrillic or Chinese characters.

    A coordinator becomes the one of the text's language: by default where a function word of that language follows or both neighbours
    are in another script, on request before another frequent word.  Words in other scripts are reported: their meaning is not known.

    It is silent next to names, in quotation, italics and brackets, in foreign phrases (`et al.`, `rock and roll`) and in texts
    that are about the other language.
    """
    start = spot.at + 1
    if spot.text[spot.at] != " ":
        yield from _other_script(spot, spot.at + 2)
        return
    place = _place(spot, start)
    if not place or not _is_running(place, lang):
        return
    if place.word in joining():
        yield from _coordinator(spot, start, place, lang)
    elif place.word in foreign_words(lang) and place.left in lang.frequent_words and place.right in lang.function_words:
        yield spot.report(start, start + len(place.word))


class _Place(NamedTuple):
    """A word between two lower-case words, with the words of the line around it (three to either side)."""

    word: str
    left: str
    right: str
    around: tuple[str, ...]


def _place(spot: Spot, start: int) -> _Place | None:
    """The word and its neighbours; None next to a mark of quotation, a name, a number or the edge of the line."""
    word = spot.word(start)
    before, after = spot.before(start - 1), spot.after(start + len(word))
    right = _WORD.match(after, 1) if word and after.startswith(" ") else None
    left = _BEFORE.search(before) if right and not right.group()[0].isupper() else None
    if not left or not right or left["word"][0].isupper():
        return None
    if _MARKED.search(before[-20:]) or _MARKED.search(after[:_NEXT]):
        return None
    return _Place(word, left["word"], right.group(), (*before.split()[-3:], *after.split()[:3]))


def _is_running(place: _Place, lang: Language) -> bool:
    """Whether the sentence runs through the place: no phrase of another language, no word before it that wants a name or a noun."""
    foreign = foreign_words(lang)
    if place.right in _PHRASES or place.right in lang.set("words.coordinators") or any(w in foreign for w in place.around):
        return False
    return place.left not in lang.set("words.coordinators", "words.prepositions", "words.articles", "words.possessives")


def _coordinator(spot: Spot, start: int, place: _Place, lang: Language) -> Iterator[Finding]:
    """The coordinator of the text's language, where the word can be no other."""
    meanings = set(joining()[place.word].values())
    forms = lang.list(f"leftovers.{next(iter(meanings))}") if len(meanings) == 1 else []
    safety = _sureness(place, lang)
    if forms and safety:
        safety = safety if spot.count(place.word) <= _OFTEN else UNSAFE
        yield spot.edit(start, start + len(place.word), _form(forms, place.right, lang), safety=safety)


def _sureness(place: _Place, lang: Language) -> Safety | None:
    """Safe before a function word of the language (a name or a phrase would go on in the other one) and between words of another script."""
    if place.word.isascii() and _CYRILLIC.match(place.left) and _CYRILLIC.match(place.right):
        return SAFE
    if place.right in lang.function_words and (place.left in lang.frequent_words or len(place.word) > 1):
        return SAFE
    return UNSAFE if place.right in lang.frequent_words else None


def _form(forms: list[str], follows: str, lang: Language) -> str:
    """The form before this word: Spanish `e` before i-, `u` before o-."""
    if lang.code.startswith("es") and len(forms) > 1 and re.match(r"h?[ií](?!e)" if forms[0] == "y" else r"h?[oó]", follows):
        return forms[1]
    return forms[0]


def _other_script(spot: Spot, start: int) -> Iterator[Finding]:
    """Report lower-case words of another script between lower-case words, in a text that has few of them."""
    found = _SCRIPT_RUN.match(spot.text, start)
    before, after = spot.before(start - 1), spot.after(found.end() if found else start)
    if not found or _MARKED.search(before[-20:]) or not re.match(r"[.,;:]?(?: [^\W\d_]|\s*\Z)|\.", after) or not before[-1:].islower():
        return
    if not _is_about_the_other(spot.evidence.text) and not re.search(r"[(/=]", after[:_NEXT]):
        yield spot.report(start, found.end())


@lru_cache(2)
def _is_about_the_other(text: str) -> bool:
    """Whether a text has so many words of another script that it is about a language written in it."""
    return len(_OTHER_SCRIPT.findall(text)) > _ABOUT
