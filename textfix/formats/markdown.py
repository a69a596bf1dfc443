"""Markdown and MDX: headings, paragraphs, items, cells, and the values of the front matter that are prose."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._front_matter import front_matter, prose
from textfix.formats._html_read import HTML
from textfix.formats._joined import segment, text_of
from textfix.formats._language import language_of
from textfix.formats._markdown_blocks import Block, Blocks
from textfix.formats._markdown_check import damage
from textfix.formats._markdown_inline import protected
from textfix.formats._markdown_outline import outline
from textfix.formats.format import Format, Hints

_CODE = re.compile(r"[{}]|```|~~~")
_LETTER = re.compile(r"[^\W\d_]")


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    front = front_matter(text)
    lang = front.lang or language_of(hints.path)
    yield from prose(text, front, lang)
    yield from _body(text, front.end, lang, expressions=hints.path.suffix.lower() == ".mdx")


def _body(text: str, start: int, lang: str | None, *, expressions: bool) -> Iterator[Segment]:
    blocks = Blocks(text, start)
    found = list(blocks.read())                  # the names that definitions give stand anywhere
    for block in found:
        if block.kind == "html":
            yield from _html(text, block, lang)
        elif block.kind != "quoted html":
            yield from _segment(text, block, lang, blocks.labels, expressions=expressions)


def _segment(text: str, block: Block, lang: str | None, labels: set[str], *, expressions: bool) -> Iterator[Segment]:
    content = text_of(text, block.lines)
    if _LETTER.search(content):
        yield segment(text, block.lines, block.kind, lang, protected=protected(content, labels, expressions=expressions), text=content)


def _html(text: str, block: Block, lang: str | None) -> Iterator[Segment]:
    """The prose of a block of HTML; none where it has code: components of MDX, fences."""
    start, end = block.lines[0][0], block.lines[-1][1]
    if not _CODE.search(text, start, end):
        yield from HTML(text, lang, start, end).read()


FORMAT = Format("Markdown", frozenset({".md", ".mdx", ".markdown"}), _read, damage, ("<!--", "{/*"), blocks=True, outline=outline)
