"""Sums of verdicts and the figures made of them."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .choices import FalseChange
from .corpora import GoldDocument, GoldEdit
from .diff import count_words
from .intervals import poisson, wilson
from .scoring import MISSED, RIGHT, WRONG, Verdict, judge

GROUPS = ("set", "kind", "lang", "source_set")
UNATTRIBUTED = "(no finding)"


class Found(NamedTuple):
    """A finding in `text[start:end]`; `kind` as in the gold sets; `applied` where its edits are part of the repaired text."""

    start: int
    end: int
    kind: str
    applied: bool


class Prediction(NamedTuple):
    """What a system made of a document: the repaired text and, where it reports them, its findings."""

    text: str
    found: Sequence[Found] = ()


@dataclass(slots=True)
class Tally:
    """Counts over documents; `edits` counts `(tier, outcome)`, `found` the tiers of edits that a finding touches."""

    docs: int = 0
    words: float = 0.0
    false: int = 0
    touched: int = 0
    findings: int = 0
    false_findings: int = 0
    edits: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def total(self, tier: str) -> int:
        """Gold edits of a tier."""
        return sum(self.edits[tier, outcome] for outcome in (RIGHT, WRONG, MISSED))

    def recall(self, tier: str) -> float | None:
        """Percentage of a tier's edits that were repaired rightly."""
        return percent(self.edits[tier, RIGHT], self.total(tier))

    def precision(self) -> float | None:
        """Percentage of the changes that were right; flags are neutral."""
        right = self.edits["core", RIGHT] + self.edits["soft", RIGHT]
        return percent(right, right + self.edits["core", WRONG] + self.edits["soft", WRONG] + self.false)

    def false_rate(self) -> float | None:
        """False changes per 10,000 words."""
        return round(1e4 * self.false / self.words, 2) if self.words else None

    def intervals(self) -> dict[str, tuple[float, float] | None]:
        """95 % confidence intervals of core recall and precision (percent) and of the false changes per 10,000 words."""
        right = self.edits["core", RIGHT] + self.edits["soft", RIGHT]
        made = right + self.edits["core", WRONG] + self.edits["soft", WRONG] + self.false
        return {"core_recall": wilson(self.edits["core", RIGHT], self.total("core")), "precision": wilson(right, made),
                "false_per_10k_words": poisson(self.false, self.words, 1e4)}

    def figures(self) -> dict[str, int | float | None]:
        """All figures by name."""
        counts = {f"{tier}_{outcome}": n for (tier, outcome), n in sorted(self.edits.items())}
        rates = {"core_recall": self.recall("core"), "soft_recall": self.recall("soft"), "precision": self.precision()}
        harm = {"false_changes": self.false, "false_per_10k_words": self.false_rate(), "protected_touched": self.touched}
        seen = {"findings": self.findings, "false_findings": self.false_findings, "edits_found": self.found.total()}
        return {"docs": self.docs, "words": round(self.words), **rates, **harm, **seen, **counts}


def percent(part: int, whole: int) -> float | None:
    """Percentage with two decimals; None of nothing."""
    return round(100 * part / whole, 2) if whole else None


@dataclass(slots=True)
class Score:
    """Tallies of one system, in total and grouped, and its errors in words."""

    total: Tally = field(default_factory=Tally)
    by: dict[str, defaultdict[str, Tally]] = field(default_factory=lambda: {group: defaultdict(Tally) for group in GROUPS})
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, doc: GoldDocument, prediction: Prediction) -> None:
        """Judge a prediction for a document of the set `name`, and count it."""
        verdict = judge(doc, prediction.text)
        places = {"set": name, "lang": doc.lang, "source_set": doc.source_set}
        groups = [self.total, *(self.by[group][key] for group, key in places.items())]
        for tally in groups:
            _count_document(tally, doc, verdict, prediction.found)
        for edit, outcome in zip(doc.edits, verdict.outcomes, strict=True):
            _count_edit([*groups, self.by["kind"][edit.kind]], edit, outcome, prediction.found)
        for false in verdict.false:
            self.by["kind"][_culprit(false, prediction.found)].false += false.weight
        self.errors += describe(doc, verdict)


def _count_document(tally: Tally, doc: GoldDocument, verdict: Verdict, found: Sequence[Found]) -> None:
    tally.docs += 1
    tally.words += count_words(doc.text)
    tally.false += sum(false.weight for false in verdict.false)
    tally.touched += len(verdict.touched)
    tally.findings += len(found)
    tally.false_findings += sum(not any(_meet(finding, edit) for edit in doc.edits) for finding in found)


def _count_edit(tallies: Iterable[Tally], edit: GoldEdit, outcome: str, found: Sequence[Found]) -> None:
    reported = any(_meet(finding, edit) for finding in found)
    for tally in tallies:
        tally.edits[edit.tier, outcome] += 1
        tally.found[edit.tier] += reported


def _meet(finding: Found, edit: GoldEdit) -> bool:
    """They overlap or touch."""
    low, high = edit.near
    return finding.start <= high and low <= finding.end


def _culprit(false: FalseChange, found: Sequence[Found]) -> str:
    """The kind of the applied finding at a false change."""
    at = (f.kind for f in found if f.applied and f.start <= false.end and false.start <= f.end)
    return next(at, UNATTRIBUTED)


def describe(doc: GoldDocument, verdict: Verdict) -> list[str]:
    """The errors of one document, a line each, with their surroundings."""
    edits = [(e, out) for e, out in zip(doc.edits, verdict.outcomes, strict=True) if e.tier != "flag" and out != RIGHT]
    lines = [f"{out} {e.tier} {e.kind}: {_near(doc.text, e.start, e.end)} -> {list(e.repairs[:2])}" for e, out in edits]
    lines += [f"false change: {_near(doc.text, false.start, false.end)} -> {false.new!r}" for false in verdict.false]
    lines += [f"protected: {_near(doc.text, start, end)}" for start, end in verdict.touched]
    return [f"{doc.id} {line}" for line in lines]


def _near(text: str, start: int, end: int) -> str:
    return repr(f"{text[max(0, start - 30):start]}⟦{text[start:end]}⟧{text[end:end + 20]}")
