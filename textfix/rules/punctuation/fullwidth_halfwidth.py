"""Punctuation of the wrong width: full-width marks in a text written in letters, half-width ones between Chinese or Japanese characters."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import CYRILLIC, DIGIT, GREEK, LATIN, SAFE, SPACE, UNSAFE, Edit, Finding, Language, Spot, Trigger, any_of, rule

from ._width import WIDE_AFTER, widened

_HALF = {"，": ",", "。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "、": ","}
_BRACKETS = {"（": "()", "【": "[]", "［": "[]"}
_CLOSING = {"（": "）", "【": "】", "［": "］"}
_SURE = "，。！？"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = LATIN | CYRILLIC | GREEK | DIGIT | any_of(")]\"'”’»%")
_LONGEST = 120                # code points in brackets


_AT = _WORD + any_of(_HALF) | _WORD + SPACE + any_of(_HALF) | any_of(_BRACKETS) + (LATIN | CYRILLIC | GREEK | DIGIT)


def _shape(lang: Language) -> Trigger:
    """Full-width marks beside letters; in Chinese and Japanese half-width ones behind a character; in Korean both are found."""
    if lang.get("marks.stop") == "。":
        return WIDE_AFTER
    return Trigger(()) if lang.code[:2] == "ko" else _AT


@rule("PUN003", at=_shape, examples=r"""
en: The second edition is out⟦ 。→.⟧
en: We came late⟦，→, ⟧but they waited.
en: It works⟦！→!⟧ Try it⟦。→.⟧
de: Das ist alles⟦。→.⟧\nMehr kommt nicht.
fr: Bonjour⟦，→, ⟧monsieur.
es: Llegamos tarde⟦。→. ⟧Nadie esperaba.
ru: Всё готово⟦！→!⟧
en: ⟦【→[⟧Official⟦】→]⟧ You can check the stock.
pt: Preço⟦：→: ⟧dez reais
zh: 渡轮今天停航⟦, →，⟧乘客在码头等了很久⟦.→。⟧
zh: 大桥已经关闭⟦,→，⟧没有人知道原因。
zh: 一九八七年⟦, →，⟧他离开了家乡⟦. →。⟧后来再也没有回来。
zh: 这条路什么时候通车⟦?→？⟧我们还不知道，请等通知！
zh: 他会说三种语言⟦;→；⟧他的妹妹只会说一种。
zh: 通知⟦:→：⟧明天上午停水。
zh-TW: 橋已經關閉⟦,→，⟧沒有人知道原因。
ja: 町は静かだったが⟦,→、⟧誰も眠っていなかった⟦. →。⟧朝になって、雨が降った。
ja: この方法で⟦, →、⟧時間が短くなります⟦.→。⟧\n結果は、次の表に示します。
ja: 明日も来ますか⟦?→？⟧はい、来ます！
en: The word 你好，世界 means hello.
zh: 警方找到了 DNA。他们走了。
zh: 比分是 3:2，价格是 1,200 元，版本 2.0 已发布。
zh: 张三,男,北京\n李四,女,上海
zh: 一. 总则\n二. 范围
zh: print("你好, 世界") = 你好,世界
zh: 他走了...没有回头。
ja: これは Linux、Windows で動く。
ja: Yahoo!で調べた。
ja: 円周率は3.14です。
ko: 그는 왔다, 그리고 갔다. 정말?
en: Press “。” to end the sentence in Japanese.
de: Der Satz endet mit 。 im Japanischen 日本語.
""")
def fullwidth_halfwidth(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A punctuation mark has the wrong width.

    Full stops, commas and brackets of Chinese and Japanese (，。！【】) are left in a translation into a language that has its own;
    and commas and stops of European languages are left behind Chinese and Japanese characters.

    The repair writes the mark of the language, with the blank that the wide mark carries in itself. For 。，！？ between letters it is
    safe, because such a mark never belongs there; colons, semicolons and brackets, which some set on purpose, are unsafe. Nothing
    is said in a line with Chinese, Japanese or Korean characters near.

    Behind a Chinese character a half-width comma, semicolon or stop is never right, so writing the wide one is safe. Question and
    exclamation marks are typed in both widths: they are repaired where the text has the wide ones, or has half-width commas too.
    In Japanese a text that sets `, ` and `. ` throughout, as science papers do, is left alone, unless unsafe repairs are asked for. A
    colon is unsafe. Numbers, code, rows of data, `一.` before a heading, dots in a row, and Korean, which uses half-width marks, stay.
    """
    if lang.get("marks.stop") == "。":
        yield from widened(spot, lang)
        return
    at = next(i for i in range(spot.at, spot.at + 3) if spot.text[i] in _HALF or spot.text[i] in _BRACKETS)
    if _CJK.search(spot.before(at)) or _CJK.search(spot.after(at)):
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
