"""What the source text says about the spelling of a name, in the user's standard."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from .conventions import romanise

_WORD = re.compile(r"[^\W\d_]+")
_ENDING = 2                   # letters that a case form in the source may have more


def by_source(words: Collection[str], sources: Iterable[str], standard: Iterable[tuple[str, str]]) -> str | None:
    """The one of some spellings that a standard makes of a word of the source texts, or of the word without the ending of its case.

    standard: source languages with the convention by which their names are romanised.

    >>> by_source(["Kojemiako", "Kozhemyako"], ["Губернатор Кожемяко уехал."], [("ru", "english")])
    'Kozhemyako'
    """
    texts = list(sources)
    written = {romanise(word, lang, convention) for lang, convention in standard for text in texts for word in _WORD.findall(text)}
    exact = [word for word in words if word in written]
    found = exact or [word for word in words if any(w.startswith(word) and len(w) - len(word) <= _ENDING for w in written)]
    return found[0] if len(found) == 1 else None
