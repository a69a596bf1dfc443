"""Which words of a document may be one name in two spellings: asked before the document is read for its names."""
from __future__ import annotations

from textfix.language import Language

from .links import LIKELY, LONE, is_ending, likeness
from .mentions import ordinary
from .runs import Runs
from .whole import Whole

FEW = 8                       # pairs of which each is looked at before the document is read
JOINTS = "-'’"
Pair = tuple[str, str]


def suspects(whole: Whole, lang: Language) -> frozenset[str]:
    """The words of a document that may be one name in two spellings; none where the few that are near cannot be."""
    if len(whole.near) <= FEW:
        text = "\n".join(segment.text for segment in whole.segments)
        if not any(_may_be_one(pair, text, lang) for pair in whole.near):
            return frozenset()
    return likely(whole)


def likely(whole: Whole) -> frozenset[str]:
    """The words of the pairs that are alike in spelling, whatever the language."""
    return frozenset(word for pair in whole.near if likeness(*pair, "en") >= LIKELY for word in pair)


def _may_be_one(pair: Pair, text: str, lang: Language) -> bool:
    """Whether two words may be one name: no forms of one word, no ordinary words; and as the end of a longer name, or alone, if they may
    stand alone."""
    if likeness(*pair, lang.code) < LIKELY:
        return any(f"{word}-" in text for word in pair)                     # whose last letters are no ending
    if any(f"{word}{joint}" in text or f"{joint}{word}" in text for word in pair for joint in JOINTS):
        return True                                                         # they are parts of words
    if any(word.lower() in ordinary(lang) for word in pair):
        return False
    runs = Runs(text)
    is_long = [any(" " in text[low:high] for low, high in runs.beginning([word])) for word in pair]
    may_be_lone = min(map(len, pair)) >= LONE and not is_ending(*pair)
    return all(is_long) or (may_be_lone and (any(is_long) or not lang.get("case.nouns")))
