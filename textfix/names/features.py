"""What the scorer sees of two names: the edits between them by name and by kind, and how much of the names they leave alike."""
from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from sys import intern

from textfix import compiled

from .align import Alignment, Step, step_cost
from .blocking import sounds
from .graphemes import REMEMBERED, VOWELS, Graphemes, core, explained, parse

KINDS = ("vowel", "vowel_gap", "consonant", "near", "explained", "consonant_gap", "h_gap", "j_gap", "doubled", "mixed")
ROUND = {"e": "e", "i": "e", "y": "e", "j": "e", "ä": "e", "ö": "e", "ü": "e", "ø": "e", "o": "o", "u": "o", "w": "o", "å": "o"}
PLACES = ("inside", "start", "end")
PLAIN = ("cost", "letters", "cost_share", "dearest", "edits", "extra", "extra_letters", "distance", "distance_share", "alike", "words",
         "words_more", "words_same", "letters_same", "shortest", "unexplained", "incoherent")
_NOWHERE = frozenset[str]()
_native = compiled.load()
NAMES = (*PLAIN, *(f"{kind}_{place}" for kind in KINDS for place in PLACES))


def labels(step: Step) -> tuple[str, ...]:
    """The names of an edit, from the bare one to those with a neighbour; the same whichever of the names is first.

    >>> labels(Step(("zh",), ("j",), "o", "e"))
    ('j>zh', 'explained', 'j>zh|VV', 'j>zh|o_', 'j>zh|_e')
    """
    one, two = sorted(("".join(step.left), "".join(step.right)))
    place = place_of(step)
    kind = KINDS[kind_of(step)]
    bare = f"{one}>{two}"
    around = _sort(step.before) + _sort(step.after)
    edges = (bare + place, kind + place) if place else (kind,)
    return (bare, *edges, f"{bare}|{around}", f"{bare}|{step.before}_", f"{bare}|_{step.after}")


def place_of(step: Step) -> str:
    """`^` at the beginning of a word, `$` at its end, else nothing."""
    return "^" if step.before == "^" else "$" if step.after == "$" else ""


def _sort(grapheme: str) -> str:
    return grapheme if grapheme in "^$" else "V" if grapheme[0] in VOWELS else "C"


def kind_of(step: Step) -> int:
    """The number in KINDS of an edit's kind."""
    one, two = "".join(step.left), "".join(step.right)
    vowels = [part[0] in VOWELS for part in (one, two) if part]
    if not (one and two):
        return {"h": 6, "j": 7}.get(one + two, 1 if all(vowels) else 5)
    if all(vowels):
        return 0
    if one == two * 2 or two == one * 2:
        return 8
    dear = step_cost(step)
    return 4 if dear < .2 else 9 if any(vowels) else 3 if dear < 1.3 else 2


@lru_cache(REMEMBERED)
def _seen(step: Step) -> tuple[float, int, frozenset[str]]:
    """What an edit costs, the place of its kind among the counts, and the source languages whose conventions explain it."""
    langs = frozenset(edit.lang for edit in explained().get((step.left, step.right), ()))
    return step_cost(step), kind_of(step) * len(PLACES) + ("", "^", "$").index(place_of(step)), langs


def vector(left: Graphemes, right: Graphemes, found: Alignment) -> list[float]:
    """The figures of NAMES for two names as tokens, put side by side."""
    one, two = "".join(left), "".join(right)
    letters = max(len(one), len(two), 1)
    edits = list(map(_seen, found.steps))
    same = set(left).intersection(right)
    apart = distance(one, two)
    counts = [0] * (len(KINDS) * len(PLACES))
    for _, slot, _ in edits:
        counts[slot] += 1
    return [found.cost, letters, found.cost / letters, max([dear for dear, _, _ in edits], default=.0), len(edits), len(found.extra),
            sum(map(len, found.extra)), apart, apart / letters, alike(one, two), min(len(left), len(right)), abs(len(left) - len(right)),
            len(same), sum(map(len, same)), min(map(len, left + right)), *_explained([langs for _, _, langs in edits]), *counts]


def _explained(explaining: list[frozenset[str]]) -> tuple[int, int]:
    """How many edits no source language explains, and how many the one that explains most of them leaves unexplained."""
    counts: dict[str, int] = {}
    for langs in explaining:
        for lang in langs:
            counts[lang] = counts.get(lang, 0) + 1
    return explaining.count(_NOWHERE), len(explaining) - max(counts.values(), default=0)


@lru_cache(REMEMBERED)
def _pairs(word: str) -> frozenset[str]:
    return frozenset(map(intern, map("".join, pairwise(word))))


def alike(one: str, two: str) -> float:
    """The share of pairs of letters that two words have in common (Dice), 0-1."""
    left, right = _pairs(one), _pairs(two)
    return 2 * len(left & right) / max(len(left) + len(right), 1)


@lru_cache(REMEMBERED)
def _sounds(word: str) -> frozenset[str]:
    """Neighbouring sounds of a word, roughly: what is heard of its consonants, three kinds of vowels, its ends."""
    heard = "^"
    for grapheme in parse(word):
        sound = ROUND.get(grapheme[0], "a") if grapheme[0] in VOWELS or grapheme in "jw" else sounds(grapheme, True)[0]
        if sound not in ("_", heard[-1]):
            heard += sound
    return frozenset(map(intern, map("".join, pairwise(heard + "$"))))


def sound_alike(one: str, two: str) -> float:
    """The share of neighbouring sounds that two folded words have in common (Dice), 0-1.

    >>> round(sound_alike("kojemiako", "kozhemyako"), 2), sound_alike("xi", "hsi")
    (0.82, 1.0)
    """
    left, right = _sounds(one), _sounds(two)
    return 2 * len(left & right) / (len(left) + len(right))


def distance(one: str, two: str) -> int:
    """The Levenshtein distance of two words.

    >>> distance("kojemiako", "kozhemiako")
    2
    """
    found = _native.distance(one, two) if _native else NotImplemented
    return _reference(one, two) if found is NotImplemented else int(found)


def _reference(one: str, two: str) -> int:
    """What the compiled part does."""
    short, long = sorted(core(one, two), key=len)
    row = list(range(len(short) + 1))
    for above, letter in enumerate(long):
        diagonal, row[0] = above, above + 1
        for n, other in enumerate(short, 1):
            diagonal, row[n] = row[n], min(row[n] + 1, row[n - 1] + 1, diagonal + (letter != other))
    return row[-1]
