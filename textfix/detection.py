"""Which language a text is in: its script first, then the votes of the packs' closed-class words, then seeded `langdetect`.

Only asked where a candidate needs the answer, on a sample; `langdetect` is imported on first use and only where the votes are even.
"""
from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from textfix.language import Language, codes, language

SAMPLE = 3000                 # code points that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_SHARE, _LEAD = 0.2, 1.5      # a language needs this share of the words as votes, and this lead over the next
LONG = 400                    # code points in which every usual letter of a language is expected
_ENOUGH = 40                  # code points from which langdetect says something
_SCRIPTS = {
    "Cyrl": "\u0400-\u052f", "Grek": "\u0370-\u03ff\u1f00-\u1fff", "Arab": "\u0600-\u06ff\u0750-\u077f", "Hebr": "\u0590-\u05ff",
    "Deva": "\u0900-\u097f", "Beng": "\u0980-\u09ff", "Thai": "\u0e00-\u0e7f",
    "Jpan": "\u3040-\u30ff", "Hang": "\uac00-\ud7af", "Hani": "\u3400-\u9fff",
    "Armn": "\u0530-\u058f", "Geor": "\u10a0-\u10ff", "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
}
_LETTERS = {name: re.compile(f"[{chars}]") for name, chars in _SCRIPTS.items()}


UNKNOWN = Language("und", {}, False)


class Detection(NamedTuple):
    """A language and what decided for it: `script`, `words`, `langdetect` or `unknown`."""

    language: Language
    reason: str


def script_of(sample: str) -> str:
    """ISO 15924 code of the script most letters belong to; `Zyyy` where there are none."""
    if sample.isascii():
        return "Latn"
    counts = {name: len(pattern.findall(sample)) for name, pattern in _LETTERS.items()}
    best = max(counts, key=lambda name: counts[name])
    if best == "Hani" and counts["Jpan"] * 10 > counts["Hani"]:
        return "Jpan"
    return best if counts[best] else "Zyyy"


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
    """The language of a text; script-level rules only (`und`) where nothing tells."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    words = [w.lower() for w in _WORD.findall(sample)]
    voters = _voters()
    votes: Counter[str] = Counter()
    for word in words:
        for code in voters.get(word, ()):
            votes[code] += 1
    ranked = [(code, n) for code, n in votes.most_common() if language(code).script == script]
    if ranked:
        (best, most), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
        if most >= _LEAD * second and most >= 2 and most >= _SHARE * len(words) and not _foreign_letters(best, sample):
            return Detection(language(best), "words")
    return _by_langdetect(sample)


def _foreign_letters(code: str, sample: str) -> bool:
    """Whether the sample has many letters that this language does not write, or is long and lacks those that it cannot do without."""
    letters, telltale = language(code).get("letters", ""), language(code).get("telltale", "")
    low = sample.lower()
    if len(sample) > LONG and any(c not in low for c in telltale):
        return True
    script = _SCRIPTS.get(language(code).script, "")
    foreign = [c for c in re.findall(f"[{script}]", low) if not re.match(f"[{letters}]", c)] if letters else []
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


