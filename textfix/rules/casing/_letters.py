"""Letters that have two cases, and what languages do with them: which mark ends a sentence, which capital a letter has."""
from __future__ import annotations

from functools import cache

from textfix.rule import Language

# Latin, Greek, Cyrillic, Armenian; letters without a second case (Georgian among them, whose capitals no text uses) are neither
_CASED = [chr(c) for c in (*range(0x41, 0x590), *range(0x1E00, 0x2000))]
UPPER = "".join(filter(str.isupper, _CASED))
LOWER = "".join(filter(str.islower, _CASED))
_SCRIPTS = frozenset(("Latn", "Cyrl", "Grek", "Armn", "Zyyy"))
_DOTLESS = frozenset(("tr", "az"))
_TO_LOWER, _TO_UPPER = str.maketrans("Iİ", "ıi"), str.maketrans("ıi", "Iİ")


def has_case(lang: Language) -> bool:
    """Whether the language's script has capitals."""
    return lang.script in _SCRIPTS


def lower(word: str, lang: Language) -> str:
    """The word in lower case; Turkish İ has the dot that I has not."""
    return (word.translate(_TO_LOWER) if lang.code in _DOTLESS else word).lower()


def capital(word: str, lang: Language) -> str:
    """The word with its first letter as a capital."""
    first = word[0].translate(_TO_UPPER) if lang.code in _DOTLESS else word[0]
    return first.upper() + word[1:]


def small(word: str, lang: Language) -> str:
    """The word with its first letter in lower case."""
    return lower(word[0], lang) + word[1:]


def lowers(word: str) -> tuple[str, ...]:
    """The word in lower case, in every way a language may do it."""
    return (word.lower(), word.translate(_TO_LOWER).lower()) if "I" in word or "İ" in word else (word.lower(),)


def is_name(word: str) -> bool:
    """Whether a word has a capital, also behind a prefix: `hÉireann`, `iPhone`."""
    return word != word.lower()


@cache
def stop(lang: Language) -> str:
    """The full stop of the language: in Armenian the dot is weaker than that."""
    return str(lang.get("marks.stop") or ".")


@cache
def ends(lang: Language) -> str:
    """The marks that end a sentence: the Greek question mark is a semicolon."""
    return "".join(dict.fromkeys(stop(lang) + "!?…" + str(lang.get("marks.question") or "")))


@cache
def pauses(lang: Language) -> str:
    """Comma and semicolon, where they are no question mark."""
    return ",;".replace(str(lang.get("marks.question") or "?"), "")


@cache
def dates(lang: Language) -> frozenset[str]:
    """Days and months, in lower case."""
    return frozenset(map(str.lower, lang.set("case.days_names", "case.months_names")))
