"""Keys under which spellings of one name meet: what is heard of its words, coarsely, so that only names under a common key are compared."""
from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from .align import LITTLE
from .graphemes import VOWELS, parse, tokens

MOST = 8
SOUNDS = {"p": "bpfvw", "t": "tdđťďþțţ", "k": "kgqğģķ", "s": "szčćšśžźżçşșc", "m": "m", "n": "nñňńņ", "l": "lłļ", "r": "rř"}
CLASS = {letter: sound for sound, letters in SOUNDS.items() for letter in letters}
EITHER = {"c": "sk", "ch": "sk", "j": "s_", "g": "ks", "x": "sk", "gh": "k_", "kh": "k_", "w": "p_"}


@lru_cache(1 << 16)
def keys(name: str) -> tuple[str, ...]:
    """At most eight keys of a name: the consonants of its last word with the first sound of its first word.

    >>> sorted(set(keys("Oleg Kojemiako")) & set(keys("Oleg Kozhemiako")))
    ['a ksmk']
    """
    words = [word for word in tokens(name) if word not in LITTLE] or list(tokens(name))
    if not words:
        return ()
    heads = tuple(dict.fromkeys(skeleton[:1] for skeleton in skeletons(words[0]))) if len(words) > 1 else ("",)
    return tuple(f"{head} {last}" for last, head in product(skeletons(words[-1]), heads))[:MOST]


@lru_cache(1 << 16)
def skeletons(word: str) -> tuple[str, ...]:
    """The consonants of a folded word by kind of sound, at most four ways to read it; a vowel counts at the beginning alone.

    >>> skeletons("kojemiako"), skeletons("evgueni")
    (('ksmk', 'kmk'), ('apkn', 'apsn'))
    """
    readings = [""]
    for n, grapheme in enumerate(parse(word)):
        sounds = "a" if n == 0 and grapheme[0] in VOWELS else _sounds(grapheme)
        readings = list(dict.fromkeys(_joined(reading, sound) for sound in sounds for reading in readings))[:4]
    return tuple(readings)


def _joined(reading: str, sound: str) -> str:
    return reading if sound == "_" or reading[-1:] == sound else reading + sound


@cache
def _sounds(grapheme: str) -> str:
    """The kinds of sound a grapheme may stand for; `_` is none."""
    if found := EITHER.get(grapheme):
        return found
    if len(grapheme) > 1 and not {"s", "z", "c", "j", "š", "č", "ž"}.isdisjoint(grapheme):
        return "s"
    return CLASS.get(grapheme[0], "_")
