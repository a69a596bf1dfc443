"""For people: each finding with its line, the span underlined and the repair beneath it."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

from textfix.report.checked import Checked
from textfix.report.concise_ import sign
from textfix.spot import Finding

WIDTH = 48                    # code points of the line that are shown on either side of a finding
_PLAIN, _BOLD, _RED, _GREEN, _BLUE = "\x1b[0m", "\x1b[1m", "\x1b[31m\x1b[1m", "\x1b[32m", "\x1b[34m"
_BAR = f"{_BLUE}|{_PLAIN}"
_SHOWN = {"\t": "→", "\n": "⏎", "\r": "", "\N{NO-BREAK SPACE}": "⍽", "\N{SOFT HYPHEN}": "¬"}


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All findings with their context; colour is taken out again where the output is no terminal."""
    for one in checked:
        if one.findings:
            yield "".join(shown(one, finding) for finding in one.findings)


def shown(checked: Checked, finding: Finding) -> str:
    """One finding: where, what, the line, the repair beneath."""
    line, column = checked.lines.position(finding.start)
    where, code = f"{_BOLD}{checked.name}:{line}:{column}{_PLAIN}", f"{_RED}{finding.code}{_PLAIN}"
    head = f"{where}: {code} {sign(finding)}{finding.message} ({finding.rule.name})\n"
    before, span, after = _context(checked.text, finding)
    pad = " " * len(str(line))
    under = f"{' ' * _cells(before)}{_GREEN}{'^' * max(1, _cells(span))}{_repair(checked, finding)}{_PLAIN}"
    return f"{head}{pad} {_BAR}\n{_BLUE}{line}{_PLAIN} {_BAR} {before}{span}{after}\n{pad} {_BAR} {under}\n"


def _repair(checked: Checked, finding: Finding) -> str:
    new = checked.repair(finding)
    if new is None:
        return ""
    return f" write: {_visible(new)}" if new else " delete"


def _context(text: str, finding: Finding) -> tuple[str, str, str]:
    before = text[max(0, finding.start - WIDTH):finding.start].rpartition("\n")[2]
    span = _visible(text[finding.start:min(finding.end, finding.start + 2 * WIDTH)])
    after = text[finding.end:finding.end + WIDTH].partition("\n")[0]
    return _visible(before), span, _visible(after)


def _visible(text: str) -> str:
    """Characters that cannot be seen are shown as a sign."""
    return text if text.isprintable() else "".join(_SHOWN.get(c, c if c.isprintable() else f"<U+{ord(c):04X}>") for c in text)


def _cells(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return len(text) if text.isascii() else sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
