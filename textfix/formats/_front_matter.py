"""The table of values at the head of a text: which of them are prose, what language they name, where the text begins."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.document import Segment
from textfix.formats._language import tag
from textfix.formats._yaml_scan import Scalar, Scan
from textfix.formats._yaml_text import segments

# keys whose values are prose, whatever the file is about
PROSE = frozenset(
    "title description subtitle summary excerpt abstract lead caption tagline headline heading linktitle sidebar_label".split())
_LANGUAGE = frozenset({"lang", "language", "locale"})
_FENCE = re.compile(r"(?P<mark>---|\+\+\+|;;;)[ \t]*(?:\r\n|\r|\n)")
_MOST = 200_000               # code points in which the end of a front matter is looked for


class FrontMatter(NamedTuple):
    """Its values, the language they name (None if none does) and the offset behind it."""

    scalars: tuple[Scalar, ...]
    lang: str | None
    end: int


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text; an empty one at offset 0 where there is none, and without values where it is no YAML."""
    fence = _FENCE.match(text)
    if not fence:
        return FrontMatter((), None, 0)
    close = re.compile(rf"(?:\A|(?<=[\r\n])){re.escape(fence['mark'])}[ \t]*(?:\r\n|\r|\n|\Z)|(?<=[\r\n])\.\.\.[ \t]*(?:[\r\n]|\Z)")
    end = close.search(text, fence.end(), fence.end() + _MOST)
    if not end:
        return FrontMatter((), None, 0)
    if fence["mark"] != "---":
        return FrontMatter((), None, end.end())
    scalars = tuple(Scan(text, fence.end(), end.start()).read())
    named = (tag(text[slice(*s.lines[0])]) for s in scalars if len(s.path) == 1 and s.path[0].lower() in _LANGUAGE)
    return FrontMatter(scalars, next((n for n in named if n), None), end.end())


def prose(text: str, front: FrontMatter, lang: str | None) -> Iterator[Segment]:
    """The segments of the values that are prose."""
    for scalar in front.scalars:
        if scalar.path and scalar.path[-1].lower() in PROSE:
            yield from segments(text, scalar, "title", lang)
