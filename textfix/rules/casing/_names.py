"""Capitalised words within sentences, found once for all rules about names; and the places where a word stands."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from textfix.rule import two_cases

from ._letters import UPPER, lowers

NEAR = 20_000                 # code points of a long text in which its places are counted
MOST = 50                     # places of a word that are looked at
_ATTACHED = "_@#/.&’'-"
_DOTTED = re.compile(r"\.\w")
# a capitalised word and the blank before it, behind a word or comma; the blank comes first, for speed
_NAME = re.compile(rf" [{UPPER}](?<=[\w,;].{{2}})(?:\w+(?:[-'’]\w\w+)?|['’]\w\w+)")
_ASCII_NAME = re.compile(r"(?a: [A-Z](?<=[\w,;].{2})(?:\w+(?:[-']\w\w+)?|'\w\w+))")
_LAST = re.compile(r"[\w’'-]+\Z")
_SHORT = 4                    # code points of a short capitalised abbreviation, with its stop (Mr., St.)
_RIGHT = re.compile(r"\s?([\w’'-]+|[^\w\s])")


class Stretch(NamedTuple):
    """A stretch of text from an offset on; how often each capitalised word stands within its sentences; those that do so again or are
    in capitals, and that it has in lower case too.  Words come with the blank before them."""

    start: int
    text: str
    names: Counter[str]
    varied: tuple[str, ...]


class Place(NamedTuple):
    """Where a word stands: its offset and the words (or marks) beside it, empty at the edge of a line."""

    at: int
    previous: str
    following: str


class Suspect(NamedTuple):
    """A word that a text has in two cases from an offset on."""

    word: str
    start: int


@lru_cache(maxsize=1)
def stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches of the text in which some word may stand in two cases."""
    return tuple(_stretch(start, text[start:end], _names(text, start, end, words)) for start, end, words in two_cases(text))


def _names(text: str, start: int, end: int, words: frozenset[str]) -> list[str]:
    """The capitalised words of `text[start:end]` within sentences that have one of `words`, each with the blank before it."""
    pattern = _ASCII_NAME if text.isascii() else _NAME
    small = text[start:end].lower()
    if len(small) != end - start:
        return pattern.findall(text, start, end)
    blanks: set[int] = set()
    for word in words:
        at = small.find(word)
        while at >= 0:
            blank = text.rfind(" ", start, start + at + 1)
            if text[blank + 1].isupper():
                blanks.add(blank)
            at = small.find(word, at + 1)
    return [found.group() for blank in sorted(blanks) if blank >= 0 and (found := pattern.match(text, blank, end))]


def _stretch(start: int, text: str, names: list[str]) -> Stretch:
    counts = Counter(names)
    again = [name for name, times in counts.items() if times > 1 or name.isupper()]
    return Stretch(start, text, counts, tuple(name for name in again if _is_lowered(name, text)))


def _is_lowered(name: str, text: str) -> bool:
    return name.lower() in text or ("I" in name and lowers(name)[-1] in text) or ("İ" in name and lowers(name)[-1] in text)


def suspects(text: str, find: Callable[[Stretch], Iterable[str]]) -> tuple[Suspect, ...]:
    """What `find` says of each stretch, each word once in its neighbourhood."""
    step = NEAR // 2 if len(text) > NEAR else NEAR
    found = {(word, stretch.start // step) for stretch in stretches(text) for word in find(stretch)}
    return tuple(Suspect(word, at * step) for word, at in sorted(found))


def neighbourhood(text: str, suspect: Suspect) -> tuple[int, int]:
    """Where to look for a suspect: all of a text that is not long, else `NEAR` code points around it, as `(start, end)`."""
    return (0, len(text)) if len(text) <= NEAR else (max(0, suspect.start - NEAR // 4), suspect.start + 3 * NEAR // 4)


def places(text: str, word: str, start: int, end: int, most: int = MOST) -> list[Place]:
    """Where a word stands whole in `text[start:end]`, no part of a compound, address or handle: the first `most` places."""
    found: list[Place] = []
    at = text.find(word, start, end)
    while at >= 0 and len(found) < most:
        stop = at + len(word)
        if _is_free(text[max(0, at - 1):at], _ATTACHED) and _is_free(text[stop:stop + 1], "-@/_") and not _DOTTED.match(text, stop):
            found.append(Place(at, before(text, at), _after(text, stop)))
        at = text.find(word, stop, end)
    return found


def _is_free(char: str, attached: str) -> bool:
    """Whether a character (none at the edge of the text) leaves the word beside it whole."""
    return not char or not (char.isalnum() or char in attached)


def before(text: str, at: int) -> str:
    """The word (an abbreviation without its stop), or the mark, before an offset in its line."""
    line = text[max(0, at - 40):at].rpartition("\n")[2]
    if not line or not line[-1].isspace():
        return line[-1:]
    token = line[:-1].rpartition(" ")[2]
    if found := _LAST.search(token):
        return found.group()
    return token[:-1] if token[-1:] == "." and token[0].isupper() and len(token) <= _SHORT else token[-1:]


def _after(text: str, at: int) -> str:
    """The word, or the mark, behind an offset in its line."""
    found = _RIGHT.match(text[at:at + 40].partition("\n")[0])
    return found[1] if found else ""
