"""How often each rule found something."""
from __future__ import annotations

from collections import Counter

from textfix.report.checked import Checked


def statistics(checked: list[Checked]) -> str:
    """A table of counts, code, sign of repair and name; the most frequent first."""
    counts = Counter((f.code, f.rule.name, f.rule.fixable) for c in checked for f in c.findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{n:>6}  {code}  {'[*]' if fixable else '   '}  {name}\n" for (code, name, fixable), n in ranked)
