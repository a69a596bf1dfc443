"""Case forms: Путина is Путин in another case, not another spelling."""
from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .graphemes import fold, tokens


class Paradigm(NamedTuple):
    """A base form ends in `base`; its case forms have `stem` and one of `endings` there."""

    base: str
    stem: str
    endings: frozenset[str]


@cache
def _paradigms(lang: str) -> tuple[Paradigm, ...]:
    """The paradigms of a language; none for one that has no cases or is not known."""
    rows = tomllib.loads((files(__package__) / "inflection.toml").read_text("utf-8")).get(lang.partition("-")[0], {})
    return tuple(_paradigm(change, endings) for bases, endings in rows.items() for change in bases.split() or [""])


def _paradigm(change: str, endings: str) -> Paradigm:
    base, _, stem = change.partition(">")
    return Paradigm(fold(base), fold(stem), frozenset(map(fold, endings.split() or [""])) | frozenset([""] if endings[:1] == " " else []))


def is_case_form(a: str, b: str, lang: str) -> bool:
    """Whether one name is a form of the other in the grammar of a language, in which the text is written (`ru`, `pl`, `pt-BR`).

    An Ivanova in Russian may be a woman or a case of Ivanov: it is a case form here, and a person of its own elsewhere.

    >>> is_case_form("Путин", "Путина", "ru"), is_case_form("Helsinki", "Helsingissä", "fi"), is_case_form("Merkel", "Merkels", "de")
    (True, True, True)
    >>> is_case_form("Kojemiako", "Kozhemiako", "en")
    False
    """
    left, right = tokens(a), tokens(b)
    if len(left) != len(right) or left == right:
        return False
    return all(one == two or _related(one, two, lang) for one, two in zip(left, right, strict=True))


def _related(one: str, two: str, lang: str) -> bool:
    """One is a form of the other, or both are forms of a third word."""
    bases = _bases(one, lang), _bases(two, lang)
    return one in bases[1] or two in bases[0] or not bases[0].isdisjoint(bases[1])


def _bases(form: str, lang: str) -> frozenset[str]:
    """What a word may be the case form of."""
    return frozenset(form[:len(form) - len(ending) - len(p.stem)] + p.base for p in _paradigms(lang) for ending in p.endings
                     if form.endswith(p.stem + ending) and len(form) - len(p.stem + ending) > 1)
