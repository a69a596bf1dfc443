"""Whether two spellings name the same person or place, and what makes them differ."""
from __future__ import annotations

from collections import Counter

from . import align
from .conventions import table
from .features import alike, sound_alike
from .forbidden import feminine, forbidden
from .graphemes import Edit, Graphemes, explained, tokens
from .inflection import is_case_form
from .scorer import Scorer, trained

FEWEST = .2                       # share of pairs of letters, and of sounds, that spellings of one name have in common at the least
SHORT = 7                         # letters up to which a name may have fewer
DEAREST, DEAREST_LETTER = 1.0, .25   # what one name costs at most, and for each of its letters


def probability(a: str, b: str, lang: str | None = None) -> float:
    """How probably the two spellings name the same, 0-1; 1.0 for names that differ in case, hyphens and marks on vowels alone.

    With the language of the text a case form counts as no variant (0.0).

    >>> probability("Oleg Kojemiako", "Oleg Kozhemiako") > .9, probability("Kim Jong-un", "Kim Jong-il") < .1
    (True, True)
    """
    return .0 if lang and a != b and is_case_form(a, b, lang) else judged(a, b, trained())


def judged(a: str, b: str, scorer: Scorer) -> float:
    """The probability that a scorer gives two names after what needs no learning: sameness, facts, a floor."""
    left, right = sorted((tokens(a), tokens(b)))
    if not (left and right):
        return float(a == b)
    if forbidden(a, b):
        return .0
    if "".join(left) == "".join(right):
        return 1.0
    if _far(left, right):
        return .0
    found = align.names(left, right)
    letters = max(sum(map(len, left)), sum(map(len, right)))
    if found.cost > DEAREST + DEAREST_LETTER * letters or feminine(left, right):
        return .0
    return scorer.probability(left, right, found)


def _far(left: Graphemes, right: Graphemes) -> bool:
    """The names are of too different a length, or have too little in common: letters in the whole, sounds in any word."""
    one, two = "".join(left), "".join(right)
    short, long = sorted((len(one), len(two)))
    if 2 * short < long or (short > SHORT and alike(one, two) < FEWEST):
        return True
    return len(left) == len(right) and any(a != b and sound_alike(a, b) < FEWEST for a, b in zip(left, right, strict=True))


def explain(a: str, b: str) -> str:
    """What makes the two differ, as far as conventions explain it, in the order of the names; empty where none does.

    >>> explain("Kozhemiako", "Kojemiako")
    'zh/j: English and French for Russian ж'
    """
    steps = align.names(tokens(a), tokens(b)).steps
    edits = [explained().get((step.left, step.right), ()) if step.left and step.right else () for step in steps]
    common = Counter(lang for some in edits for lang in {edit.lang for edit in some})
    likely = sorted(common, key=lambda lang: (common[lang], len(table(lang).conventions), lang))
    best = [max(some, key=lambda edit: (likely.index(edit.lang), -len(edit.letter)), default=None) for some in edits]
    return "; ".join(_reason(step, edit) for step, edit in zip(steps, best, strict=True) if edit)


def _reason(step: align.Step, edit: Edit) -> str:
    lang, letter, by, other = edit
    both = by.capitalize() if by == other else f"{by.capitalize()} and {other.capitalize()}"
    return f"{''.join(step.left) or '–'}/{''.join(step.right) or '–'}: {both} for {table(lang).name} {letter}"
