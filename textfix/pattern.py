"""Atoms of triggers as regular expressions of the standard library."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from textfix.trigger import EDGE, FIRST_PLANE, Alternative, is_unspaced, runs

EDGE_ATOM = EDGE.alternatives[0].atoms[0]


@cache
def charset(atom: int) -> str:
    """The atom as a regular expression that matches one code point."""
    parts = [f"\\U{a:08x}-\\U{b:08x}" if a < b else f"\\U{a:08x}" for a, b in _ranges(atom)]
    return parts[0] if len(parts) == 1 and "-" not in parts[0] else f"[{''.join(parts)}]"


def _ranges(atom: int) -> Iterator[tuple[int, int]]:
    """The atom as inclusive ranges of code points; a bit above the first plane stands for its whole plane."""
    for start, stop in runs(atom):
        if start < FIRST_PLANE:
            yield start, min(stop, FIRST_PLANE) - 1
        if stop > FIRST_PLANE:
            yield (max(start, FIRST_PLANE) - FIRST_PLANE + 1) << 16, ((stop - FIRST_PLANE + 1) << 16) - 1


def before(atoms: Sequence[int]) -> str:
    """A lookbehind for atoms; an EDGE stands only first and may also be the start of the text."""
    if not atoms:
        return ""
    tail = "".join(map(charset, atoms[1:]))
    if has_edge(atoms[0]):
        return f"(?:(?<={charset(atoms[0])}{tail})|(?<=\\A{tail}))"
    return f"(?<={charset(atoms[0])}{tail})"


def after(atoms: Sequence[int]) -> str:
    """What matches atoms that follow; an EDGE stands only last and may also be the end of the text."""
    if not atoms:
        return ""
    last = f"(?:{charset(atoms[-1])}|\\Z)" if has_edge(atoms[-1]) else charset(atoms[-1])
    return "".join(map(charset, atoms[:-1])) + last


def has_edge(atom: int) -> bool:
    """Whether an atom has all line ends, so that it fits the edge of the text as well."""
    return atom & EDGE_ATOM == EDGE_ATOM


class Hit(NamedTuple):
    """A place where the trigger of a rule (by its number) fits: `at` is the offset of its first code point."""

    at: int
    rule: int


class Item(NamedTuple):
    """An alternative of a rule's trigger, ready to be searched for: `offset` atoms stand before its anchor."""

    rule: int
    alternative: Alternative
    offset: int


def around(item: Item) -> str:
    """What stands around the anchor, asked for just behind it: first the cheap look ahead, then the look behind."""
    atoms, at = item.alternative.atoms, item.offset
    ahead = after(atoms[at + 1:])
    return (f"(?={ahead})" if ahead else "") + (before(atoms[:at + 1]) if at else "")


HEAD = 4                      # code points by which a word of a script without blanks is looked up
_HEAD = re.compile(r"[^\W_]*")


def head_of(text: str, start: int, end: int) -> str:
    """The run of letters and digits that begins at an offset; in scripts without blanks its first code points."""
    found = _HEAD.match(text, start, end)
    head = found.group() if found else ""
    return head[:HEAD] if head and is_unspaced(head[0]) else head


def whole_at(text: str, at: int, whole: str, end: int) -> bool:
    """Whether a word or phrase stands whole at an offset."""
    stop = at + len(whole)
    if stop > end or not text.startswith(whole, at):
        return False
    return stop == end or not (whole[-1].isalnum() and text[stop].isalnum()) or is_unspaced(whole[-1])
