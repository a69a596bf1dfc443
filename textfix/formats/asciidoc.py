"""AsciiDoc: headings, paragraphs, items, cells, titles of blocks; listings, macros, attributes and references stay."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._asciidoc_read import AsciiDoc
from textfix.formats._inline import MARKUP, ordered
from textfix.formats._joined import segment, text_of
from textfix.formats._language import language_of, tag
from textfix.formats._pieces import has_letters
from textfix.formats._skeleton import damage
from textfix.formats.format import Format, Hints
from textfix.later import later

_MARKS = later("|".join((
    r"`\+?[^`]{1,1000}\+?`|\+\+\+?.{1,300}?\+\+\+?|(?<![\w+])\+[^\s+][^+\n]{0,300}\+(?!\w)",      # code, text passed through
    r"\b(?:kbd|btn|menu|pass|stem|latexmath|asciimath|image|icon|indexterm2?|anchor):[^\s\[\]]{0,500}\[[^\]]{0,500}\]",
    r"\b[a-z][a-z0-9]{1,20}:[^\s\[\]]{0,1000}\[",                                                 # link:…[text], xref:…[text]
    r"<<[^<>,]{1,300}(?:,\s*|>>)|\[\[[^\]]{1,300}\]\]|\[\#[^\]]{1,100}\]|\[\.[^\]]{1,100}\](?=\#)",
    r"\{[\w-]{1,100}(?:[:!@][^{}]{0,100})?\}|&(?:\#\d{1,7}|[A-Za-z]{2,20});|\(\(\(.{1,200}?\)\)\)|\\.|[ \t]\+(?=\r?\n)|<\d+>\Z",
    r"(?<![ \n]) {2,}+(?=[\w(\[*`<])",
)), re.DOTALL)
_LANGUAGE = re.compile(r"^:lang:[ \t]+([\w-]+)", re.MULTILINE)
_HEAD = 5000                  # code points in which the attributes of the document stand


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    said = _LANGUAGE.search(text, 0, _HEAD)
    lang = (tag(said[1]) if said else None) or language_of(hints.path)
    for kind, lines in AsciiDoc(text).read():
        content = text_of(text, lines)
        if has_letters(content):
            protected = ordered((m.start(), m.end(), MARKUP) for m in _MARKS.finditer(content))
            yield segment(text, lines, kind, lang, protected=protected, text=content)


FORMAT = Format("AsciiDoc", frozenset({".adoc", ".asciidoc", ".asc"}), _read, damage(_read), ("//",), blocks=True)
