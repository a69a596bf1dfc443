"""JSON Lines: one object a finding, the fields of the `json` format."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from textfix.report.checked import Checked


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All findings, an object a line."""
    for one in checked:
        for record in one.records():
            yield json.dumps(record, ensure_ascii=False) + "\n"
