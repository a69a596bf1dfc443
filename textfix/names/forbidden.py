"""Pairs that are never one name, however alike they are spelt: facts, numbers and initials."""
from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations, product

from .graphemes import REMEMBERED, Graphemes, tokens

NUMBER = re.compile(r"\b(?:[IVX]{1,5}|\d+)\b")


@cache
def lists() -> tuple[tuple[str, ...], ...]:
    """Names of which no two are one: `(("Shanxi", "Shaanxi"), …)`."""
    lines = (files(__package__) / "forbidden.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def _facts() -> dict[Graphemes, frozenset[Graphemes]]:
    """Whom each name must not be merged with."""
    found: dict[Graphemes, set[Graphemes]] = {}
    for names in lists():
        for one, other in permutations(map(tokens, names), 2):
            found.setdefault(one, set()).add(other)
    return {name: frozenset(others) for name, others in found.items()}


FEMININE = ((("ov", "off"), ("ova",)), (("ev", "eff", "yov"), ("eva", "yova")), (("in", "ine"), ("ina",)), (("yn",), ("yna",)),
            (("sky", "ski", "skiy", "skyi", "skij", "skyj", "skii"), ("skaya", "skaia", "skaja", "ska")))


def feminine(left: Graphemes, right: Graphemes) -> bool:
    """Whether a word of one name is the form that a woman bears of the word in the other: Ivanov and Ivanova are two people.

    >>> feminine(("ivanov",), ("ivanova",)), feminine(("navalny",), ("navalnyj",))
    (True, False)
    """
    odd = [sorted((one, two), key=_ends_in_a) for one, two in zip(left, right, strict=False) if _ends_in_a(one) != _ends_in_a(two)]
    return len(left) == len(right) and any(_pair(man, woman) for man, woman in odd)


def _ends_in_a(word: str) -> bool:
    return word.endswith("a")


def _pair(man: str, woman: str) -> bool:
    return any(man[:len(man) - len(end)] == woman[:len(woman) - len(other)]
               for his, hers in FEMININE for end, other in product(his, hers) if man.endswith(end) and woman.endswith(other))


def forbidden(a: str, b: str) -> bool:
    """Whether the two are known to be different, or differ in a number or an initial.

    >>> forbidden("Shaanxi", "Shanxi"), forbidden("Joseph P. Kennedy II", "Joseph P. Kennedy III"), forbidden("Kyiv", "Kiev")
    (True, True, False)
    """
    return _known(tokens(a), tokens(b)) or numbers(a) != numbers(b) or _initials(tokens(a), tokens(b))


def _known(left: Graphemes, right: Graphemes) -> bool:
    """The whole names stand in the list, or the only words in which they differ do."""
    facts = _facts()
    if right in facts.get(left, ()):
        return True
    return len(left) == len(right) and any(one != two and (two,) in facts.get((one,), ()) for one, two in zip(left, right, strict=True))


@lru_cache(REMEMBERED)
def numbers(name: str) -> tuple[str, ...]:
    """The Roman and Arabic numbers in a name.

    >>> numbers("Artiom-Primorie-1"), numbers("Louis XIV"), numbers("Xi Jinping")
    (('1',), ('XIV',), ())
    """
    return tuple(NUMBER.findall(name))


def _initials(left: Graphemes, right: Graphemes) -> bool:
    """A single letter stands against another one, or against a word that begins otherwise."""
    if len(left) != len(right) or not any(len(word) == 1 for word in left + right):
        return False
    return any(one[0] != two[0] for one, two in zip(left, right, strict=True) if min(len(one), len(two)) == 1)
