"""reStructuredText: headings, paragraphs, items, notes; roles, literals, references, directives with code, and tables stay."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.document import Segment
from textfix.formats._inline import MARKUP, ordered
from textfix.formats._joined import segment, text_of
from textfix.formats._language import language_of
from textfix.formats._pieces import has_letters
from textfix.formats._rst_read import Rst
from textfix.formats._skeleton import damage
from textfix.formats.format import Format, Hints
from textfix.later import later

_MARKS = later("|".join((
    r"``.{1,1000}?``(?!`)",
    r"(?::[\w+.:-]{1,60}:)`[^`]{1,1000}`(?::[\w+.:-]{1,60}:)?",                    # :role:`text`
    r"[ \t\n]*<[^<>`]{1,1000}>`__?",                                               # the address of `text <address>`_
    r"(?<!`)`(?![`\s])[^`<]{1,1000}`(?:__?|:[\w+.:-]{1,60}:)?",                    # `phrase`_, `title`
    r"\[[^\]\s]{1,60}\]_|\|[^|\s](?:[^|\n]{0,60}[^|\s])?\|_{0,2}",                 # footnotes, |substitutions|
    r"(?<![\w`])[A-Za-z0-9](?:[\w.+:-]{0,60}[A-Za-z0-9])?__?(?![\w`])",            # references_
    r"\\.|::\Z|_`[^`]{1,300}`",
    r"(?<![ \n]) {2,}+(?=[\w(\[*`<])",
)), re.DOTALL)


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    lang = language_of(hints.path)
    for kind, lines in Rst(text).read():
        content = text_of(text, lines) if lines else ""
        if has_letters(content):
            protected = ordered((m.start(), m.end(), MARKUP) for m in _MARKS.finditer(content))
            yield segment(text, lines, kind, lang, protected=protected, text=content)


FORMAT = Format("reStructuredText", frozenset({".rst"}), _read, damage(_read), ("..",), blocks=True)
