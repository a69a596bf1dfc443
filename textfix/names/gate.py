"""The gate of the rule about names: whether two capitalised words of a document are alike at all."""
from __future__ import annotations

import re
import unicodedata
from functools import cache

from textfix import compiled

from .links import LIKELY, likeness
from .whole import Whole
from .words import stem

STRETCH = 1 << 16             # code points in which words are compared with each other
SHORTEST, LONGEST = 4, 40     # letters of a word that is looked at
SOUNDS = 4                    # sounds of a word at least, a vowel at its end not counted
MOST, CROWD = 64, 8           # pairs that are told; words of the same sounds that a word is compared with
STEM, ENDING = 3, 3           # words that have the first three letters in common and differ in less than three are forms of one
TABLE = 0x2000
# what is heard of a code point: nothing, a vowel, a dental, c (which is one of the next two), k, s; beside it, whether it is a capital
SILENT, VOWEL, DENTAL, C, K, S = range(1, 7)
CAPITAL = 0x80
_HEARD = ("", "h", "aeiouyøıəаеёиоуыэюяіїєαεηιουω", "dtþðđдтδτθ", "c", "gkqxгкхґκγχ", "szjßčćçжзсцчшщσςζξψ", "bpбпπ", "vfwвфφβ", "lłлλ",
          "rрρ", "nнν", "mмμ")
_native = compiled.load()


def may_vary(whole: Whole) -> bool:
    """Whether a document may have a name in two spellings, or one that the user writes otherwise."""
    text = whole.segments[0].text if len(whole.segments) == 1 else "\n".join(segment.text for segment in whole.segments)
    if whole.names.spellings and any(name in text for name in whole.names.spellings):
        return True
    pairs = alike(text)
    return bool(pairs) and any(likeness(*pair, "en") >= LIKELY for pair in pairs)


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
    """Pairs of capitalised words (in small letters but for the first) of the same sounds, which are no forms of one word.

    In stretches of a text, at most `MOST` pairs in each: a gate, that has no need of all.
    """
    if _native:
        found = _native.alike(text, sounds(), STRETCH)
        return found and [(text[a:a + n], text[b:b + m]) for a, n, b, m in zip(*[iter(found)] * 4, strict=True)]
    room = 64
    while room < min(len(text), STRETCH) / 8:
        room *= 2
    return [pair for start in range(0, len(text), STRETCH) for pair in _alike(text[start:start + STRETCH], room // 4 * 3)]


def _alike(text: str, room: int) -> list[tuple[str, str]]:
    """The reference of what the compiled part does; it keeps at most `room` words."""
    table = sounds()
    letters = "".join(re.escape(chr(code)) for code, sound in enumerate(table) if sound)
    found: list[tuple[str, str]] = []
    heard: dict[bytes, list[str]] = {}
    for word in re.findall(f"[{letters}]+", text):
        key = _skeleton(word, table)
        others = heard.setdefault(key, []) if key else []
        if key and room and word not in others:
            found += [(other, word) for other in others if not _is_form(other, word)]
            if len(others) < CROWD:
                others.append(word)
                room -= 1
    return found[:MOST]


def _skeleton(word: str, table: bytes) -> bytes:
    """What is heard of a word; nothing where it is not looked at."""
    if not (SHORTEST <= len(word) <= LONGEST and word[0].isupper() and not word[1].isupper()):
        return b""
    key = bytearray()
    heard = [table[ord(char)] & ~CAPITAL for char in word]
    for letter, after in zip(heard, [*heard[1:], 0], strict=True):
        sound = letter if letter != C else S if after in (SILENT, S) else K       # ch, cz: s
        is_silent = sound == SILENT or (sound == DENTAL and after in (C, S))      # ts, tch: s
        if not is_silent and key[-1:] != bytes([sound]):
            key.append(sound)
    if key[-1:] == bytes([VOWEL]):
        key.pop()
    return bytes(key) if len(key) >= SOUNDS else b""


def _is_form(one: str, other: str) -> bool:
    alike = len(stem(one, other))
    return alike >= STEM and max(len(one), len(other)) - alike < ENDING
