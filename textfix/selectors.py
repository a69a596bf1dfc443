"""How options name rules: by codes, prefixes of codes, names, or `ALL`."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textfix.errors import TextfixError, unknown

if TYPE_CHECKING:
    from textfix.rule import Rule


def known_rules() -> tuple[Rule, ...]:
    """All rules, imported when they are asked for."""
    from textfix.rule import load_rules

    return load_rules()


def _precision(rule: Rule, selector: str) -> int:
    """How precisely a selector names a rule: 0 not at all, ALL least, then longer prefixes, the code or name most."""
    if selector in (rule.name, rule.code):
        return 99
    if selector == "ALL":
        return 1
    return 1 + len(selector) if rule.code.startswith(selector) else 0


def weight(rule: Rule, given: tuple[str, ...]) -> int:
    """How precisely the most precise of some selectors names a rule."""
    return max((_precision(rule, selector) for selector in given), default=0)


def selectors(option: str, value: Any) -> tuple[str, ...]:
    """The codes, prefixes and names of rules in the value of an option.  Raises TextfixError for any other value."""
    if isinstance(value, str):
        value = tuple(part.strip() for part in value.split(",") if part.strip())
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
        raise TextfixError(f"{option} is a list of rule codes or names, not {value!r}")
    for selector in value:
        if selector != "ALL" and not any(_precision(r, selector) for r in known_rules()):
            names = [n for r in known_rules() for n in (r.code, r.name)]
            raise unknown("rule", selector, names, f"in {option} (textfix rules lists them)")
    return tuple(value)
