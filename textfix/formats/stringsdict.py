""".stringsdict of Apple: the forms of each plural."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._language import language_of
from textfix.formats._xml import Node, damage, nodes
from textfix.formats._xml_content import pieces, plain_text, segment
from textfix.formats.format import Format, Hints

_FORMS = frozenset({"zero", "one", "two", "few", "many", "other", "NSStringLocalizedFormatKey"})


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    names: dict[Node | None, str] = {}             # the last key within each dict
    for node in nodes(text):
        if node.name == "key":
            names[node.parent] = plain_text(text, node)
        elif node.name == "string" and names.get(node.parent) in _FORMS:
            yield from segment(pieces(text, node), lang, key=_key(node, names))


def _key(node: Node, names: dict[Node | None, str]) -> str:
    path = []
    at = node.parent
    while at:
        path.append(names.get(at, ""))
        at = at.parent
    return "/".join(name for name in reversed(path) if name)


FORMAT = Format(".stringsdict", frozenset({".stringsdict"}), _read, damage, keeps_edges=True)
