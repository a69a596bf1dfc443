"""Comments to textfix in a text: `<!-- textfix: ignore[CAP001] -->`, in the words of each format's own comments.

One that names no rule says nothing; it is itself a finding, and so is one that names a rule that there is not.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from textfix.errors import unknown
from textfix.language import Language
from textfix.protection import KINDS, protection
from textfix.rule import SUGGESTION, Finding, Rule, Spot, load_rules, rule

_CLOSERS = {"<!--": "-->", "/*": "*/", "{/*": "*/}"}
_ALL_BUT_CODE = KINDS - {"code"}


@rule("SUP001", over="segment", gate=bool, safety=SUGGESTION)
def invalid_suppression(_spot: Spot, _lang: Language) -> Iterator[Finding]:
    """A comment to textfix names no rule, or one that there is not.

    Write which findings are to stand, by code or name: `textfix: ignore[CAP001]`. A comment that names none suppresses nothing, so that
    what is found later, by rules that nobody thought of, is not hidden with it.
    """
    yield from ()             # no segment has comments: it is found below


@dataclass
class Comment:
    """A comment: what it says (`ignore`, `disable`, `enable`, `file-ignore`) of which rules, its span, what is wrong with it, and the
    rules that it has kept from being found."""

    verb: str
    start: int
    end: int
    rules: frozenset[Rule]
    errors: list[Finding]
    used: set[Rule] = field(default_factory=set)


def comments(text: str, openers: tuple[str, ...]) -> Iterator[Comment]:
    """The comments of a text in order; `openers` are the signs that open a comment in it."""
    for match in _pattern(openers).finditer(text):
        if protection(text, match.start(), match.end(), _ALL_BUT_CODE) != "code":     # it may be a page that tells of them
            names = [name.strip() for name in (match["names"] or "").split(",") if name.strip()]
            rules = frozenset(_by_name()[name] for name in names if name in _by_name())
            yield Comment(match["verb"], match.start(), _close(text, match), rules, list(_errors(match, names)))


def _errors(match: re.Match[str], names: list[str]) -> Iterator[Finding]:
    problems = [str(unknown("rule", name, _by_name())) for name in names if name not in _by_name()]
    if not names:
        problems = [f"it names no rule; write textfix: {match['verb']}[CODE]"]
    for problem in problems:
        message = f"{invalid_suppression.message}: {problem}"
        yield Finding(invalid_suppression, match.start(), match.end(), message, (), SUGGESTION)


def _close(text: str, match: re.Match[str]) -> int:
    """Where a comment ends: behind its closing sign, or with its line."""
    line_end = end_of_line(text, match.end())
    closer = _CLOSERS.get(match["opener"], "")
    at = text.find(closer, match.end(), line_end) if closer else -1
    return line_end if at < 0 else at + len(closer)


def end_of_line(text: str, at: int) -> int:
    """The offset of the line end after an offset, or of the end of the text."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found


@cache
def _pattern(openers: tuple[str, ...]) -> re.Pattern[str]:
    """The opening sign, `textfix:`, the verb and the names; a sign that a word may end in (`#`) stands after a blank."""
    signs = "|".join(("" if o in _CLOSERS else r"(?<!\S)") + re.escape(o) for o in sorted(openers, key=len, reverse=True))
    return re.compile(rf"(?P<opener>{signs or '(?!)'})[ \t]*textfix:[ \t]*(?P<verb>file-ignore|ignore|disable|enable)\b"
                      r"(?:[ \t]*\[(?P<names>[^\]\n]*)\])?")


@cache
def _by_name() -> dict[str, Rule]:
    return {name: found for found in load_rules() for name in (found.code, found.name)}
