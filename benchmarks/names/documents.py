"""Names in documents: which mentions are taken for one name (B³), what is repaired, and what is changed or shown in clean text.

A gold line of a set of names has `clusters: [{"mentions": [[start, end], …]}, …]` besides what every gold line has.
"""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

from textfix import Config, Fixer
from textfix.document import Segment
from textfix.language import language
from textfix.names.clusters import clusters
from textfix.names.facts import found_in, names

from ..corpora import GoldDocument, load
from ..diff import count_words
from ..report import Cell, Table
from ..tally import Prediction, Score, Tally

Span = tuple[int, int]
SAFETIES = ("safe", "unsafe", "suggestion")


class BCubed(NamedTuple):
    """Sums over mentions: of precision, of recall, and of mentions."""

    precision: float = .0
    recall: float = .0
    mentions: int = 0

    def plus(self, other: BCubed) -> BCubed:
        """Both together."""
        return BCubed(self.precision + other.precision, self.recall + other.recall, self.mentions + other.mentions)

    def cells(self) -> list[Cell]:
        """Mentions, precision and recall as percentages."""
        return [self.mentions, *(round(100 * part / self.mentions, 2) if self.mentions else None for part in self[:2])]


def b_cubed(gold: dict[Span, int], found: dict[Span, object]) -> BCubed:
    """The sums over the mentions of a document; each has the number of its cluster, and what it was taken for."""
    total = BCubed()
    for mention, number in gold.items():
        mine = {m for m in gold if gold[m] == number}
        taken = {m for m in gold if found[m] == found[mention]}
        total = total.plus(BCubed(len(mine & taken) / len(taken), len(mine & taken) / len(mine), 1))
    return total


def taken_for(text: str, lang: str, spans: Iterable[Span]) -> dict[Span, object]:
    """What each span is taken for by textfix; a span that is no mention is something of its own."""
    known, segments = language(lang), (Segment(text),)
    found = found_in(segments, known)
    number: dict[tuple[str, ...], int] = {}
    for n, cluster in enumerate(clusters(names(segments, found, known), known.code, nouns=bool(known.get("case.nouns")))):
        number |= dict.fromkeys([*(name.words for name in cluster.names), *(name.words for name, _ in cluster.short)], n)
    by_span: dict[Span, object] = {(m.start, m.end): number.get(m.name, m.name) for m in found if not m.half}
    return {span: by_span.get(span, span) for span in spans}


def tables(data: Path) -> list[Table]:
    """Clusters and repairs of the set of names by language; changes and findings in the clean set by how sure they are."""
    sets = load(data)
    rows = [json.loads(line) for path in sorted(data.glob("names*.jsonl")) for line in path.read_text("utf-8").splitlines() if line.strip()]
    found = [_clusters(row for row in rows if "clusters" in row)] if rows else []
    repaired = [_repairs(docs) for name, docs in sets.items() if name == "names"]
    return found + repaired + [_clean(docs) for name, docs in sets.items() if name == "clean"]


def _clusters(rows: Iterable[dict[str, Any]]) -> Table:
    by_lang: dict[str, BCubed] = {}
    for row in rows:
        gold = {tuple(mention): n for n, cluster in enumerate(row["clusters"]) for mention in cluster["mentions"]}
        one = b_cubed(gold, taken_for(row["text"], row["lang"], gold))
        by_lang[row["lang"]] = by_lang.get(row["lang"], BCubed()).plus(one)
    total = reduce(BCubed.plus, by_lang.values(), BCubed())
    lines = [[lang, *sums.cells()] for lang, sums in sorted(by_lang.items())]
    return Table("Mentions of one name", ("language", "mentions", "B³ precision %", "B³ recall %"), [*lines, ["all", *total.cells()]])


def _repairs(docs: Iterable[GoldDocument]) -> Table:
    docs = list(docs)
    rows: list[list[Cell]] = []
    for unsafe in (False, True):
        score = Score()
        for doc in docs:
            score.add("names", doc, Prediction(_fixer(doc.lang, unsafe).fix_text(doc.text)))
        rows.append(["with --unsafe-fixes" if unsafe else "by default", *_figures(score.total)])
    return Table("Names repaired", ("", "wanted", "recall %", "precision %", "false changes", "protected touched"), rows)


def _figures(tally: Tally) -> Iterator[Cell]:
    yield from (tally.total("core"), tally.recall("core"), tally.precision(), tally.false, tally.touched)


def _fixer(lang: str, unsafe: bool = False) -> Fixer:
    return Fixer(Config(lang=lang, select=("name-variant",), unsafe=unsafe))


def _clean(docs: Iterable[GoldDocument]) -> Table:
    """What the rule says about clean text; what meets a flag (a slip of the author) is not counted."""
    words, counts = .0, Counter[str]()
    for doc in docs:
        words += count_words(doc.text)
        for finding in _fixer(doc.lang).check(doc.text):
            if not any(finding.start < edit.end and edit.start < finding.end for edit in doc.edits):
                counts[finding.safety] += 1
    rows: list[list[Cell]] = [[safety, counts[safety], round(1e4 * counts[safety] / words, 3)] for safety in SAFETIES] if words else []
    return Table(f"Findings about names in {round(words)} clean words", ("", "findings", "in 10,000 words"), rows)
