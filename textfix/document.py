"""A document: a text and its segments of prose; and the spans in them that no rule may touch."""
from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

WINDOW = 200                  # code points looked at on either side of an edit to find what protects it


@dataclass(frozen=True)
class Segment:
    """A span of prose of a document.

    `text` stands at code point `start` of the document; `kind` says what it is (`text`, `paragraph`, `heading`, `ui-string` …);
    `lang` is a BCP 47 tag or None; `source` the aligned source text, where there is one.
    """

    text: str
    start: int = 0
    kind: str = "text"
    lang: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Document:
    """A text and its segments in order; what no segment covers is never looked at."""

    text: str
    segments: tuple[Segment, ...] = field(default=())

    @classmethod
    def plain(cls, text: str, lang: str | None = None, source: str | None = None) -> Document:
        """The whole text as one segment."""
        return cls(text, (Segment(text, 0, "text", lang, source),))


_TLD = "com|org|net|edu|gov|info|io|dev|eu|de|fr|es|it|pt|br|ru|uk|us|ca|ch|at|nl|be|pl|cz|se|no|fi|dk|jp|cn|kr|tv|me|co|ai|app|biz"
_FILE = ("exe|dll|zip|gz|tar|xz|7z|rar|jar|war|deb|rpm|msi|dmg|iso|apk|py|js|mjs|cjs|ts|tsx|jsx|rs|go|rb|php|java|kt|cs|vb|cpp|hpp|sh|bat|"
         "ps1|sql|css|scss|html?|xml|xsd|svg|json|jsonl|ya?ml|toml|ini|cfg|conf|lock|log|"
         "md|mdx|rst|txt|csv|tsv|pdf|docx?|xlsx?|pptx?|odt|png|jpe?g|gif|"
         "webp|ico|mp3|mp4|wav|avi|mov|mkv|ttf|woff2?|po|pot|xliff|resx|nupkg|nuspec|csproj|sln|config|props|targets|db|sqlite|bin|dat|bak|tmp|env")
_WORD_START = r"(?<![\w@])"
_KINDS = {
    "code": r"``[^\n]+?``|`[^`\n]+`",
    "url": r"(?i:\b[a-z][a-z0-9+.-]{1,15}://|\bwww\.|\bmailto:)[^\s<>\"”»“]+",
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "tag": r"</?[A-Za-z][\w:-]*(?:\s[^<>\n]{0,300})?/?>|<!--.*?-->",
    "entity": r"&(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);",
    "placeholder": r"\$?\{\{?[^{}\n]{1,60}\}?\}|%\([\w.]+\)[a-zA-Z]|%(?:\d+\$)?[-+0\#]?\d*(?:\.\d+)?(?:l{1,2})?[sdifuxXcgGeEoq@](?!\w)|%%"
                   r"|\[\[[^\]\n]{1,60}\]\]|\#[A-Za-z]\w*\#|__[A-Z0-9_]+__|\$[A-Z_]{2,}\b",
    "handle": _WORD_START + r"@\w+(?:[.-]\w+)*",
    "hashtag": r"(?<![\w&])\#\w+",
    "domain": _WORD_START + rf"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:{_TLD})\b(?:/\S*)?",
    "file": rf"(?<!\w)[\w~.-]*[\w~-]\.(?:{_FILE})\b",
    "path": r"(?<!\S)(?:~|\.{1,2})?(?:/[\w.@%+-]+){2,}/?|\b[A-Za-z]:\\[^\s\"<>|]+",
    "identifier": r"(?a:\b[A-Za-z]\w*(?:\.[a-z_]\w*){2,}\b)|(?a:\b\w+_\w+\b)|(?a:\b[A-Za-z_][\w.]*\(\))",
    "version": r"\bv?\d+(?:\.\d+){2,}(?:[-+]\w[\w.]*)?|\bv\d+(?:\.\d+)*(?:[-+]\w[\w.]*)?",
    "number": r"(?<![\w.])[+-]?\d+(?:[.,:/'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d+)*(?:-\d+)*",
}
KINDS = frozenset(_KINDS)
_PROTECTED = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.DOTALL)
_SOLID = re.compile(r"\S+")
_PLAIN_TOKEN = 120            # an unbroken run of ASCII longer than this is no prose: it is protected whole


def protection(text: str, start: int, end: int, allowed: frozenset[str] = frozenset()) -> str | None:
    """The kind of protected span that the edit of `text[start:end]` would change, or None.

    Looks at most `WINDOW` code points to either side (code fences: from the start of the text).  Kinds in `allowed` do not count.
    """
    if "code" not in allowed and _in_fence(text, start):
        return "code"
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    low = _token_start(text, low, start)
    if "\n" in text[low:start] and "```" not in text[low:start]:
        low = text.rindex("\n", low, start) + 1
    for match in _PROTECTED.finditer(text, low, high):
        if match.start() >= max(end, start + 1):
            break
        if _touches(match.start(), match.end(), start, end) and match.lastgroup not in allowed:
            return match.lastgroup
    return None


def protected_spans(text: str) -> list[tuple[int, int, str]]:
    """All protected spans of a text, `(start, end, kind)`, in order."""
    return [(m.start(), m.end(), str(m.lastgroup)) for m in _PROTECTED.finditer(text)]


def _touches(low: int, high: int, start: int, end: int) -> bool:
    """Whether an edit changes the inside of the span: overlaps it, or inserts strictly within."""
    return low < end and start < high if start < end else low < start < high


def _token_start(text: str, low: int, at: int) -> int:
    """Move `low` back out of the middle of a run without blanks, at most as far again."""
    while low > max(0, at - 2 * WINDOW) and not text[low - 1].isspace():
        low -= 1
    return low


def _in_fence(text: str, at: int) -> bool:
    """Whether an odd number of code fences stands before the offset."""
    return "```" in text and bisect_right(_fences(text), at) % 2 == 1


@lru_cache(2)
def _fences(text: str) -> list[int]:
    """Offsets of the code fences of a text."""
    return [m.start() for m in re.finditer("```", text)]
