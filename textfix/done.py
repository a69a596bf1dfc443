"""What was found in a file, and what has become of it in a run."""
from __future__ import annotations

from typing import Any, NamedTuple

from textfix.files import Source, named
from textfix.report.checked import Checked
from textfix.spot import Finding


class Looked(NamedTuple):
    """All that is found in a text, whatever of it counts."""

    findings: list[Finding]
    truncated: bool = False
    notes: tuple[str, ...] = ()   # what is to be said of its comments
    skipped: bool = False         # it holds data of which nobody said what is prose
    beyond: bool = False          # it does not say that a machine translated it, and only such files are looked at


NOTHING, BEYOND = Looked([]), Looked([], beyond=True)


class Done(NamedTuple):
    """A file after its run.

    checked: what is left in it and counts.
    old: the text that it had.
    repairs: how many places were repaired.
    unfound: how many entries of the baseline were not found again.
    repaired: what is to be written, if something is.
    entry: what is to be remembered, if something is.
    """

    checked: Checked
    looked: Looked
    old: str
    repairs: int = 0
    unfound: int = 0
    repaired: Source | None = None
    entry: list[Any] | None = None


def unread(path: str, looked: Looked) -> Done:
    """A file in which nothing was found, whatever its text is."""
    return Done(Checked(named(path), "", []), looked, "")
