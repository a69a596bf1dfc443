"""XLIFF 1.2 and 2: the target of each unit with its source; what a person approved or locked, and what is not translated, stays alone."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._language import language_of, tag
from textfix.formats._xml import Node, damage, nodes
from textfix.formats._xml_content import plain_text, unit_segment
from textfix.formats.format import Format, Hints

_CODE = frozenset({"bpt", "ept", "ph", "it"})          # inline elements that hold code
_SETTLED = frozenset({"final", "signed-off", "reviewed"})
_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})
_OPEN = frozenset({"", "no", "false", "0", "unlocked"})


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    sources: dict[tuple[Node | None, str], Node] = {}
    targets: list[tuple[Node, Node | None, str]] = []
    for node in nodes(text):
        if node.within("alt-trans", "matches"):
            continue
        if node.name in ("source", "target"):
            _put(sources, targets, node, node.parent, "")
        elif node.name == "mrk" and node.attributes.get("mtype") == "seg" and (holder := _holder(node)):
            _put(sources, targets, node, holder.parent, node.attributes.get("mid", ""))
    segmented = {unit for _, unit, mid in targets if mid}
    for target, unit, mid in targets:
        if unit and not (unit in segmented and not mid) and _is_open(target):
            source = sources.get((unit, mid))
            said = plain_text(text, source, _CODE) if source else None
            if said is None or text[target.start:target.end].strip() or target.get("state"):
                yield from unit_segment(text, target, _CODE, _language(target, hints), source=said, key=_key(unit, mid))


def _put(sources: dict[tuple[Node | None, str], Node], targets: list[tuple[Node, Node | None, str]], node: Node, unit: Node | None,
         mid: str) -> None:
    if node.name == "target" or node.within("target"):
        targets.append((node, unit, mid))
    else:
        sources[unit, mid] = node


def _holder(mark: Node) -> Node | None:
    """The `target` or `seg-source` that a marked segment stands in."""
    node = mark.parent
    while node and node.name not in ("target", "seg-source"):
        node = node.parent
    return node


def _is_open(target: Node) -> bool:
    """Whether a repair may be made: a translation that nobody has approved or locked."""
    if target.get("translate") == "no" or target.get("approved") == "yes" or target.get("locked").lower() not in _OPEN:
        return False
    return target.get("state") not in _SETTLED | _UNTRANSLATED


def _language(target: Node, hints: Hints) -> str | None:
    return tag(target.get("lang") or target.get("target-language") or target.get("trgLang")) or language_of(hints.path)


def _key(unit: Node, mid: str) -> str:
    """The ids of a unit and of what it stands in."""
    names = [mid]
    node: Node | None = unit
    while node:
        names.append(node.attributes.get("id") or node.attributes.get("original", ""))
        node = node.parent
    return "/".join(name for name in reversed(names) if name)


FORMAT = Format("XLIFF", frozenset({".xlf", ".xliff"}), _read, damage, keeps_edges=True)
