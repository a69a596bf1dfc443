"""find → choose → apply → settle: one text in, a `Result` out."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from textfix.detection import UNKNOWN, detect
from textfix.document import Document, Segment, protection
from textfix.language import Language, codes, language
from textfix.repeats import repeats
from textfix.rule import SAFE, UNSAFE, Evidence, Finding, Rule, Safety, Spot
from textfix.scanner import Entry, Scanner
from textfix.text import Edit, apply, compose

PASSES = 4                    # a text that has not settled then has two rules that undo each other
FREE, DENSITY = 200, 50       # spots of one rule that are looked at in a segment: 200, and one for each 50 code points


class Result(NamedTuple):
    """What `fix_and_explain` returns.

    `apply(original, edits) == text`.  `findings` are those of the original text, by offset; `applied` those of them that were repaired;
    `language` the tag the text was checked as; `truncated` says that a dense run of candidates (no prose) was cut.
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


class Engine:
    """The selected rules, ready to run; one engine serves any number of texts."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._scanners: dict[str | None, Scanner] = {}
        self._whole = [r for r in rules if r.over == "segment"]
        self._again = [r for r in rules if r.over == "repeats"]

    def fix(self, text: str, lang: Language | None, unsafe: bool = False, read: Read = Document.plain) -> Result:
        """Find and repair until nothing changes; `read` makes a document of the text and of each repaired text."""
        allowed = {SAFE, UNSAFE} if unsafe else {SAFE}
        first = found = self.find(read(text), lang)
        total: list[Edit] = []
        for _ in range(PASSES):
            edits = choose(found.findings, allowed)
            if not edits:
                return Result(text, first.findings, total, first.language.code if first.language else None, first.truncated)
            total = compose(text, total, edits)
            text = apply(text, edits)
            found = self.find(read(text), first.language)
        names = ", ".join(sorted({f.rule.name for f in found.findings if f.safety in allowed and f.edits}))
        raise UnsettledError(f"after {PASSES} passes these rules still repair each other's repairs: {names}")

    def find(self, document: Document, lang: Language | None) -> Found:
        """All findings in a document, by offset, whatever their safety."""
        findings: list[Finding] = []
        truncated = False
        evidence = Evidence(document.text)
        for segment in document.segments:
            found = self._find_in(segment, language(segment.lang) if segment.lang else lang, evidence)
            lang, truncated = lang or found.language, truncated or found.truncated
            findings += [_shifted(f, segment.start) for f in found.findings] if segment.start else found.findings
        return Found(sorted(findings, key=lambda f: (f.start, f.end, f.code)), lang, truncated)

    def _find_in(self, segment: Segment, lang: Language | None, evidence: Evidence) -> Found:
        text = segment.text
        spots, truncated = self.candidates(text, lang)
        if not spots:
            return Found([], lang, truncated)
        lang = lang or detect(text).language
        findings: list[Finding] = []
        for rule, at, period, languages in spots:
            if languages is None or lang.code in languages:
                found = rule.find(Spot(rule, text, at, evidence, kind=segment.kind, period=period), lang)
                findings += [f for f in found if not _is_protected(text, f)]
        return Found(list(dict.fromkeys(findings)), lang, truncated)

    def candidates(self, text: str, lang: Language | None) -> tuple[list[Candidate], bool]:
        """Where each rule wants to be asked, as `(rule, offset, period, languages)`, and whether a dense run was cut."""
        hits = self._scanner(lang).scan(text)
        found: list[Candidate] = [(self.rules[h.rule], h.at, 0, h.languages) for h in hits]
        if self._again:
            found += [(rule, r.at, r.period, None) for r in repeats(text) for rule in self._again]
        found += [(rule, 0, 0, None) for rule in self._whole if rule.gate and rule.gate(text)]
        return _capped(found, FREE + len(text) // DENSITY)

    def _scanner(self, lang: Language | None) -> Scanner:
        key = lang.code if lang else None
        if key not in self._scanners:
            self._scanners[key] = Scanner(self._entries(lang))
        return self._scanners[key]

    def _entries(self, lang: Language | None) -> Iterator[Entry]:
        for number, rule in enumerate(self.rules):
            if rule.over != "spots":
                continue
            if lang is not None or not rule.depends_on_language:
                yield Entry(number, rule.trigger_for(lang or UNKNOWN), None)
            else:
                for code in codes():
                    yield Entry(number, rule.trigger_for(language(code)), frozenset({code}))


Candidate = tuple[Rule, int, int, frozenset[str] | None]


def _capped(found: list[Candidate], room: int) -> tuple[list[Candidate], bool]:
    """At most `room` candidates of each rule: more than that is no prose."""
    if len(found) <= room:
        return found, False
    seen: Counter[str] = Counter()
    kept = []
    for candidate in found:
        seen[candidate[0].code] += 1
        if seen[candidate[0].code] <= room:
            kept.append(candidate)
    return kept, len(kept) < len(found)


def _is_protected(text: str, finding: Finding) -> bool:
    touches = finding.rule.touches
    return any(protection(text, e.start, e.end, touches) for e in finding.edits or (Edit(finding.start, finding.end, ""),))


def _shifted(finding: Finding, by: int) -> Finding:
    edits = tuple(Edit(e.start + by, e.end + by, e.new) for e in finding.edits)
    return finding._replace(start=finding.start + by, end=finding.end + by, edits=edits)


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
def engine(rules: tuple[Rule, ...]) -> Engine:
    """The engine of these rules, made once."""
    return Engine(rules)
