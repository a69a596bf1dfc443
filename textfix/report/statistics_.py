"""How often each rule found something."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from textfix.report.checked import Checked


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """A table of counts, code, sign of repair and name; the most frequent first."""
    counts = Counter((f.code, f.rule.name, f.rule.fixable) for c in checked for f in c.findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for (code, name, fixable), n in ranked:
        yield f"{n:>6}  {code}  {'[*]' if fixable else '   '}  {name}\n"
