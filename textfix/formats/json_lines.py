"""JSON Lines: the fields that are named, of each line."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.errors import TextfixError
from textfix.formats._json import Leaf, leaves, load, segment
from textfix.formats._language import language_of
from textfix.formats._pieces import lost
from textfix.formats.format import Format, Hints

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    if hints.fields:
        for number, leaf in _leaves(text):
            if leaf.field in hints.fields:
                yield from segment(leaf, lang, key=f"{number}/{leaf.key}")


def _leaves(text: str) -> Iterator[tuple[int, Leaf]]:
    for number, line in enumerate(_LINE.finditer(text), 1):
        try:
            load(line.group())
        except TextfixError as error:
            raise TextfixError(f"record {number} of its lines: {error}") from error
        yield from ((number, leaf) for leaf in leaves(text, *line.span()))


def _damage(old: str, new: str) -> str | None:
    return lost("fields", *([(number, leaf.path) for number, leaf in _leaves(text)] for text in (old, new)))


FORMAT = Format("JSON Lines", frozenset({".jsonl", ".ndjson"}), _read, _damage, comments=(), keeps_edges=True, needs_fields=True)
