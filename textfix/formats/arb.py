"""ARB of Flutter: the messages, without the notes on them (`@key`)."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._json import damage, leaves, load, segment
from textfix.formats._language import language_of, tag
from textfix.formats.format import Format, Hints


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    load(text)
    lang = language_of(hints.path)
    for leaf in leaves(text):
        if leaf.path == ("@@locale",):
            lang = tag(leaf.text) or lang
        elif len(leaf.path) == 1 and not str(leaf.path[0]).startswith("@"):
            yield from segment(leaf, lang)


FORMAT = Format("ARB", frozenset({".arb"}), _read, damage, comments=(), keeps_edges=True)
