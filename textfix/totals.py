"""What a run adds up to."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from textfix.baseline import Baseline
from textfix.done import NOTHING, Done


@dataclass
class Totals:
    """Counts over all files of a run, what else is worth a line, and whether something could not be done."""

    files: int = 0
    findings: int = 0
    safe: int = 0
    repairs: int = 0
    changed: int = 0
    failed: bool = False
    skipped: int = 0
    beyond: int = 0
    notes: list[str] = field(default_factory=list)
    unfound: dict[str, int] = field(default_factory=dict)

    def count(self, done: Done) -> None:
        """Add a file."""
        self.files += 1
        if done.looked == NOTHING and not (done.repairs or done.unfound):          # as most are
            return
        self.findings += len(done.checked.findings)
        self.safe += sum(f.safety == "safe" and bool(f.edits) for f in done.checked.findings)
        self.repairs += done.repairs
        self.changed += done.old != done.checked.text
        self.skipped += done.looked.skipped
        self.beyond += done.looked.beyond
        self.notes += done.looked.notes
        if done.unfound:
            self.unfound[done.checked.name] = done.unfound
        if done.checked.truncated:
            self.notes.append(f"{done.checked.name}: more candidates than prose has; the rest was not looked at (truncated)")

    def remarks(self, baselines: Iterable[Baseline]) -> list[str]:
        """What is worth a line at the end."""
        stale = [note for baseline in baselines for note in baseline.stale(self.unfound)]
        skipped = [f"{_count(self.skipped, 'file')} of data not looked at: name the fields or columns that are prose with --fields"]
        beyond = [f"{_count(self.beyond, 'file')} not looked at, which do not say that a machine translated them (scope mt)"]
        return self.notes + stale + skipped * bool(self.skipped) + beyond * bool(self.beyond)

    def summary(self, *, repairing: bool, diff: bool) -> str:
        """The last line of a run."""
        found = _count(self.findings, "finding")
        if repairing:
            verb = "would repair" if diff else "repaired"
            return f"{_count(self.files, 'file')}: {verb} {_count(self.repairs, 'place')} in {_count(self.changed, 'file')}, {found} left"
        return f"{_count(self.files, 'file')}: {found}" + (f", {self.safe} repairable with textfix fix" if self.safe else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
