"""MRK007: bold text that breaks off."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from textfix.rule import Finding, Language, Spot, rule

from ._emphasis import bare, blocks, has_odd_stars

_HEAD = re.compile(r"[\s>]*(?:[-*+•]|\d{1,3}[.)])?[ \t]*")
_ENDED = re.compile(r"[.!?…。！？:：;؟।۔|](?:[\"'»”’)\]」]|\*)*\s*\Z")
_CODE = re.compile(r"(?:kw)?args\b|[\W_]|\d+(?![\d.])")
_LINE = 60                    # code points of a line that goes on in the next
_BOLD = re.compile(r"\*\*[^\s*][^*\n]*\*\*")


@rule("MRK007", at="**", over="segment", gate=has_odd_stars, examples=r"""
en: - **First step**: save the file.\n- ⟦**⟧Second step is to close the progr\n- **Third step**: restart.
fi: - **01.md** on uusi.\n- ⟦**⟧02.md modernis\n\n## Muut
sk: **Prvý krok:**\n\n⟦**⟧Druhý krok je pokročil\nTáto časť ukazuje, ako sa program spúšťa.
sr: - **Први корак**: сачувај.\n- ⟦**⟧Грациозни резерв
en: - **First step**: save the file.\n- **Second step**: close it.
en: The price is 12 euros.**\n\n**Without tax and postage.
de: Aufruf mit **kwargs und **/*.md, **nicht** mit `**`.
en: **One bold\ntext over two lines** and **another**.
ru: **Шаг**: цена 5 € **без налога и доставки.
""")
def truncated_emphasis(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Bold text begins a paragraph or list item, and nothing closes it.

    Files are translated in chunks; where a chunk breaks off in the middle of a line, the next one goes on below, and what stood between
    is lost. An item that begins with `**`, has no partner for it and ends without the mark of a sentence is such a place.

    It is only reported: the words are lost. Silent where nothing else is bold, for notes marked with asterisks, and for globs and
    keyword arguments.
    """
    if not _has_bold(spot.evidence.text):
        return
    for start, end in blocks(spot.text):
        block = spot.text[start:end]
        runs = bare(block)
        if len(runs) == 1 and _HEAD.fullmatch(block, 0, runs[0].at) and _breaks_off(block, runs[0].at + 2, runs[0].opens):
            yield spot.report(start + runs[0].at, start + runs[0].at + 2)


@lru_cache(4)
def _has_bold(text: str) -> bool:
    """Whether something else in the document is bold."""
    return _BOLD.search(text) is not None


def _breaks_off(block: str, at: int, opens: bool) -> bool:
    """Whether words without an end follow."""
    rest = block[at:]
    line = rest.partition("\n")[0]
    return opens and not _CODE.match(rest) and not _ENDED.search(line if len(line) < _LINE else rest)
