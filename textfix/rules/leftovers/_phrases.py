"""Phrases of this family: those of all packs, and a few of languages that have no pack of their own."""
from __future__ import annotations

import re
from functools import cache

from textfix.rule import EDGE, Trigger, everywhere, words

# What web pages and models write in languages without a pack; `N` stands for a number.
_MORE: dict[str, tuple[str, ...]] = {
    "advert": (
        "广告", "廣告", "広告", "광고", "إعلان", "إعلانات", "Reklam", "Reklama", "Advertentie", "Annons", "Annonse",
    ),
    "share": (
        "分享到", "分享至", "シェアする", "공유하기", "شارك على", "شارك عبر", "مشاركة على", "Delen op", "Dela på",
        "Поділитися", "Udostępnij na", "Sdílet na",
    ),
    "read_more": (
        "阅读更多", "閱讀更多", "延伸阅读", "続きを読む", "関連記事", "더 보기", "관련 기사", "اقرأ أيضا", "اقرأ المزيد",
        "Lees ook", "Lees meer", "Läs också", "Читайте також", "Czytaj także", "Přečtěte si také",
    ),
    "comments": (
        "N条评论", "N 条评论", "N則評論", "N件のコメント", "N개의 댓글", "N تعليقات", "N تعليق", "N reacties",
        "N kommentarer", "N коментарів", "N komentarzy", "N komentářů", "N yorum",
    ),
    "chatter": (
        "以下是翻译", "以下是译文", "以下是中文翻译", "以下是您要的翻译", "这是翻译", "好的，以下是翻译", "当然，以下是翻译",
        "希望这段译文", "希望这个翻译", "希望这份翻译", "以下是翻譯", "以下は翻訳", "以下が翻訳", "翻訳は以下",
        "다음은 번역", "إليك الترجمة", "فيما يلي الترجمة", "هذه هي الترجمة", "آمل أن تكون هذه الترجمة",
    ),
    "chatter_tail": (
        "注：", "注意：", "说明：", "备注：", "備考：", "注意事項：", "참고:", "ملاحظة:",
    ),
    "voice": (
        "我保留了", "我已", "我尽量", "我遵循", "保持しました", "유지했습니다", "لقد احتفظت", "احتفظت",
    ),
    "translation": (
        "翻译", "翻譯", "译文", "原文", "翻訳", "번역", "ترجمة", "النص الأصلي",
    ),
}


@cache
def phrases(key: str) -> tuple[str, ...]:
    """All phrases of `leftovers.<key>` in any language, each with straight and curly apostrophe and with the blanks of French."""
    found = (p for values in everywhere(f"leftovers.{key}").values() for p in values)
    return tuple(dict.fromkeys(s for p in (*found, *_MORE.get(key, ())) for s in spellings(p)))


@cache
def _by_head(*keys: str) -> dict[str, list[str]]:
    """The phrases of some lists by their first three code points, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted({p for key in keys for p in phrases(key)}, key=len, reverse=True):
        found.setdefault(phrase[:3], []).append(phrase)
    return found


def beginning(text: str, *keys: str) -> str:
    """The longest phrase of these lists that a text begins with; empty if it begins with none."""
    return next((p for p in _by_head(*keys).get(text[:3], ()) if text.startswith(p)), "")


def spellings(phrase: str) -> list[str]:
    """The typographic variants of a phrase."""
    apostrophes = dict.fromkeys((phrase, phrase.replace("'", "’"), phrase.replace("’", "'")))
    blanks = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "")
    return list(dict.fromkeys(re.sub(" (?=[:!?])", blank, p) for p in apostrophes for blank in blanks))


def capitalised(phrase: str) -> str:
    """The phrase with a capital."""
    return phrase[:1].upper() + phrase[1:]


def at_line_start(*whole: str) -> Trigger:
    """A trigger for lines that begin with one of these phrases."""
    by_mark: dict[str, list[str]] = {}
    for phrase in whole:
        mark = re.match(r"[\W_]*", phrase)[0]                  # type: ignore[index]  # it matches the empty text
        if len(mark) < len(phrase) and not mark.endswith(" "):
            by_mark.setdefault(mark, []).append(phrase[len(mark):])
    return Trigger(tuple(a for mark, rest in by_mark.items() for a in (EDGE + mark + words(*rest)).alternatives))
