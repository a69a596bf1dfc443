"""TMX: the segment of each language of a translation unit, with the one in the unit's source language as its source."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._language import tag
from textfix.formats._xml import Node, damage, nodes
from textfix.formats._xml_content import plain_text, unit_segment
from textfix.formats.format import Format, Hints

_CODE = frozenset({"bpt", "ept", "ph", "it", "ut"})


def _read(text: str, _: Hints) -> Iterator[Segment]:
    header = ""
    units: dict[Node, list[Node]] = {}
    for node in nodes(text):
        if node.name == "header":
            header = node.attributes.get("srclang", "")
        elif node.name == "seg" and node.parent and node.parent.parent:
            units.setdefault(node.parent.parent, []).append(node)
    for number, (unit, segments) in enumerate(units.items()):
        wanted = (unit.attributes.get("srclang") or header).lower()
        source = next((s for s in segments if _language(s).lower() == wanted), segments[0])
        said = plain_text(text, source, _CODE)
        for target in segments:
            if target is not source:
                lang = _language(target)
                yield from unit_segment(text, target, _CODE, tag(lang), source=said, key=f"{number}/{lang}")


def _language(node: Node) -> str:
    return node.get("lang")


FORMAT = Format("TMX", frozenset({".tmx"}), _read, damage, keeps_edges=True)
