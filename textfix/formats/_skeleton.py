"""What of a text is no prose, as one list: where it is the same before and after the repairs, nothing was damaged."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textfix.document import Segment
from textfix.formats.format import Hints

_REPAIRABLE = frozenset({"placeholder", "entity"})            # kinds that the rules about them repair
Read = Callable[[str, Hints], Iterable[Segment]]


def damage(read: Read) -> Callable[[str, str], str | None]:
    """A check for a format: what stands between the segments and what is protected in them must stay, in its order."""
    def check(old: str, new: str) -> str | None:
        if old == new:
            return None
        before, after = list(_skeleton(old, read)), list(_skeleton(new, read))
        if before == after:
            return None
        first = next((n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), min(len(before), len(after)))
        return f"{_said(before, first)} would become {_said(after, first)}"
    return check


def _said(things: list[str], at: int) -> str:
    return repr(things[at][-60:]) if at < len(things) else "nothing"


def _skeleton(text: str, read: Read) -> Iterator[str]:
    at = 0
    for segment in read(text, Hints()):
        runs = segment.placement.runs if segment.placement else ()
        for low, high in [(r.doc, r.doc + r.size) for r in runs] or [(segment.start, segment.start + len(segment.text))]:
            yield text[at:low]
            at = high
        yield segment.kind
        yield from (segment.text[low:high] for low, high, kind in segment.protected if kind not in _REPAIRABLE)
    yield text[at:]
