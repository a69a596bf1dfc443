"""strings.xml of Android: strings, arrays and plurals; `translatable="false"` stays alone, and so does what `xliff:g` encloses."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from textfix.document import Placement, Segment
from textfix.formats._language import language_of
from textfix.formats._pieces import Pieces
from textfix.formats._xml import Node, damage, nodes
from textfix.formats._xml_content import pieces, segment
from textfix.formats.format import Format, Hints
from textfix.text import Edit

_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|.)|\s{2,}|[\t\n\r]|"', re.DOTALL)
_QUOTED = re.compile(r'\\(?:u([0-9a-fA-F]{4})|.)|"', re.DOTALL)       # between quotes white space stays as it is
_WRITTEN = str.maketrans({"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\t": "\\t"})
_CODE = frozenset({"g"})
_ROOT = re.compile(r"<resources[\s>]")
_REFERENCE = re.compile(r"\s*@(?:[\w.]+:)?\w+/[\w.]+\s*")         # to another resource: @string/name
_BLANK = "\\u0020"            # at an edge any other blank is trimmed


class _Placement(Placement):
    """Blanks that come to an edge of a string are written so that they stay."""

    def place(self, edit: Edit) -> tuple[Edit, ...]:
        first, *more = super().place(edit)
        new = re.sub("^ +", _blanks, first.new) if edit.start == 0 else first.new
        if edit.end == self.runs[-1].text + self.runs[-1].length:
            new = re.sub(" +$", _blanks, new)
        return (first._replace(new=new), *more)


def _blanks(found: re.Match[str]) -> str:
    return _BLANK * len(found.group())


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    if not _ROOT.search(text):
        return
    lang = language_of(hints.path)
    items: dict[Node, int] = {}
    for node in nodes(text):
        holder = node.parent
        if node.name == "item" and holder and holder.name in ("plurals", "string-array"):
            items[holder] = items.get(holder, -1) + 1
            key = f"{holder.attributes.get('name', '')}/{node.attributes.get('quantity', items[holder])}"
        elif node.name == "string" and holder and holder.name == "resources":
            key = node.attributes.get("name", "")
        else:
            continue
        if node.get("translatable") != "false" and not _REFERENCE.fullmatch(text, node.start, node.end):
            yield from map(_kept, segment(_pieces(text, node), lang, key=key))


def _pieces(text: str, node: Node) -> Pieces | None:
    """The content without the white space around it that Android trims."""
    raw = text[node.start:node.end]
    lead, trail = len(raw) - len(raw.lstrip()), len(raw) - len(raw.rstrip())
    inner = replace(node, start=node.start + lead, end=max(node.start + lead, node.end - trail))
    quoted = '"' in re.sub(r'\\.|<[^<>]*>', "", raw)
    return pieces(text, inner, _CODE, _adder(_QUOTED if quoted else _ESCAPE), lambda new: new.translate(_WRITTEN))


def _adder(escapes: re.Pattern[str]) -> Callable[[Pieces, int, str], None]:
    def add(found: Pieces, start: int, raw: str) -> None:
        found.escaped(start, raw, escapes, _char)
    return add


def _char(found: re.Match[str]) -> str:
    """The character of an escape; nothing for a quote."""
    raw = found.group()
    if raw[0] != "\\":
        return "" if raw == '"' else " "
    return chr(int(found[1], 16)) if found[1] else {"n": "\n", "t": "\t"}.get(raw[1], raw[1])


def _kept(found: Segment) -> Segment:
    if not found.placement:
        return found
    return found._replace(placement=_Placement(found.placement.runs, found.placement.write))


def _damage(old: str, new: str) -> str | None:
    return damage(old, new) if _ROOT.search(old) else None


FORMAT = Format("Android strings", frozenset({".xml"}), _read, _damage, keeps_edges=True)
