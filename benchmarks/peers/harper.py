"""Harper checks English grammar; the first suggestion of each finding is carried out."""
from __future__ import annotations

from typing import Any

from . import Fix, each

PACKAGES = ("harper-py",)
REPAIRS = True
LANGUAGES = ("en",)


def load() -> Fix:
    """`harper.Linter().lint`, all rules."""
    import harper

    linter = harper.Linter()

    def fix(text: str) -> str:
        lints = [lint for lint in linter.lint(text, language=harper.Language.PLAINTEXT) if lint.suggestions]
        at = len(text)
        for lint in sorted(lints, key=lambda lint: -lint.span.start):
            if lint.span.end <= at:
                text = _applied(text, lint, harper.SuggestionKind)
                at = lint.span.start
        return text

    return each(fix)


def _applied(text: str, lint: Any, kinds: Any) -> str:
    first, span = lint.suggestions[0], lint.span
    old = lint.problem_text
    new: str = {kinds.REMOVE: "", kinds.INSERT_AFTER: old + first.replacement_text}.get(first.kind, first.replacement_text)
    start, end = int(span.start), int(span.end)
    return text[:start] + new + text[end:]
