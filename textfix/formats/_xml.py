"""XML without a tree that could be written: where each element stands, by expat, on its byte offsets."""
from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from textfix.errors import TextfixError
from textfix.formats._pieces import lost

DEPTH = 200                   # elements within each other; more is no file for people
_START_TAG = re.compile(r"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")


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
        own = {local_name(key): value for key, value in attributes.items()}
        node = Node(local_name(name), own, path[-1] if path else None, tag.end() if tag else at)
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


def local_name(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def damage(old: str, new: str) -> str | None:
    """What of the elements and their attributes differs between a document and its repaired self, or None."""
    return lost("elements", *([(n.name, n.attributes) for n in nodes(text)] for text in (old, new)))
