""".strings of Apple: the values; a key that is a sentence is the source."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.errors import TextfixError
from textfix.formats._language import language_of
from textfix.formats._pieces import Pieces, has_letters, lost
from textfix.formats.format import Format, Hints
from textfix.text import Lines

_STRING = r'"{}[^"\\]*(?:\\.[^"\\]*)*)"'
_ENTRY = re.compile(rf"(?:{_STRING.format('(?P<quoted>')}|(?P<bare>[\w.$-]+))\s*=\s*{_STRING.format('(?P<raw>')}\s*;", re.DOTALL)
_SKIPPED = re.compile(r"(?:\s+|/\*.*?\*/|//[^\n]*)+", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:[Uu]([0-9a-fA-F]{4})|([0-7]{3})|(.))", re.DOTALL)
_CHARS = {"n": "\n", "t": "\t", "r": "\r"}
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def _entries(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        if skipped := _SKIPPED.match(text, at):
            at = skipped.end()
        elif entry := _ENTRY.match(text, at):
            yield entry
            at = entry.end()
        else:
            line, column = Lines(text).position(at)
            raise TextfixError(f'it is no valid .strings file: line {line}, column {column}: expected "key" = "value";')


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    for entry in _entries(text):
        pieces = Pieces(entry.start("raw"), lambda new: new.translate(_WRITTEN))
        pieces.escaped(entry.start("raw"), entry["raw"], _ESCAPE, _char)
        if has_letters(pieces.text) or not entry["raw"]:
            key = _key(entry)
            yield pieces.segment("ui-string", lang, key if " " in key.strip() else None, key)


def _key(entry: re.Match[str]) -> str:
    return _ESCAPE.sub(_char, entry["quoted"]) if entry["quoted"] is not None else entry["bare"]


def _char(found: re.Match[str]) -> str:
    code, octal, char = found.groups()
    if code:
        return chr(int(code, 16)) if not 0xD800 <= int(code, 16) < 0xE000 else "\N{REPLACEMENT CHARACTER}"
    return chr(int(octal, 8)) if octal else _CHARS.get(char, char)


def _damage(old: str, new: str) -> str | None:
    return lost("keys", *([_key(entry) for entry in _entries(text)] for text in (old, new)))


FORMAT = Format("Apple strings", frozenset({".strings"}), _read, _damage, ("//", "/*"), keeps_edges=True)
