"""JSON: the strings of catalogues of translations (by their place: `locales/`, `de.json`), and of other files the fields that are named."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from textfix.document import Segment
from textfix.formats._json import Leaf, Path, damage, leaves, load, segment
from textfix.formats._language import in_catalogue, language_of
from textfix.formats.format import Format, Hints

# what is JSON in many places and never a catalogue
_DATA = frozenset("package.json package-lock.json composer.json tsconfig.json jsconfig.json manifest.json project.json vercel.json".split())
_TEXTS = frozenset({"message", "defaultMessage"})
_NOTES = frozenset({"description", "id", "file", "comment", "context"})       # what may stand beside one of these, and all that is below
_PROSE = re.compile(r"\s|[^\x00-\x7f]|[{%]")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?/{1,2}\S+|[\w.-]+@[\w.-]+|#[0-9a-fA-F]{3,8}|[\w./-]+\.\w{2,4}")


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    if not hints.fields and not _is_catalogue(hints.path, lang):
        return
    load(text)
    found = list(leaves(text))
    noted = _noted(found)
    for leaf in found:
        if leaf.field in hints.fields if hints.fields else _is_prose(leaf.text) and not _is_note(leaf, noted):
            yield from segment(leaf, lang)


def _is_catalogue(path: PurePath, lang: str | None) -> bool:
    return path.name.lower() not in _DATA and (lang is not None or in_catalogue(path))


def _is_prose(text: str) -> bool:
    """Whether a string is for people: it has a blank, a placeholder or a letter beyond ASCII, and is no address; or it is empty."""
    return not text or (_PROSE.search(text) is not None and not _ADDRESS.fullmatch(text))


def _noted(found: list[Leaf]) -> set[Path]:
    """The objects that are one message with notes for its translators."""
    names: dict[Path, set[str | int]] = {}
    for leaf in found:
        names.setdefault(leaf.path[:-1], set()).add(leaf.path[-1] if leaf.path else "")
    return {path for path, keys in names.items() if path and keys & _TEXTS and keys <= _TEXTS | _NOTES}


def _is_note(leaf: Leaf, noted: set[Path]) -> bool:
    return leaf.path[-1] not in _TEXTS and any(leaf.path[:n] in noted for n in range(1, len(leaf.path)))


FORMAT = Format("JSON", frozenset({".json"}), _read, damage, comments=(), keeps_edges=True)
