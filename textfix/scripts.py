"""The script that the letters of a text belong to."""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache

SHORT = 400                   # code points up to which every letter is asked for its script
_DENSE = 3                    # letters of an alphabet that say as much as one Chinese character or Korean syllable
# the first code point of each block of letters and its script; a letter belongs to the block that begins last before it
_BLOCKS = (
    (0x0041, "Latn"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"), (0x0900, "Deva"),
    (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"),
    (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"),
    (0x1100, "Hang"), (0x1200, "Ethi"), (0x1780, "Khmr"), (0x1E00, "Latn"), (0x1F00, "Grek"), (0x2C00, "Zyyy"), (0x3040, "Kana"),
    (0x3100, "Zyyy"), (0x3400, "Hani"), (0xAC00, "Hang"), (0xF900, "Hani"), (0xFB50, "Arab"), (0xFF21, "Latn"), (0xFF66, "Kana"),
    (0xFFA0, "Hang"), (0x20000, "Hani"),
)
_STARTS = [start for start, _ in _BLOCKS]


def script_of(sample: str) -> str:
    """ISO 15924 code of the script most letters belong to (one letter in eight is asked); `Zyyy` where there are none."""
    if sample.isascii():
        return "Latn"
    counts = Counter(map(script_of_letter, filter(str.isalpha, sample[::8] if len(sample) > SHORT else sample)))
    if not counts:
        return "Zyyy"
    for dense in ("Hani", "Kana", "Hang"):
        counts[dense] *= _DENSE
    if counts["Kana"] * 10 > counts["Hani"]:
        counts["Jpan"] = counts.pop("Kana") + counts.pop("Hani", 0)
    return max(counts, key=lambda name: counts[name])


@cache
def script_of_letter(letter: str) -> str:
    """ISO 15924 code of a letter's script; `Zyyy` for one of no block that is known."""
    at = bisect_right(_STARTS, ord(letter)) - 1
    return _BLOCKS[at][1] if at >= 0 else "Zyyy"
