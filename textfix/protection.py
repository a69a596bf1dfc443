"""The spans of a text that no rule may touch: code, addresses, placeholders, names of files, numbers."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

WINDOW = 200                  # code points looked at on either side of an edit to find what protects it
_TLD = "com|org|net|edu|gov|info|io|dev|eu|de|fr|es|it|pt|br|ru|uk|us|ca|ch|at|nl|be|pl|cz|se|no|fi|dk|jp|cn|kr|tv|me|co|ai|app|biz"
_FILE = ("exe|dll|zip|gz|tar|xz|7z|rar|jar|war|deb|rpm|msi|dmg|iso|apk|py|js|mjs|cjs|ts|tsx|jsx|rs|go|rb|php|java|kt|cs|vb|cpp|hpp|sh|bat|"
         "ps1|sql|css|scss|html?|xml|xsd|svg|json|jsonl|ya?ml|toml|ini|cfg|conf|lock|log|"
         "md|mdx|rst|txt|csv|tsv|pdf|docx?|xlsx?|pptx?|odt|png|jpe?g|gif|"
         "webp|ico|mp3|mp4|wav|avi|mov|mkv|ttf|woff2?|po|pot|xliff|resx|nupkg|nuspec|csproj|sln|config|props|targets|db|sqlite|bin|dat|bak|tmp|env")
_WORD_START = r"(?<![\w@])"
# spans without a blank: looked for in the token around an edit only
_SOLID = {
    "url": r"(?i:\b[a-z][a-z0-9+.-]{1,15}://|\bwww\.|\bmailto:)[^\s<>\"”»“]+",
    "email": r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    "entity": r"&(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);",
    "placeholder": r"%\([\w.]+\)[a-zA-Z]|%(?:\d+\$)?[-+0\#]?\d*(?:\.\d+)?(?:l{1,2})?[sdifuxXcgGeEoq@](?!\w)|%%"
                   r"|\#[A-Za-z]\w*\#|__[A-Z0-9_]+__|\$[A-Z_]{2,}\b",
    "handle": _WORD_START + r"@\w+(?:[.-]\w+)*",
    "hashtag": r"(?<![\w&])\#\w+",
    "domain": _WORD_START + rf"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:{_TLD})\b(?:/\S*)?",
    "file": rf"(?<!\w)[\w~.-]*[\w~-]\.(?:{_FILE})\b",
    "path": r"(?<!\S)(?:~|\.{1,2})?(?:/[\w.@%+-]+){2,}/?|\b[A-Za-z]:\\[^\s\"<>|]+",
    "identifier": r"(?a:\b[A-Za-z]\w*(?:\.[a-z_]\w*){2,}\b)|(?a:\b\w+_\w+\b)|(?a:\b[A-Za-z_][\w.]*\(\))",
    "version": r"\bv?\d+(?:\.\d+){2,}(?:[-+]\w[\w.]*)?|\bv\d+(?:\.\d+)*(?:[-+]\w[\w.]*)?",
    "number": r"(?<![\w.])[+-]?\d+(?:[.,:/'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d+)*(?:-\d+)*",
}
# spans that may have blanks within: looked for in the lines around, where one of their marks stands there at all
_WIDE = {
    "code": r"``[^\n]+?``|`[^`\n]+`",
    "tag": r"</?[A-Za-z][\w:-]*(?:\s[^<>\n]{0,300})?/?>|<!--.*?-->",
    "placeholder": r"\$?\{\{?[^{}\n]{1,60}\}?\}|\[\[[^\]\n]{1,60}\]\]",
}
KINDS = frozenset(_SOLID) | frozenset(_WIDE)
_Span = tuple[int, int, str]  # start, end, kind


def _any(kinds: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()), re.DOTALL)


_IN_TOKEN, _IN_LINES = _any(_SOLID), _any(_WIDE)
_WIDE_MARKS = "`", "<", "{", "[["
_TOKEN_MARK = re.compile(r"[\d_.:/\\@&%#$]|\(\)")             # what each span without a blank has at least one of
_TOKEN = re.compile(r"[^ \t\n\r\f\v]+")                          # no blank of a kind that numbers may have within
_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"      # no address goes on in these
_BACK = re.compile(rf"[^{_LETTERS}]*\Z")
_AHEAD = re.compile(rf"[^\s{_LETTERS}]*")


def protection(text: str, start: int, end: int, allowed: frozenset[str] = frozenset()) -> str | None:
    """The kind of protected span that the edit of `text[start:end]` would change, or None.

    Looks at most `WINDOW` code points to either side (code fences: from the start of the text).  Kinds in `allowed` do not count.
    """
    if "code" not in allowed and _in_fence(text, start):
        return "code"
    ahead = _AHEAD.match(text, end, min(len(text), end + WINDOW))
    low, high = _token_start(text, start), ahead.end() if ahead else end
    if _TOKEN_MARK.search(text, low, high) and (spans := _in_tokens(text, *_blocks(low, start, end, high))):
        first = bisect_right(spans, start, key=itemgetter(1))
        if kind := _kind_at(spans[first:], start, end, allowed):
            return kind
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    if not any(text.find(mark, low, high) >= 0 for mark in _WIDE_MARKS):
        return None
    low = text.rfind("\n", low, start) + 1 or low
    return _kind_at(_spans(_IN_LINES, text, low, high), start, end, allowed)


def _token_start(text: str, at: int) -> int:
    """Where the token that reaches an offset begins: behind a blank, or behind a letter in which no address goes on."""
    token = text[max(0, at - WINDOW):at].rsplit(None, 1)[-1:] if at and not text[at - 1].isspace() else []
    if not token or token[0].isascii():
        return at - sum(map(len, token))
    found = _BACK.search(token[0])
    return at - len(found.group() if found else "")


def _blocks(low: int, start: int, end: int, high: int) -> tuple[int, int]:
    """A window in an endless token in steps of WINDOW, so that edits that stand near each other share it."""
    return low - (low % WINDOW if start - low == WINDOW else 0), high + (-high % WINDOW if high - end == WINDOW else 0)


@lru_cache(8)
def _in_tokens(text: str, low: int, high: int) -> list[_Span]:
    """The protected spans without a blank in `text[low:high]`: only tokens that have a mark of one are looked at."""
    if high - low <= WINDOW:
        return list(_spans(_IN_TOKEN, text, low, high))
    tokens = (token.span() for token in _TOKEN.finditer(text, low, high))
    return [span for token in tokens if _TOKEN_MARK.search(text, *token) for span in _spans(_IN_TOKEN, text, *token)]


def _spans(pattern: re.Pattern[str], text: str, low: int, high: int) -> Iterator[_Span]:
    return ((m.start(), m.end(), str(m.lastgroup)) for m in pattern.finditer(text, low, high))


def _kind_at(spans: Iterable[_Span], start: int, end: int, allowed: frozenset[str]) -> str | None:
    """The kind of the first span that an edit of `start:end` would change."""
    for low, high, kind in spans:
        if low >= max(end, start + 1):
            break
        if _touches(low, high, start, end) and kind not in allowed:
            return kind
    return None


def protected_spans(text: str) -> list[tuple[int, int, str]]:
    """All protected spans of a text, `(start, end, kind)`, in order; where two overlap, the wider kind."""
    wide, solid = (list(_spans(pattern, text, 0, len(text))) for pattern in (_IN_LINES, _IN_TOKEN))
    return sorted(wide + [s for s in solid if not any(low < s[1] and s[0] < high for low, high, _ in wide)])


def _touches(low: int, high: int, start: int, end: int) -> bool:
    """Whether an edit changes the inside of the span: overlaps it, or inserts strictly within."""
    return low < end and start < high if start < end else low < start < high


def _in_fence(text: str, at: int) -> bool:
    """Whether an odd number of code fences stands before the offset."""
    return bisect_right(_fences(text), at) % 2 == 1


def _fences(text: str) -> list[int]:
    """Offsets of the code fences of a text; those of the last one are known, unless it is only equal, which is long to tell."""
    known, found = _last[0]
    if known is not text:
        found = [m.start() for m in re.finditer("```", text)] if "```" in text else []
        _last[0] = text, found
    return found


_last: list[tuple[str, list[int]]] = [("", [])]
