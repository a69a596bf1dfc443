""".resx of .NET: the value of each string; what is typed data or belongs to a form's layout stays alone."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._language import language_of
from textfix.formats._xml import damage, nodes
from textfix.formats._xml_content import pieces, segment
from textfix.formats.format import Format, Hints


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    for node in nodes(text):
        if node.name == "value" and (data := node.parent) and data.name == "data":
            name = data.attributes.get("name", "")
            if not name.startswith(">>") and not {"type", "mimetype"} & set(data.attributes):
                yield from segment(pieces(text, node), lang, key=name)


FORMAT = Format(".resx", frozenset({".resx"}), _read, damage, keeps_edges=True)
