"""What of a text is no prose, as one list: where it is the same before and after the repairs, nothing was damaged."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from textfix.document import Segment
from textfix.formats.format import Hints

_REPAIRABLE = frozenset({"placeholder", "entity"})            # kinds that the rules about them repair
_GAINED = re.compile(r"</?\w|\{|%|&")        # a tag, a template or an entity that a repair made whole
Read = Callable[[str, Hints], Iterable[Segment]]


def damage(read: Read) -> Callable[[str, str], str | None]:
    """A check for a format: what stands between the segments and what is protected in them must stay, in its order.

    A tag or a template in the text may be more: a repair made it whole.
    """
    def check(old: str, new: str) -> str | None:
        if old == new:
            return None
        return lost(_skeleton(old, read), _skeleton(new, read), _GAINED)
    return check


def lost(old: Iterable[str], new: Iterable[str], gained: re.Pattern[str]) -> str | None:
    """What says that things are lost, changed or more, or None; those that fit `gained` may be more: marks that were in pieces."""
    rest = iter(new)
    for thing in old:
        for other in rest:
            if other == thing:
                break
            if not gained.match(other):
                return f"{thing[-60:]!r} would become {other[-60:]!r}"
        else:
            return f"{thing[-60:]!r} would be lost"
    return next((f"{other[-60:]!r} would be new" for other in rest if not gained.match(other)), None)


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
