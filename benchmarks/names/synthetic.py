"""Any number of names that nobody bears: a common first word, a second made letter by letter after the project's own names, both written by
one of the conventions."""
from __future__ import annotations

import random
from collections import defaultdict

from textfix.names import conventions

from .data import natives

LONGEST, SECOND = 9, .2                                     # letters of a made name; the share of people that have a second spelling
NEW = .2                                                    # the share of letters that follow one letter, not two: more names then
Chain = dict[str, list[str]]


def names(count: int, seed: int = 0) -> tuple[list[str], list[tuple[str, str]]]:
    """So many distinct full names, and the pairs among them that are one name in two conventions."""
    dice = random.Random(seed)
    chains = _chains()
    given = {lang: [name for of, name in natives() if of == lang] for lang in chains}
    found: dict[str, None] = {}
    twins = []
    while len(found) < count:
        lang = dice.choice(list(chains))
        person = [dice.choice(given[lang]), _word(chains[lang], dice)]
        one, two = (_written(person, lang, dice) for _ in range(2))
        if one in found or two in found:
            continue
        found[one] = None
        if one != two and dice.random() < SECOND:
            found[two] = None
            twins.append((one, two))
    return list(found), twins


def _chains() -> dict[str, Chain]:
    """What follows two letters, and one, in the names of each language; the end is ""."""
    chains: dict[str, Chain] = defaultdict(lambda: defaultdict(list))
    for lang, name in natives():
        word = "^^" + name.lower()
        for at in range(2, len(word) + 1):
            for size in (1, 2):
                chains[lang][word[at - size:at]].append(word[at:at + 1])
    return {lang: dict(chain) for lang, chain in chains.items() if lang != "ko"}


def _word(chain: Chain, dice: random.Random) -> str:
    while True:
        letters = "^^"
        while (after := dice.choice(chain[letters[-1:] if dice.random() < NEW else letters[-2:]])) and len(letters) < LONGEST + 2:
            letters += after
        if len(letters) > 5:
            return letters[2:]


def _written(words: list[str], lang: str, dice: random.Random) -> str:
    convention = dice.choice(conventions.table(lang).conventions)
    return " ".join(conventions.romanise(word.title(), lang, convention) for word in words)
