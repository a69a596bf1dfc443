"""Which letters a language writes, and how many of a text it does not."""
from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from textfix.language import language
from textfix.scripts import script_of_letter

LONG = 1000                   # code points in which the most telling letters of a language are expected
_REMEMBERED = 5000            # code points that are known to be no letters of others


class Alphabet:
    """The letters that the pack of a language says it writes; where it says none, no letter is alien to it."""

    def __init__(self, code: str) -> None:
        pack = language(code)
        letters = str(pack.get("letters", ""))
        self._telltale = str(pack.get("telltale", ""))
        self._other = re.compile(f"[^\\W\\d_{letters}]") if letters else None
        self._script = script_of_letter(letters[0]) if letters else ""
        self._own: set[str] = set()                   # code points that were asked for and are not alien

    def alien(self, low: str, chars: set[str]) -> int:
        """How many letters of the language's script a sample (in lower case, with these code points) has that it does not write."""
        if self._other is None:
            return 0
        return sum([low.count(char) for char in chars - self._own if self._is_alien(char)])

    def is_foreign(self, low: str, chars: set[str]) -> bool:
        """Whether a sample has many letters that the language does not write, or is long without those that it cannot do without."""
        if self._telltale and len(low) > LONG and chars.isdisjoint(self._telltale):
            return True
        return self.alien(low, chars) * 100 > len(low)

    def _is_alien(self, char: str) -> bool:
        other = self._other
        # NFC parts the nukta from a Bengali letter
        if other and other.match(char) and script_of_letter(char) == self._script and other.match(normalize("NFC", char)):
            return True
        if len(self._own) < _REMEMBERED:
            self._own.add(char)
        return False


@cache
def alphabet(code: str) -> Alphabet:
    """The alphabet of a language, by its tag."""
    return Alphabet(code)
