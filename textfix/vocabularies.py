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
def written_in(script: str) -> tuple[str, ...]:
    """The languages of a script whose words are known."""
    return tuple(dict.fromkeys((*_with_packs(script), *NEIGHBOURS.get(script, ()))))


def _with_packs(script: str) -> list[str]:
    """Those that have a pack; a variety that says the same as its parent is not asked."""
    own = (language(code) for code in codes() if _script(language(code)) == script)
    return [lang.code for lang in own if "inherits" not in lang.facts or lang.code == "ms"]


def _script(lang: Language) -> str:
    return _WRITTEN_IN.get(lang.script, lang.script)


def _everyday(code: str, script: str) -> frozenset[str]:
    """Frequent words and abbreviations (`např`, `itd`), in lower case; of a neighbour without a pack what is known of it."""
    if code in NEIGHBOURS.get(script, {}):
        return frozenset(WORD.findall(NEIGHBOURS[script][code]))
    lang = language(code)
    return lang.frequent_words | {w for a in lang.list("breaks.abbreviations") for w in WORD.findall(a.lower()) if len(w) > 1}


@cache
def voters() -> dict[str, tuple[str, ...]]:
    """For each everyday word, the languages of all scripts that have it (abbreviations such as `km` stand in several)."""
    found: dict[str, tuple[str, ...]] = {}
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    for script in dict.fromkeys((*(_script(language(code)) for code in codes()), *NEIGHBOURS)):
        for code in written_in(script):
            for word in _everyday(code, script):
                languages = (*found.get(word, ()), code)
                found[word] = same.setdefault(languages, languages)
    return found
