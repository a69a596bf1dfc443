"""The words of a text without their marks: what the gates in Python look at, made once for all of them.

Words are bytes, as no other strings are so quick to make, to compare and to look up.  They are made to be told apart, not to be read:
some letters lose a byte with the marks.  What the words say is looked at again in the text.
"""
from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

# beside those of ASCII
_BLANKS = "\x85\N{NO-BREAK SPACE}\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
_SIGNS = "".join(c for c in map(chr, range(128)) if not (c.isalnum() or c.isspace()))
_EUROPEAN, _OTHER = "“”„«»‘’‚‹›–—…", "،؛؟۔।॥։՝՞၊။។៕፣።፧、。」』》〉】，．！？；：）"
MARKS = _SIGNS + _EUROPEAN + _OTHER                             # what the words are without
_DELETED = bytes(set((_SIGNS + _EUROPEAN).encode()))
_TO_BLANK = bytes.maketrans(b"\x1c\x1d\x1e\x1f", b"    ")
# by what their bytes begin with: blanks, and marks that share bytes with the letters of a script, which go as a whole
_INSTEAD: defaultdict[bytes, dict[str, bytes]] = defaultdict(dict)
for _char in (*_BLANKS, "\N{IDEOGRAPHIC SPACE}", *_OTHER):
    _INSTEAD[_char.encode()[:1]][_char] = b"" if _char in _OTHER else b" "

UPPER = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x590), *range(0x1E00, 0x2000)))))         # capitals, as in the compiled part
_HEAD = re.compile(r"[^\W_]*")


class Tokens:
    """A text in UTF-8 (`raw`), and its `words`."""

    __slots__ = ("raw", "words")

    def __init__(self, text: str) -> None:
        self.raw = text.encode("utf-8", "surrogatepass")
        self.words = (self.raw if text.isascii() else _spaced(text, self.raw)).translate(_TO_BLANK, _DELETED).split()


def _spaced(text: str, raw: bytes) -> bytes:
    """The text with blanks of ASCII only, and without the marks of scripts other than the European ones."""
    for lead, chars in _INSTEAD.items():
        if lead in raw:
            for char in filter(text.__contains__, chars):
                raw = raw.replace(char.encode(), chars[char])
    return raw


@lru_cache(maxsize=2)
def tokens(text: str) -> Tokens:
    """The tokens of a text, remembered for the next who asks."""
    return Tokens(text)


def bare(word: str) -> bytes:
    """A word (or the first one of a phrase) as it stands in `Tokens.words`; empty where it is marks only."""
    return next(iter(Tokens(word).words), b"")


@lru_cache(maxsize=2)
def within(text: str) -> list[str]:
    """The capitalised words within the sentences of a text: the letters and digits behind a blank, two or more, before which a sentence
    goes on."""
    return pattern_within(text.isascii()).findall(text)


@cache
def pattern_within(is_ascii: bool) -> re.Pattern[str]:
    """What fits the blank before such a word, and the word; the blank comes first, for speed."""
    return re.compile(rf" ([{'A-Z' if is_ascii else UPPER}](?<=[\w,;].{{2}})[^\W_]+)")


def head(word: str) -> str:
    """The letters and digits that a word begins with."""
    found = _HEAD.match(word)
    return found.group() if found else ""


def is_within(word: str) -> bool:
    """Whether a word that stands within a sentence is among those of `within`, by its `head`."""
    return word[0] in UPPER and len(head(word)) > 1
