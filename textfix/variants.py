"""Words in two cases, in stretches of a text: the gate of the rules about names."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from textfix import compiled
from textfix.tokens import UPPER, pattern_within, within

STRETCH = 3000                # code points in which a word and its other case are looked for, so that a long text costs no more
ACRONYM = 5                   # letters of an acronym at most
_OPEN, _CLOSED = frozenset(" \n(\"“„«"), frozenset(" \n,;:.!?)\"”“»")
_LENGTH = (1 << 32) - 1
# the capital is at least the third code point
_JOINED = {mark: re.compile(rf"{mark}([{UPPER}](?<=[\s\S]{{3}})[^\W_]+)") for mark in "-'’"}
_native = compiled.load()


class Stretch(NamedTuple):
    """A stretch `text[start:end]` and the words (in lower case) that may stand in two cases there."""

    start: int
    end: int
    words: frozenset[str]


def _is_everyday(word: str, text: str, start: int, end: int) -> bool:
    """Whether a stretch has a word in lower case again and again: then it is no name that has lost its capital once.

    It may still be an acronym, or half of a name (Jong-Un), and a word with the i of Turkish has two lower cases.
    """
    if word[0] in "iı" or not _stands_twice(word, text, start, end):
        return False
    half = word[0].upper() + word[1:]
    is_half = any(text.find(mark + half, start, end) >= 0 for mark in "-'’")
    return not (is_half or (len(word) <= ACRONYM and ("i" in word or text.find(word.upper(), start, end) >= 0)))


def _stands_twice(word: str, text: str, start: int, end: int) -> bool:
    """Whether a word stands by itself twice, in this case."""
    found, at = 0, text.find(word, start, end)
    while at >= 0 and found < 2:
        stop = at + len(word)
        after = text[stop:stop + 1]
        found += text[at - 1:at] in _OPEN and after in _CLOSED and (after != "." or not text[stop + 1:stop + 2].isalnum())
        at = text.find(word, stop, end)
    return found > 1


@lru_cache(maxsize=1)
def two_cases(text: str) -> tuple[Stretch, ...]:
    """The stretches of at most `STRETCH` code points in which a word that stands capitalised within sentences twice (or behind a
    hyphen) may stand in another case too."""
    places = _told(text) if _native else _found(text)
    if not places:
        return ()
    found: dict[int, set[str]] = {}
    for at, name in places:
        word, start = name.lower(), at // STRETCH * STRETCH
        if not _is_everyday(word, text, start, start + STRETCH):
            found.setdefault(start, set()).add(word)
    return tuple(Stretch(start, min(len(text), start + STRETCH), frozenset(words)) for start, words in found.items())


def _told(text: str) -> list[tuple[int, str]]:
    """What the compiled part says: words, each with its offset."""
    places: list[int] = _native.case_varies(text, STRETCH) if _native else []
    return [(place >> 32, text[place >> 32:(place >> 32) + (place & _LENGTH)]) for place in places] if places else []


def _found(text: str) -> list[tuple[int, str]]:
    """The same without it: words, each with the offset of its stretch."""
    found: list[tuple[int, str]] = []
    find = pattern_within(text.isascii()).findall
    for start in range(0, len(text), STRETCH):
        end = min(len(text), start + STRETCH)
        names = within(text) if len(text) <= STRETCH else find(text, max(0, start - 1), end)
        joined = [name for mark, look in _JOINED.items() if mark in text for name in look.findall(text, max(0, start - 1), end)]
        if joined or len(set(map(str.lower, names))) < len(names):
            found += ((start, word) for word in _in_two_cases(names, joined, text[start:end]))
    return found


def _in_two_cases(names: list[str], joined: list[str], text: str) -> Iterator[str]:
    """Of capitalised words within sentences and behind a hyphen: those that a text may have in another case too."""
    lowered = list(map(str.lower, names))
    last = dict(zip(lowered, count(), strict=False))
    twice = {low for at, low in enumerate(lowered) if last[low] != at}
    if len(set(names)) == len(last):                  # each word in one case: then it has to stand in small letters, too
        twice = {low for low in twice if low in text or not low.isascii()}
    again: dict[str, list[str]] = {low: [] for low in twice}
    for low, name in zip(lowered, names, strict=True) if twice else ():
        if low in twice:
            again[low].append(name)
    for own in again.values():
        if (word := _lower(own[0])) in text or own.count(own[0]) < len(own):
            large = sum(name.isupper() and name.isalpha() for name in own)
            if (word in text and max(large, len(own) - large) > 1) or (large > 1 and large < len(own)):
                yield word
    yield from (word for word in map(_lower, joined) if word in text)


def _lower(word: str) -> str:
    """A word in lower case, each letter by itself."""
    return word.lower() if word.isascii() else "".join([char.lower()[0] for char in word])
