"""Keys under which spellings of one name meet: what is heard of its words, coarsely, so that only names under a common key are compared."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

from .align import LITTLE
from .graphemes import VOWELS, Graphemes, parse, tokens

MOST, READINGS, HEAD = 8, 4, 2
WINDOW = 20                       # names under one key are compared with so many that follow in the order of their sounds
SOUNDS = {"p": "bpfvw", "t": "tdđďť", "k": "kgqğģķ", "s": "szčćšśžźżçşș", "m": "m", "n": "nñňńņ", "l": "lłļ", "r": "rř"}
CLASS = {letter: sound for sound, letters in SOUNDS.items() for letter in letters}
EITHER = {"c": "sk", "ch": "sk", "j": "s_", "x": "sk", "gh": "k_", "kh": "k_", "w": "p_", "ț": "st", "ţ": "st", "th": "ts"}
FRONT = frozenset("eiyäöüø")
SIBILANT = frozenset("szcjšč")


@lru_cache(1 << 16)
def keys(name: str) -> tuple[str, ...]:
    """At most eight keys of a name: what is heard of its last word with how its first one begins, and the other way round.

    >>> sorted(set(keys("Oleg Kojemiako")) & set(keys("Oleg Kozhemiako")))
    ['>alk|ks', 'ksmk|al']
    """
    words = [word for word in tokens(name) if word not in LITTLE] or list(tokens(name))
    if not words:
        return ()
    last = skeletons(words[-1])
    if len(words) == 1:
        return last
    first = skeletons(words[0])
    found = [f"{end}|{head}" for end, head in product(last, _heads(first))]
    turned = [f">{start}|{head}" for start, head in product(first, _heads(last))]
    return tuple([*found[:MOST - min(len(turned), 3)], *turned[:3]][:MOST])


def _heads(readings: Graphemes) -> list[str]:
    return list(dict.fromkeys(reading[:HEAD] for reading in readings))


@lru_cache(1 << 16)
def skeletons(word: str) -> tuple[str, ...]:
    """The consonants of a folded word by kind of sound, at most four ways to read it; a vowel counts at the beginning alone.

    >>> skeletons("kojemiako"), skeletons("evgueni"), skeletons("yushchenko"), skeletons("juschtschenko")
    (('ksmk', 'kmk'), ('apkn',), ('asnk',), ('snk', 'asnk'))
    """
    graphemes = parse(word)
    readings = [""]
    for grapheme, after in zip(graphemes, (*graphemes[1:], "$"), strict=True):
        heard = sounds(grapheme, after[0] in FRONT)
        readings = list(dict.fromkeys(_joined(reading, sound) for sound in heard for reading in readings))[:READINGS]
    return tuple(reading or "a" for reading in readings)


def _joined(reading: str, sound: str) -> str:
    """A reading and what is heard next; nothing (`_`) at the beginning is a vowel."""
    if sound == "_":
        return reading or "a"
    return reading if reading[-1:] == sound else reading + sound


@cache
def sounds(grapheme: str, front: bool) -> str:
    """The kinds of sound a grapheme may stand for, before a front vowel or not."""
    if grapheme in ("c", "g") and not front:
        return "k" if grapheme == "g" else "ks"
    if grapheme == "g":
        return "ks"
    if found := EITHER.get(grapheme):
        return found
    if len(grapheme) > 1 and not SIBILANT.isdisjoint(grapheme):
        return "s"
    return "_" if grapheme[0] in VOWELS else CLASS.get(grapheme[0], "_")


def candidates(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that are worth comparing, each once: neighbours under a common key, at most WINDOW on each side a key.

    Memory is that of the keys, time n log n.  A name meets at most 2 × WINDOW others under each of its keys, however many there are.

    >>> list(candidates(["Oleg Kojemiako", "Kim Jong-un", "Oleg Kozhemiako"]))
    [('Oleg Kojemiako', 'Oleg Kozhemiako')]
    """
    crowds: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        for key in keys(name):
            crowds.setdefault(key, []).append(name)
    for key in list(crowds):
        crowd = sorted(crowds.pop(key), key=_order)
        for at, one in enumerate(crowd):
            yield from ((one, other) for other in crowd[at + 1:at + 1 + WINDOW] if _first(one, other, key))


def _order(name: str) -> tuple[str, str]:
    """What is heard of all its words, then its letters: what sounds alike stands together."""
    words = tokens(name)
    return " ".join(skeletons(word)[0] for word in words), "".join(words)


def _first(one: str, other: str, key: str) -> bool:
    """Whether the key is the first that both have, so that a pair comes up once."""
    both = keys(other)
    return next(common for common in keys(one) if common in both) == key
