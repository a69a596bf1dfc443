"""Whether two spellings of a document name the same, and what speaks for it."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .authority import Authority
from .facts import Name, Words
from .forbidden import forbidden
from .graphemes import REMEMBERED, VOWELS, fold
from .inflection import is_case_form
from .match import probability
from .words import is_word, stem

LIKELY, SURE = .5, .9         # probability of a variant from which it is looked at; from which it may be repaired
SHARED, LONE = 3, 5           # letters of a word that two names have in common, of a single word that may be a variant, at least
AROUND = 2                    # words that stand around both of two names and say that they are one
ENDING, MUTATION = 3, 2       # letters of an ending, and of a beginning that the grammar may change
# languages that do not change the end of a name but for an s
_ANALYTIC = frozenset("af ca da de en es fil fr gl id it ms nb nl nn pt sv tl vi".split())
_MUTATING = frozenset("br cy ga gd".split())
_SAME = str.maketrans({**dict.fromkeys("’ʼʻ‘`´", "'"), "\N{NON-BREAKING HYPHEN}": "-", "\N{COMBINING ACUTE ACCENT}": None})


class Link(NamedTuple):
    """Two spellings that may name the same: the words that differ, how probable it is, and what they have in common.

    shared: words of the names that are the same in both; near: words that stand around both.
    """

    one: Words
    other: Words
    words: tuple[tuple[str, str], ...]
    probability: float
    shared: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def is_supported(self) -> bool:
        """Whether more than the likeness of one word speaks for it."""
        return bool(self.shared) or len(self.near) >= AROUND or len(self.words) > 1


@lru_cache(REMEMBERED)
def likeness(one: str, other: str, lang: str) -> float:
    """How probably two words are spellings of one, 0-1; 0 for case forms, initials, numbers, acronyms, and apostrophes of two kinds."""
    if not (is_word(one) and is_word(other)) or one.translate(_SAME) == other.translate(_SAME):
        return .0
    return .0 if _may_inflect(one, other, lang) or is_case_form(one, other, lang) else _probability(one, other)


_probability = lru_cache(REMEMBERED)(probability)     # which is the same in all languages


def _may_inflect(one: str, other: str, lang: str) -> bool:
    """Whether two words differ where the language inflects: at the end, or in other endings; in Celtic languages at the beginning."""
    code = lang.partition("-")[0]
    size = len(stem(one.lower(), other.lower()))
    if code in _MUTATING and size < MUTATION:
        return True
    ends = one[size:].lower(), other[size:].lower()
    same_end = all(ends) and ends[0][-1] == ends[1][-1] and ends[0][-1] not in VOWELS and fold(one) != fold(other)
    return code not in _ANALYTIC and not same_end and (max(map(len, ends)) <= ENDING or one[-1] != other[-1])


def is_ending(one: str, other: str) -> bool:
    """Whether one word is the beginning of the other, or differs in its last letter alone."""
    low, high = sorted((fold(one), fold(other)), key=len)
    return high.startswith(low) or (len(low) == len(high) and high[:-1] == low[:-1])


def link(one: Name, other: Name, lang: str, user: Authority) -> Link | None:
    """The link between two names with as many words, none if they are probably two."""
    if len(one.words) != len(other.words) or not one.sentences.isdisjoint(other.sentences) or (one.doubtful and other.doubtful):
        return None
    words = tuple((a, b) for a, b in zip(one.words, other.words, strict=True) if a != b)
    least = min((likeness(a, b, lang) for a, b in words), default=1.)
    whole = " ".join(one.words), " ".join(other.words)
    if least < LIKELY or forbidden(*whole) or any(user.parts(*pair) for pair in (whole, *words)):
        return None
    if len(words) == len(one.words) == 1 and (min(map(len, words[0])) < LONE or is_ending(*words[0])):
        return None
    shared = tuple(a for a, b in zip(one.words, other.words, strict=True) if a == b and len(a) >= SHARED)
    return Link(one.words, other.words, words, least, shared, tuple(sorted(one.near & other.near)))
