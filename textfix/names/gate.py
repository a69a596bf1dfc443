"""The gate of the rule about names: whether two capitalised words of a document are alike at all."""
from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from textfix import compiled

from .graphemes import fold
from .links import LIKELY, likeness
from .whole import Whole
from .words import stem

STRETCH = 1 << 16             # code points in which words are compared with each other
SHORTEST, PART, LONGEST = 4, 3, 40        # letters of a word that is looked at by itself, and beside another one; letters at most
SOUNDS = 4                    # sounds of a word at least, a vowel at its end not counted
MOST, CROWD = 64, 8           # pairs that are told; words of the same sounds that a word is compared with
FEW = 8                       # pairs of which each is looked at before the document is read
NEAR, LONG = .4, 6            # share of letters at both ends, or number of sounds, that near words have in common
STEM, ENDING = 3, 3           # forms of one word have the first three letters in common, and differ in less than three, at their ends
TABLE = 0x2000
# what is heard of a code point: nothing, a vowel, a dental, c (which is one of the next two), k, s; beside it, whether it is a capital
SILENT, VOWEL, DENTAL, C, K, S = range(1, 7)
CAPITAL = 0x80
_HEARD = ("", "h", "aeiouyøıəаеёиоуыэюяіїєαεηιουω", "dtþðđдтδτθ", "c", "gkqxгкхґκγχ", "szjßčćçжзсцчшщσςζξψ", "bpбпπ", "vfwвфφβ", "lłлλ",
          "rрρ", "nнν", "mмμ")
_NOBODY: frozenset[str] = frozenset()
_native = compiled.load()


def near(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of words of a text that may be one name in two spellings, by a cheap look."""
    pairs = _native.alike(text, sounds(), STRETCH) if _native else alike(text)
    return tuple(pair for pair in dict.fromkeys(pairs) if are_near(*pair)) if pairs else ()


def suspects(whole: Whole, lang: str) -> frozenset[str]:
    """The words of a document that may be one name in two spellings; none where the few that are alike are forms of one word."""
    pairs = whole.near
    if len(pairs) <= FEW and not any(likeness(*pair, lang) >= LIKELY or _is_joined(pair, whole) for pair in pairs):
        return _NOBODY
    return frozenset(word for pair in pairs if likeness(*pair, "en") >= LIKELY for word in pair)


def _is_joined(pair: tuple[str, str], whole: Whole) -> bool:
    """Whether a word of a pair stands before a hyphen, so that its last letters are no ending."""
    return any(f"{word}-" in segment.text for word in pair for segment in whole.segments)


def are_near(one: str, other: str) -> bool:
    """Whether it is worth asking how likely two words are one: they begin and end alike, or much is heard alike."""
    left, right = fold(one), fold(other)
    same = _native.ends(left, right) if _native else _ends(left, right)
    if same >= NEAR * max(len(left), len(right)):
        return True
    return len(one) >= LONG and len(heard := _heard(one)) >= LONG and heard == _heard(other)


def _ends(left: str, right: str) -> int:
    """How many letters two words begin and end with alike; the reference of what the compiled part does."""
    start = len(stem(left, right))
    return start + len(stem(left[start:][::-1], right[start:][::-1]))


@cache
def sounds() -> bytes:
    """What each code point below `TABLE` stands for; 0 where it is no letter of a script with capitals."""
    return bytes(_sound(chr(code)) for code in range(TABLE))


def _sound(char: str) -> int:
    if unicodedata.combining(char):
        return SILENT
    low = char.lower() if char.lower() in _HEARD[S] else unicodedata.normalize("NFD", char.lower())[:1]
    heard = next((n for n, letters in enumerate(_HEARD) if low in letters), SILENT)
    cased = char.isupper() or char.islower()
    return (heard | (CAPITAL if char.isupper() else 0)) if cased else 0


def alike(text: str) -> list[tuple[str, str]]:
    """Pairs of capitalised words that sound alike, or stand beside the same capitalised word and begin alike; no forms of one word.

    In stretches of a text, at most `MOST` pairs in each: a gate, that has no need of all.  The compiled part finds the same.
    """
    room = 64
    while room < min(len(text), STRETCH) / 8:
        room *= 2
    return [pair for start in range(0, len(text), STRETCH) for pair in _Company(room // 4 * 3).pairs(text[start:start + STRETCH])]


class _Company:
    """The words of a stretch of text under what they are compared by, at most `room` of them."""

    def __init__(self, room: int) -> None:
        self._room, self._heard, self._found = room, dict[object, list[str]](), list[tuple[str, str]]()

    def pairs(self, text: str) -> list[tuple[str, str]]:
        """The pairs of a stretch of text."""
        before, stop = "", -1
        for place in _words().finditer(text):
            if self._room <= 0 or len(self._found) >= MOST:
                break
            word = place.group()
            if not (PART <= len(word) <= LONGEST and word[0].isupper() and not word[1].isupper()):
                continue
            heard = _heard(word)
            core = heard[:-1] if heard[-1:] == (VOWEL,) else heard
            if len(word) >= SHORTEST and len(core) >= SOUNDS:
                self._meet(core, word)
            if before and stop + 1 == place.start() and text[stop] == " ":
                self._meet(("behind", before, heard[:1]), word)
                self._meet(("before", word, _heard(before)[:1]), before)
            before, stop = word, place.end()
        return self._found[:MOST]

    def _meet(self, key: object, word: str) -> None:
        others = self._heard.setdefault(key, [])
        if word in others:
            return
        self._found += [(other, word) for other in others if not _is_form(other, word)]
        if len(others) < CROWD:
            others.append(word)
            self._room -= 1


@cache
def _words() -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(chr(code)) for code, sound in enumerate(sounds()) if sound) + "]+")


@lru_cache(1 << 15)
def _heard(word: str) -> tuple[int, ...]:
    """What is heard of a word."""
    key: list[int] = []
    letters = [sound & ~CAPITAL for char in word if ord(char) < TABLE and (sound := sounds()[ord(char)])]
    for letter, after in zip(letters, [*letters[1:], 0], strict=False):
        sound = letter if letter != C else S if after in (SILENT, S) else K       # ch, cz: s
        is_silent = sound == SILENT or (sound == DENTAL and after in (C, S))      # ts, tch: s
        if not is_silent and key[-1:] != [sound]:
            key.append(sound)
    return tuple(key)


def _is_form(one: str, other: str) -> bool:
    same = len(stem(one, other))
    short, long = sorted((len(one), len(other)))
    return same >= STEM and long - same < ENDING and (same == short or one[-1] != other[-1])
