"""The content of an XML element as a segment: text, escapes, CDATA, inline elements that stay."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from textfix.document import Segment
from textfix.formats._pieces import Pieces, has_letters
from textfix.formats._xml import Node, local_name
from textfix.text import with_edges_of

_TOKEN = re.compile(
    r"""(?P<cdata><!\[CDATA\[(?P<raw>.*?)\]\]>)|(?P<comment><!--.*?-->|<\?.*?\?>)|(?P<entity>&(?:\#\d+|\#x[\da-fA-F]+|[\w.:-]+);)"""
    r"""|<(?P<end>/?)(?P<name>[^\s<>/"'!?]+)[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""", re.DOTALL)
_KEPT = re.compile(r"""\b(?:translate=["']no|mtype=["']protected)["']""")
_WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Token(NamedTuple):
    """A part of an element's content: `text`, `cdata`, `entity`, `tag` (inline elements) or `comment`."""

    kind: str
    start: int
    end: int


def tokens(text: str, node: Node, code: frozenset[str] = frozenset()) -> Iterator[Token]:
    """The content of an element; an inline element whose name is in `code` is one tag together with what is in it."""
    at = node.start
    while found := _TOKEN.search(text, at, node.end):
        if found.start() > at:
            yield Token("text", at, found.start())
        at = found.end()
        if found["cdata"]:
            yield Token("cdata", found.start("raw"), found.end("raw"))
        elif found["name"] and not found["end"] and text[at - 2] != "/" and _is_code(found, code):
            at = _close(text, found["name"], at, node.end)
            yield Token("tag", found.start(), at)
        else:
            yield Token("tag" if found["name"] else str(found.lastgroup), found.start(), at)
    if at < node.end:
        yield Token("text", at, node.end)


def _is_code(tag: re.Match[str], code: frozenset[str]) -> bool:
    """Whether what an inline element holds is not to be read."""
    return local_name(tag["name"]) in code or _KEPT.search(tag.group()) is not None


def _close(text: str, name: str, at: int, stop: int) -> int:
    """The end of an element whose content begins at `at`."""
    depth = 1
    tag = re.compile(rf"""<(/?){re.escape(name)}(?=[\s/>])[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
    for found in tag.finditer(text, at, stop):
        depth += -1 if found[1] else 0 if found.group().endswith("/>") else 1
        if depth == 0:
            return found.end()
    return stop


Text = Callable[[Pieces, int, str], None]


def pieces(text: str, node: Node, code: frozenset[str] = frozenset(), add: Text = Pieces.plain,
           write: Callable[[str], str] = str) -> Pieces | None:
    """The content of an element as pieces; None where escaped and unescaped text are mixed, so that nobody knows how to write.

    add: puts text that is no markup into the pieces; write: how new text is written below the level of XML.
    """
    parts = list(tokens(text, node, code))
    raw = any(p.kind == "cdata" for p in parts)
    if raw and any(p.kind not in ("cdata", "comment") and text[p.start:p.end].strip() for p in parts):
        return None
    found = Pieces(node.start, write if raw else lambda new: write(new).translate(_WRITTEN))
    for kind, start, end in parts:
        if kind == "tag":
            found.plain(start, text[start:end], "tag")
        elif kind == "entity":
            _entity(found, start, text[start:end])
        elif kind == "cdata" or (kind == "text" and not raw):
            add(found, start, text[start:end])
    return found


def _entity(found: Pieces, start: int, raw: str) -> None:
    from html import unescape

    char = unescape(raw)
    if len(char) == 1:
        found.escape(start, len(raw), char)
    else:
        found.plain(start, raw, "entity")


def plain_text(text: str, node: Node, code: frozenset[str] = frozenset()) -> str:
    """The content of an element as text, inline elements as they are written."""
    found = pieces(text, node, code)
    return found.text if found else text[node.start:node.end]


def segment(found: Pieces | None, lang: str | None, source: str | None = None, key: str = "") -> Iterator[Segment]:
    """The segment of the pieces, where they are prose."""
    if found and (has_letters(found.text) or not found.text.strip()):
        yield found.segment("ui-string", lang, source, key)


def unit_segment(text: str, target: Node, code: frozenset[str], lang: str | None, *, source: str | None, key: str) -> Iterator[Segment]:
    """The segment of a translation beside its source; white space that lays it out is no part of either."""
    found = pieces(text, _trimmed(text, target), code)
    if found and source and "\n" in text[target.start:target.end] + source:
        source = with_edges_of(found.text, source)
    yield from segment(found, lang, source, key)


def _trimmed(text: str, node: Node) -> Node:
    """The element without the line ends and blanks that only lay its content out; as it is where `xml:space` says so."""
    raw = text[node.start:node.end]
    if node.get("space") == "preserve" or "\n" not in raw:
        return node
    lead, trail = len(raw) - len(raw.lstrip()), len(raw) - len(raw.rstrip())
    start = node.start + lead if "\n" in raw[:lead] else node.start
    end = node.end - trail if trail and "\n" in raw[-trail:] else node.end
    return Node(node.name, node.attributes, node.parent, start, max(start, end))
