"""Asking a person about each repair, on a terminal."""
from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from textfix.asking import choose
from textfix.errors import TextfixError
from textfix.reading import Reading
from textfix.report.checked import Checked
from textfix.report.full_ import shown
from textfix.rule import SAFE, SUGGESTION, UNSAFE, Finding
from textfix.text import apply

KEYS = {"y": "yes", "n": "no", "a": "yes to all that follow", "q": "no to all that follow"}
ROUNDS = 4                    # a repair can make another one visible


class _Person:
    """What a person said that holds for all files of a run: `a` or `q`."""

    always = ""


def review(reading: Reading, text: str) -> tuple[str, int]:
    """A text with the repairs that a person agrees to, safe or not, and their number.  Raises TextfixError where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise TextfixError("--interactive asks on a terminal, and here is none")
    refused: set[tuple[str, str]] = set()
    agreed = 0
    for _ in range(ROUNDS):
        found = Checked(reading.name, text, reading.project.fixer.look_document(text, reading.limited).findings)
        wanted = list(_agreed(found, refused))
        if not wanted:
            break
        text, agreed = apply(text, choose(wanted, {SAFE, UNSAFE, SUGGESTION})), agreed + len(wanted)
    return text, agreed


def _agreed(found: Checked, refused: set[tuple[str, str]]) -> Iterator[Finding]:
    """The findings that a person wants repaired; a repair that overlaps one before it waits for the next round."""
    end = -1
    for finding in found.findings:
        key = finding.code, found.sentence(finding)
        if not finding.edits or finding.start < end or key in refused:
            continue
        if _asked(found, finding) in ("y", "a"):
            end = finding.end + 1
            yield finding
        else:
            refused.add(key)


def _asked(found: Checked, finding: Finding) -> str:
    if _Person.always:
        return _Person.always
    click.echo(shown(found, finding), nl=False, err=True)
    click.echo(f"Write it ({finding.safety})? " + ", ".join(f"[{key}] {what}" for key, what in KEYS.items()) + " ", nl=False, err=True)
    answer = ""
    while answer not in KEYS:
        answer = click.getchar().lower()
    click.echo(answer, err=True)
    if answer in ("a", "q"):
        _Person.always = answer
    return answer
