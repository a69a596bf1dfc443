"""How a repaired text is judged against its gold document.

Text and repaired text are compared token by token.  Changes and gold edits that touch form a cluster; in a cluster every combination
of "leave" and the listed repairs is compared with what was written, and an equal one credits exactly its edits.  Otherwise the closest
combination is taken: an edit that is not realised exactly is *wrong*, and what else differs is a *false change*, as is every change
outside the clusters.  A wrong *flag* edit is a false change.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .choices import Context, FalseChange
from .corpora import GoldDocument, GoldEdit
from .diff import WORD_CHARACTER, Change, changes, overlaps, weight

RIGHT, WRONG, MISSED = "right", "wrong", "missed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of each gold edit (in the document's order), the false changes and the protected spans that were touched."""

    outcomes: list[str]
    false: list[FalseChange] = field(default_factory=list)
    touched: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Cluster:
    start: int
    end: int
    changes: tuple[Change, ...] = ()
    edits: tuple[int, ...] = ()

    def written(self, new: str) -> str:
        """What stands in the repaired text for this span."""
        first, last = self.changes[0], self.changes[-1]
        return new[self.start + first.new_start - first.start:self.end + last.new_end - last.end]


def judge(doc: GoldDocument, new: str) -> Verdict:
    """Judge the repaired text `new` of a gold document."""
    verdict = Verdict([MISSED] * len(doc.edits))
    found = changes(doc.text, new)
    for cluster in _clusters(doc, found):
        if cluster.edits:
            _judge_cluster(doc, cluster, cluster.written(new), verdict)
        else:
            verdict.false.extend(_outside(doc.text, new, change) for change in cluster.changes)
    wrong_flags = [edit for edit, outcome in zip(doc.edits, verdict.outcomes, strict=True) if (edit.tier, outcome) == ("flag", WRONG)]
    verdict.false.extend(FalseChange(edit.start, edit.end, "", 1) for edit in wrong_flags)
    verdict.touched.extend(span for span in doc.protect if _is_touched(doc, span, found, verdict.outcomes))
    return verdict


def _clusters(doc: GoldDocument, found: Iterable[Change]) -> list[_Cluster]:
    """Changes and edits that touch, united; only clusters with a change."""
    items = [_Cluster(change.start, change.end, changes=(change,)) for change in found]
    items += [_Cluster(edit.start, edit.end, edits=(k,)) for k, edit in sorted(enumerate(doc.edits), key=lambda item: _span(item[1]))]
    clusters: list[_Cluster] = []
    for item in sorted(items, key=_span):
        if clusters and _belongs(doc.text, clusters[-1], item):
            item = _united(clusters.pop(), item)
        clusters.append(item)
    return [cluster for cluster in clusters if cluster.changes]


def _span(item: _Cluster | GoldEdit) -> tuple[int, int]:
    return item.start, item.end


def _united(a: _Cluster, b: _Cluster) -> _Cluster:
    return _Cluster(a.start, max(a.end, b.end), a.changes + b.changes, a.edits + b.edits)


def _belongs(text: str, cluster: _Cluster, item: _Cluster) -> bool:
    """They touch, or one character that is no letter lies between a change and an edit."""
    gap = text[cluster.end:item.start]
    mixed = bool(cluster.edits or item.edits) and bool(cluster.changes or item.changes)
    return item.start <= cluster.end or (len(gap) == 1 and not WORD_CHARACTER.search(gap) and mixed)


def _outside(text: str, new: str, change: Change) -> FalseChange:
    written = new[change.new_start:change.new_end]
    return FalseChange(change.start, change.end, written, weight(text[change.start:change.end], written))


def _judge_cluster(doc: GoldDocument, cluster: _Cluster, written: str, verdict: Verdict) -> None:
    edits = [doc.edits[k] for k in cluster.edits]
    context = Context(doc.text, cluster.start, cluster.end, edits)
    choice = context.exact(written)
    if choice is None:
        choice = context.closest(written)
        wrong, false = context.leftover(choice, written)
    else:
        wrong, false = set(), []
    verdict.false.extend(false)
    for k, (index, chosen) in enumerate(zip(cluster.edits, choice, strict=True)):
        verdict.outcomes[index] = WRONG if k in wrong else MISSED if chosen is None else RIGHT


def _is_touched(doc: GoldDocument, span: tuple[int, int], found: Iterable[Change], outcomes: Iterable[str]) -> bool:
    """A change reaches into the protected span, and no gold edit that was repaired rightly covers it."""
    low, high = span
    covered = any(out == RIGHT and edit.start <= low and high <= edit.end for edit, out in zip(doc.edits, outcomes, strict=True))
    return not covered and any(overlaps(change, low, high) for change in found)
