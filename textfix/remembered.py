"""What was found in a file as plain data, and back.

A finding that is remembered names its rule; the rule itself is imported only where more is asked of it than its code and name.
"""
from __future__ import annotations

from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textfix.done import NOTHING, Looked
from textfix.spot import Finding
from textfix.text import Edit

if TYPE_CHECKING:
    from textfix.rule import Rule


def as_data(looked: Looked) -> list[Any]:
    """What was found as plain data; empty where nothing was, and nothing is to be said."""
    if looked == NOTHING:
        return []
    return [[_finding_as_data(f) for f in looked.findings], looked.truncated, list(looked.notes), looked.beyond]


def of_data(data: list[Any]) -> Looked:
    """What `as_data` was given.  Raises ValueError, TypeError, LookupError or ImportError for what it has not made."""
    if not data:
        return NOTHING
    findings, truncated, notes, beyond = data
    return Looked([_finding(finding) for finding in findings], bool(truncated), tuple(notes), beyond=bool(beyond))


def _finding_as_data(finding: Finding) -> list[Any]:
    rule = finding.rule
    where = f"{rule.code} {rule.module} {rule.kind}"
    return [where, finding.start, finding.end, finding.message, [list(e) for e in finding.edits], finding.safety]


def _finding(data: list[Any]) -> Finding:
    where, start, end, message, edits, safety = data
    return Finding(_rule(where), start, end, message, tuple([Edit(*e) for e in edits]), safety)


@cache
def _rule(where: str) -> Any:
    code, module, kind = where.split(" ")
    if not module.startswith("textfix.rules."):
        raise LookupError(f"{module} has no rule of textfix")
    return _Named(code, module, kind)


class _Named:
    """A rule by its code, module and name; all else that one asks is what the rule says."""

    def __init__(self, code: str, module: str, kind: str) -> None:
        self.code, self.module, self.kind, self.name = code, module, kind, kind.replace("_", "-")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rule, name)

    def __reduce__(self) -> Any:
        return _rule, (f"{self.code} {self.module} {self.kind}",)

    @cached_property
    def _rule(self) -> Rule:
        found: Rule = vars(import_module(self.module))[self.kind]
        return found
