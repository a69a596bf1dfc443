"""XML without a tree that could be written: where each element stands (by expat, on its byte offsets) and what its content is."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple
from xml.parsers import expat

from textfix.document import Segment
from textfix.errors import TextfixError
from textfix.formats._pieces import Pieces, has_letters, lost
from textfix.text import with_edges_of

DEPTH = 200                   # elements within each other; more is no file for people
_START_TAG = re.compile(r"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_TOKEN = re.compile(
    r"""(?P<cdata><!\[CDATA\[(?P<raw>.*?)\]\]>)|(?P<comment><!--.*?-->|<\?.*?\?>)|(?P<entity>&(?:\#\d+|\#x[\da-fA-F]+|[\w.:-]+);)"""
    r"""|<(?P<end>/?)(?P<name>[^\s<>/"'!?]+)[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""", re.DOTALL)
_KEPT = re.compile(r"""\b(?:translate=["']no|mtype=["']protected)["']""")
_WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(eq=False, slots=True)
class Node:
    """An element: `start` and `end` enclose its content, in code points of the document; names are without their prefix."""

    name: str
    attributes: dict[str, str]
    parent: Node | None
    start: int
    end: int = 0

    def get(self, attribute: str, default: str = "") -> str:
        """An attribute of the element or of the nearest around it that has it."""
        node: Node | None = self
        while node:
            if attribute in node.attributes:
                return node.attributes[attribute]
            node = node.parent
        return default

    def within(self, *names: str) -> bool:
        """Whether an element around it has one of the names."""
        node = self.parent
        while node and node.name not in names:
            node = node.parent
        return node is not None


class _Offsets:
    """Code points of byte offsets of a text in UTF-8, asked in order."""

    def __init__(self, data: bytes) -> None:
        self._data, self._ascii, self._byte, self._point = data, data.isascii(), 0, 0

    def at(self, byte: int) -> int:
        if self._ascii:
            return byte
        self._point += len(self._data[self._byte:byte].decode("utf-8"))
        self._byte = byte
        return self._point


def nodes(text: str) -> list[Node]:
    """All elements in order.  Raises TextfixError for what is no XML, for entities of its own and for elements nested too deep."""
    data = text.encode("utf-8")
    parser, offsets = expat.ParserCreate("utf-8"), _Offsets(data)
    found: list[Node] = []
    path: list[Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = offsets.at(parser.CurrentByteIndex)
        tag = _START_TAG.match(text, at)
        if len(path) == DEPTH:
            raise TextfixError(f"its elements are nested deeper than {DEPTH}; that is no file for people")
        node = Node(_local(name), {_local(k): v for k, v in attributes.items()}, path[-1] if path else None, tag.end() if tag else at)
        found.append(node)
        path.append(node)

    def end(_: str) -> None:
        node = path.pop()
        node.end = max(node.start, offsets.at(parser.CurrentByteIndex))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _refuse_subset
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise TextfixError(f"it is no well-formed XML: line {error.lineno}, column {error.offset + 1}: {what}") from error
    return found


def _refuse_subset(name: str, system: str | None, public: str | None, has_subset: int) -> None:
    if has_subset:
        raise TextfixError("its DOCTYPE declares entities or elements of its own; such XML is not read; write the entities out")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


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
        elif found["name"] and not found["end"] and text[at - 2] != "/" and (_local(found["name"]) in code or _KEPT.search(found.group())):
            at = _close(text, found["name"], at, node.end)
            yield Token("tag", found.start(), at)
        else:
            yield Token("tag" if found["name"] else str(found.lastgroup), found.start(), at)
    if at < node.end:
        yield Token("text", at, node.end)


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


def damage(old: str, new: str) -> str | None:
    """What of the elements and their attributes differs between a document and its repaired self, or None."""
    return lost("elements", *([(n.name, n.attributes) for n in nodes(text)] for text in (old, new)))


def _trimmed(text: str, node: Node) -> Node:
    """The element without the line ends and blanks that only lay its content out; as it is where `xml:space` says so."""
    raw = text[node.start:node.end]
    if node.get("space") == "preserve" or "\n" not in raw:
        return node
    lead, trail = len(raw) - len(raw.lstrip()), len(raw) - len(raw.rstrip())
    start = node.start + lead if "\n" in raw[:lead] else node.start
    end = node.end - trail if trail and "\n" in raw[-trail:] else node.end
    return Node(node.name, node.attributes, node.parent, start, max(start, end))
