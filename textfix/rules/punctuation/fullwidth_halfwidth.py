"""Full-width punctuation of Chinese and Japanese in a text that is written in letters."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import CYRILLIC, DIGIT, GREEK, LATIN, SAFE, SPACE, UNSAFE, Edit, Finding, Language, Spot, any_of, rule

_HALF = {"，": ",", "。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "、": ","}
_BRACKETS = {"（": "()", "【": "[]", "［": "[]"}
_CLOSING = {"（": "）", "【": "】", "［": "］"}
_ASIAN = ("zh", "ja", "ko", "yue")
_SURE = "，。！？"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = LATIN | CYRILLIC | GREEK | DIGIT | any_of(")]\"'”’»%")
_LONGEST = 120                # code points in brackets


_AT = _WORD + any_of(_HALF) | _WORD + SPACE + any_of(_HALF) | any_of(_BRACKETS) + (LATIN | CYRILLIC | GREEK | DIGIT)


@rule("PUN003", at=_AT, examples=r"""
en: The second edition is out⟦ 。→.⟧
en: We came late⟦，→, ⟧but they waited.
en: It works⟦！→!⟧ Try it⟦。→.⟧
de: Das ist alles⟦。→.⟧\nMehr kommt nicht.
fr: Bonjour⟦，→,⟧ monsieur.
es: Llegamos tarde⟦。→. ⟧Nadie esperaba.
ru: Всё готово⟦！→!⟧
en: ⟦【→[⟧Official⟦】→]⟧ You can check the stock.
pt: Preço⟦：→: ⟧dez reais
en: The word 你好，世界 means hello.
zh: 警方找到了 DNA。他们走了。
ja: これは Linux、Windows で動く。
en: Press “。” to end the sentence in Japanese.
de: Der Satz endet mit 。 im Japanischen 日本語.
""")
def fullwidth_halfwidth(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Full-width punctuation stands in a text written in letters.

    Full stops, commas and brackets of Chinese and Japanese (，。！【】) are left in a translation into a language that has its own.

    The repair writes the mark of the language, with the blank after it that the wide mark carries in itself. For 。，！？ it is
    safe, because such a mark never belongs between Latin, Greek or Cyrillic letters; colons, semicolons and brackets, which some set on
    purpose, are unsafe. Nothing is said in a line with Chinese, Japanese or Korean characters near.
    """
    at = next(i for i in range(spot.at, spot.at + 3) if spot.text[i] in _HALF or spot.text[i] in _BRACKETS)
    if _CJK.search(spot.before(at)) or _CJK.search(spot.after(at)) or lang.code in _ASIAN:
        return
    if spot.text[at] in _BRACKETS:
        yield from _brackets(spot, at)
    else:
        yield from _mark(spot, at)


def _mark(spot: Spot, at: int) -> Iterator[Finding]:
    mark, right = spot.text[at], spot.char(at + 1)
    start = at - 1 if spot.char(at - 1).isspace() else at
    number = spot.char(at - 1).isdigit() and right.isdigit()
    if right in _HALF or (start < at and right.isspace() and right != "\n" and mark not in _SURE):
        return
    new = _HALF[mark] + (" " if right.isalnum() and not number else "")
    yield spot.edit(start, at + 1, new, safety=SAFE if mark in _SURE and not number else UNSAFE)


def _brackets(spot: Spot, at: int) -> Iterator[Finding]:
    mark = spot.text[at]
    end = spot.text.find(_CLOSING[mark], at, at + _LONGEST)
    if end > 0 and "\n" not in spot.text[at:end] and not _CJK.search(spot.text, at, end):
        half = _BRACKETS[mark]
        yield spot.edit(at, at + 1, half[0], Edit(end, end + 1, half[1]), safety=UNSAFE)
