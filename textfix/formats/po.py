"""PO and POT: the msgstr of each entry, with its msgid as the source; fuzzy and obsolete entries and the header stay alone."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from textfix.document import Segment
from textfix.formats._language import language_of, tag
from textfix.formats._pieces import Pieces, has_letters, lost
from textfix.formats.format import Format, Hints
from textfix.placeholders import arguments

_LINE = re.compile(r'[ \t]*(?:(?P<field>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<n>\d+)\])?[ \t]*)?'
                   r'"(?P<raw>[^"\\\n]*(?:\\.[^"\\\n]*)*)"[ \t\r]*$')
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_CHARS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_LANGUAGE = re.compile(r"^Language:[ \t]*([\w@.-]+)", re.MULTILINE)
_ORDER = {"msgctxt": 0, "msgid": 1, "msgid_plural": 2, "msgstr": 3}

Strings = list[tuple[int, str]]       # where each quoted line's content stands, and the content as it is written


@dataclass
class _Entry:
    """One entry: its strings by field, and whether its comments say that nobody stands for it."""

    fields: dict[tuple[str, int], Strings] = field(default_factory=dict)
    fuzzy: bool = False

    def text(self, name: str, n: int = 0) -> str:
        """The text of a field, unescaped."""
        return "".join(_ESCAPE.sub(_char, raw) for _, raw in self.fields.get((name, n), ()))

    def stage(self) -> int:
        """How far the entry has come: the rank of its last field."""
        return max((_ORDER[name] for name, _ in self.fields), default=-1)


def _char(found: re.Match[str]) -> str:
    body = found.group()[1:]
    if body[0] in "01234567":
        return chr(int(body, 8))
    return chr(int(body[1:], 16)) if body[0] == "x" and len(body) > 1 else _CHARS.get(body, body)


def _entries(text: str) -> Iterator[_Entry]:
    entry, strings = _Entry(), Strings()
    at = 0
    for match in re.finditer(r"[^\n]*\n|[^\n]+", text):
        line = match.group()
        if line.lstrip().startswith("#"):
            if entry.fields:
                yield entry
                entry = _Entry()
            entry.fuzzy = entry.fuzzy or (line.lstrip().startswith("#,") and "fuzzy" in re.split(r"[\s,]+", line))
        elif found := _LINE.match(line.rstrip("\n")):
            if name := found["field"]:
                if entry.fields and (_ORDER[name] < entry.stage() or _ORDER[name] == entry.stage() < _ORDER["msgstr"]):
                    yield entry
                    entry = _Entry()
                strings = entry.fields.setdefault((name, int(found["n"] or 0)), [])
            strings.append((at + found.start("raw"), found["raw"]))
        at += len(line)
    if entry.fields:
        yield entry


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    for entry in _entries(text):
        ids = entry.text("msgid"), entry.text("msgid_plural")
        if not ids[0] and ("msgctxt", 0) not in entry.fields:
            said = _LANGUAGE.search(entry.text("msgstr"))
            lang = (tag(said[1]) if said else None) or lang
        elif not entry.fuzzy:
            yield from _translations(entry, ids, lang)


def _translations(entry: _Entry, ids: tuple[str, str], lang: str | None) -> Iterator[Segment]:
    for (name, n), strings in entry.fields.items():
        if name == "msgstr" and any(raw for _, raw in strings):
            pieces = Pieces(strings[0][0], lambda new: new.translate(_WRITTEN))
            for doc, raw in strings:
                pieces.escaped(doc, raw, _ESCAPE, _char)
            if has_letters(pieces.text):
                key = "\4".join((entry.text("msgctxt"), ids[0], str(n)))
                yield pieces.segment("ui-string", lang, _source(pieces.text, ids, n), key)


def _source(text: str, ids: tuple[str, str], n: int) -> str | None:
    """The msgid that a form translates; None for a form of a plural that leaves its number out, as some may."""
    singular, plural = ids
    if not plural:
        return singular
    if n == 0 and sorted(arguments(text)) == sorted(arguments(singular)):
        return singular
    return plural if all(text.count(mark) >= plural.count(mark) for mark in "%{") else None


def _damage(old: str, new: str) -> str | None:
    """Entries, their fields and everything but the msgstr must be the same."""
    return lost("entries", *([[(f, None if f[0] == "msgstr" else e.text(*f)) for f in e.fields] for e in _entries(t)] for t in (old, new)))


FORMAT = Format("PO", frozenset({".po", ".pot"}), _read, _damage, ("#", "#."), blocks=True, keeps_edges=True)
