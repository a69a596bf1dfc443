"""The gate of the rule about names: whether two capitalised words of a document are alike at all."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise

from textfix import compiled

from .graphemes import REMEMBERED, fold
from .heard import heard, heard_of, runs, sounds
from .words import stem

STRETCH = 1 << 15             # code points in which words are compared with each other
SHORTEST = 4                  # letters of a word that is looked at by itself
SOUNDS = 4                    # sounds of a word at least, a vowel at its end not counted
MOST, CROWD = 64, 8           # pairs that are told; words of the same sounds that a word is compared with
NEAR, LONG = .4, 6            # share of letters at both ends, or number of sounds, that near words have in common
STEM, ENDING = 3, 3           # forms of one word have the first three letters in common, and differ in less than three, at their ends
_native = compiled.load()


def near(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of words of a text that may be one name in two spellings, by a cheap look."""
    pairs = _native.alike(text, sounds(), STRETCH) if _native else alike(text)
    return tuple(pair for pair in dict.fromkeys(pairs) if are_near(*pair)) if pairs else ()


def are_near(one: str, other: str) -> bool:
    """Whether it is worth asking how likely two words are one: they begin and end alike, or much is heard alike."""
    left, right = fold(one), fold(other)
    same = _native.ends(left, right) if _native else _ends(left, right)
    if same >= NEAR * max(len(left), len(right)):
        return True
    return len(one) >= LONG and len(said := heard_of(one)) >= LONG and said == heard_of(other)


def _ends(left: str, right: str) -> int:
    """How many letters two words begin and end with alike; the reference of what the compiled part does."""
    start = len(stem(left, right))
    return start + len(stem(left[start:][::-1], right[start:][::-1]))


def alike(text: str) -> list[tuple[str, str]]:
    """Pairs of capitalised words that sound alike, or stand beside the same capitalised word and begin alike; no forms of one word.

    In stretches of a text, at most `MOST` pairs in each: a gate, that has no need of all.  The compiled part finds the same.
    """
    if len(text) <= STRETCH:
        return _alike(text, len(text))
    return [pair for start in range(0, len(text), STRETCH) for pair in _alike(text[start:start + STRETCH], STRETCH)]


def _alike(text: str, size: int) -> list[tuple[str, str]]:
    """The pairs of a stretch of a text, where stretches have this size."""
    found = runs(text)
    if len(found) < 2 and not (found and " " in found[0]):
        return []
    words = " ".join(found).split(" ")
    distinct = set(words)
    sounding, close = _sounding(distinct), _close(_pairs(found)) if len(words) > len(found) + 1 else set[tuple[str, str]]()
    if not (sounding or close):
        return []
    room = _room(size)
    placed = [pair for pair in pairwise(["", *"  ".join(found).split(" ")]) if pair[1]]         # each word and what stands before it
    if len(distinct) + 2 * (len(words) - len(found)) <= room:                 # all have room: these alone make a pair
        placed = [pair for pair in placed if pair[1] in sounding or pair in close]
    return _Company(room).pairs(placed)


class _Cores(dict[str, str]):
    """By the words that were met: what is heard of each without a vowel at its end; where that is too little, the word itself."""

    def __missing__(self, word: str) -> str:
        core = heard([word])[0].rstrip("a") if len(word) >= SHORTEST else ""
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = core if len(core) >= SOUNDS else word
        return self[word]


_core = _Cores().__getitem__


def _sounding(words: set[str]) -> set[str]:
    """The words that another one sounds like."""
    cores = list(map(_core, words))
    if len(set(cores)) == len(cores):
        return set()
    times = Counter(cores)
    return {word for word, core in zip(words, cores, strict=True) if times[core] > 1}


def is_alike(text: str) -> bool:
    """Whether `alike` finds a pair in a text, told faster."""
    found = runs(text)
    if len(found) < 2 and not (found and " " in found[0]):
        return False
    words, pairs = set(" ".join(found).split(" ")), _pairs(found)
    told = _are_alike(words, pairs, len(text)) if len(text) <= STRETCH else None
    return bool(alike(text)) if told is None else told


def _are_alike(words: set[str], pairs: set[tuple[str, str]], size: int) -> bool | None:
    """Whether `alike` finds a pair in a text of `size` code points with these words and neighbours; None where that depends on more."""
    if len(words) + 2 * len(pairs) > _room(size):
        return None
    cores = list(map(_core, words))
    groups = [] if len(set(cores)) == len(words) else _shared(zip(cores, words, strict=True))
    befores, afters = {before for before, _ in pairs}, {after for _, after in pairs}
    if len(befores) < len(pairs):
        groups += _shared(((before, heard_of(word)[:1]), word) for before, word in pairs)
    if len(afters) < len(pairs):
        groups += _shared(((word, heard_of(before)[:1]), before) for before, word in pairs)
    if any(len(group) > CROWD for group in groups):
        return None
    return any(not _is_form(one, other) for group in groups for one, other in combinations(group, 2))


def _shared(keyed: Iterable[tuple[object, str]]) -> list[list[str]]:
    """The words that have a key in common with others."""
    found: dict[object, list[str]] = {}
    for key, word in keyed:
        found.setdefault(key, []).append(word)
    return [words for words in found.values() if len(words) > 1]


def _room(size: int) -> int:
    """How many words are compared in a text, as in the compiled part."""
    room = 64
    while room < size / 8:
        room *= 2
    return room // 4 * 3


def _pairs(found: list[str]) -> set[tuple[str, str]]:
    """The neighbours in runs of words."""
    flat = "  ".join([run for run in found if " " in run]).split(" ")
    return {pair for pair in pairwise(flat) if pair[0] and pair[1]}


def _close(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The neighbours of which others stand behind or before the same word and begin alike."""
    if len(dict(pairs)) == len(pairs) == len({after for _, after in pairs}):
        return set()
    befores, afters = Counter([before for before, _ in pairs]), Counter([after for _, after in pairs])
    keyed = [(key, pair) for pair in pairs if befores[pair[0]] > 1 or afters[pair[1]] > 1 for key in _keys(*pair)]
    times = Counter([key for key, _ in keyed])
    return {pair for key, pair in keyed if times[key] > 1}


def _keys(before: str, word: str) -> tuple[tuple[bool, str, str], tuple[bool, str, str]]:
    """What two neighbours are compared with others by: whether they are behind or before a word, that word, and their first sound."""
    return (True, before, heard_of(word)[:1]), (False, word, heard_of(before)[:1])


class _Company:
    """Words under what they are compared by, at most `room` of them, as in the compiled part."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._heard, self._found = dict[object, list[str]](), list[tuple[str, str]]()

    def pairs(self, placed: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The pairs of words that are alike; each word is given with the one before it, if any."""
        for before, word in placed:
            if self._room <= 0 or len(self._found) >= MOST:
                break
            if (core := _core(word)) != word:
                self._meet(core, word)
            if before:
                behind, ahead = _keys(before, word)
                self._meet(behind, word)
                self._meet(ahead, before)
        return self._found[:MOST]

    def _meet(self, key: object, word: str) -> None:
        others = self._heard.setdefault(key, [])
        if word in others:
            return
        self._found += [(other, word) for other in others if not _is_form(other, word)]
        if len(others) < CROWD:
            others.append(word)
            self._room -= 1


def _is_form(one: str, other: str) -> bool:
    same = len(stem(one, other))
    short, long = sorted((len(one), len(other)))
    return same >= STEM and long - same < ENDING and (same == short or one[-1] != other[-1])
