"""The capitalised words of a text, by its tokens: whether they may stand in two cases, or be alike, told from what is known of them."""
from __future__ import annotations

import re
from itertools import compress

from textfix.names.gate import alike, are_alike
from textfix.names.heard import runs
from textfix.tokens import head_within
from textfix.variants import vary

_BESIDE = re.compile(b"\1(?=\1)").finditer


class Capitals:
    """What is known of tokens with a capital."""

    def __init__(self) -> None:
        self._within = dict[str, str]()                # the word that it is within a sentence, if it begins with a capital
        self._words = dict[str, str]()                 # its capitalised words, with a blank between
        self._sides = dict[str, tuple[str, str]]()     # those at its beginning and at its end

    def add(self, token: str) -> None:
        """Find out about a token."""
        words = runs(token)
        self._within[token] = head_within(token)
        self._words[token] = " ".join(words)
        first, last = (words[0], words[-1]) if words else ("", "")
        self._sides[token] = (first if token.startswith(first) else "", last if token.endswith(last) else "")

    def clear(self) -> None:
        """Forget all."""
        for known in (self._within, self._words, self._sides):
            known.clear()

    def vary(self, text: str, tokens: list[str], goes_on: bytes, capitals: bytes) -> bool:
        """Whether a word of a text may stand in two cases; the bytes say of each token whether a sentence goes on behind it, and whether
        it has a capital."""
        inner = compress(compress(tokens[1:], capitals[1:]), compress(goes_on, capitals[1:]))
        names = [*filter(None, map(self._within.__getitem__, inner))]
        return vary(text, names)

    def alike(self, text: str, tokens: list[str], capitals: bytes) -> bool:
        """Whether two capitalised words are alike."""
        words = set(" ".join(set(map(self._words.__getitem__, compress(tokens, capitals)))).split(" "))
        words.discard("")
        sides, pairs = self._sides, set[tuple[str, str]]()
        for match in _BESIDE(capitals):
            before, after = sides[tokens[match.start()]][1], sides[tokens[match.end()]][0]
            if before and after:
                pairs.add((before, after))
        found = are_alike(words, pairs, len(text))
        return bool(alike(text)) if found is None else found
