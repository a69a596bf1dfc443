"""A letter of a neighbouring language in a word."""
from __future__ import annotations

import re
from collections.abc import Iterable

from textfix.rule import CJK, Finding, Language, Spot, Trigger, any_of, rule

from ._han import JAPANESE, TO_SIMPLIFIED, TO_TRADITIONAL, is_japanese, one_form

# Cyrillic letters that the language's alphabet lacks, and letters that only it and few others have: they show that the text is in it
_FOREIGN = {"uk": ("ыъэё", "іїєґ"), "be": ("ищъ", "ўі"), "ru": ("іїєґўћђљњџјѓќѕ", "ыэъё"), "bg": ("ыэёіїєў", "ъ"),
            "sr": ("йыьъэёяющі", "ћђљњџј")}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TAIL = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]*)*\Z")
_QUOTES = "«»„“”\"‚‘’()"
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]+")
_HAN = re.compile("[\u3400-\u9fff]")
_FREQUENT_KANA = "のをはがにでともしてたるいなれらりさまかこくす"
_QUOTED = re.compile("[「『《〈“\"‘（(〝][^」』》〉”\"’）)〞]*\\Z")
_NAMED = re.compile("日[语語文]|日本|Japanese|JP")


def _at(lang: Language) -> Trigger:
    if lang.code[:2] == "zh":
        return CJK + any_of(_FREQUENT_KANA) | CJK + any_of(JAPANESE) | any_of(JAPANESE) + CJK
    foreign, _ = _FOREIGN.get(lang.code.partition("-")[0], ("", ""))
    return any_of(foreign + foreign.upper()) if foreign else Trigger(())


@rule("SCR005", at=_at, examples=r"""
uk: Його ⟦стэнд-ап⟧ цього вечора дивляться всі на вулиці.
uk: Поліція знайшла ⟦взрывчатку⟧ біля їхнього будинку.
ru: Мы видели ⟦міст⟧ через эту реку вчера.
uk: Фільм «Мы из будущего» вийшов у їхньому прокаті.
uk: Їхній роман Быковых перевели ще торік.
ru: Это был мир и мост, и мы вышли.
sr: Њихова ћерка живи у граду.
zh: 冈山市立⟦児→儿⟧岛小学昨天举行了毕业典礼。
zh: 他们昨天参观了⟦県⟧立美术馆。
zh: 会议将于明天⟦から⟧开始举行。
zh: 我们去看了《となりのトトロ》，很好看。
zh: 这部电影（日语：千と千尋の神隠し）很有名。
zh: 日本作家黒沢出版了新书。
ja: 児童は広い駅から転校した。
""")
def foreign_letter(spot: Spot, lang: Language) -> Iterable[Finding]:
    """A word has a letter that the language's alphabet lacks.

    Finds Ukrainian words with ы or э, Russian ones with і or ї, and the like, in a sentence that has letters of the language's own;
    in Chinese, kana and characters that only Japan writes so (児, 県).

    A translation model that learned two related languages together mixes them within a sentence; names are copied half.

    It cannot tell the word that was meant, so it only reports; a Japanese form beside a character that only Chinese has is repaired.

    Silent on capitalised words (names), in quotes and brackets, beside another such word (a quotation in the other language), and in
    Chinese where Japan or its language is named near by.
    """
    if lang.code[:2] == "zh":
        yield from _in_chinese(spot)
        return
    before = _TAIL.search(spot.before(spot.at))
    start = spot.at - len(before.group()) if before else spot.at
    word = _WORD.match(spot.text, start)
    foreign, own = _FOREIGN[lang.code.partition("-")[0]]
    if word is None or not word.group().islower() or any(c in foreign for c in spot.text[start:spot.at]):
        return
    left, right = spot.before(start), spot.after(word.end())
    near = (*_WORD.findall(left)[-2:], *_WORD.findall(right)[:2])
    alone = not any(c in foreign for w in near for c in w.lower())
    if alone and any(c in own for c in (left + right).lower()) and left[-1:] not in _QUOTES and right[:1] not in _QUOTES:
        yield spot.report(start, word.end())


def _in_chinese(spot: Spot) -> Iterable[Finding]:
    """Kana, or a character that is written so in Japan alone."""
    at = spot.at + (spot.text[spot.at] not in TO_SIMPLIFIED)
    char, before = spot.text[at], spot.before(at)
    near = [c for c in (spot.char(at - 1), spot.char(at + 1)) if _HAN.match(c)]
    if char in TO_SIMPLIFIED and (own := [c for c in near if not is_japanese(c)]):
        to = TO_TRADITIONAL if one_form()[1].match(own[0]) else TO_SIMPLIFIED
        yield spot.edit(at, at + 1, to[char])
    elif not _QUOTED.search(before) and not _NAMED.search(before + spot.after(at)):
        run = _KANA.match(spot.text, at)
        if run and run.start() == at and run.group() != "の" and not _KANA.match(spot.char(at - 1)):
            yield spot.report(at, run.end())
        elif char in TO_SIMPLIFIED and not _KANA.search(before + spot.after(at)):
            yield spot.report(at, at + 1)
