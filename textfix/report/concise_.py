"""One line a finding: `path:line:column: CODE [*] message`."""
from __future__ import annotations

from textfix.report.checked import Checked
from textfix.rule import Finding

_SIGN = {"safe": "[*] ", "unsafe": "[?] ", "suggestion": ""}


def sign(finding: Finding) -> str:
    """`[*]` for a repair that is made by default, `[?]` for one that needs to be asked for."""
    return _SIGN[finding.safety] if finding.edits else ""


def render(checked: list[Checked]) -> str:
    """All findings, a line each."""
    return "".join(f"{c.name}:{line}:{column}: {f.code} {sign(f)}{f.message}\n"
                   for c in checked for f in c.findings for line, column in [c.lines.position(f.start)])
