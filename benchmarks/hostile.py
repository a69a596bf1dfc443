"""Texts that no person writes, made to be slow: dense triggers, endless words, repeats, marks without partners, odd lines."""
from __future__ import annotations

UNITS = {
    "stop and letter": ".a", "one letter again": "a", "words of one letter": "a a a ", "two words by turns": "a b ",
    "combining marks": "\N{COMBINING ACUTE ACCENT}", "letter with marks": "e" + "\N{COMBINING ACUTE ACCENT}" * 9,
    "straight quotes": '"', "quotes and blanks": "' ", "curly quotes": "“a”", "opening quotes": "“", "commas": ", ",
    "comma and capital": ", H", "comma and The": ", The ", "ampersands": "&a", "entities": "&amp;", "nested entities": "&amp;amp;",
    "questions": "a? ", "open brackets": "( ", "closed brackets": "(a) ", "line ends": "\n", "letter lines": "a\n\n\n",
    "list marks": "- ", "elisions": "l'a ", "dashes": "—", "hyphens": "a-", "ideographs": "的", "ideograph loop": "以及",
    "kana and stop": "の。", "danda": "। ", "ideograph and blank": "的 ", "Hangul": "가 ", "no-break spaces": "\N{NO-BREAK SPACE}",
    "blanks": " ", "tabs": "\t", "digits": "1", "numbers": "1,000. ", "addresses": "http://a.b ", "at signs": "@@ ",
    "mentions": "@a #b ", "placeholders": "{a} ", "backticks": "`a", "tags": "<b>a</b> ", "open tags": "<b ", "mojibake": "Ã©",
    "zero widths": "a\N{ZERO WIDTH SPACE}", "Latin and Cyrillic": "aя", "abbreviations": "e.g. ", "initials": "J. ",
    "ellipses": "... ", "a sentence again": "It is so and it was so for as long as all of us know. ", "doubled word": "the the ",
    "said loop": "on and on it goes and ", "capitals by turns": "Aa AA aa ", "names in cases": "of Brandvik, of brandvik. ",
    "dialogue": "“No,” he said. ", "emoji": "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}", "surrogate-wide": "\U00020000",
    "right to left": "، و", "inverted marks": "¿a¡", "angle quotes": "« a » ", "low quotes": "„a“ ", "dates": "date 2024-05-11 ",
}


def hostile(name: str, size: int) -> str:
    """The unit again and again, about `size` bytes of UTF-8."""
    unit = UNITS[name]
    return unit * (size // len(unit.encode()))
