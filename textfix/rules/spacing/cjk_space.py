"""SPC009: a blank between Chinese or Japanese characters, or behind their marks."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from textfix.rule import CJK, SAFE, SOLID, UNSAFE, Finding, Language, Safety, Spot, Trigger, any_of, rule

_MARKS = "。，、；"
_LETTER = "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
_IS_LETTER = re.compile(_LETTER)
# where a phrase ends in the middle of a Japanese sentence: particles, linking forms
_PHRASE_END = re.compile("(?:[をはがにでとのへもてばど]|から|まで|より|という|しかし|そして|また|ため|れ|し)\\Z")
_SENTENCE_END = re.compile("(?:です|ます|ました|でした|ません|だった|ください)[かねよ]?\\Z")
_NUMBERING = re.compile(r"[\s(（第]*[一二三四五六七八九十百0-9甲乙丙丁]{1,4}、\Z")
_CODE = re.compile(r"[{}|\t=\\]|//")
_LEAST = 10                   # characters of a line of running text


def _shape(lang: Language) -> Trigger:
    if lang.get("marks.stop") != "。":
        return Trigger(())
    return CJK + any_of(" ") + CJK | any_of(_MARKS) + " " + SOLID


@rule("SPC009", at=_shape, examples=r"""
ja: 彼は研究を⟦ →⟧読むほど、考えが変わった。それから町を出た。
ja: この道は⟦ →⟧海に続く。冬でも暖かい。夏は人が多い。
ja: 町の部分を⟦ →⟧譲るようなもので,意見が違います
ja: 状況を簡潔に把握できます。⟦ →⟧この画面は、経営者のためのものです。
ja: 例えば、⟦ →⟧東京の会社です。
zh: 例如，⟦ →⟧create 命令需要所有字段。
zh: 请打开设备、⟦ →⟧连接网络。
zh-TW: 橋已經關閉。⟦ →⟧沒有人知道原因。
zh: 接口应该是声明式⟦ →⟧的。代码应该短小，容易阅读。
zh: 代码应该根据⟦ →⟧职责分离，而不是根据类型，这样容易阅读。
zh: 北京 上海 广州
zh: 一、 总则\n二、 范围
zh: 使用 Linux 系统，运行 3 个命令。
zh: 春眠不觉晓 处处闻啼鸟
ja: マッピング テーブルを開く。次に、ボタンを押す。
ja: 山田 太郎
ja: 君と 歩いた 道の\n夢を 見ていた
ja: はい、そうです！ また来ます。
ko: 그는 왔다. 그리고 갔다.
""")
def cjk_space(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank stands between Chinese or Japanese characters.

    Chinese and Japanese write no blanks between words, and their commas and stops carry their white space in themselves. Translation
    systems that work on words, or on subtitles, leave blanks where the source has them.

    A blank behind 。 or 、 is deleted, safely unless the document sets one behind most of its marks. Within a sentence it is safe
    behind a particle of Japanese and before 的 in Chinese, if the document is running text that otherwise has no such blanks, or (in
    Japanese) has half-width marks between its characters, as only such systems write; elsewhere in a Chinese line with commas or
    stops it is unsafe. Compounds in katakana, names, lists, headings, verse and texts written with blanks throughout stay.
    """
    at = spot.at + 1
    if spot.text[spot.at] in _MARKS:
        yield from _behind_mark(spot, at)
    elif not _CODE.search(spot.before(at) + spot.after(at)):
        safety = _in_japanese(spot, at) if lang.code[:2] == "ja" else _in_chinese(spot, at)
        if safety:
            yield spot.edit(at, at + 1, "", safety=safety)


def _behind_mark(spot: Spot, at: int) -> Iterator[Finding]:
    if _NUMBERING.fullmatch(spot.before(at)) or (not _IS_LETTER.match(spot.char(at - 2)) and spot.char(at - 2) not in "」』）》”"):
        return
    habit = habits(spot.evidence.text)
    yield spot.edit(at, at + 1, "", safety=UNSAFE if habit.behind > 2 and habit.behind > habit.tight else SAFE)


class Habits(NamedTuple):
    """Blanks behind marks, marks without one, blanks between characters, and half-width marks between characters, in a document."""

    behind: int
    tight: int
    between: int
    half: int


@lru_cache(8)
def habits(text: str) -> Habits:
    """How a document sets its blanks."""
    behind = len(re.findall(f"[{_MARKS}] (?=\\S)", text))
    tight = len(re.findall(f"[{_MARKS}](?=[^\\s」』）》”])", text))
    between = len(re.findall(f"{_LETTER} (?={_LETTER})", text))
    return Habits(behind, tight, between, len(re.findall(f"{_LETTER}(?:,|\\. ?(?={_LETTER}))", text)))


def _in_japanese(spot: Spot, at: int) -> Safety | None:
    """Behind the end of a phrase."""
    before = spot.before(at)
    if not _PHRASE_END.search(before) or _SENTENCE_END.search(before) or _is_katakana(spot.char(at - 1)):
        return None
    habit = habits(spot.evidence.text)
    line = before + spot.after(at)
    prose = any(mark in line for mark in "。、") and 2 * habit.between <= sum(map(spot.evidence.text.count, "。、"))
    return SAFE if habit.half or (prose and len(line) > _LEAST) else None


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヿ"


def _in_chinese(spot: Spot, at: int) -> Safety | None:
    """In a line with commas or stops, in a document whose blanks are few."""
    line = spot.before(at) + spot.after(at)
    habit = habits(spot.evidence.text)
    if len(line) <= _LEAST or not any(mark in line for mark in "。，") or habit.between > sum(map(spot.evidence.text.count, "。，、")):
        return None
    before = spot.char(at - 2), spot.char(at + 2)
    if " " in before:
        return None           # single characters set apart: letterspacing
    return SAFE if spot.text[at + 1] == "的" else UNSAFE
