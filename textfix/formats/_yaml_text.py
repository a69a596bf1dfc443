"""The scalars of YAML as segments, and how new text is written in each style."""
from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator

from textfix.document import Segment
from textfix.formats._inline import MARKUP
from textfix.formats._joined import Span
from textfix.formats._pieces import Pieces, has_letters
from textfix.formats._yaml_scan import Scalar

_CHARS = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85",
          "_": "\N{NO-BREAK SPACE}", "L": "\N{LINE SEPARATOR}", "P": "\N{PARAGRAPH SEPARATOR}"}
_FOLD = r"[ \t]*+(?:\r\n|\r|\n)[ \t]*+"
_ESCAPES = {
    '"': re.compile(rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|{_FOLD}|.)|(?<![ \t]){_FOLD}"),
    "'": re.compile(rf"''|(?<![ \t]){_FOLD}"),
}
_WRITE: dict[str, Callable[[str], str]] = {
    '"': lambda new: new.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t"),
    "'": lambda new: new.replace("'", "''"),
}
_PARTS = re.compile(r"(?P<blanks> {2,}+)|(?:[^ ]| (?! ))++")          # blanks in a row may be columns
_HAZARD = re.compile(r":(?=\s|\Z)|\s\#")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+")
_CODE = 4                     # blanks that make a line in a text code


def segments(text: str, scalar: Scalar, kind: str, lang: str | None) -> Iterator[Segment]:
    """The segments of a scalar: one, or one a paragraph where it has blank lines; `key` is its path."""
    for lines in [scalar.lines] if scalar.style in _WRITE else _paragraphs(text, scalar.lines):
        pieces = Pieces(lines[0][0], _WRITE.get(scalar.style, str))
        for n, (start, end) in enumerate(lines):
            if n:
                pieces.gap("\n")
            if scalar.style in _ESCAPES:
                pieces.escaped(start, text[start:end], _ESCAPES[scalar.style], _char)
            else:
                for part in _PARTS.finditer(text, start, end):
                    pieces.plain(part.start(), part.group(), MARKUP if part["blanks"] else "")
        if has_letters(pieces.text):
            yield pieces.segment(kind, lang, key=".".join(scalar.path))


def shape(text: str, scalars: Iterable[Scalar]) -> list[str]:
    """Keys and styles, and how often a plain value has what could end it: what must be the same after repairs."""
    return [f"{'.'.join(s.path)} {s.style} {_hazards(text, s)}" for s in scalars]


def _hazards(text: str, scalar: Scalar) -> int:
    return sum(len(_HAZARD.findall(text[low:high])) for low, high in scalar.lines) if scalar.style == "plain" else 0


def _char(found: re.Match[str]) -> str:
    """What an escape stands for; a line end within quotes is shown as one, an escaped one is nothing."""
    raw = found.group()
    if raw[0] != "\\":
        return "'" if raw == "''" else "\n"
    if raw[1] in "xuU" and len(raw) > len("\\x"):
        code = int(raw.lstrip("\\xuU"), 16)
        return chr(code) if code <= sys.maxunicode else ""
    return "" if raw[1:].isspace() and raw[1] not in " \t" else _CHARS.get(raw[1], raw[1])


def _paragraphs(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """The paragraphs and items of a text over several lines, without what is code in it."""
    open_: list[Span] = []
    fenced = False
    for start, end in lines:
        line = text[start:end]
        bare = line.strip()
        fenced ^= bare.startswith("```")
        item = _ITEM.match(bare)
        is_code = fenced or bare.startswith("```") or (not open_ and len(line) - len(line.lstrip()) >= _CODE)
        if open_ and (not bare or is_code or item):
            yield open_
            open_ = []
        if bare and not is_code:
            left = start + len(line) - len(line.lstrip())
            open_.append((left + (item.end() if item else 0), left + len(bare)))
    if open_:
        yield open_
