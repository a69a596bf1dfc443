"""Whether a repaired Markdown text has the structure it had: by the scanner here, and by a parser of CommonMark where one is installed."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textfix.formats._front_matter import front_matter
from textfix.formats._joined import text_of
from textfix.formats._markdown_blocks import Blocks
from textfix.formats._markdown_inline import spans
from textfix.formats._skeleton import lost
from textfix.formats._yaml_text import shape

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<[^<>]+>")
# what may be more after a repair: emphasis, links, tags and templates whose marks were in pieces, the gap that lets emphasis close
_GAINED = re.compile(r"(?:em|strong|s|link)_(?:open|close)|image|html_inline|\]\(|</?\w|\{[{%]|&\#x200B;")


def damage(old: str, new: str) -> str | None:
    """What of the structure is lost or changed, or None.

    Blocks, code, tags and addresses must be the same, in the same order.  Emphasis, links, images, tags and templates may become
    more (a repair joined the marks that were in pieces), but none that was there may go.
    """
    if old == new:
        return None
    for structure in (_own, _parsed):
        if found := lost(structure(old), structure(new), _GAINED):
            return found
    return None


def _own(text: str) -> list[str]:
    """The kinds of blocks and their protected spans."""
    front = front_matter(text)
    blocks = Blocks(text, front.end)
    found = list(blocks.read())
    things = shape(text, front.scalars)
    for block in found:
        content = text_of(text, block.lines)
        if "html" in block.kind:
            things += [block.kind, *_TAG.findall(content)]
            continue
        things += [block.kind, *(content[low:high] for low, high, _ in sorted(spans(content, blocks.labels)))]
    return things


def _parsed(text: str) -> list[str]:
    """What a parser of CommonMark (with tables) finds beside text; nothing where none is installed."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        return []
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text[front_matter(text).end:])
    return [thing for token in tokens for part in (token, *(token.children or ())) for thing in _thing(part)]


def _thing(token: Token) -> Iterator[str]:
    if token.type in ("text", "softbreak", "inline"):
        return
    where = token.attrs.get("href") or token.attrs.get("src") or ""
    content = token.content if token.type in ("fence", "code_block", "code_inline", "html_inline") else ""
    yield f"{token.type} {token.tag} {token.markup} {where} {content}"
    if token.type == "html_block":
        yield from _TAG.findall(token.content)
