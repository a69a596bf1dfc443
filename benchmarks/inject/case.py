"""Capitals that come and go, words and names that are said wrongly or again."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from .fault import Clean, Fault, kind

_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"(?:(?<=[^\W\d_.]{3}[.!?] )|(?<=\n))[^\W\d_]+(?![\w'’.-])")
_RUN = re.compile(r"(?<=[^\W\d_] )(?:[^\W\d_]+ ){1,4}[^\W\d_]+(?= [^\W\d_])")
# pairs of spellings that transliterations take for each other
_SPELLINGS = (("y", "i"), ("i", "y"), ("k", "c"), ("c", "k"), ("ei", "ey"), ("v", "w"), ("w", "v"), ("ph", "f"), ("f", "ph"), ("sh", "sch"),
              ("ts", "tz"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("ss", "s"), ("ие", "ье"), ("е", "э"), ("и", "ы"))
_NOUNS_ARE_CAPITALISED = ("de", "lb")


def _small_words(clean: Clean) -> Iterator[re.Match[str]]:
    """The function words between blanks that stand in a line of words."""
    for match in re.finditer(r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_], ))[^\W\d_]{2,}(?= [^\W\d_])", clean.text):
        if match[0] in clean.small:
            yield match


@kind
def stray_capital(clean: Clean, dice: Random) -> Iterator[Fault]:
    """tour, his first → tour, His first."""
    for match in _small_words(clean):
        if match[0] != match[0].title():
            yield Fault(match.start(), match.end(), match[0].title())


@kind
def missing_capital(clean: Clean, dice: Random) -> Iterator[Fault]:
    """It ended. The crew → It ended. the crew."""
    for match in _BEGINS.finditer(clean.text):
        if match[0].lower() in clean.small and match[0] != match[0].lower():
            yield Fault(match.start(), match.end(), match[0].lower())


@kind
def doubled_word(clean: Clean, dice: Random) -> Iterator[Fault]:
    """of the crew → of the the crew; no word that the corpus itself says twice."""
    for match in _small_words(clean):
        if match[0] not in clean.pairs:
            yield Fault(match.start(), match.end(), f"{match[0]} {match[0]}")


@kind
def repetition_loop(clean: Clean, dice: Random) -> Iterator[Fault]:
    """left the harbour at → left the harbour left the harbour left the harbour at."""
    for match in _RUN.finditer(clean.text):
        if len(set(match[0].split())) > 1:
            yield Fault(match.start(), match.end(), " ".join([match[0]] * dice.randint(3, 6)))


def _names(clean: Clean, least: int) -> Iterator[re.Match[str]]:
    """Capitalised words within sentences that stand three times and never in lower case."""
    words = Counter(_WORD.findall(clean.text))
    for match in re.finditer(r"(?<=[^\W\d_] )[^\W\d_]+(?![\w'’-])", clean.text):
        name, before = match[0], clean.text[max(0, match.start() - 20):match.start() - 1].rpartition(" ")[2]
        known = len(name) >= least and words[name] > 2 and not words[name.lower()]
        if known and name[0].isupper() and name[1:].islower() and before.islower():
            yield match


@kind
def name_case_variant(clean: Clean, dice: Random) -> Iterator[Fault]:
    """with Brandvik → with brandvik, in a text that has the name three times."""
    if clean.language not in _NOUNS_ARE_CAPITALISED:
        yield from (Fault(m.start(), m.end(), m[0].lower()) for m in _names(clean, 4))


@kind
def name_variant(clean: Clean, dice: Random) -> Iterator[Fault]:
    """Brandvik → Brandwik, in a text that has the name three times."""
    for match in () if clean.language in _NOUNS_ARE_CAPITALISED else _names(clean, 6):
        options = [match[0][:2] + match[0][2:].replace(old, new, 1) for old, new in _SPELLINGS if old in match[0][2:]]
        if options:
            yield Fault(match.start(), match.end(), dice.choice(options))
