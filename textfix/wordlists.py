"""Words and phrases that are looked up at an offset of a text, by their first code points: the size of a list does not matter."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        firsts = frozenset(word[0] for word in words)
        self._small = firsts if all(map(str.islower, firsts)) else None          # hardly anything begins with a small letter
        self._all = [(size, frozenset(own)) for size, own in self._known]
        self._shorter = [_shorter(words), _shorter(filter(str.isascii, words))]
        self._ascii = [(size, found) for size, own in self._known if (found := frozenset(filter(str.isascii, own)))]

    def at(self, text: str, at: int) -> bool:
        """Whether one of the words stands whole at an offset."""
        for size, known in self._known:
            for word in known.get(text[at:at + size], ()):
                if whole_at(text, at, word, len(text)):
                    return True
        return False

    def may_begin(self, parts: Sequence[str], plain: bool) -> bool:
        """Whether one of some texts, all of ASCII if they are `plain`, may begin with one of the words."""
        if self._small and self._small.isdisjoint([part[:1] for part in parts]):
            return False
        return any(not known.isdisjoint([part[:size] for part in parts]) for size, known in (self._ascii if plain else self._all))

    def beginning(self, parts: Sequence[str], plain: bool) -> list[int]:
        """Which of some texts, all of ASCII if they are `plain`, begin with one of the words."""
        found = [n for size, known in self._shorter[plain] for n, part in enumerate(parts) if part[:size] in known]
        return [n for n in found if self.at(parts[n], 0)] if found else found


def _shorter(words: Iterable[str]) -> list[tuple[int, frozenset[str]]]:
    """Some words by as few code points as tell most of them from other words."""
    found: dict[int, set[str]] = {}
    for word in words:
        size = next(size for size in _SIZES[1:] if size <= len(word))
        found.setdefault(size, set()).add(word[:size])
    return [(size, frozenset(own)) for size, own in found.items()]


@lru_cache(256)
def word_list(words: frozenset[str]) -> WordList:
    """The list of these words: the same object for all scanners."""
    return WordList(words)
