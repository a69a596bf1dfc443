"""One JSON document: `{"version": 1, "columns": "code points", "findings": […], "truncated": […]}`, as in `docs/output.schema.json`."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from textfix.report.checked import Checked

VERSION = 1                   # of the schema; it changes when a field changes its meaning or goes


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All findings in one document."""
    findings, truncated = [], []
    for one in checked:
        findings += one.records()
        truncated += [one.name] if one.truncated else []
    document = {"version": VERSION, "columns": "code points", "findings": findings, "truncated": truncated}
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"
