"""Whether words in lower case behind a stop read as a sentence of their own that lost its capital."""
from __future__ import annotations

from itertools import pairwise

from textfix.rule import Language, Spot

from ._shared import VERB_SECOND


def is_sentence(spot: Spot, lang: Language, at: int, right: str) -> bool:
    """Whether what follows reads as a sentence of its own: a phrase, then its comma or subject (`in 1946 he came back`)."""
    if right in lang.set("words.coordinators", "breaks.complementizers"):
        return False
    if right in lang.set("words.relatives") and right not in lang.set("words.interrogatives"):
        return False
    clause = spot.after(at)
    stops = [k for k in map(clause.find, ".!?:;") if k > 0]
    if stops and clause[min(stops)] == "?" and right in lang.set("words.interrogatives"):
        return True
    head, _, rest = clause[:min(stops, default=len(clause))].partition(",")
    words = head.split()
    if right in lang.set("words.adverbs") and not lang.set("words.subordinators").isdisjoint(words[1:2]):
        return True
    if right in lang.set("words.adverbs") and right not in lang.set("words.prepositions"):
        return bool(rest)
    return _begins_clause(rest.split(), len(words), right, lang) or (_is_phrase(words, lang) and _has_subject(words[1:7], lang))


def _is_phrase(words: list[str], lang: Language) -> bool:
    """Whether the first word is a preposition, not a subordinator with its clause (`since 1946`, not `since he came`)."""
    clause = words[0] in lang.set("words.subordinators")
    return not clause or (words[0] in lang.set("words.prepositions") and lang.set("words.pronouns").isdisjoint(words[1:2]))


def _begins_clause(rest: list[str], length: int, right: str, lang: Language) -> bool:
    """Whether the words after the comma begin a main clause, `length` words after the stop."""
    if not rest or rest[0] in lang.set("words.coordinators", "words.subordinators", "breaks.continuers", "breaks.complementizers"):
        return False
    if right in lang.set("words.subordinators") and right not in lang.set("words.prepositions"):
        return True
    if lang.code in VERB_SECOND:
        return False
    begins = rest[0].strip("\"“”«»„’") in lang.set("breaks.openers", "words.articles", "words.pronouns") or rest[0][0].isupper()
    return length < 9 and begins


def _has_subject(words: list[str], lang: Language) -> bool:
    """Whether a subject pronoun, or a verb and its subject, stands among the words before any linking word."""
    unclear = lang.set("words.determiners", "words.articles", "words.objects", "words.possessives")
    links = lang.set("words.relatives", "words.subordinators", "words.coordinators") - lang.set("words.articles", "words.prepositions")
    subjects = (lang.set("breaks.openers") & lang.set("words.pronouns")) - unclear
    for word, following in pairwise([*words, ""]):
        if word in subjects or (lang.code in VERB_SECOND and _is_inverted(word, following, lang)):
            return True
        if word in links:
            return False
    return False


def _is_inverted(word: str, following: str, lang: Language) -> bool:
    """Whether a verb and its subject stand in this order: `sagde Novak`, `kun je`."""
    if word not in lang.set("words.auxiliaries", "case.speech"):
        return False
    return following in lang.set("words.articles", "words.possessives", "words.pronouns") or following[:1].isupper()
