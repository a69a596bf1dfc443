"""MRK010: the mark of a heading or an item alone on its line."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule

from ._document import has_markdown
from ._fences import FORMS, lines

_DEEP = 6                     # blanks before the text of the next line
_MARK = re.compile(r"[ \t>]*(?:\#{1,6}|[-*+]|\d{1,3}[.)]|>|(?P<bold>\*\*))[ \t]*")
_TEXT = re.compile(r"(?P<indent> {6,})(?P<words>(?:[^\W\d_]|[\"“«„*`\[¿¡({]).*)")
_CODE = re.compile(r"[\w.-]+:(?:\s|\Z)|\w[\w.]*\(|.*(?:[;{}=]|=>)\s*\Z|\w+ = ")
_ABOVE = re.compile(r"\s*\Z|[ \t>]*(?:\#{1,6}|[-*+]|\d{1,3}[.)])(?:[ \t]|\Z)| {6,}\S")       # what may stand above such a mark


@rule("MRK010", at="\n      ", over="document", examples=r"""
de: ## Start\n\n##⟦\n      → ⟧Einrichtung der Brücke\n\nDann geht es weiter.
es: # Guía\n\n-⟦\n       → ⟧Abra el archivo.\n-⟦\n       → ⟧Guarde el archivo.
ru: # Начало\n\n>⟦\n        → ⟧**Важно**: мост закрыт.
ja: # 手順\n\n1.⟦ \n      → ⟧設定を開きます。
en: # Guide\n\n**⟦\n        →⟧The bridge** is closed.
en: # List\n\n-\n  Text that is set as CommonMark allows.\n- Text
en: # Code\n\n```yaml\n-\n      name: bridge\n```\n\n-\n      run(bridge)
de: Titel\n-\n      Text\n\n**Fett**
fr: -\n      Le texte sans autre balise.
en: ---\ntitle: x\nlist:\n-\n      Bridge\n---\n\n# Guide
""")
def split_marker(spot: Spot, lang: Language) -> Iterator[Finding]:
    """The mark of a heading, an item or a quotation stands alone, and its text far to the right in the next line.

    Engines that keep the marks of Markdown apart from the text write them back on lines of their own; the text, indented as deep as
    code, is then shown as code. The line end and the indentation become one blank.

    The repair is safe because six blanks or more behind a lone mark are no way to write a list. Silent in fences and front matter,
    where the line above is prose (a line of dashes below it makes it a heading), where the text looks like code, and in a text without
    other Markdown.
    """
    if spot.kind not in FORMS or not has_markdown(spot.text):
        return
    above, mark = "", None
    for line in lines(spot.text):
        words = "" if line.code else spot.text[line.start:line.end]
        if mark and (gap := _gap(words, bold=mark["bold"] is not None)):
            start = mark.start() + len(mark.group().rstrip())
            yield spot.edit(start, line.start + gap, "" if mark["bold"] else " ")
        mark = _MARK.fullmatch(spot.text, line.start, line.end) if not line.code and _ABOVE.match(above) else None
        above = words


def _gap(words: str, *, bold: bool) -> int:
    """How deep the text of a line stands, if it is text that belongs to the mark above; else 0."""
    found = _TEXT.fullmatch(words)
    if not found or _CODE.match(found["words"]) or (bold and found["words"].count("**") != 1):
        return 0
    return len(found["indent"])
