"""Which spelling of a name is written: the user's, the document's most frequent, that of the language of the text, or the first."""
from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from . import align
from .authority import Authority
from .clusters import Cluster
from .facts import Words
from .graphemes import Graphemes, explained, tokens
from .sources import by_source

CONVENTIONS = {"en": "english", "fr": "french", "de": "german", "es": "spanish", "it": "italian", "pl": "polish", "nl": "dutch",
               "pt": "portuguese"}


def canonical(cluster: Cluster, lang: str, names: Authority, sources: Collection[str] = ()) -> Words:
    """The words of the spelling to be written; `sources` are the source texts of the places where the name stands."""
    preferred = next((n.words for n in cluster.names if " ".join(n.words) in names.preferred), None)
    return preferred or tuple(_word(cluster, place, lang, names, sources) for place in range(cluster.words))


def _word(cluster: Cluster, place: int, lang: str, names: Authority, sources: Collection[str]) -> str:
    """The word to be written at a place of the name."""
    counts = cluster.counts(place)
    if preferred := sorted(names.preferred & counts.keys()):
        return preferred[0]
    if sources and len(counts) > 1 and (said := by_source(counts, sources, names.standard)):
        return said
    most = max(counts.values())
    first, *others = (word for word, count in counts.items() if count == most)
    for other in others:
        first = other if fitness(other, first, lang) > 0 else first
    return first


def fitness(one: str, other: str, lang: str) -> int:
    """By how many letters more one spelling follows the convention of the language of the text than the other.

    >>> fitness("Kozhemiako", "Kojemiako", "en"), fitness("Kozhemiako", "Kojemiako", "fr")
    (1, -1)
    """
    convention = CONVENTIONS.get(lang.partition("-")[0])
    steps = align.names(tokens(one), tokens(other)).steps
    return sum(_leans(convention, step.left, step.right) for step in steps)


@lru_cache(1 << 12)
def _leans(convention: str | None, left: Graphemes, right: Graphemes) -> int:
    """1 where only the first of two spellings is the convention's, -1 where only the second is."""
    edits = explained().get((left, right), ())
    return any(edit.by == convention for edit in edits) - any(edit.other == convention for edit in edits)
