"""Chinese characters of one written form only: Japanese, simplified, traditional."""
from __future__ import annotations

import re
from functools import cache, lru_cache

# characters simplified in Japan alone, with their simplified and traditional Chinese forms
_JAPANESE = "児渋転対売読経済実変応歩黒桜県斉斎辺払拝気戦単価検険験総続薬関鉄銭録闘霊頼髪鶏竜悪囲帰駅図円広沢"
_SIMPLIFIED = "儿涩转对卖读经济实变应步黑樱县齐斋边拂拜气战单价检险验总续药关铁钱录斗灵赖发鸡龙恶围归驿图圆广泽"
_TRADITIONAL = "兒澀轉對賣讀經濟實變應步黑櫻縣齊齋邊拂拜氣戰單價檢險驗總續藥關鐵錢錄鬥靈賴髮雞龍惡圍歸驛圖圓廣澤"
TO_SIMPLIFIED = dict(zip(_JAPANESE, _SIMPLIFIED, strict=True))
TO_TRADITIONAL = dict(zip(_JAPANESE, _TRADITIONAL, strict=True))
JAPANESE = _JAPANESE
# pronouns, particles and verbs of every text, each written in one of the two ways only
TELLING = ("们个来这时会说对后为经发过还", "們個來這時會說對獲為長發過還電")


@cache
def is_japanese(char: str) -> bool:
    """Whether a character is in the Japanese standard set (JIS X 0208)."""
    return _encodes(char, "shift_jis")


@lru_cache(1)
def one_form() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Characters that only simplified and that only traditional Chinese has, by the standard sets GB 2312 and Big5 (frequent part)."""
    han = [chr(c) for c in range(0x4E00, 0x9FA6)]
    simplified = "".join(c for c in han if _encodes(c, "gb2312") and not _encodes(c, "big5"))
    traditional = "".join(c for c in han if _is_frequent(c) and not _encodes(c, "gb2312"))
    return re.compile(f"[{simplified}]"), re.compile(f"[{traditional}]")


def _encodes(char: str, codec: str) -> bool:
    try:
        return bool(char.encode(codec))
    except UnicodeEncodeError:
        return False


def _is_frequent(char: str) -> bool:
    """Whether a character is in the first part of Big5, the frequent characters."""
    return _encodes(char, "big5") and char.encode("big5") < b"\xc9\x40"
