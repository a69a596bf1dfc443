"""MRK011: the font elements of a page that was saved in translation."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Edit, Finding, Language, Spot, rule, words

from ._fences import lines

_DIR = r"(?: dir=\"\w+\")?"
_STYLE = r" style=\"vertical-align: ?inherit;?\""
_FONT = re.compile(rf"(?i)<font(?P<of_translator>{_DIR}{_STYLE}{_DIR}(?=>))?(?:\s[^<>]{{0,300}})?>|</font>")


@rule("MRK011", at="align: " + words("inherit"), over="document", examples=r"""
de: <p>⟦<font style="vertical-align: inherit;">→⟧Der Hafen ist zu.⟦</font>→⟧</p>
fr: <b>⟦<font style="vertical-align: inherit;">→⟧⟦<font style="vertical-align: inherit;">→⟧Oui.⟦</font>→⟧⟦</font>→⟧</b>
zh: ⟦<font style="vertical-align: inherit;">→⟧港口<font color="red">关闭</font>。⟦</font>→⟧
en: <p><font color="red" style="vertical-align: top;">The harbour is closed.</font></p>
en: The style `vertical-align: inherit` is what the parent has.
de: <p><font style="vertical-align: inherit;">Der Hafen ist zu.</p>
en: ```html\n<font style="vertical-align: inherit;">The harbour</font>\n```
""")
def translator_font(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A font element that a browser put around translated text.

    A page that is translated in the browser gets `<font style="vertical-align: inherit;">` around each piece of text, twice. Saved, it
    keeps them. The elements go, both tags of each; the text stays.

    The repair is safe because the element says nothing: it inherits what it changes, and no person writes it. Silent where a tag has
    no partner, and in code.
    """
    code = [(line.start, line.end) for line in lines(spot.text) if line.code] if "```" in spot.text else []
    open_: list[re.Match[str]] = []
    for found in _FONT.finditer(spot.text):
        if any(start <= found.start() < end for start, end in code):
            continue
        if found.group()[1] != "/":
            open_.append(found)
        elif open_ and (first := open_.pop())["of_translator"]:
            yield spot.edit(*first.span(), "", Edit(*found.span(), ""))
