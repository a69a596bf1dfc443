"""find → choose → apply → settle: one text in, a `Result` out."""
from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from textfix.candidates import Candidate, Candidates, line_windows
from textfix.detection import UNKNOWN, Detection, detect, guess
from textfix.detector import Detector
from textfix.document import Document, Segment
from textfix.language import Language, language
from textfix.protection import protection
from textfix.rule import SAFE, UNSAFE, Evidence, Finding, Rule, Safety, Spot
from textfix.text import Edit, apply, compose, written

SHORT = 300                   # code points up to which a look for candidates in any language is cheaper than finding out the language
MOST_PASSES = 12              # over a text whose candidates are cut
PASSES = 4                    # a text that has not settled then has two rules that undo each other


class Result(NamedTuple):
    """What `fix_and_explain` returns.

    `apply(original, edits) == text`.  `findings` are those of the original text, by offset.  `language` is the tag the text was
    checked as (None where no candidate asked for it); `truncated` says that a dense run of candidates (no prose) was cut.
    """

    text: str
    findings: list[Finding]
    edits: list[Edit]
    language: str | None
    truncated: bool


class UnsettledError(RuntimeError):
    """Two rules undo each other: a defect of the rules, reported with both names."""


class Found(NamedTuple):
    """Findings of one pass, the language they were made in and whether some candidates were cut."""

    findings: list[Finding]
    language: Language | None
    truncated: bool


Read = Callable[[str], Document]
Spans = Sequence[tuple[int, int]]
Ready = tuple[list[Candidate], bool]


class Engine:
    """The selected rules, ready to run; one engine serves any number of texts.  `detector` finds languages instead of textfix's own."""

    def __init__(self, rules: tuple[Rule, ...], detector: Detector | None = None) -> None:
        self.rules, self._detector = rules, detector
        self._candidates = Candidates(rules)

    def fix(self, text: str, lang: Language | None, unsafe: bool = False, read: Read | None = None) -> Result:
        """Find and repair until nothing changes; `read` makes a document of the text and of each repaired text (default: plain text)."""
        ready = self._candidates.find(text, lang) if read is None and lang is not None else None
        if ready is not None and lang is not None and not ready[0]:
            return Result(text, [], [], lang.code, False)
        read = read or Document.plain
        allowed = {SAFE, UNSAFE} if unsafe else {SAFE}
        evidence = Evidence(text)
        first = found = self.find(read(text), lang, evidence, ready=ready)
        total: list[Edit] = []
        passes = 0
        # a pass that saw only a part of a dense run of candidates leaves work for the next: it is not one of two rules at odds
        while passes < PASSES or (found.truncated and passes < MOST_PASSES):
            edits = choose(found.findings, allowed)
            if not edits or passes == MOST_PASSES - 1:
                return Result(text, first.findings, total, first.language.code if first.language else None, first.truncated)
            passes += 1
            total = compose(text, total, edits)
            text = apply(text, edits)
            # where the document was not asked, only what stands near an edit can have changed
            changed = None if evidence.asked else [span for span, _ in written(edits)]
            evidence = Evidence(text)
            found = self.find(read(text), first.language, evidence, changed)
        names = ", ".join(sorted({f.rule.name for f in found.findings if f.safety in allowed and f.edits}))
        raise UnsettledError(f"after {PASSES} passes these rules still repair each other's repairs: {names}")

    def find(
        self, document: Document, lang: Language | None, evidence: Evidence | None = None, changed: Spans | None = None,
        ready: Ready | None = None,
    ) -> Found:
        """All findings in a document, by offset, whatever their safety; with `changed` only those near these spans.

        `ready` are the candidates of a document of one segment, where they are known already.
        """
        findings: list[Finding] = []
        truncated = False
        evidence = evidence or Evidence(document.text)
        for segment in document.segments:
            found = self._find_in(segment, language(segment.lang) if segment.lang else lang, evidence, changed, ready)
            lang, truncated = lang or found.language, truncated or found.truncated
            findings += [_placed(f, segment) for f in found.findings] if segment.start or segment.placement else found.findings
        return Found(sorted(findings, key=lambda f: (f.start, f.end, f.code)), lang, truncated)

    def _find_in(self, segment: Segment, lang: Language | None, evidence: Evidence, changed: Spans | None, ready: Ready | None) -> Found:
        text, start = segment.text, segment.start
        near = None if changed is None else [(low - start, high - start) for low, high in changed if start <= high <= start + len(text)]
        windows = None if near is None else line_windows(text, near)
        short = lang is None and len(text) <= SHORT
        if short and not self._candidates.any(text, at_once=self._detector is not None):
            return Found([], None, False)
        known, reason = (lang, "given") if lang else self._language_of(text)
        candidates, truncated = ready or self._candidates.find(text, known, windows)
        if short:         # too little to say what the language is not; and the same whether `any` looked before or not
            candidates = [candidate for candidate in candidates if not candidate.rule.contrasts]
            if not candidates and self._detector is None:
                return Found([], None, truncated)
        findings = _ask(candidates, segment, evidence, known)
        if findings and reason == "unknown":         # only now is a slow look worth its time
            return self._find_in(segment, detect(text).language, evidence, changed, None)
        return Found(findings, known, truncated)

    def _language_of(self, text: str) -> Detection:
        """What the user's detector says, where there is one, else the quick look of textfix's own."""
        return Detection(self._detector(text) or UNKNOWN, "detector") if self._detector else guess(text)


def _ask(candidates: list[Candidate], segment: Segment, evidence: Evidence, lang: Language) -> list[Finding]:
    """What the rules say at their candidates."""
    findings: list[Finding] = []
    for rule, at, period in candidates:
        found = rule.find(Spot(rule, segment.text, at, evidence, kind=segment.kind, period=period), lang)
        findings += [f for f in found if not _is_protected(segment, f)]
    return list(dict.fromkeys(findings))


def _is_protected(segment: Segment, finding: Finding) -> bool:
    touches = finding.rule.touches
    edits = finding.edits or (Edit(finding.start, finding.end, ""),)
    return any(segment.guards(e.start, e.end, touches) or protection(segment.text, e.start, e.end, touches) for e in edits)


def _placed(finding: Finding, segment: Segment) -> Finding:
    """A finding of a segment's text as one of the document."""
    span = segment.place(Edit(finding.start, finding.end, ""))
    edits = tuple(placed for edit in finding.edits for placed in segment.place(edit))
    return finding._replace(start=span[0].start, end=span[-1].end, edits=edits)


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


@lru_cache(32)
def engine(rules: tuple[Rule, ...], detector: Detector | None = None) -> Engine:
    """The engine of these rules and this detector, made once."""
    return Engine(rules, detector)
