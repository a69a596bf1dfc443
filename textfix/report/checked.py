"""What every output format is given: a file, its text and its findings."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from textfix.spot import Finding
from textfix.text import Edit, Lines, apply, sentence


@dataclass(frozen=True)
class Checked:
    """A text that was checked: its name, the text, its findings, whether candidates were cut because it is no prose."""

    name: str
    text: str
    findings: list[Finding]
    truncated: bool = False

    @cached_property
    def lines(self) -> Lines:
        """Line and column of offsets."""
        return Lines(self.text)

    def sentence(self, finding: Finding) -> str:
        """The sentence or sentences that a finding stands in."""
        return sentence(self.text, finding.start, finding.end)

    def records(self) -> list[dict[str, Any]]:
        """The findings as plain data; offsets and columns are code points, lines and columns count from 1."""
        return [self._record(f) for f in self.findings]

    def _record(self, finding: Finding) -> dict[str, Any]:
        (line, column), (end_line, end_column) = self.lines.position(finding.start), self.lines.position(finding.end)
        return {
            "path": self.name, "line": line, "column": column, "end_line": end_line, "end_column": end_column,
            "start": finding.start, "end": finding.end, "code": finding.code, "name": finding.rule.name, "message": finding.message,
            "safety": finding.safety, "text": self.text[finding.start:finding.end],
            "edits": [edit._asdict() for edit in finding.edits],
        }

    def repair(self, finding: Finding) -> str | None:
        """What the span of a finding becomes (an edit may reach beyond it, to the empty lines around); None where there is no repair."""
        if not finding.edits:
            return None
        start, end = finding.start, finding.end
        if len(finding.edits) == 1 and finding.edits[0][:2] == (start, end):
            return finding.edits[0].new
        return apply(self.text[start:end], [Edit(max(e.start, start) - start, min(e.end, end) - start, e.new) for e in finding.edits])
