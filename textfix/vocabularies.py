"""The everyday words by which languages are told apart, by script."""
from __future__ import annotations

import re
from functools import cache

from textfix.language import Language, codes, language
from textfix.neighbours import NEIGHBOURS

# words of running text, with combining marks; an apostrophe parts them
WORD = re.compile("[^\\s\\d!-/:-@\\[-`{-~\u00a0-¿‘-‟‹›–—…।॥،؛؟]+")
_WRITTEN_IN = {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}        # scripts of packs that are combinations or varieties


@cache
def vocabularies(script: str) -> dict[str, frozenset[str]]:
    """The everyday words of each language of a script; a variety that says the same as its parent is not asked."""
    found = {code: _everyday(language(code)) for code in codes() if _script(language(code)) == script}
    own = {code: words for code, words in found.items() if "inherits" not in language(code).facts or code == "ms"}
    return own | {code: frozenset(WORD.findall(words)) for code, words in NEIGHBOURS.get(script, {}).items()}


def _script(lang: Language) -> str:
    return _WRITTEN_IN.get(lang.script, lang.script)


def _everyday(lang: Language) -> frozenset[str]:
    """Frequent words and abbreviations (`např`, `itd`), in lower case."""
    return lang.frequent_words | frozenset(w for a in lang.list("breaks.abbreviations") for w in WORD.findall(a.lower()) if len(w) > 1)


@cache
def voters(script: str) -> dict[str, tuple[str, ...]]:
    """For each everyday word, the languages of a script that have it."""
    voters: dict[str, list[str]] = {}
    for code, words in vocabularies(script).items():
        for word in words:
            voters.setdefault(word, []).append(code)
    return {word: tuple(found) for word, found in voters.items()}


@cache
def all_voters() -> dict[str, tuple[str, ...]]:
    """For each everyday word, the languages of all scripts that have it (abbreviations such as `km` stand in several)."""
    found: dict[str, tuple[str, ...]] = {}
    for script in dict.fromkeys(_script(language(code)) for code in codes()):
        for word, languages in voters(script).items():
            found[word] = found.get(word, ()) + languages
    return found
