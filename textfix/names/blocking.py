"""Keys under which spellings of one name meet: what is heard of its words, coarsely, so that only names under a common key are compared."""
from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby, product

from .align import LITTLE
from .graphemes import REMEMBERED, VOWELS, Graphemes, parse, tokens

MOST, READINGS, HEAD = 8, 4, 2
WINDOW = 20                       # names under one key are compared with so many that follow in the order of their sounds
PIECES, BITS = 256, 32            # pieces in which the keys of a corpus are looked at; bits of the number of a name
SOUNDS = {"p": "bpfvw", "t": "tdđďť", "k": "kgqğģķ", "s": "szčćšśžźżçşș", "m": "m", "n": "nñňńņ", "l": "lłļ", "r": "rř"}
CLASS = {letter: sound for sound, letters in SOUNDS.items() for letter in letters}
EITHER = {"c": "sk", "ch": "sk", "j": "s_", "x": "sk", "gh": "k_", "kh": "k_", "w": "p_", "ț": "st", "ţ": "st", "th": "ts"}
FRONT = frozenset("eiyäöüø")
SIBILANT = frozenset("szcjšč")


@lru_cache(REMEMBERED)
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


@lru_cache(REMEMBERED)
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


def order(name: str) -> str:
    """What is heard of all its words, then itself: in this order what sounds alike stands together."""
    return f"{' '.join(skeletons(word)[0] for word in tokens(name))}\0{name}"


class Crowds:
    """Names under common keys, by number; where they are in `order`, what sounds alike stands together.

    Some 60 bytes a name, in arrays, which processes that are forked share.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._pieces = [array("Q") for _ in range(PIECES)]          # each key as a number, with the number of the name
        self._keys, self._ends = array("I"), array("L", [0])
        for number, name in enumerate(names):
            for key in dict.fromkeys(zlib.crc32(key.encode()) for key in keys(name)):
                self._pieces[key % PIECES].append(key << BITS | number)
                self._keys.append(key)
            self._ends.append(len(self._keys))

    def __len__(self) -> int:
        return len(self._keys)

    def pairs(self, piece: int) -> Iterator[tuple[int, int]]:
        """The pairs of one of the PIECES, each once in all of them: under a common key, each name with at most WINDOW that follow.

        However many names there are, one meets at most 2 × WINDOW others under each of its keys.
        """
        for key, run in groupby(sorted(self._pieces[piece]), key=lambda packed: packed >> BITS):
            crowd = [packed & (1 << BITS) - 1 for packed in run]
            for at, one in enumerate(crowd):
                mine = self._of(one)
                behind = crowd[at + 1:at + 1 + WINDOW]
                yield from ((one, other) for other in behind if mine[0] == key or _first(mine, self._of(other)) == key)

    def _of(self, number: int) -> array[int]:
        return self._keys[self._ends[number]:self._ends[number + 1]]


def _first(one: array[int], other: array[int]) -> int:
    """The first key that both have."""
    return next(key for key in one if key in other)


def candidates(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that are worth comparing, each once.

    >>> list(candidates(["Oleg Kojemiako", "Kim Jong-un", "Oleg Kozhemiako"]))
    [('Oleg Kojemiako', 'Oleg Kozhemiako')]
    """
    spellings = sorted(set(names), key=order)
    crowds = Crowds(spellings)
    for piece in range(PIECES):
        yield from ((spellings[one], spellings[other]) for one, other in crowds.pairs(piece))
