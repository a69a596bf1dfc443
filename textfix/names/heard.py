"""What is heard of capitalised words, roughly and in any script with capitals: what the gate of the rule about names compares."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

PART, LONGEST = 3, 40         # letters of a capitalised word
TABLE = 0x2000
# what is heard of a code point: nothing, a vowel, a dental, c (which is one of the next two), k, s; beside it, whether it is a capital
SILENT, VOWEL, DENTAL, C, K, S = range(1, 7)
CAPITAL = 0x80
_HEARD = ("", "h", "aeiouyøıəаеёиоуыэюяіїєαεηιουω", "dtþðđдтδτθ", "c", "gkqxгкхґκγχ", "szjßčćçжзсцчшщσςζξψ", "bpбпπ", "vfwвфφβ", "lłлλ",
          "rрρ", "nнν", "mмμ")
_LETTERS = "\0hatcksbvlrnm"      # how each of these is written here
_RULES = (("tc", "c"), ("ts", "s"), ("cs", "ss"), ("ch", "s"), ("c", "k"), ("h", ""))          # ts, tch: s; ch, cz: s
_TWICE = tuple((2 * c, c) for c in "atksbvlrnm")


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


@cache
def _table() -> str:
    """How each code point below `TABLE` is written here; what is no letter stays."""
    return "".join(_LETTERS[sound & ~CAPITAL] if sound else chr(code) for code, sound in enumerate(sounds()))


@cache
def _ascii_table() -> bytes:
    return _table()[:128].encode() + bytes(range(128, 256))


def heard(words: Iterable[str]) -> list[str]:
    """What is heard of each of some words of letters, a letter for each sound: found out for all of them at once."""
    text = " ".join(words)
    said = text.encode().translate(_ascii_table()).decode() if text.isascii() else text.translate(_table())
    for letters, sound in _RULES:
        said = said.replace(letters, sound)
    for twice, once in _TWICE:
        while twice in said:
            said = said.replace(twice, once)
    return said.split(" ")


@lru_cache(1 << 15)
def heard_of(word: str) -> str:
    """What is heard of one word, whatever stands between its letters."""
    return heard(["".join(char for char in word if ord(char) < TABLE and sounds()[ord(char)])])[0]


def runs(text: str) -> list[str]:
    """The capitalised words of a text, in order: the first letter is a capital, the second is none.

    Words with one blank between them are one run.
    """
    return _runs(text.isascii()).findall(text)


@cache
def _runs(is_ascii: bool) -> re.Pattern[str]:
    """Capitalised words with one blank between."""
    known = list(enumerate(sounds()[:128] if is_ascii else sounds()))
    upper, small, letter = ("".join(re.escape(chr(code)) for code, sound in known if fits(sound)) for fits in (
        lambda sound: sound & CAPITAL, lambda sound: sound and not sound & CAPITAL, bool))
    rest = f"[{small}][{letter}]{{{PART - 2},{LONGEST - 2}}}(?![{letter}])"
    return re.compile(f"[{upper}](?<![{letter}].){rest}(?: [{upper}]{rest})*", re.DOTALL)
