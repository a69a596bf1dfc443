"""What stands around a capitalised word within its sentence: the tests that the rules of stray capitals share."""
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from textfix.rule import Language, Spot

from ._letters import LOWER, UPPER, ends, is_name, lower, pauses

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(rf" (?<=[{LOWER}] )([{UPPER}][{LOWER}]+)(?![\w'’-])")          # the blank comes first, for speed
_ITEM = re.compile(rf"[,;] [{UPPER}]\w*")
_LIST_ITEM = 3                # words of a title in a list, behind its first
_OPENING, _CLOSING = "“„«‚‹\"‘", "”“»’›\""


class Phrase(NamedTuple):
    """A capitalised word in its sentence: `start` and `end` are its offsets, `before` and `after` what is near it in that sentence.

    `left` and `right` are the words of both, `mark` is a comma or semicolon that stands before it.
    """

    start: int
    end: int
    word: str
    lower: str
    before: str
    after: str
    left: list[str]
    right: list[str]
    mark: str

    @property
    def previous(self) -> str:
        """The word before it; empty where it is the first."""
        return self.left[-1] if self.left else ""

    @property
    def following(self) -> str:
        """The word after it; empty where it is the last."""
        return self.right[0] if self.right else ""


@cache
def _edges(lang: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The end of a sentence, and a comma or semicolon with what stands before it (French sets a blank there)."""
    mark = rf"[\w)\]\"'”’»%](?<!&lt)(?<!&gt)(?<!&amp)(?<!quot)(?<!nbsp)(?<!apos)\s?[{pauses(lang)}]\s*\Z"
    return re.compile(rf"(?:[{ends(lang)}]['\"”»)]*|[:•|])\s"), re.compile(mark)


def phrase(spot: Spot, start: int, end: int, lang: Language) -> Phrase:
    """The phrase around `text[start:end]`, in its line and sentence."""
    ending, pause = _edges(lang)
    before = ending.split(spot.before(start))[-1]
    after = ending.split(spot.after(end) + "\n")[0].rstrip("\n")
    mark = before.rstrip()[-1:]
    mark = mark if mark and mark in pauses(lang) and pause.search(before) else ""
    word = spot.text[start:end]
    return Phrase(start, end, word, lower(word, lang), before, after, _WORD.findall(before), _WORD.findall(after), mark)


def follows(spot: Spot, at: Phrase) -> bool:
    """Whether a mark of the sentence or a plain word stands right before: no entity, handle or hashtag."""
    return bool(at.mark) or (spot.char(at.start - 2).isalpha() and spot.token(at.start - 2)[0] not in "@#&")


def is_headline(at: Phrase, lang: Language) -> bool:
    """Whether another everyday word near it in the sentence has a capital: title case."""
    others = _CAPITAL.findall(at.before) + _CAPITAL.findall(at.after)
    return any(w not in lang.set("case.capitalised") and lower(w, lang) in _small(lang) for w in others)


@cache
def _small(lang: Language) -> frozenset[str]:
    """Function words that are no names."""
    return lang.function_words - lang.set("case.also_names")


def is_titled(at: Phrase, lang: Language) -> bool:
    """Whether a film, a song, a newspaper … is spoken of near it, so that a title may begin here."""
    if lang.get("case.title_case"):
        return False
    return not lang.set("case.works").isdisjoint(map(str.lower, at.left[-7:] + at.right[:4]))


def is_quoted_title(at: Phrase) -> bool:
    """Whether it stands in a short quotation."""
    opened = max(map(at.before.rfind, _OPENING))
    if opened < 0 or at.before[opened + 1:opened + 2].isspace():
        return False
    closed = [k for k in map(at.after.find, _CLOSING) if k >= 0]
    if not closed:
        return False
    return len((at.before[opened:] + at.after[:min(closed)]).split()) < 6


def is_listed(at: Phrase, lang: Language) -> bool:
    """Whether other parts that commas divide begin with a capital too: a list of titles or names, lines of verse run together."""
    if _ITEM.search(at.before.rstrip(" ,;")):
        return True
    item = None if lang.get("case.nouns") else _ITEM.search(at.after)
    return item is not None and len(at.after[:item.start()].split()) <= _LIST_ITEM


def is_address(at: Phrase, lang: Language) -> bool:
    """Whether what the comma closes calls on someone (`Dear all,` `Bill,` `Oh,`), or the line only names an author (`-- Böll, Das …`)."""
    parts = at.before.split()
    if parts[0].strip("-–—") == "" or parts[0].strip(",").lower() in lang.set("case.greetings"):
        return True
    if at.lower in lang.set("words.relatives") and at.lower not in lang.set("words.interrogatives", "words.articles"):
        return False
    named = len(parts) == 1 or (len(parts) == 2 and parts[1][0].isupper())
    return named and parts[0].strip(",").lower() not in lang.function_words


def is_beside_name(at: Phrase, lang: Language) -> bool:
    """Whether one of the two words before (the sentence's first apart) or after is a name; after a comma, one of those that follow."""
    if lang.get("case.nouns"):
        return False
    before = [] if at.mark else at.left[1:][-2:]
    if "," in at.before[-30:]:
        before = before and _WORD.findall(at.before.rpartition(",")[2])[-2:]
    after = at.right[:2]
    if after and after[0] in lang.set("words.prepositions"):
        after = []
    return any(is_name(w) and w not in lang.set("case.days_names", "case.months_names") for w in before + after)


def is_reverent(spot: Spot, word: str, lang: Language) -> bool:
    """Whether a text that names God writes a pronoun with a capital."""
    pronouns = lang.set("words.pronouns", "words.objects", "words.possessives")
    return word in pronouns and spot.evidence.has_any(lang.set("case.deity"))
