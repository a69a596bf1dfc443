"""The step after `find`: doubtful findings become queries, and what the arbiter accepts becomes a safe repair."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from textfix.model.align import Unit, unit
from textfix.model.choices import Repair, choices, hull, moved
from textfix.model.decision import Thresholds
from textfix.model.protocol import Arbiter, Part, Query, Settle, Verdict
from textfix.spot import SAFE, Finding
from textfix.text import Edit, apply

_LONGEST = 4_000              # code points of a sentence; what has more has too many tokens for any model


class Arbitration:
    """Settles the doubtful findings of a document in one go.

    proposals: the step that proposes translations, where it is wanted.
    without_source: ask about every segment, and do not look at its source (the arbiter is a decoder-only model).
    """

    def __init__(self, arbiter: Arbiter, needed: Thresholds, proposals: Settle | None = None, *, without_source: bool = False) -> None:
        self._arbiter, self._needed, self._proposals, self._without_source = arbiter, needed, proposals, without_source

    def __call__(self, parts: list[Part]) -> list[Part]:
        """The parts with their findings after the arbiter's verdicts; those that it abstained from are as they were."""
        settled = self._arbitrated(parts)
        return self._proposals(settled) if self._proposals else settled

    def _arbitrated(self, parts: list[Part]) -> list[Part]:
        asked = [(part, finding, *question) for part in parts for finding in part.findings if (question := self._question(part, finding))]
        if not asked:
            return parts
        verdicts = self._arbiter.arbitrate([query for *_, query in asked])
        settled = {(id(part), finding): self._settled(finding, open_[verdict.choice], verdict)
                   for (part, finding, open_, _), verdict in zip(asked, verdicts, strict=True) if not verdict.abstained}
        return [part._replace(findings=[f for old in part.findings if (f := settled.get((id(part), old), old))]) for part in parts]

    def _question(self, part: Part, finding: Finding) -> tuple[list[Repair], Query] | None:
        """What is open, and as sentences beside their source."""
        segment = part.segment
        if part.language is None or not (segment.source or self._without_source):
            return None
        open_ = choices(segment, finding)
        if len(open_) < 2:
            return None
        place = unit(segment.text, None if self._without_source else segment.source, finding.start, finding.end)
        if max(place.end - place.start, len(place.source)) > _LONGEST:
            return None
        around = _around(place, open_, part.findings)
        sentences = tuple(_sentence(segment.text, place, (*around, *edits)) for edits in open_)
        if not all(sentences):
            return None
        return open_, Query(None if self._without_source else place.source, sentences, part.language.code)

    def _settled(self, finding: Finding, edits: Repair, verdict: Verdict) -> Finding | None:
        """The finding with the repair that was chosen; None where the text is right as it is."""
        if not edits:
            return None if finding.edits else finding
        needed = self._needed
        why = f"model: margin {verdict.margin:.1f} ≥ {needed.margin:g} nats, mean log p {verdict.mean:.1f} ≥ {needed.floor:g}"
        low, high = hull([edits]) or (finding.start, finding.end)
        return finding._replace(start=low, end=high, edits=edits, safety=SAFE, message=f"{finding.message} ({why})")


def _around(place: Unit, open_: Sequence[Repair], findings: Sequence[Finding]) -> list[Edit]:
    """What else is safe to repair in the sentence, clear of every choice: it is made in all candidates alike."""
    low, high = hull(open_) or (place.start, place.end)
    first, last = bisect_left(findings, place.start, key=_start), bisect_right(findings, place.end, key=_start)
    taken: list[Edit] = []
    for finding in findings[first:last]:
        at = taken[-1].end if taken else place.start - 1
        if finding.safety == SAFE and all(at < e.start and e.end <= place.end and (e.end < low or e.start > high) for e in finding.edits):
            taken += sorted(finding.edits)
    return taken


def _start(finding: Finding) -> int:
    return finding.start


def _sentence(text: str, place: Unit, edits: Sequence[Edit]) -> str:
    """The sentence with these repairs made; empty where one reaches out of it."""
    if any(e.start < place.start or e.end > place.end for e in edits):
        return ""
    return apply(text[place.start:place.end], moved(edits, -place.start)).strip()
