"""Words and phrases that are looked up at an offset of a text, by their first code points: the size of a list does not matter."""
from __future__ import annotations

from functools import lru_cache

from textfix.pattern import whole_at

_SIZES = (8, 4, 2, 1)         # code points by which words are known: each by as many of them as it has


class WordList:
    """Words that are looked up."""

    def __init__(self, words: frozenset[str]) -> None:
        known: dict[int, dict[str, list[str]]] = {}
        for word in sorted(words):
            size = next(size for size in _SIZES if size <= len(word))
            known.setdefault(size, {}).setdefault(word[:size], []).append(word)
        self._known = sorted(known.items(), reverse=True)

    def at(self, text: str, at: int) -> bool:
        """Whether one of the words stands whole at an offset."""
        for size, known in self._known:
            for word in known.get(text[at:at + size], ()):
                if whole_at(text, at, word, len(text)):
                    return True
        return False


@lru_cache(256)
def word_list(words: frozenset[str]) -> WordList:
    """The list of these words: the same object for all scanners."""
    return WordList(words)
