"""Whether words in lower case begin a sentence of their own; words come as tokens, in order, with the commas between them."""
from __future__ import annotations

from functools import cache

from textfix.rule import SAFE, UNSAFE, Language, Safety

_CLAUSE = 4                   # words of a clause that may stand alone
_WHOLE = 8                    # words of a sentence that has its verb, known or not


@cache
def subjects(lang: Language) -> frozenset[str]:
    """Words that can be nothing but the subject of a new sentence."""
    others = ("objects", "determiners", "articles", "possessives", "prepositions", "adverbs", "relatives")
    return (lang.set("breaks.openers") & lang.set("words.pronouns")) - lang.set(*(f"words.{name}" for name in others))


def asks_or_states(rest: list[str], lang: Language) -> bool:
    """Behind ? and !: a subject or question word, and at once its auxiliary; "he asked" may go on."""
    return len(rest) > 3 and rest[1] in lang.set("words.auxiliaries") and rest[0] in subjects(lang) | lang.set("words.interrogatives")


def is_clause(rest: list[str], lang: Language) -> bool:
    """Whether an auxiliary stands in the words, before any conjunction or relative."""
    verbs, joints = lang.set("words.auxiliaries"), lang.set("words.relatives", "words.subordinators", "words.coordinators")
    for place, token in enumerate(rest[1:], 1):
        if token in verbs:
            return place < len(rest) - 1
        if token in joints or token in tuple(";:"):
            return False
    return False


def begins_anew(rest: list[str], tokens: list[str], lang: Language) -> bool:
    """Whether a complete sentence, long and with its verb, stands before, and words that link nothing begin a clause of their own."""
    if len(tokens) < _WHOLE or len(rest) < _CLAUSE or rest[0] in _linking(lang) or not tokens[0][0].isupper():
        return False
    if rest[0] in _heads(lang) and rest[1] not in lang.set("words.coordinators") and "," not in rest[1:2]:
        return True
    verbs, joints = lang.set("words.auxiliaries"), lang.set("words.relatives", "words.subordinators")
    if rest[0] in verbs - lang.set("breaks.openers") or not _has_verb(tokens, lang):
        return False
    first = next((k for k, token in enumerate(rest) if token in verbs or token in joints), 0)
    return bool(first) and rest[first] in verbs and first < len(rest) - 1


@cache
def _heads(lang: Language) -> frozenset[str]:
    """Words at the head of a sentence: openers that are a demonstrative, an adverb, a subject or a verb without one (Spanish `hay`)."""
    unclear = lang.set("words.articles", "words.possessives", "words.interrogatives")
    return (lang.set("breaks.openers") & lang.set("words.determiners", "words.pronouns", "words.adverbs", "words.auxiliaries")) - unclear


@cache
def _linking(lang: Language) -> frozenset[str]:
    """Words that go on with a sentence rather than begin one."""
    lists = ("relatives", "subordinators", "coordinators", "prepositions", "objects")
    return lang.set(*(f"words.{name}" for name in lists), "breaks.continuers", "breaks.comma_before", "words.common")


def _has_verb(tokens: list[str], lang: Language) -> bool:
    """Whether an auxiliary stands before any relative or subordinator."""
    joints = lang.set("words.relatives", "words.subordinators")
    head = next((k for k, token in enumerate(tokens) if token.lower() in joints), len(tokens))
    return not lang.set("words.auxiliaries").isdisjoint(token.lower() for token in tokens[:head])


def with_phrase(rest: list[str], tokens: list[str], lang: Language) -> Safety | None:
    """`in 2019, they had ...`, `in 2019 they went ...`: a clause behind the phrase; the sentence before has its own verb."""
    if tokens[0].lower() in lang.set("words.subordinators", "words.relatives", "words.prepositions"):
        return None
    comma = rest.index(",") if "," in rest else len(rest)
    clause = rest[comma + 1:]
    begins = len(clause) > 1 and clause[0] in lang.set("breaks.openers", "words.articles", "words.possessives")
    if not (begins and is_clause(clause, lang)) and not _has_subject(rest[:comma], lang):
        return None
    is_long = len(tokens) >= _WHOLE and comma < len(rest)
    return UNSAFE if not is_long and lang.set("words.auxiliaries").isdisjoint(t.lower() for t in tokens) else SAFE


def _has_subject(phrase: list[str], lang: Language) -> bool:
    """Whether a subject and one word more stand soon behind a preposition and its noun, with no conjunction between."""
    if phrase[0] not in lang.set("words.prepositions") - lang.set("words.subordinators"):
        return False
    joints = lang.set("words.relatives", "words.subordinators", "words.coordinators", "words.auxiliaries")
    for place, token in enumerate(phrase[2:6], 2):
        if token in joints:
            return False
        if token in subjects(lang):
            return place < len(phrase) - 1
    return False
