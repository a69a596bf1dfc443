"""Where a text names somebody or something: runs of capitalised words, in sentences, without titles and words that any text has.

A mention that is no name harms nobody as long as it resembles no other mention; so what is certain is not asked for, only what is likely.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from textfix.document import Segment
from textfix.language import Language

from .runs import CASED, LETTERS, MARKS, Lowered, Runs, Span, all_lowered
from .words import is_word

_TOKEN = re.compile(rf"[{LETTERS}{MARKS}]+")
_SENTENCE = re.compile(
    rf"[.!?…:;“«„\"‘(\[‹](?:(?:(?<=[.!?…])(?<![{CASED}].)|(?<=[{CASED}][{CASED}][.!?])|(?<=[!?]))[”»\"’)\]]*\s+"
    r"|(?<=[:;])\s+|(?<=[“«„\"‘(\[‹])(?<![\w,].))")
_AROUND = re.compile(f"[{LETTERS}]+")
_ENDS = ".!?…:;"
_POSSESSIVE = re.compile("(?:['’]s|['’])\\Z")
_REACH = 60                   # code points around a mention whose words are its surroundings
_SHORTEST = 4                 # letters of a word that says something about whom it stands beside


class Token(NamedTuple):
    """A word of a name without the ending of its genitive: offsets in the text of its segment."""

    start: int
    end: int
    text: str


class Mention(NamedTuple):
    """A place where a text names something: the number of its segment, its words, where its sentence begins.

    begins: it begins its sentence, so that its first word may be an ordinary one.
    half: it is half of a hyphenated word.
    """

    segment: int
    tokens: tuple[Token, ...]
    sentence: int
    begins: bool
    half: bool = False

    @property
    def name(self) -> tuple[str, ...]:
        """The words."""
        return tuple(token.text for token in self.tokens)

    @property
    def start(self) -> int:
        """The offset of its first word."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """The offset behind its last word."""
        return self.tokens[-1].end


def mentions(segments: Sequence[Segment], lang: Language, words: frozenset[str] = frozenset()) -> list[Mention]:
    """The mentions of a document in one language, in order; none in a script without capitals.

    With `words` only those with one of them, or with another word of such a mention: what is beside the point takes no time.
    """
    texts = [segment.text for segment in segments]
    runs = [Runs(text) for text in texts]
    found = _beside(words, runs) if words else [some.all for some in runs]
    lowered = Lowered(texts) if words else all_lowered(texts)
    return _trimmed([m for n, text in enumerate(texts) if found[n] for m in _in_segment(n, text, found[n], lang, lowered)])


def _beside(words: frozenset[str], runs: Sequence[Runs]) -> list[list[Span]]:
    """The runs of each text with one of the words, or with another word of such a run."""
    beside = {token for some in runs for low, high in some.beginning(words) for token in some.text[low:high].split()}
    return [[run for run in some.beginning(beside) if not beside.isdisjoint(some.text[slice(*run)].split())] for some in runs]


def _trimmed(found: list[Mention]) -> list[Mention]:
    """Mentions without the ordinary word that begins their sentence: it stands before a name that stands elsewhere without it."""
    names = {m.name for m in found} - {m.name[-1:] for m in found if len(m.name) > 1 and not m.begins}
    inner = {word for m in found for word in (m.name[1:] if m.begins else m.name)}
    return [m._replace(tokens=m.tokens[1:]) if m.begins and m.name[0] not in inner and m.name[1:] in names else m for m in found]


def _in_segment(number: int, text: str, runs: Sequence[Span], lang: Language, lowered: Container[str]) -> Iterable[Mention]:
    starts, numbers, stop = list[int](), list[int](), 0
    for low, high in runs:
        if low >= stop:
            starts, numbers, stop = _sentences(text, low, lang)
        at = bisect_right(starts, low) - 1
        is_first = starts[at] == low
        tokens = [_token(text, word) for word in _TOKEN.finditer(text, low, high)]
        for part in _parts(tokens, is_first, lang, lowered):
            yield Mention(number, part, numbers[at], part[0].start == starts[at])


def _sentences(text: str, at: int, lang: Language) -> tuple[list[int], list[int], int]:
    """Of the line around an offset the offsets at which sentences (and what stands like one: a line, a quotation, brackets, what follows
    a colon) begin, for each where the sentence began that it belongs to (`Kyiv (Kiev)` is one), and where the line ends."""
    start, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start:stop if stop >= 0 else len(text)]
    found = [m.span() for m in _SENTENCE.finditer(text, start, start + len(line)) if not _is_abbreviation(text, m.start(), lang)]
    begins = accumulate((end if text[stop] in _ENDS else start for stop, end in found), max, initial=start)
    return [start + len(line) - len(line.lstrip()), *(end for _, end in found)], list(begins), start + len(line)


def _is_abbreviation(text: str, at: int, lang: Language) -> bool:
    """Whether the stop at an offset ends an abbreviation or an initial."""
    if text[at] != ".":
        return False
    word = text[max(0, at - 20):at].rpartition(" ")[2].rpartition("\n")[2]
    return len(word) == 1 or f"{word.lower()}." in _abbreviations(lang)


@cache
def _abbreviations(lang: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in lang.set("breaks.abbreviations", "case.titles_lower"))


def _token(text: str, word: re.Match[str]) -> Token:
    found = _POSSESSIVE.search(word.group())
    end = word.end() - (len(found.group()) if found else 0)
    return Token(word.start(), end, text[word.start():end])


def _parts(tokens: list[Token], is_first: bool, lang: Language, lowered: Container[str]) -> Iterable[tuple[Token, ...]]:
    """The names in a run of capitalised words: it is parted at titles and at words that are no names."""
    part: list[Token] = []
    for number, token in enumerate([*tokens, None]):
        alone = len(tokens) == 1 or (is_first and number == 0)
        if token is not None and not _is_ordinary(token.text, lang, lowered if alone else ()):
            part.append(token)
            continue
        while part and part[-1].text.islower():
            part.pop()
        while part and part[0].text.islower():
            part.pop(0)
        if any(is_word(half) for t in part for half in t.text.split("-")):
            yield tuple(part)
        part = []


def _is_ordinary(word: str, lang: Language, lowered: Container[str]) -> bool:
    """Whether a capitalised word is a title or a word of the language, or stands in small letters too (in `lowered`)."""
    low = word.lower()
    return low in lang.set("words.articles") if word == low else low in ordinary(lang) or low in lowered


@cache
def ordinary(lang: Language) -> frozenset[str]:
    """Words that are no names by themselves: titles, closed-class words, frequent words, months and days, in small letters."""
    dates = {word.lower() for word in lang.set("case.months_names", "case.days_names")}
    return lang.frequent_words | lang.set("case.titles_lower") | dates


def surroundings(segments: Sequence[Segment], mention: Mention, lang: Language) -> frozenset[str]:
    """The words in small letters near a mention, in its line, that say something: titles and what is no frequent word."""
    text = segments[mention.segment].text
    left = text[max(0, mention.start - _REACH):mention.start].rpartition("\n")[2]
    right = text[mention.end:mention.end + _REACH].partition("\n")[0]
    words = {*_AROUND.findall(left)[-5:], *_AROUND.findall(right)[:3]}
    return frozenset(w for w in words if len(w) >= _SHORTEST and w.islower() and w not in lang.frequent_words)
