"""Which language a text is in: its script, its letters and the votes of everyday words first, seeded `langdetect` only where they are even.

Only asked where a candidate needs the answer, on a sample; `langdetect` is imported on first use.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from textfix.alphabets import alphabet
from textfix.language import ALIASES, Language, language
from textfix.neighbours import CANTONESE, SIMPLIFIED, TRADITIONAL
from textfix.scripts import script_of
from textfix.vocabularies import WORD, voters, written_in
from textfix.voting import votes_of

GLANCE = 200                  # code points that settle most texts
BEGINNING = 500               # … that are looked at then
SAMPLE = 2000                 # … where these do not settle it either
_SHARE, _LEAST = 0.15, 2      # a language needs this share of the words as votes, and this number
_CLEARLY = 9                  # words by which a language has to lead where it is known at a glance …
_SOME, _TWICE = 6, 2          # … or words that it has, twice as many as any other
_LEAD = 2                     # … and this many times as many of its own words as its neighbour has of its own
_RIVALS = 4                   # neighbours that are looked at
_LETTER = 2                   # votes that a letter which the language does not write costs it
_STRANGE = 1.3                  # votes that one vote for a language without a pack weighs, where votes are even
_ENOUGH = 40                  # code points from which langdetect says something
_SAME = ({"hr", "sr-Latn"}, {"id", "ms"}, {"nb", "nn"})               # so near that the one with more votes will do

UNKNOWN = Language("und", {}, False)


class Detection(NamedTuple):
    """A language and what decided for it: `script`, `words`, `langdetect` or `unknown`."""

    language: Language
    reason: str


_NOTHING = Detection(UNKNOWN, "unknown")


def detect(text: str) -> Detection:
    """The language of a text; no language (`und`, script-level rules only) where nothing tells."""
    quick = guess(text)
    return quick if quick.reason != "unknown" else _by_langdetect(text[:SAMPLE])


def guess(text: str) -> Detection:
    """What script, letters and word votes say, in a hundred microseconds or a few; `unknown` where they do not settle it."""
    start = text[:BEGINNING].lower()
    if code := _at_a_glance(start, GLANCE) or _at_a_glance(start, BEGINNING):
        return Detection(language(code), "words")
    first = _guess(start)
    return first if first.reason != "unknown" or len(text) <= BEGINNING else _guess(text[:SAMPLE].lower())


def _at_a_glance(low: str, end: int) -> str:
    """The language that has many more of the first words than any other, and a good part of them; empty if there is none."""
    best, most, second, words = votes_of(low, end)
    leads = most >= second + _CLEARLY or (most >= _SOME and most >= _TWICE * second)
    return best if best and leads and most * 4 >= words and language(best).has_pack else ""


def _guess(low: str) -> Detection:
    script = script_of(low)
    if script == "Hani":
        return Detection(language(_chinese(low)), "script")
    known = written_in(script)
    if len(known) == 1:
        code = known[0]
        return _NOTHING if alphabet(code).is_foreign(low, set(low)) else Detection(language(code), "script")
    code = _by_votes(low, script) if known else ""
    return Detection(language(code), "words") if code else _NOTHING


def _chinese(sample: str) -> str:
    """Simplified or traditional by the characters that only one has, else by the quotation marks; Cantonese by its own characters."""
    chars = set(sample)
    cantonese, simplified, traditional = (sum(map(sample.count, chars.intersection(f))) for f in (CANTONESE, SIMPLIFIED, TRADITIONAL))
    if cantonese * 50 > len(sample):
        return "yue"
    return "zh-TW" if (traditional, "「" in chars) > (simplified, False) and traditional >= simplified else "zh"


def _by_votes(low: str, script: str) -> str:
    """The language whose words and letters the sample has, with a clear lead over each neighbour; empty if there is none."""
    words, chars = WORD.findall(low), set(low)
    said = _said(words)
    votes = _votes(said, script)
    if not votes:
        return ""
    alien = {code: _LETTER * alphabet(code).alien(low, chars) for code in sorted(votes, key=lambda c: -votes[c])[:2 * _RIVALS]}
    best, *rivals = sorted(alien, key=lambda c: alien[c] - votes[c])
    enough = max(_LEAST, _SHARE * len(words))
    if votes[best] - alien[best] < enough or (language(best).has_pack and alphabet(best).is_foreign(low, chars)):
        return ""
    both = Counter(chain.from_iterable([codes for codes in said if best in codes]))
    return best if all(_leads(best, rival, votes, both, alien) for rival in rivals[:_RIVALS]) else ""


def _said(words: list[str]) -> list[tuple[str, ...]]:
    """The languages of each word that some have, in the order of the text: where votes are even, no order of a set decides."""
    return list(filter(None, map(voters().get, words)))


def _votes(said: list[tuple[str, ...]], script: str) -> dict[str, int]:
    """How many of the words each language of a script has."""
    own = frozenset(written_in(script))
    return {code: count for code, count in Counter(chain.from_iterable(said)).items() if code in own}


def _leads(best: str, rival: str, votes: Mapping[str, int], both: Mapping[str, int], alien: Mapping[str, int]) -> bool:
    """Whether the words and letters that only one of two languages has speak for the first; `both` are the votes for it and for others."""
    if any(best in pair and rival in pair for pair in _SAME):
        return True
    ours, others = votes[best] - both[rival] + alien[rival], votes[rival] - both[rival] + alien[best]
    return ours >= _LEAST and ours >= _LEAD * others


def _by_langdetect(sample: str) -> Detection:
    low = sample.lower()
    code = _langdetect(sample) if len(sample) >= _ENOUGH else ""
    if not code or alphabet(code).is_foreign(low, set(low)):
        return _NOTHING
    return Detection(language(code), "langdetect") if _is_plausible(code, low) else _NOTHING


def _is_plausible(code: str, low: str) -> bool:
    """Whether no other language has more of the words: langdetect takes one that it does not know for its neighbour."""
    votes = _votes(_said(WORD.findall(low)), script_of(low))
    strangers = max((n for c, n in votes.items() if not language(c).has_pack), default=0)      # of these few words are known
    return votes.get(code, 0) >= max(1, _STRANGE * strangers, *votes.values())


def _langdetect(sample: str) -> str:
    """The tag that langdetect is sure of; empty if it is not."""
    from langdetect import DetectorFactory, detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:
        return ""
    return ALIASES.get(best.lang, best.lang) if best.prob > 0.8 else ""
