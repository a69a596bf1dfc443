"""Whether two spellings name the same person or place, and what makes them differ."""
from __future__ import annotations

import math

from . import align
from .conventions import table
from .forbidden import forbidden
from .graphemes import explained, tokens
from .inflection import is_case_form

DEAR = 2.5


def probability(a: str, b: str, lang: str | None = None) -> float:
    """How probably the two spellings name the same, 0-1; 1.0 for names that differ in case, hyphens and marks alone.

    With the language of the text a case form counts as no variant (0.0).

    >>> probability("Oleg Kojemiako", "Oleg Kozhemiako") > .9, probability("Kim Jong-un", "Kim Jong-il") < .1
    (True, True)
    """
    left, right = sorted((tokens(a), tokens(b)))
    if not (left and right) or forbidden(a, b):
        return float(a == b)
    if left == right or "".join(left) == "".join(right):
        return 1.0
    if lang and is_case_form(a, b, lang):
        return .0
    found = align.names(left, right)
    return .0 if found.cost > DEAR else 1 / (1 + math.exp(5 * found.cost - 4))


def explain(a: str, b: str) -> str:
    """What makes the two differ, as far as conventions explain it, in the order of the names; empty where none does.

    >>> explain("Kozhemiako", "Kojemiako")
    'zh/j: English and French for Russian ж'
    """
    steps = align.names(tokens(a), tokens(b)).steps
    return "; ".join(filter(None, map(_reason, steps)))


def _reason(step: align.Step) -> str:
    edits = explained().get((step.left, step.right), ())
    if not edits:
        return ""
    lang, letter, by, other = edits[0]
    both = by.capitalize() if by == other else f"{by.capitalize()} and {other.capitalize()}"
    return f"{''.join(step.left) or '–'}/{''.join(step.right) or '–'}: {both} for {table(lang).name} {letter}"
