"""What a finding leaves open: the repairs that an arbiter may choose from."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textfix.document import Segment
from textfix.protection import protection
from textfix.spot import SAFE, Finding
from textfix.text import Edit, apply

Repair = tuple[Edit, ...]     # the edits of one choice; none: the text stays as it is

# no model knows markup, how a name is spelt is not for it to say, and what is held against the source already needs no second opinion
_CLOSED_FAMILIES = frozenset({"markup", "names", "pairs"})
_CLOSED_RULES = frozenset({"name-case-variant"})
_GOES_ON = re.compile(r"\. ?([^\W\d_])")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]")


def choices(segment: Segment, finding: Finding) -> list[Repair]:
    """The repairs to choose from, the rule's own choice first; fewer than two where nothing is open.

    A finding that is not safe may be repaired or left.  A stop before a word in lower case may have been a comma, a semicolon, nothing,
    or the end of a sentence that lost its capital: there the place is settled even by a safe finding, the mark is not.
    The spelling of a name is never open, and neither is a true end of a sentence.
    """
    if finding.rule.family in _CLOSED_FAMILIES or finding.rule.name in _CLOSED_RULES or _respells_name(segment.text, finding):
        return []
    left: list[Repair] = [()] if finding.safety != SAFE else []
    joints = [edits for edits in _joints(segment.text, finding) if _is_free(segment, finding, edits)]
    every = [finding.edits, *left, *joints]
    low, high = hull(every) or (0, 0)
    different: dict[str, Repair] = {}
    for edits in every:
        different.setdefault(apply(segment.text[low:high], moved(edits, -low)), edits)
    return list(different.values())


def hull(repairs: Iterable[Repair]) -> tuple[int, int] | None:
    """The span that holds all edits of some repairs; None where there is no edit."""
    edits = [edit for repair in repairs for edit in repair]
    return (min(e.start for e in edits), max(e.end for e in edits)) if edits else None


def moved(edits: Iterable[Edit], by: int) -> list[Edit]:
    """The edits for a part of the text that begins elsewhere."""
    return [Edit(e.start + by, e.end + by, e.new) for e in edits]


def _joints(text: str, finding: Finding) -> Iterator[Repair]:
    """What may stand between two words where a rule about breaks found a stop, and a word in lower case follows."""
    edit = finding.edits[0] if finding.edits else Edit(finding.start, finding.start, "")
    gap = _GOES_ON.match(text, edit.start)
    if finding.rule.family != "breaks" or gap is None or not gap[1].islower() or len(finding.edits) > 1 or edit.end >= gap.end():
        return
    start, end = edit.start, gap.end() - 1
    for between in (", ", " ", "; "):
        yield (Edit(start, end, between),)
    yield (Edit(start, end + 1, ". " + gap[1].upper()),)


def _is_free(segment: Segment, finding: Finding, edits: Repair) -> bool:
    """Whether no edit reaches into a protected span."""
    touches = finding.rule.touches
    return not any(segment.guards(e.start, e.end, touches) or protection(segment.text, e.start, e.end, touches) for e in edits)


def _respells_name(text: str, finding: Finding) -> bool:
    """Whether a word with a capital becomes one with other letters."""
    pairs = [(text[e.start:e.end], e.new) for e in finding.edits]
    return any(_has_capital(old) and _has_capital(new) and old.casefold() != new.casefold() for old, new in pairs)


def _has_capital(words: str) -> bool:
    return any(match.group().isupper() for match in _INITIAL.finditer(words))
