"""The gate of the rule about names: whether two capitalised words of a document are alike at all."""
from __future__ import annotations

from collections import Counter
from itertools import pairwise

from textfix import compiled

from .graphemes import fold
from .heard import heard, heard_of, runs, sounds
from .words import stem

STRETCH = 1 << 16             # code points in which words are compared with each other
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
    if not found:
        return []
    words = " ".join(found).split(" ")
    distinct = list(dict.fromkeys(words))
    said = heard(distinct)
    cores, beside = _cores_again(distinct, said), len(words) > len(found) + 1 and _may_stand_beside(found, distinct, said)
    if not (cores or beside):
        return []
    room = 64
    while room < size / 8:
        room *= 2
    room = room // 4 * 3
    company = _Company(room, dict(zip(distinct, said, strict=True)))
    return company.pairs(found, None, True) if 3 * len(words) > room else company.pairs(found, cores, beside)


def _cores_again(words: list[str], said: list[str]) -> set[str]:
    """What is heard of two words or more, without a vowel at their ends."""
    cores = [sound.rstrip("a") for sound in said]
    if len(set(cores)) == len(cores):
        return set()
    times = Counter(core for word, core in zip(words, cores, strict=True) if len(core) >= SOUNDS and len(word) >= SHORTEST)
    return {core for core, n in times.items() if n > 1}


def _may_stand_beside(found: list[str], words: list[str], said: list[str]) -> bool:
    """Whether two words that begin alike stand behind (or before) the same word in runs of more than one."""
    pairs = {pair for run in found if " " in run for pair in pairwise(run.split(" "))}
    if len(dict(pairs)) == len(pairs) and len({after for _, after in pairs}) == len(pairs):
        return False
    first = {word: sound[:1] for word, sound in zip(words, said, strict=True)}
    return min(len({(word, first[after]) for word, after in pairs}), len({(first[word], after) for word, after in pairs})) < len(pairs)


class _Company:
    """Words under what they are compared by, at most `room` of them, as in the compiled part."""

    def __init__(self, room: int, said: dict[str, str]) -> None:
        self._room, self._said = room, said
        self._heard, self._found = dict[object, list[str]](), list[tuple[str, str]]()

    def pairs(self, found: list[str], cores: set[str] | None, beside: bool) -> list[tuple[str, str]]:
        """The pairs of the words of a stretch; only words of these cores are compared by them, and no neighbours unless `beside`."""
        for before, word in (pair for run in found for pair in pairwise(["", *run.split(" ")])):
            if self._room <= 0 or len(self._found) >= MOST:
                break
            core = self._said[word].rstrip("a")
            if len(core) >= SOUNDS and len(word) >= SHORTEST and (cores is None or core in cores):
                self._meet(core, word)
            if before and beside:
                self._meet(("behind", before, self._said[word][:1]), word)
                self._meet(("before", word, self._said[before][:1]), before)
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
