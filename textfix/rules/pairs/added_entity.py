"""SRC013: an HTML entity stands where the source has none."""
from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from textfix.rule import Finding, Language, Spot, rule

_ENTITY = re.compile(r"&(?:amp;)?(?:\#39|\#x27|quot|apos|\#34|\#8217|\#8216|[lr][sd]quo|laquo|raquo|hellip|[nm]dash);")
# in these kinds of text an entity is shown as it is; in Markdown and HTML a reader sees the character
_SHOWN = frozenset({"text", "ui-string", "caption"})


@rule("SRC013", over="pair", touches=("entity", "hashtag", "number"), examples=r"""
fr: <b>L⟦&#39;→'⟧ami</b> est là. ‖ The <b>friend</b> is here.
de: **Der ⟦&quot;→"⟧Test⟦&quot;→"⟧** läuft. ‖ **The "test"** runs.
it: L⟦&amp;#39;→'⟧ora è <i>tarda</i>. ‖ The hour is <i>late</i>.
fr: <b>L&#39;ami</b> ‖ The <b>friend</b>&#39;s
de: Fish &amp; Chips ‖ Fish &amp; chips
en: Write &quot; in HTML. ‖ Schreiben Sie &quot; in HTML.
""")
def added_entity(spot: Spot, lang: Language) -> Iterator[Finding]:
    """An HTML entity stands for a mark, where the source has none.

    Finds entities of quotation marks, apostrophes and dashes, also where the text has tags or Markdown.

    Translation services return HTML: what was sent as plain text comes back with entities.

    The repair is safe because the source, a text of the same kind, writes such marks as they are.

    Silent in prose of formats where an entity is shown as its mark, and where the source has any entity.
    """
    if spot.kind in _SHOWN and not re.search(r"&\#?\w+;", spot.source):
        for found in _ENTITY.finditer(spot.text):
            yield spot.edit(*found.span(), unescape(unescape(found.group())))
