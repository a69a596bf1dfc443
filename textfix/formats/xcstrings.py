""".xcstrings of Apple: the strings of each language, with the one in the source language as their source."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textfix.document import Segment
from textfix.formats._json import Path, damage, leaves, load, segment
from textfix.formats._language import tag
from textfix.formats.format import Format, Hints


def _read(text: str, _: Hints) -> Iterator[Segment]:
    catalogue = load(text)
    original = catalogue.get("sourceLanguage", "en") if isinstance(catalogue, dict) else "en"
    for leaf in leaves(text):
        if len(leaf.path) < 6 or leaf.path[0] != "strings" or leaf.path[2] != "localizations" or leaf.path[-2:] != ("stringUnit", "value"):
            continue
        unit, lang = _at(catalogue, leaf.path[:-1]), str(leaf.path[3])
        translated = _at(catalogue, (*leaf.path[:2], "shouldTranslate")) is not False and unit.get("state") != "new"
        if lang != original and translated:
            yield from segment(leaf, tag(lang), _source(catalogue, leaf.path, original))


def _source(catalogue: Any, path: Path, original: str) -> str:
    """The same string in the source language (its `other` form for a form that it has not); else the key, which then is the text."""
    same = (*path[:3], original, *path[4:])
    other = tuple("other" if part in ("zero", "one", "two", "few", "many") else part for part in same)
    found = _at(catalogue, same) or _at(catalogue, other)
    return found if isinstance(found, str) else str(path[1])


def _at(value: Any, path: Path) -> Any:
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value


FORMAT = Format(".xcstrings", frozenset({".xcstrings"}), _read, damage, comments=(), keeps_edges=True)
