"""What a document says about its names: how often each stands, where, and beside what."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.document import Segment
from textfix.language import Language

from .mentions import Mention, Token, mentions, surroundings
from .words import is_word

Words = tuple[str, ...]
HALF = 5                      # letters of half a hyphenated word that may be a name by itself


class Name(NamedTuple):
    """A spelling of a name: its words, how often it stands, the sentences it stands in, the words around it.

    doubtful: it stands only as half of a hyphenated word (Artiom-Primorie-1), or is a single word that only begins sentences.
    """

    words: Words
    times: int
    sentences: frozenset[object]
    near: frozenset[str]
    doubtful: bool


def found_in(segments: Sequence[Segment], lang: Language, words: frozenset[str] = frozenset()) -> list[Mention]:
    """The mentions of a document (with `words` those around them), and the halves of its hyphenated words, in order."""
    whole = mentions(segments, lang, words)
    return whole + [half for mention in whole for token in mention.tokens for half in _halves(mention, token)]


def _halves(mention: Mention, token: Token) -> list[Mention]:
    found, at = [], token.start
    for part in token.text.split("-"):
        if len(part) >= HALF and len(part) < len(token.text) and is_word(part):
            found.append(mention._replace(tokens=(Token(at, at + len(part), part),), half=True))
        at += len(part) + 1
    return found


def names(segments: Sequence[Segment], found: Sequence[Mention], lang: Language) -> list[Name]:
    """The spellings of a document, in the order of their first mention."""
    return [bare(words, at)._replace(near=frozenset().union(*(surroundings(segments, m, lang) for m in at)))
            for words, at in places(found).items()]


def places(found: Sequence[Mention]) -> dict[Words, list[Mention]]:
    """The mentions of each spelling, in the order of the first."""
    by_name: dict[Words, list[Mention]] = {}
    for mention in found:
        by_name.setdefault(mention.name, []).append(mention)
    return by_name


def bare(words: Words, at: Sequence[Mention]) -> Name:
    """A spelling by its mentions, without the words around it: they are evidence and make no two names one."""
    doubtful = all(m.half or (m.begins and len(words) == 1) for m in at)
    return Name(words, len(at), frozenset((m.segment, m.sentence) for m in at), frozenset(), doubtful)
