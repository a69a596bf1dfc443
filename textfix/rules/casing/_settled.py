"""Whether a capitalised word in the middle of a sentence can be neither a name nor the beginning of a sentence whose stop was lost."""
from __future__ import annotations

from functools import cache

from textfix.rule import Language, Spot

from ._letters import is_name
from ._phrase import Phrase, is_beside_name

_OFTEN = 2                    # times that an auxiliary stands in lower case, if it is one
_NEAR = 3_000                 # code points to either side in which a way of writing is looked for
_BEFORE_NOUN = ("words.articles", "words.determiners", "words.possessives", "words.prepositions", "words.numerals", "words.coordinators")
_PHRASE_STARTS = ("words.articles", "words.possessives", "words.determiners", "words.objects", "words.numerals")


def is_settled(spot: Spot, at: Phrase, lang: Language) -> bool:
    """Whether neither a name nor a sentence whose stop was lost can begin here."""
    if is_beside_name(at, lang) or _begins_name(spot, at.word):
        return False
    if at.lower in lang.set("case.also_names") and spot.count(at.word) > spot.count(at.lower) + _least(at, lang):
        return False
    if at.lower in verbs(lang):
        return _is_verb(spot, at, lang)
    if spot.char(at.end + 1).isdecimal() and at.lower in lang.set("words.auxiliaries"):
        return False
    if at.lower not in lang.function_words:
        return bool(at.following) and _is_once(spot, at, lang)
    if at.mark:
        return _is_behind_pause(at, lang)
    if lang.get("case.nouns"):
        is_noun = at.lower in lang.set("words.subordinators") and at.lower in lang.set("case.also_names")      # Ehe, Falls
        return not is_noun and at.previous in lang.function_words and at.previous not in lang.set(*_BEFORE_NOUN)
    return not _may_be_title(at, lang) and (_fits(at, lang) or _is_said(spot, at, lang) or _is_known(spot, at, lang))


def _is_behind_pause(at: Phrase, lang: Language) -> bool:
    """Whether the sentence goes on behind the comma or semicolon before it."""
    if at.mark == ";" and not lang.get("case.title_case"):          # behind a semicolon a writer may begin anew
        return at.lower in lang.set("words.prepositions", "words.articles")
    if at.lower in lang.set("words.adverbs") and at.following in lang.set("words.auxiliaries"):
        return bool(lang.get("case.title_case"))                   # a main clause begins: a stop may have been lost
    if _is_refrain(at, lang):
        return False
    return bool(lang.get("case.title_case")) or not (is_name(at.previous) and at.lower in lang.set("breaks.openers"))


def _is_refrain(at: Phrase, lang: Language) -> bool:
    """Whether the sentence has begun another phrase with the same word: lines of verse or slogans, each with its capital."""
    return at.lower in lang.set("words.prepositions", "words.subordinators") and f" {at.lower} " in at.before


def _fits(at: Phrase, lang: Language) -> bool:
    """Whether it goes with the word before it."""
    bound = at.previous.lower() in lang.function_words
    if at.lower in lang.set("breaks.complementizers"):
        return True
    is_opener = at.lower in lang.set("words.articles", "breaks.openers")
    if at.lower in lang.set("words.prepositions") and not is_opener and not lang.get("case.title_case"):
        return True
    if at.lower in lang.set("case.also_names"):
        return bound and _goes_with(at, lang)
    openers = lang.set("breaks.openers", "words.pronouns", "words.possessives", "words.determiners")
    return bound or at.lower not in openers


def _may_be_title(at: Phrase, lang: Language) -> bool:
    """Where titles are written like sentences: a preposition before a word that begins no noun phrase (`de En la ciudad`)."""
    if lang.get("case.title_case") or at.lower in lang.set(*_PHRASE_STARTS):
        return False
    return at.previous in lang.set("words.prepositions")


def _goes_with(at: Phrase, lang: Language) -> bool:
    """Whether a word that may begin a name has no place for a name before it."""
    if at.lower in lang.set("words.articles"):
        return bool(lang.get("case.title_case"))
    if at.lower in lang.set("words.possessives"):
        return at.previous in lang.set("words.articles", "words.prepositions")
    placed = lang.set("words.prepositions", "words.articles", "words.coordinators")
    return at.previous not in placed and at.lower not in lang.set("words.determiners")


def _is_verb(spot: Spot, at: Phrase, lang: Language) -> bool:
    """Whether the text has an auxiliary again and again, its capital here alone, and it stands behind a small word or a comma."""
    placed = lang.set("words.articles", "words.prepositions", "words.determiners")
    behind = at.mark or (at.previous in lang.function_words and at.previous not in placed)
    return bool(behind) and _is_everyday(spot, at)


def _is_everyday(spot: Spot, at: Phrase) -> bool:
    """Whether the text has the word in lower case again and again, and within sentences nowhere else with a capital."""
    return spot.count(at.lower) > _OFTEN and (spot.count(at.word) <= 1 or times(spot, at) <= 1)


def _least(at: Phrase, lang: Language) -> int:
    """How often more than in lower case a word may have a capital: a pronoun such as Kim is a name if it is never in lower case."""
    if at.mark or lang.get("case.title_case") or lang.get("case.nouns"):
        return 1
    return 0 if at.lower in lang.set("words.pronouns") else 1


def _begins_name(spot: Spot, word: str) -> bool:
    """Whether the text has the word before another capital within a sentence: Kim Jong, La Paz."""
    at = spot.evidence.text.find(f" {word} ") if spot.count(word) > 1 else -1
    while at >= 0:
        if spot.evidence.text[at + len(word) + 2:at + len(word) + 3].isupper() and spot.evidence.text[at - 1:at].isalpha():
            return True
        at = spot.evidence.text.find(f" {word} ", at + len(word))
    return False


def _is_known(spot: Spot, at: Phrase, lang: Language) -> bool:
    """Whether a word that may begin a name is an everyday one of this text, and begins no sentence either."""
    if lang.get("case.title_case") or at.lower in lang.set("breaks.openers", "words.articles"):
        return False
    linking = at.lower in lang.set("words.relatives", "words.coordinators", "words.subordinators")
    return (linking or at.lower not in lang.set("words.pronouns", "words.determiners")) and _is_everyday(spot, at)


def _is_said(spot: Spot, at: Phrase, lang: Language) -> bool:
    """Whether the text has the same two words in lower case elsewhere."""
    may_be_name = at.lower in lang.set("case.also_names") and at.lower not in lang.set("words.articles")
    return may_be_name and spot.count(f"{at.lower} {at.following}") > 0


def _is_once(spot: Spot, at: Phrase, lang: Language) -> bool:
    """A frequent word with content: the text itself must have it in lower case, and only once with a capital."""
    bound = at.previous in lang.function_words and spot.count(at.word) == 1
    return bound and spot.count(at.lower) > 1 and not spot.char(at.end + 1).isdecimal()


def times(spot: Spot, at: Phrase) -> int:
    """How often the text near by has the word with a capital within sentences."""
    near = spot.text[max(0, at.start - _NEAR):at.end + _NEAR]
    return near.count(f" {at.word} ") - sum(near.count(f"{mark} {at.word} ") for mark in ".!?:")


@cache
def verbs(lang: Language) -> frozenset[str]:
    """Auxiliaries that may be a name as well, where no first name is among them (Will, Mark): the text decides."""
    if lang.get("case.title_case"):
        return frozenset()
    others = lang.set("words.numerals", "words.common", "case.months_names", "case.days_names")
    return lang.set("words.auxiliaries") & lang.set("case.also_names") - others
