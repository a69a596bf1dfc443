"""Which asterisks of Markdown are emphasis and which stay asterisks: the rules of CommonMark 0.31, section 6.2."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from textfix.text import Edit, apply

# what binds tighter than emphasis: code, escapes, addresses, tags, the end of a link
_OPAQUE = re.compile(r"(`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)\1(?!`)|\\.|<[A-Za-z/!][^<>\n]*>|\]\([^()\s]*\)", re.DOTALL)
_RUN = re.compile(r"\*+")
# where a block of text ends: an empty line, or a line that begins a heading, an item, a row, a quotation
_BLOCK = re.compile(r"\n(?=[ \t]*(?:\n|\#{1,6}\s|[-*+][ \t]|\d{1,3}[.)][ \t]|[|>]|```|~~~))")
# two asterisks on either side of a word or more, whatever stands around: emphasis for sure
_SURE = re.compile(r"(?:(?<![\w*])\*\*(?=\w)|(?<!\S)\*\*(?=[^\s*]))[^*\n]*(?:(?<=\w)\*\*(?!\*)|(?<=[^\s*])\*\*(?=[\s.,;:!?)\]]|\Z))")
_MOST = 20_000                # code points of a block: more is no prose


@dataclass
class Stars:
    """A run of asterisks at an offset: how many are left without a partner, and on which sides of words it stands."""

    at: int
    length: int
    left: int
    opens: bool
    closes: bool


def has_odd_stars(text: str) -> bool:
    """Whether some pair of asterisks is not emphasis at first sight: the gate of rules about them."""
    return "**" in text and text.count("**") != 2 * len(_SURE.findall(text))


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """The blocks of a text in which emphasis opens and closes, as spans."""
    start = 0
    for found in _BLOCK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def bare(block: str) -> list[Stars]:
    """The runs of two asterisks in a block that stay asterisks because they have no partner, in order."""
    return [stars for stars in _runs(block) if stars.left == 2] if "**" in block and len(block) <= _MOST else []


def pairs(block: str) -> list[tuple[Stars, Stars]]:
    """All runs of two asterisks in a block, two by two as a writer sets them; none where all are emphasis or one is left over."""
    twos = [stars for stars in _runs(block) if stars.length == 2] if bare(block) else []
    return list(zip(twos[::2], twos[1::2], strict=True)) if len(twos) % 2 == 0 else []


def settles(block: str, edits: list[Edit]) -> bool:
    """Whether after these edits every two asterisks of the block are emphasis, and single ones are what they were."""
    new = apply(block, edits)
    return not bare(new) and _count(new) == _count(block) - 2 * len(bare(block))


def _count(block: str) -> int:
    return sum(stars.left for stars in _runs(block))


@lru_cache(64)
def _runs(block: str) -> tuple[Stars, ...]:
    """All runs of asterisks, paired as CommonMark pairs them."""
    hidden = _OPAQUE.sub(_hide, block)
    runs = [_stars(hidden, m.start(), m.end()) for m in _RUN.finditer(hidden)]
    for n, closer in enumerate(runs):
        if closer.closes:
            _close(runs, n)
    return tuple(runs)


def _hide(found: re.Match[str]) -> str:
    """What is opaque, of the same length and with the same edges, without asterisks."""
    whole = found.group()
    return "\\!" if whole[0] == "\\" else whole[0] + "x" * (len(whole) - 2) + whole[-1]


def _stars(text: str, start: int, end: int) -> Stars:
    before, after = text[start - 1:start] or " ", text[end:end + 1] or " "
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    return Stars(start, end - start, end - start, left, right)


def _is_mark(char: str) -> bool:
    """What CommonMark calls punctuation."""
    return unicodedata.category(char)[0] in "PS"


def _close(runs: list[Stars], n: int) -> None:
    """Give a closing run its partners, nearest first; what stands between is cut off from what stands outside."""
    closer = runs[n]
    for k in range(n - 1, -1, -1):
        opener = runs[k]
        if not closer.left:
            return
        if not opener.opens or not opener.left or _is_odd(opener, closer):
            continue
        while opener.left and closer.left:
            taken = 2 if opener.left > 1 and closer.left > 1 else 1
            opener.left, closer.left = opener.left - taken, closer.left - taken
        for between in runs[k + 1:n]:
            between.opens = False


def _is_odd(opener: Stars, closer: Stars) -> bool:
    """The rule of three, which keeps `**a*b*` apart."""
    both = opener.closes or closer.opens
    return both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 > 0 or closer.length % 3 > 0)
