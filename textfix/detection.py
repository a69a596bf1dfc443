"""Which language a text is in: its script first, then the votes of the packs' closed-class words, then seeded `langdetect`.

Only asked where a candidate needs the answer, on a sample; `langdetect` is imported on first use and only where the votes are even.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import NamedTuple

from textfix.language import Language, codes, language

SAMPLE = 2000                 # code points that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_SHARE, _LEAD = 0.2, 1.5      # a language needs this share of the words as votes, and this lead over the next
LONG = 400                    # code points in which every usual letter of a language is expected
SHORT = 400                   # code points up to which every letter is asked for its script
_ENOUGH = 40                  # code points from which langdetect says something
# the first code point of each block of letters and its script; a letter belongs to the block that begins last before it
_BLOCKS = (
    (0x0041, "Latn"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"), (0x0900, "Deva"),
    (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"),
    (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"),
    (0x1100, "Hang"), (0x1200, "Ethi"), (0x1780, "Khmr"), (0x1E00, "Latn"), (0x1F00, "Grek"), (0x3040, "Kana"), (0x3400, "Hani"),
    (0xAC00, "Hang"), (0xF900, "Hani"), (0xFB50, "Arab"), (0xFF21, "Latn"), (0xFF66, "Kana"), (0x20000, "Hani"),
)
_STARTS = [start for start, _ in _BLOCKS]


UNKNOWN = Language("und", {}, False)


class Detection(NamedTuple):
    """A language and what decided for it: `script`, `words`, `langdetect` or `unknown`."""

    language: Language
    reason: str


def script_of(sample: str) -> str:
    """ISO 15924 code of the script most letters belong to (one letter in eight is asked); `Zyyy` where there are none."""
    if sample.isascii():
        return "Latn"
    counts = Counter(map(script_of_letter, filter(str.isalpha, sample[::8] if len(sample) > SHORT else sample)))
    if not counts:
        return "Zyyy"
    if counts["Kana"] * 10 > counts["Hani"]:
        counts["Jpan"] = counts.pop("Kana") + counts.pop("Hani", 0)
    return max(counts, key=lambda name: counts[name])


def script_of_letter(letter: str) -> str:
    """ISO 15924 code of a letter's script; `Zyyy` for one of no block that is known."""
    at = bisect_right(_STARTS, ord(letter)) - 1
    return _BLOCKS[at][1] if at >= 0 else "Zyyy"


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    """For each closed-class word, the languages that have it."""
    voters: dict[str, list[str]] = {}
    for code in codes():
        if "inherits" not in language(code).facts:
            for word in language(code).function_words:
                voters.setdefault(word, []).append(code)
    return {word: tuple(found) for word, found in voters.items()}


def detect(text: str) -> Detection:
    """The language of a text; no language (`und`, script-level rules only) where nothing tells."""
    quick = guess(text)
    return quick if quick.reason == "words" else _by_langdetect(text[:SAMPLE])


def guess(text: str) -> Detection:
    """What script and word votes say, in a few hundred microseconds; `unknown` where they do not settle it."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    words = Counter(_WORD.findall(sample.lower()))
    votes: Counter[str] = Counter()
    voters = _voters()
    for word in words.keys() & voters.keys():
        for code in voters[word]:
            votes[code] += words[word]
    ranked = [(code, n) for code, n in votes.most_common() if language(code).script == script]
    if ranked:
        (best, most), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
        if most >= _LEAD * second and most >= 2 and most >= _SHARE * words.total() and not _foreign_letters(best, sample):
            return Detection(language(best), "words")
    return Detection(UNKNOWN, "unknown")


def _foreign_letters(code: str, sample: str) -> bool:
    """Whether the sample has many letters that this language does not write, or is long and lacks those that it cannot do without."""
    letters, telltale = language(code).get("letters", ""), language(code).get("telltale", "")
    low = sample.lower()
    if len(sample) > LONG and any(c not in low for c in telltale):
        return True
    if not letters:
        return False
    script = language(code).script
    foreign = [c for c in re.findall(f"[^\\W\\d_{letters}]", low) if script_of_letter(c) == script]
    return len(foreign) * 100 > len(sample)


def _by_langdetect(sample: str) -> Detection:
    guess = _langdetect(sample) if len(sample) >= _ENOUGH else None
    if guess is None or _foreign_letters(guess, sample):
        return Detection(UNKNOWN, "unknown")
    return Detection(language(guess), "langdetect")


def _langdetect(sample: str) -> str | None:
    from langdetect import DetectorFactory, detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:
        return None
    return {"zh-cn": "zh", "zh-tw": "zh-TW"}.get(best.lang, best.lang) if best.prob > 0.8 else None


