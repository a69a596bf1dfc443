"""Workflow commands of GitHub Actions, which show a finding at its line of a pull request."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from textfix.report.checked import Checked
from textfix.report.concise_ import line
from textfix.spot import Finding

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All findings, a command each: an error where the repair is safe, else a warning."""
    for one in checked:
        for finding in one.findings:
            yield _command(one, finding)


def _command(checked: Checked, finding: Finding) -> str:
    at, column = checked.lines.position(finding.start)
    end, end_column = checked.lines.position(finding.end)
    properties = {"title": f"textfix ({finding.code})", "file": checked.name, "line": at, "endLine": end}
    if at == end:             # GitHub takes columns only within one line
        properties |= {"col": column, "endColumn": end_column}
    level = "error" if finding.safety == "safe" else "warning"
    return f"::{level} {','.join(f'{k}={_escaped(str(v), _PROPERTY)}' for k, v in properties.items())}::{_message(checked, finding)}\n"


def _message(checked: Checked, finding: Finding) -> str:
    return _escaped(f"{line(checked, finding)} ({finding.rule.name})", _DATA)


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(c, c) for c in text)
