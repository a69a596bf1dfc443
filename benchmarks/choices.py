"""Which of the gold edits in a span a repaired text carries out: combinations of "leave" and the listed repairs."""
from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .corpora import GoldDocument, GoldEdit
from .diff import Change, changes, overlaps, weight

_MAX_COMBINATIONS = 6000

Choice = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class FalseChange:
    """A change nobody asked for in `text[start:end]`; long ones weigh more than one."""

    start: int
    end: int
    new: str
    weight: int


@dataclass(frozen=True, slots=True)
class Context:
    """A span of the text with its gold edits; a choice names for each edit one of its repairs, or None to leave it."""

    text: str
    start: int
    end: int
    edits: Sequence[GoldEdit]

    def pieces(self, choice: Choice) -> list[str]:
        """Plain text and edits by turns: edit `k` is piece `2k + 1`."""
        out: list[str] = []
        at = self.start
        for edit, chosen in zip(self.edits, choice, strict=True):
            out += self.text[at:edit.start], edit.original if chosen is None else chosen
            at = edit.end
        return [*out, self.text[at:self.end]]

    def build(self, choice: Choice) -> str:
        """The span as it reads after the choice."""
        return "".join(self.pieces(choice))

    def exact(self, written: str) -> Choice | None:
        """The choice that gives `written`; else one that differs in white space only, where its edits are about white space."""
        options: list[list[str | None]] = [[None, *edit.repairs] for edit in self.edits]
        if math.prod(map(len, options)) > _MAX_COMBINATIONS:
            return None
        loose: Choice | None = None
        for choice in itertools.product(*options):
            built = self.build(choice)
            if built == written:
                return choice
            if loose is None and self.moves_space(choice) and _squeezed(built) == _squeezed(written):
                loose = choice
        return loose

    def moves_space(self, choice: Choice) -> bool:
        """Whether a chosen edit removes or inserts white space."""
        pairs = zip(self.edits, choice, strict=True)
        return any(chosen is not None and re.search(r"\s", edit.original + "".join(edit.repairs)) for edit, chosen in pairs)

    def closest(self, written: str) -> Choice:
        """A choice near to `written`: edit by edit the best option, twice."""
        choice: list[str | None] = [None] * len(self.edits)
        best = _distance(self.build(choice), written)
        for k, edit in [*enumerate(self.edits)] * 2:
            for option in (None, *edit.repairs):
                trial = [*choice[:k], option, *choice[k + 1:]]
                if (distance := _distance(self.build(trial), written)) < best:
                    choice, best = trial, distance
        return choice

    def leftover(self, choice: Choice, written: str) -> tuple[set[int], list[FalseChange]]:
        """What differs after the choice: the edits it touches (by position), and false changes where it touches none."""
        built, spans = self.build(choice), self.spans(choice)
        wrong: set[int] = set()
        false: list[FalseChange] = []
        for change in changes(built, written):
            old, new = built[change.start:change.end], written[change.new_start:change.new_end]
            if _squeezed(old) == _squeezed(new) and self.moves_space(choice):
                continue
            hit = {k for k, (low, high) in enumerate(spans) if _hits(change, low, high)}
            wrong |= hit
            if not hit:
                false.append(FalseChange(self.start, self.end, written, weight(old, new)))
        return wrong, false

    def spans(self, choice: Choice) -> list[tuple[int, int]]:
        """Where the edits stand in `build(choice)`."""
        ends = list(itertools.accumulate(map(len, self.pieces(choice))))
        return [(ends[2 * k], ends[2 * k + 1]) for k in range(len(self.edits))]


def _hits(change: Change, low: int, high: int) -> bool:
    point = low == high and change.start <= low <= change.end
    return point or overlaps(change, low, high)


def _squeezed(text: str) -> str:
    """Runs of white space reduced: to one line break where there is one in them, else to one blank."""
    text = re.sub(r" ?\n ?", "\n", re.sub(r"[ \t]+", " ", text))
    return re.sub(r"\n+", "\n", text).strip()


def _distance(a: str, b: str) -> int:
    """Characters in which two strings differ, roughly."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return max(len(a), len(b)) - sum(block.size for block in blocks)


def ideal(doc: GoldDocument) -> str:
    """The text after the best repair of every core and soft edit."""
    edits = sorted(doc.edits, key=lambda edit: (edit.start, edit.end))
    choice = [edit.repairs[0] if edit.tier != "flag" else None for edit in edits]
    return Context(doc.text, 0, len(doc.text), edits).build(choice)
