"""The Code Quality report of GitLab, which shows findings in a merge request."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from textfix.report.checked import Checked
from textfix.spot import Finding

_SEVERITY = {"safe": "major", "unsafe": "minor", "suggestion": "info"}


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All findings in one array."""
    issues = [issue for one in checked for issue in _issues(one)]
    yield json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issues(checked: Checked) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in checked.findings:
        mark = fingerprint(checked, finding)
        seen[mark] += 1
        yield _issue(checked, finding, f"{mark}-{seen[mark]}")


def fingerprint(checked: Checked, finding: Finding) -> str:
    """What stays the same of a finding when its file grows above it: the rule, the file and the sentence."""
    return blake2b(f"{finding.code}\n{checked.name}\n{checked.sentence(finding)}".encode(), digest_size=16).hexdigest()


def _issue(checked: Checked, finding: Finding, mark: str) -> dict[str, Any]:
    (line, column), (end_line, end_column) = checked.lines.position(finding.start), checked.lines.position(finding.end)
    return {
        "description": f"{finding.code}: {finding.message}", "check_name": finding.rule.name, "fingerprint": mark,
        "severity": _SEVERITY[finding.safety],
        "location": {"path": checked.name.removeprefix("./"), "positions": {
            "begin": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}},
    }
