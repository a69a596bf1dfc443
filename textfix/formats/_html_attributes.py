"""The attributes of HTML that a reader sees or hears: `alt`, `title`, `aria-label`, `placeholder`."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Placement, Run, Segment

_ATTRIBUTE = re.compile(r"\s([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SHOWN = frozenset({"alt", "title", "aria-label", "placeholder"})
_PROSE = re.compile(
    r"(?!.*[&<>{}])(?:.*?[^\W\d_]{2}.*?\s.*?[^\W\d_]{2}|.*?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]{4})", re.DOTALL)
_LONGEST = 1000               # code points; more is data
_NAMES = {'"': "&quot;", "'": "&#39;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}


def attributes(tag: str, at: int, lang: str | None) -> Iterator[Segment]:
    """The values of a tag, which stands at an offset of the document, that are prose: two words at least, as they stand there.

    One with entities or a template in it is none.
    """
    for found in _ATTRIBUTE.finditer(tag):
        group = 3 if found[2] is None else 2
        value, start = found[group], at + found.start(group)
        if found[1].lower() in _SHOWN and len(value) <= _LONGEST and _PROSE.match(value):
            yield Segment(value, start, "ui-string", lang, placement=Placement((Run(0, start, len(value), len(value)),), _written))


def _written(new: str) -> str:
    """New text as it may stand within quotation marks of any kind."""
    return "".join(_NAMES.get(char, char) for char in new)
