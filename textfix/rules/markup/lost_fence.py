"""MRK009: a fence of code that was lost or doubled."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, either, rule

from ._fences import FORMS, has_odd_fences, lines


@rule("MRK009", at=either("```", "~~~"), over="document", gate=has_odd_fences, examples=r"""
en: Run this:\n\n⟦```sh⟧\nmake all\n\nThen open the page.
de: ```ts\nlet a\n\nDanach:\n\n⟦```ts⟧\nlet b\n```
es: ```ts\n⟦```ts⟧\nlet a\n```\n\nFin.
ja: 1. 実行：\n\n   ⟦~~~⟧\n   make\n
en: Run this:\n\n```sh\nmake all\n```\n\nThen open the page.
en: Write it so:\n\n````md\n```sh\nmake all\n```\n````\n\nThen open the page.
de: - Erst:\n  ```\n  make\n  ```\n- Der Code ``` `a` ``` steht in der Zeile.
""")
def lost_fence(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A fence of a block of code is missing or stands twice.

    Models that translate a file in chunks drop the fence at which a chunk ends, or write it again in the next. From there on prose is
    shown as code and code as prose.

    Found are a fence that nothing closes, and a fence with the name of a language inside of code: one between it and the fence before
    it is missing, or it stands twice. It is only reported, for only the source says where the lost fence stood. Longer fences that show
    others are as they should be.
    """
    if spot.kind not in FORMS:
        return
    last = None
    for line in lines(spot.text):
        if line.fence == "again":
            yield _report(spot, line.start, line.end, "A fence opens within code: the fence before it was not closed, or it stands twice")
        last = line if line.fence == "opens" else None if line.fence == "closes" else last
    if last:
        yield _report(spot, last.start, last.end, "A fence is not closed: all that follows is code")


def _report(spot: Spot, start: int, end: int, message: str) -> Finding:
    line = spot.text[start:end]
    return spot.report(start + len(line) - len(line.lstrip()), end, message)
