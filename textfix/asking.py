"""What the rules say at their candidates, and which of their repairs may be made together."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from operator import itemgetter
from typing import NamedTuple

from textfix.candidates import LARGE_PAIR, Candidate
from textfix.document import Document, Segment
from textfix.language import Language
from textfix.names.whole import Whole
from textfix.protection import protection
from textfix.rule import SAFE, Evidence, Finding, Rule, Safety, Spot
from textfix.text import Edit


class Found(NamedTuple):
    """Findings of one pass, the language they were made in and whether some candidates were cut."""

    findings: list[Finding]
    language: Language | None
    truncated: bool

    @property
    def code(self) -> str | None:
        """The tag of the language."""
        return self.language.code if self.language else None


def ask(
    candidates: list[Candidate], segment: Segment, evidence: Evidence, lang: Language, whole: Whole | None = None,
) -> list[Finding]:
    """What the rules say at their candidates, those over documents aside; `whole` is the document of rules over all its segments."""
    text, kind, source = segment.text, segment.kind, segment.source or ""
    findings: list[Finding] = []
    asked = evidence.asked
    for candidate in candidates:
        rule, at, period = candidate
        if rule.over != "document":
            evidence.asked = False
            for finding in rule.find(Spot(rule, text, at, evidence, kind=kind, period=period, source=source, whole=whole), lang):
                if not (_is_protected(segment, finding) or _is_inherited(segment, finding)):
                    findings.append(finding)
            if evidence.asked:
                asked = True
                evidence.askers.append(candidate)
    evidence.asked = asked
    if segment.source is not None:
        findings = _settled(findings)
    return sorted(dict.fromkeys(findings), key=place) if len(findings) > 1 else findings


def ask_all(candidates: list[Candidate], segment: Segment, evidence: Evidence, lang: Language, alone: bool) -> list[Finding]:
    """What the rules say at their candidates; those over documents of a plain text only, which is one and stands `alone`."""
    findings = ask(candidates, segment, evidence, lang)
    frames = [rule for rule, _, _ in candidates if rule.over == "document"] if alone else []
    return sorted([*findings, *framed(frames, Document.plain(segment.text), evidence, lang)], key=place) if frames else findings


def framed(rules: list[Rule], document: Document, evidence: Evidence, lang: Language) -> Iterator[Finding]:
    """What rules over documents say."""
    for rule in rules:
        yield from rule.find(Spot(rule, document.text, 0, evidence, kind=document.form), lang)


def place(finding: Finding) -> tuple[int, int, str]:
    """Where findings stand in order: by offset, then by code."""
    return finding.start, finding.end, finding.code


def _settled(findings: list[Finding]) -> list[Finding]:
    """The findings without those of a place where a safe repair comes from the source: it speaks for them."""
    edited = sorted(e[:2] for f in findings if f.rule.over == "pair" and f.safety == SAFE for e in f.edits)
    return [f for f in findings if f.rule.over == "pair" or not _touches(edited, f)] if edited else findings


def _touches(edited: list[tuple[int, int]], finding: Finding) -> bool:
    """Whether the last edit that begins before the end of a finding reaches it."""
    n = bisect_right(edited, finding.end, key=itemgetter(0))
    return n > 0 and finding.start <= edited[n - 1][1]


def _is_protected(segment: Segment, finding: Finding) -> bool:
    touches = finding.rule.touches
    edits = finding.edits or (Edit(finding.start, finding.end, ""),)
    return any(segment.guards(e.start, e.end, touches) or protection(segment.text, e.start, e.end, touches) for e in edits)


def _is_inherited(segment: Segment, finding: Finding) -> bool:
    """Whether the source has the same: the found text with the marks and blanks around it stands there too.

    Marks alone are the same only before a letter of the same case: every source has `. ` before a capital.
    """
    if segment.source is None or finding.rule.over == "pair" or len(segment.source) > LARGE_PAIR:
        return False
    low, high = finding.start, finding.end
    low -= low > 0 and not segment.text[low - 1].isalnum()
    high += high < len(segment.text) and not segment.text[high].isalnum()
    around, source = segment.text[low:high], segment.source
    if len(around) < 2 or around not in source:
        return False
    if any(map(str.isalnum, around)):
        return True
    follows = _case(segment.text[high:high + 1])
    return any(_case(source[at + len(around):][:1]) == follows for at in range(len(source)) if source.startswith(around, at))


def _case(char: str) -> tuple[bool, bool, bool]:
    return char.islower(), char.isupper(), char.isdigit()


def placed(finding: Finding, segment: Segment, document: str) -> Finding:
    """A finding of a segment's text as one of the document; where all of the segment goes, its lines go with it."""
    if not (segment.start or segment.placement or len(segment.text) < len(document)):
        return finding
    span = segment.place(Edit(finding.start, finding.end, ""))
    edits = tuple(moved for edit in finding.edits for moved in segment.place(edit))
    if finding.edits == (Edit(0, len(segment.text), ""),) and not segment.placement:
        edits = (_whole_lines(edits[0], document),)
    return finding._replace(start=span[0].start, end=span[-1].end, edits=edits)


def _whole_lines(edit: Edit, document: str) -> Edit:
    """A deletion of whole lines with the empty lines below them; at the end of the document with those above."""
    above, below = document[:edit.start], document[edit.end:]
    if (above and not above.endswith("\n")) or (below and below[0] not in "\r\n"):
        return edit
    rest = below.lstrip("\r\n")
    return Edit(edit.start, len(document) - len(rest), "") if rest else Edit(len(above.rstrip()), edit.end, "")


def choose(findings: list[Finding], allowed: Collection[Safety]) -> list[Edit]:
    """The edits of findings that may be applied together: where two overlap, the one that begins first (then the longer) is taken,
    the other waits for the next pass.  All edits of a finding or none."""
    taken: list[Edit] = []
    spans: list[tuple[int, int]] = []
    for finding in sorted((f for f in findings if f.edits and f.safety in allowed), key=lambda f: (f.start, -f.end, f.code)):
        if all(_is_free(spans, edit) for edit in finding.edits):
            taken += finding.edits
            spans = sorted([*spans[-8:], *((e.start, e.end) for e in finding.edits)])
    return sorted(taken)


def _is_free(spans: list[tuple[int, int]], edit: Edit) -> bool:
    """Whether an edit overlaps none of the spans and does not begin where one begins."""
    return all(start != edit.start and (start >= edit.end or end <= edit.start) for start, end in spans)
