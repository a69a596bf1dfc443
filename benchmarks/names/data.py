"""Pairs of names to train and to measure on: labelled ones from a folder, and ones made from the project's own tables."""
from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from textfix.names import conventions
from textfix.names.features import distance

HERE = Path(__file__).parent
LICENCES = {"everypolitician": "CC0", "wikidata-tokens(NET)": "CC0", "wikidata-people(ko list)": "CC0", "nomenklatura-bench": "MIT",
            "OFAC-SDN": "public domain", "OFAC-SDN persons": "public domain", "CLDR": "Unicode-3.0", "CLDR en": "Unicode-3.0",
            "geonames": "CC-BY-4.0", "own": "MIT"}
PERSONS = frozenset({"everypolitician", "OFAC-SDN", "OFAC-SDN persons", "wikidata-people(ko list)", "nomenklatura-bench"})


def _table(name: str) -> list[list[str]]:
    """The cells of a file of the project's own, without comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


SCRIPTS = {script: origin for origin, scripts, _, _ in _table("origins.tsv") for script in scripts.split("|")}
LANGUAGES = {lang: origin for origin, _, langs, _ in _table("origins.tsv") for lang in langs.split()}
COUNTRIES = {country: origin for origin, _, _, countries in _table("origins.tsv") for country in countries.split()}


class Pair(NamedTuple):
    """Two spellings and whether they name the same.

    entities: what must not be on both sides of a split.
    origin: one of origins.tsv, "" where it is not known.
    licence: of the source; "" where it is not known or allows no training.
    """

    one: str
    two: str
    same: bool
    entities: tuple[str, ...]
    source: str
    origin: str
    person: bool = False
    licence: str = ""


def labelled(folder: Path) -> list[Pair]:
    """The pairs of `pairs_pos.*.tsv` and `pairs_neg.*.tsv` in a folder."""
    return [*map(_positive, _rows(folder, "pairs_pos")), *map(_negative, _rows(folder, "pairs_neg"))]


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob(f"{name}.*tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _positive(row: dict[str, str]) -> Pair:
    source = row["source"].partition("/")[0]
    origin, person = SCRIPTS.get(row["script"], ""), _person(source, row["name_a"]) and row["script"] != "org"
    return Pair(row["name_a"], row["name_b"], True, (row["entity"],), source, origin, person, LICENCES.get(source, ""))


def _negative(row: dict[str, str]) -> Pair:
    source, _, country = row["source"].partition("/")
    origin = "latin" if source == "everypolitician" else COUNTRIES.get(country, "")
    entities, person = (row["entity_a"], row["entity_b"]), _person(source, row["name_a"]) and "compan" not in row["note"]
    return Pair(row["name_a"], row["name_b"], False, entities, source, origin, person, LICENCES.get(source, ""))


def _person(source: str, name: str) -> bool:
    return source in PERSONS or (source == "curated" and " " in name)


def natives() -> list[tuple[str, str]]:
    """The project's own names: `("ru", "Жуков")` …"""
    return [(lang, name) for lang, names in _table("natives.tsv") for name in names.split()]


def generated(seed: int = 0) -> list[Pair]:
    """Pairs from the project's own names and words: two conventions for one name, two names of a language, words that look alike."""
    dice = random.Random(seed)
    names = natives()
    same = [pair for lang, name in names for pair in _twice(lang, name, dice)]
    words = [row.split() for [row] in _table("words.txt")]
    alike = [Pair(*two, False, (f"own:{row[0]}",), "own", "latin", licence="MIT") for row in words for two in combinations(row, 2)]
    return [*same, *_strangers(names, dice), *alike]


def _somehow(lang: str, name: str, dice: random.Random) -> str:
    """A name by any convention, with any of its spellings."""
    return conventions.romanise(name, lang, dice.choice(conventions.table(lang).conventions), dice.choice)


def _twice(lang: str, name: str, dice: random.Random) -> Iterator[Pair]:
    for _ in range(2):
        one, two = (_somehow(lang, name, dice) for _ in range(2))
        if one != two:
            yield Pair(one, two, True, (f"own:{lang}:{name}",), "own", LANGUAGES[lang], licence="MIT")


def _strangers(names: list[tuple[str, str]], dice: random.Random) -> Iterator[Pair]:
    """Names of one language that are not one, each by any convention: beside each the one of a dozen that is spelt most like it."""
    written = [(lang, name, _somehow(lang, name, dice)) for lang, name in names]
    for lang, name, one in written:
        others = [row for row in dice.sample(written, 120) if row[0] == lang and row[1] != name and row[2] != one]
        if others:
            _, other, two = min(others, key=lambda row: distance(one, row[2]))
            yield Pair(one, two, False, (f"own:{lang}:{name}", f"own:{lang}:{other}"), "own", LANGUAGES[lang], licence="MIT")
