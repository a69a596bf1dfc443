"""Where the code of a Markdown text stands between fences, line by line."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

FORMS = frozenset({"Markdown", "plain text"})
_LINE = re.compile(r"^[^\r\n]*", re.MULTILINE)
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})[ \t]*(?P<name>[^`\r\n]*)")
_WHOLE = re.compile(r"(?:\A|\n)```[^`\n]*\n(?:(?!```)[^\n]*\n)*+```(?=\n|\Z)")          # a block of code as most are written
_FRONT = re.compile(r"\A---[ \t]*\r?\n.*?\n---[ \t]*(?=[\r\n]|\Z)", re.DOTALL)


class Line(NamedTuple):
    """A line `text[start:end]` without its end: whether it is code, and the fence in it: `opens`, `closes`, `again` (opens within code)."""

    start: int
    end: int
    code: bool
    fence: str = ""


def has_odd_fences(text: str) -> bool:
    """Whether some fence is none of a plain pair: the gate of rules about them."""
    return "~~~" in text or ("```" in text and text.count("```") != 2 * len(_WHOLE.findall(text)))


def lines(text: str) -> Iterator[Line]:
    """All lines below the front matter; a fence counts as code."""
    mark = ""
    front = _FRONT.match(text)
    for found in _LINE.finditer(text, front.end() if front else 0):
        start, end = found.span()
        fence = _FENCE.fullmatch(text, start, end) if "```" in found.group() or "~~~" in found.group() else None
        if not fence:
            yield Line(start, end, bool(mark))
        elif not mark:
            mark = fence["mark"]
            yield Line(start, end, True, "opens")
        elif fence["name"].strip():
            yield Line(start, end, True, "again" if fence["mark"] == mark and fence["name"].strip().isalpha() else "")
        else:
            mark = "" if fence["mark"].startswith(mark) else mark
            yield Line(start, end, True, "" if mark else "closes")
