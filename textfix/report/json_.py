"""One JSON document: `{"version": 1, "columns": "code points", "findings": […], "truncated": […]}`."""
from __future__ import annotations

import json

from textfix.report.checked import Checked

VERSION = 1                   # of the schema; it changes when a field changes its meaning or goes


def render(checked: list[Checked]) -> str:
    """All findings in one document."""
    findings = [record for c in checked for record in c.records()]
    document = {"version": VERSION, "columns": "code points", "findings": findings, "truncated": [c.name for c in checked if c.truncated]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
