"""JSON Lines: one object a finding, the fields of the `json` format."""
from __future__ import annotations

import json

from textfix.report.checked import Checked


def render(checked: list[Checked]) -> str:
    """All findings, an object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for c in checked for record in c.records())
