"""MRK008: a mask that stood for code, a link or a tag while the text was translated."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import SAFE, UNSAFE, Finding, Language, Safety, Spot, either, rule, words

from ._links import PLACE, TEXT

_KINDS = ("INLINE_CODE", "CODE_BLOCK", "CODE_SPAN", "CODEBLOCK", "CODE", "HTML_TAG", "HTML", "LINK", "URL", "IMAGE", "IMG", "TAG", "MATH",
          "LATEX", "FORMULA", "TABLE", "PLACEHOLDER", "PROTECTED", "MASK", "NOTRANSLATE", "MARKDOWN")
_MASK = re.compile(rf"(?P<mark>__|@@@?|%%|##)(?P<kind>{'|'.join(_KINDS)})(?:_PLACEHOLDER)?_?(?P<number>\d{{1,4}})(?P=mark)")
_HEADS = tuple(sorted({kind.partition("_")[0] for kind in _KINDS}))
_CODE, _TAG = re.compile(r"(`+)(?!`)[^\n]+?(?<!`)\1(?!`)"), re.compile(r"</?[A-Za-z][^<>\n]*>")
_LINK = re.compile(rf"!?\[(?:{TEXT})*\]{PLACE}")
# what a mask of a kind stood for, and whether it is the same in every language
_MASKED: dict[str, tuple[re.Pattern[str], Safety]] = {
    "INLINE_CODE": (_CODE, SAFE), "CODE_SPAN": (_CODE, SAFE), "CODE": (_CODE, SAFE), "HTML_TAG": (_TAG, SAFE), "LINK": (_LINK, UNSAFE)}
_UNTRANSLATED = re.compile(r"\|\|\|UNTRANSLATED_CONTENT_(?:START|END)\|\|\|")


@rule("MRK008", at=either(*(mark + words(*_HEADS) for mark in ("__", "@@", "%%", "##")), "|||" + words("UNTRANSLATED")),
      touches=("placeholder", "identifier", "handle", "hashtag"), examples=r"""
en: Run ⟦__INLINE_CODE_7__⟧ and open ⟦__LINK_63__⟧ in a browser.
zh: 使用 ⟦__INLINE_CODE_5__⟧ 打开。详情见 ⟦@@CODE_BLOCK_0@@⟧。
de: Der Befehl ⟦__HTML_TAG_12__⟧ steht im Text ⟦|||UNTRANSLATED_CONTENT_START|||⟧See below.⟦|||UNTRANSLATED_CONTENT_END|||⟧
zh: 运行 ⟦__INLINE_CODE_5__→`push`⟧，然后 ⟦__INLINE_CODE_6__→`pull`⟧。 ‖ Run `push`, then `pull`.
de: Der Befehl ⟦__INLINE_CODE_5__⟧ steht allein. ‖ The commands `push` and `pull` stand together.
en: Write `__INLINE_CODE_7__` and __init__ or __CODE__ in __FILE__.
de: Der Wert __LINK_63 und __TABLE__ bleiben, auch TABLE_1.
en: Hello __PLACEHOLDER_1__, welcome. ‖ Hallo __PLACEHOLDER_1__, willkommen.
""")
def leaked_mask(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A mask that protected code or a link from translation is left in the text.

    Pipelines put `__INLINE_CODE_7__` or `@@CODE_BLOCK_0@@` where code, links and tags stand, translate, and put them back; where the
    model changed a mask or the step failed, it reaches the reader. `|||UNTRANSLATED_CONTENT_START|||` is what a translation tool
    writes where it gave up.

    What the mask stood for is lost, so it is reported. Where the source is known and has as many pieces of that kind as the translation
    has masks, they are put back in the order of their numbers; a link is unsafe, for its text is not translated.

    Silent in code, and where the source has the mask as well.
    """
    found = _MASK.match(spot.text, spot.at) or _UNTRANSLATED.match(spot.text, spot.at)
    if not found or found.group() in spot.source:
        return
    new, safety = _restored(spot, found) if spot.source and found.re is _MASK else ("", SAFE)
    if new:
        yield spot.edit(*found.span(), new, safety=safety)
    else:
        yield spot.report(*found.span())


def _restored(spot: Spot, found: re.Match[str]) -> tuple[str, Safety]:
    """What the mask stood for, by its place among the masks of its kind; empty where the numbers do not agree."""
    pattern, safety = _MASKED.get(found["kind"], (None, SAFE))
    if pattern is None:
        return "", safety
    numbers = sorted({int(m["number"]) for m in _MASK.finditer(spot.text) if m["kind"] == found["kind"]})
    kept = {m.group() for m in pattern.finditer(spot.text)}
    pieces = [m.group() for m in pattern.finditer(spot.source) if m.group() not in kept]
    return (pieces[numbers.index(int(found["number"]))] if len(pieces) == len(numbers) else ""), safety
