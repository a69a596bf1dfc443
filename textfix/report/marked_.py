"""The whole text with its repairs marked in it: `journey, ⟦His→his⟧ first`."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from textfix.report.checked import Checked
from textfix.text import Mark, write_marks


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """Each text with all its findings marked; where two overlap, the first is shown."""
    for one in checked:
        yield write_marks(one.text, _marks(one))


def _marks(checked: Checked) -> list[Mark]:
    marks: list[Mark] = []
    for finding in checked.findings:
        own = [Mark(*edit) for edit in finding.edits] or [Mark(finding.start, finding.end, None)]
        if all(not _overlap(mark, other) for mark in own for other in marks):
            marks += own
    return marks


def _overlap(one: Mark, other: Mark) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start
