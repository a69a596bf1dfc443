"""Single words of names."""
from __future__ import annotations

import re

_ROMAN = re.compile(r"[IVXLCDM]+\Z")


def is_word(word: str) -> bool:
    """Whether a word may be spelled in several ways: no initial, number, Roman numeral or acronym, and capitalised.

    >>> [word for word in ("Kim", "K", "II", "TASS", "B52", "von", "al-Rawi") if is_word(word)]
    ['Kim', 'al-Rawi']
    """
    return len(word) > 1 and not word.islower() and not word.isupper() and not any(map(str.isdigit, word)) and not _ROMAN.match(word)


def stem(one: str, other: str) -> str:
    """What two words begin with alike.

    >>> stem("Primorye", "Primorie")
    'Primor'
    """
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return one[:size]
