"""What looks like an artifact and is none: spans of a clean text that nobody may touch, and that nothing is injected into."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Protected = tuple[int, int, str]

_KINDS = {
    "address": r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])[\w-]{2,}\.(?:com|org|net|edu|gov|io|de|fr|es|it|ru|co)\b",
    "code": r"`[^`\n]+`",
    "placeholder": r"%[sd]\b|\{\{?\w+\}?\}|\$\{\w+\}|</?[a-z]+>",
    "dotted abbreviation": r"(?<!\w)(?:[^\W\d_]{1,2}\.){2,}(?!\w)",
    "abbreviation": r"(?<!\w)[^\W\d_]{1,4}\. (?=[^\W_A-Z])",
    "initials": r"(?<!\w)[^\W\d_a-z]\. (?=[^\W\d_a-z])",
    "ordinal or number": r"(?<!\w)\d+(?:[.,:/]\d+)+(?!\w)|(?<!\w)\d+\. (?=[^\W\d_])",
    "ellipsis": r"\.{3,}|…",
    "inner capitals": r"(?<!\w)[^\W\d_]*[^\W\d_A-Z][^\W\d_a-z][^\W\d_]*(?!\w)",
    "mention or hashtag": r"(?<!\w)[@#]\w+",
    "said twice": r"(?<!\w)([^\W\d_]+) \1(?!\w)",
    "capital after a comma": r"(?<=, )[^\W\d_a-z][^\W\d_A-Z]+(?= [^\W\d_A-Z])",
}
_PATTERNS = {why: re.compile(pattern) for why, pattern in _KINDS.items()}


def lookalikes(text: str) -> list[Protected]:
    """All of them, by offset; where two overlap the first is kept."""
    found: list[Protected] = []
    for start, end, why in sorted(_all(text)):
        if not found or start >= found[-1][1]:
            found.append((start, end, why))
    return found


def _all(text: str) -> Iterator[Protected]:
    for why, pattern in _PATTERNS.items():
        yield from ((m.start(), m.end(), why) for m in pattern.finditer(text) if why != "inner capitals" or _inner(m[0]))


def _inner(word: str) -> bool:
    """Lower case before upper case: iPhone, McKay."""
    return any(a.islower() and b.isupper() for a, b in pairwise(word))
