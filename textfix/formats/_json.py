"""JSON without values that could be written: where each string stands, and by which keys it is reached."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from textfix.document import Segment
from textfix.errors import TextfixError
from textfix.formats._pieces import Pieces, has_letters, lost

DEPTH = 200                   # values within each other; more is no file for people
_TOKEN = re.compile(r'"(?P<raw>[^"\\]*(?:\\.[^"\\]*)*)"|(?P<mark>[{}\[\],:])|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_CHARS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}

Path = tuple[str | int, ...]


class Leaf(NamedTuple):
    """A string that is a value: the keys and indices that lead to it, where its content stands, and the content as it is written."""

    path: Path
    start: int
    raw: str

    @property
    def key(self) -> str:
        """The keys as one text."""
        return "/".join(str(part).replace("/", "~1") for part in self.path)

    @property
    def field(self) -> str:
        """The name of the field that it, or the list it stands in, is the value of."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def text(self) -> str:
        """The string itself."""
        return _ESCAPE.sub(_char, self.raw)


def load(text: str) -> Any:
    """The value of a JSON text.  Raises TextfixError for what is no JSON, or is nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise TextfixError(_TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise TextfixError(f"it is no valid JSON: line {error.lineno}, column {error.colno}: {error.msg}") from error


_TOO_DEEP = f"its values are nested deeper than {DEPTH}; that is no file for people"


def leaves(text: str, start: int = 0, end: int | None = None) -> Iterator[Leaf]:
    """All strings of a valid JSON text that are values, in order.  Raises TextfixError where it is nested too deep."""
    path: list[str | int] = []        # of each open list the index, of each open object the key
    is_key: list[bool] = []           # of each open value whether a string would be a key; in a list never
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        mark, raw = token["mark"], token["raw"]
        if mark in ("{", "["):
            if len(path) == DEPTH:
                raise TextfixError(_TOO_DEEP)
            path.append("" if mark == "{" else 0)
            is_key.append(mark == "{")
        elif mark in ("}", "]"):
            path.pop()
            is_key.pop()
        elif mark == ",":
            last = path[-1]
            path[-1] = last + 1 if isinstance(last, int) else ""
            is_key[-1] = isinstance(last, str)
        elif mark == ":":
            is_key[-1] = False
        elif raw is not None and is_key and is_key[-1]:
            path[-1] = _ESCAPE.sub(_char, raw)
        elif raw is not None:
            yield Leaf(tuple(path), token.start("raw"), raw)


def _char(found: re.Match[str]) -> str:
    high, low, code, char = found.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
    if code:
        return chr(int(code, 16)) if not 0xD800 <= int(code, 16) < 0xE000 else "\N{REPLACEMENT CHARACTER}"
    return _CHARS.get(char, char)


def write(new: str) -> str:
    """A text as it is written within a JSON string."""
    return json.dumps(new, ensure_ascii=False)[1:-1]


def segment(leaf: Leaf, lang: str | None, source: str | None = None, key: str | None = None) -> Iterator[Segment]:
    """The segment of a string, where it is prose, or empty."""
    pieces = Pieces(leaf.start, write)
    pieces.escaped(leaf.start, leaf.raw, _ESCAPE, _char)
    if not leaf.raw or has_letters(pieces.text):
        yield pieces.segment("ui-string", lang, source, leaf.key if key is None else key)


def damage(old: str, new: str) -> str | None:
    """What of the keys differs between a document and its repaired self, or None."""
    load(new)
    return lost("keys", *([leaf.path for leaf in leaves(text)] for text in (old, new)))
