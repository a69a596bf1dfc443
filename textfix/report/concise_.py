"""One line a finding: `path:line:column: CODE [*] message`."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from textfix.report.checked import Checked
from textfix.spot import Finding

_SIGN = {"safe": "[*] ", "unsafe": "[?] ", "suggestion": ""}


def sign(finding: Finding) -> str:
    """`[*]` for a repair that is made by default, `[?]` for one that needs to be asked for."""
    return _SIGN[finding.safety] if finding.edits else ""


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All findings, a line each."""
    for one in checked:
        for finding in one.findings:
            yield line(one, finding) + "\n"


def line(checked: Checked, finding: Finding) -> str:
    """A finding in one line, without the line end."""
    at, column = checked.lines.position(finding.start)
    return f"{checked.name}:{at}:{column}: {finding.code} {sign(finding)}{finding.message}"
