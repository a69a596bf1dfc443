"""SARIF 2.1.0, which code scanning on GitHub, Azure DevOps and editors read; suppressed findings are not in it."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from textfix import __version__
from textfix.report.checked import Checked
from textfix.report.gitlab_ import fingerprint
from textfix.spot import Finding

if TYPE_CHECKING:
    from textfix.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"safe": "error", "unsafe": "warning", "suggestion": "note"}


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All findings in one run."""
    rules: dict[str, tuple[int, Rule]] = {}
    results = [_result(one, f, rules.setdefault(f.code, (len(rules), f.rule))[0]) for one in checked for f in one.findings]
    driver = {"name": "textfix", "version": __version__, "rules": [_rule(rule) for _, rule in rules.values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {"id": rule.code, "name": rule.name, "shortDescription": {"text": rule.message},
            "fullDescription": {"text": rule.docs or rule.message}, "defaultConfiguration": {"level": _LEVEL[rule.safety]}}


def _result(checked: Checked, finding: Finding, index: int) -> dict[str, Any]:
    artifact = {"uri": _uri(checked.name)}
    place = {"physicalLocation": {"artifactLocation": artifact, "region": _region(checked, finding.start, finding.end)}}
    result = {
        "ruleId": finding.code, "ruleIndex": index, "level": _LEVEL[finding.safety], "message": {"text": finding.message},
        "locations": [place], "partialFingerprints": {"sentence/v1": fingerprint(checked, finding)},
    }
    if finding.edits:
        replacements = [{"deletedRegion": _region(checked, e.start, e.end), "insertedContent": {"text": e.new}} for e in finding.edits]
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}]}]
    return result


def _uri(name: str) -> str:
    """A name as a URI: relative with slashes, or `file:`."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _region(checked: Checked, start: int, end: int) -> dict[str, int]:
    (line, column), (end_line, end_column) = checked.lines.position(start), checked.lines.position(end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
