"""MRK006: bold text that does not close before a letter of Chinese, Japanese or Korean."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import SAFE, UNSAFE, Edit, Finding, Language, Spot, rule

from ._emphasis import Stars, blocks, pairs, settles

_LETTER = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_END = re.compile("[：:，,。.！!？?、；;…]+\\Z")
_GAP = "&#x200B;"             # a zero-width space, written so that CommonMark sees a punctuation mark


@rule("MRK006", at="**", over="segment", gate=_LETTER.search, examples=r"""
ja: **注⟦：**→**：⟧この橋は閉鎖されています。
zh: **提示⟦：**→**：⟧请先保存。**注意⟦！**→**！⟧不要关机。
zh: - **第一步⟦。**→**。⟧打开设置。
ja: まず⟦→&#x200B;⟧**「保存」**⟦→&#x200B;⟧を押してください。
zh: 請選擇⟦→&#x200B;⟧**+**⟦→&#x200B;⟧按鈕。
ko: 먼저 **"저장"**⟦→&#x200B;⟧을 누르세요.
ja: **注**：この橋は**閉鎖**されています。
zh: **提示：** 请先保存。
zh: 二的三次方写作2**3，a**b**c也一样。
ko: **참고:** 다리는 닫혀 있습니다.
ja: `**注：**これ`はコードです。
en: **Note:**the bridge is closed.
""")
def unclosed_cjk_emphasis(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Bold text does not close because a letter follows its last mark.

    In Markdown `**注：**この` shows the asterisks: those that close stand behind a punctuation mark and before a letter, and then they
    do not close. Where the source has a blank behind the asterisks, Chinese and Japanese have none, so translations run into it.

    A mark that ends the bold text moves behind the asterisks, which changes nothing else. Where the mark is a bracket, a quotation mark
    or a sign that belongs inside, a zero-width space (`&#x200B;`) is set outside, as other repairers of translations do; that is unsafe.
    Both only where all pairs of asterisks of the paragraph are emphasis afterwards by the rules of CommonMark.
    """
    for start, end in blocks(spot.text):
        block = spot.text[start:end]
        found = [edits for first, second in pairs(block) if first.left or second.left for edits in [_closed(block, first, second)]]
        edits = [edit for pair in found for edit in pair]
        if edits and settles(block, edits):
            shifted = [Edit(e.start + start, e.end + start, e.new) for e in edits]
            yield spot.edit(*shifted[0], *shifted[1:], safety=UNSAFE if any(edit.new == _GAP for edit in edits) else SAFE)


def _closed(block: str, first: Stars, second: Stars) -> list[Edit]:
    """The edits that make these asterisks a pair: the end marks go out, or a gap is set where they touch a letter."""
    inner, before, after = block[first.at + 2:second.at], block[:first.at][-1:], block[second.at + 2:second.at + 3]
    if not inner.strip() or inner != inner.strip() or "\n" in inner or "*" in inner:
        return []
    end = _END.search(inner)
    if end and end.start() and first.opens and _LETTER.match(after):
        return [Edit(second.at - len(end.group()), second.at + 2, "**" + end.group())]
    edits = [Edit(first.at, first.at, _GAP)] if not first.opens and _LETTER.match(before) else []
    return edits + ([Edit(second.at + 2, second.at + 2, _GAP)] if not second.closes and _LETTER.match(after) else [])
