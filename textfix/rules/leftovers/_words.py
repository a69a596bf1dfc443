"""Function words of other languages: what two rules of this family look for in the running text."""
from __future__ import annotations

from functools import cache, lru_cache

from textfix.rule import Language, everywhere

_CLOSED = ("articles", "determiners", "possessives", "pronouns", "objects", "relatives", "interrogatives", "coordinators", "subordinators",
           "prepositions", "auxiliaries", "adverbs")
_JOINING = ("and", "or")
# coordinators that are everyday words of other languages as well, or names of things (a dan in judo, Slovene nebo, Spanish ir)
_HOMOGRAPHS = frozenset("arba dan ed edo en eta ili ir jeb lub nebo ning od ose sau un".split())
_SCRIPTS_OF_LATIN = frozenset({"Latn", "Zyyy"})


@cache
def joining() -> dict[str, dict[str, str]]:
    """For each coordinator what it says in each language, `{"y": {"es": "and"}}`; the longest group says what a foreign one means."""
    found: dict[str, dict[str, str]] = {}
    for meaning in _JOINING:
        for code, forms in everywhere(f"leftovers.{meaning}").items():
            for form in forms:
                found.setdefault(form, {})[code] = meaning
    return found


@cache
def _unmistakable() -> list[tuple[str, str]]:
    """Function words that only one language has, with that language's code."""
    return [(word, code) for code, values in everywhere("leftovers.unmistakable").items() for word in values]


def coordinators(lang: Language) -> frozenset[str]:
    """Coordinators of other languages that are no words of this one, of one letter only `y` and `и`; none where there is no pack."""
    if not lang.has_pack:
        return frozenset()
    found = (w for w, meanings in joining().items() if lang.code not in meanings and w not in lang.frequent_words)
    return frozenset(w for w in found if (len(w) > 1 or w in "yи") and w not in _HOMOGRAPHS)


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """Articles, relatives and coordinators of three letters or more, and the unmistakable words, with the languages that have them."""
    found: dict[str, dict[str, None]] = {}
    for path in ("words.articles", "words.relatives", "words.coordinators", "leftovers.unmistakable"):
        for code, values in everywhere(path).items():
            for word in values:
                if len(word) > 2 or path == "leftovers.unmistakable":
                    found.setdefault(word, {})[code] = None
    return {word: tuple(codes) for word, codes in found.items()}


@lru_cache(128)
def telling_words(lang: Language) -> dict[str, tuple[str, ...]]:
    """Words by which a sentence of another language is noticed, with those languages; none of them is a word of this one."""
    if not lang.has_pack:
        return {w: codes for w in foreign_words(lang) if (codes := tuple(c for c in _telling().get(w, ()) if c != lang.code))}
    own = lang.frequent_words | lang.set("leftovers.homographs")
    return {w: codes for w, codes in _telling().items() if w not in own and lang.code not in codes}


@lru_cache(128)
def foreign_words(lang: Language) -> dict[str, str]:
    """Unmistakable function words of other languages that are no words of this one, with their languages."""
    return {w: code for w, code in _unmistakable() if code != lang.code and w not in lang.frequent_words}


@cache
def function_words() -> dict[str, frozenset[str]]:
    """All closed-class words of each language, in lower case."""
    found: dict[str, set[str]] = {}
    for section in _CLOSED:
        for code, values in everywhere(f"words.{section}").items():
            found.setdefault(code, set()).update(values)
    return {code: frozenset(values) for code, values in found.items()}


def is_latin(lang: Language) -> bool:
    """Whether the language is written in Latin letters, or may be."""
    return lang.script in _SCRIPTS_OF_LATIN
