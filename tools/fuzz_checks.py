"""What `fuzz.py` does with the C part: random texts, and each of its functions beside the Python that it stands for."""
from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

from fuzz_spoilt import spoilt_tables, spoilt_trees

LANGUAGES = ("en", "ru", "zh", "th")
WIDTHS = ((0x20, 0x7F), (0x20, 0x250), (0x370, 0x600), (0x900, 0x1100), (0x2000, 0x3100), (0x4E00, 0x9FFF), (0x1F300, 0x20100),
          (0, 0x110000))
MARKS = [*" .,;:!?-–—'’\"“”„«»()[]{}&@#%/\n\t\r|*_`1230", "  ", ". ", ", ", "\n\n", "@@ ", "…",
         "\N{ZERO WIDTH SPACE}", "。", "، "]


def pieces() -> list[str]:
    """Words and phrases that rules have something to say about, and units of texts made to be slow."""
    from benchmarks.hostile import UNITS
    from textfix.rule import load_rules

    examples = [marked for rule in load_rules() for _, marked in rule.marked_examples()]
    words = sorted({word for marked in examples for word in marked.replace("⟦", " ").replace("⟧", " ").replace("→", " ").split(" ")})
    return [*words, *examples, *UNITS.values()]


def random_text(dice: random.Random, pieces: list[str]) -> str:
    """A text of one of four sorts, mostly short; at times longer than a stretch that the C part looks at in one go."""
    sort, size = dice.randrange(4), dice.choice((3, 10, 30, 100, 100, 400, 3000))
    if sort == 0:
        low, high = dice.choice(WIDTHS)
        return "".join(_char(dice, low, high) if dice.random() < 0.8 else dice.choice(MARKS) for _ in range(size))
    if sort == 1:
        return " ".join(dice.choices(pieces, k=size // 3 + 1)) + dice.choice(("", "\U0001f600", "漢"))
    if sort == 2:
        return "".join(piece for _ in range(size // 3 + 1) for piece in (dice.choice(pieces), dice.choice(MARKS)))
    few = dice.choices(pieces, k=3) + dice.choices(MARKS, k=2)
    return "".join(dice.choices(few, k=size))


def _char(dice: random.Random, low: int, high: int) -> str:
    code = dice.randrange(low, high)
    return " " if 0xD800 <= code < 0xE000 else chr(code)


Check = Callable[[str, random.Random], bool]


def checks(module: Any) -> dict[str, Check]:
    """Each function of the C part beside its reference."""
    return {"scan": _scan(module), "look": _look(module), "may_repeat": _repeats, "alike": _alike, "names": _names,
            "case_varies": lambda text, dice: _cases(module, text, dice), "votes": _votes,
            "spoilt tables": spoilt_tables(module, _entries("en")), "spoilt trees": spoilt_trees(module)}


def _entries(code: str) -> list[Any]:
    from textfix.language import language
    from textfix.rule import load_rules
    from textfix.scanner import Entry

    return [Entry(n, rule.trigger_for(language(code))) for n, rule in enumerate(load_rules()) if rule.over == "spots"]


def _scan(module: Any) -> Check:
    """The hits of both scanners; in a window of whole lines those that begin in it (before it they may see an edge or a line end)."""
    from textfix.native import NativeScanner
    from textfix.scanner import Scanner

    scanners = [(NativeScanner(module, entries), Scanner(entries)) for entries in map(_entries, LANGUAGES)]

    def check(text: str, dice: random.Random) -> bool:
        ends = [0, *(k + 1 for k, c in enumerate(text) if c == "\n"), len(text)]
        start, end = sorted(dice.choices(ends, k=2)) if dice.random() < 0.3 else (0, len(text))
        native, python = dice.choice(scanners)
        least = start or -1
        return {h for h in native.scan(text, start, end) if h.at >= least} == {h for h in python.scan(text, start, end) if h.at >= least}

    return check


def _look(module: Any) -> Check:
    """What one call says is what each function says by itself."""
    from textfix.looking import CASES, NAMES, REPEATS
    from textfix.names.gate import STRETCH, sounds
    from textfix.native import NativeScanner
    from textfix.variants import STRETCH as CASES_STRETCH

    scanners = [NativeScanner(module, entries) for entries in map(_entries, LANGUAGES)]

    def check(text: str, dice: random.Random) -> bool:
        scanner = dice.choice(scanners)
        there = module.may_repeat(text, 0, len(text)) & REPEATS
        there |= (CASES if module.case_varies(text, CASES_STRETCH) else 0) | (NAMES if module.alike(text, sounds(), STRETCH) else 0)
        seen, hits = scanner.look(text, REPEATS | CASES | NAMES), scanner.scan(text)
        return seen == (hits, there) if hits or there else seen is None

    return check


def _repeats(text: str, dice: random.Random) -> bool:
    """The gate for repeats hides none."""
    from textfix import repeats

    found = repeats.repeats(text)
    with patch.object(repeats, "_may_repeat", None), patch.object(repeats, "_native", None):
        return repeats.repeats(text) == found


def _votes(text: str, dice: random.Random) -> bool:
    """How many votes the words of a text cast."""
    from textfix import voting

    end = dice.choice((0, 7, 200, len(text)))
    told, counted = voting.votes_of(text.lower(), end), voting._counted(text.lower()[:end])
    return bool(told.best) == bool(counted.best) and (told[1:] == counted[1:] or not told.best)


def _cases(module: Any, text: str, dice: random.Random) -> bool:
    """Places of words within the text, whatever the stretch."""
    places = module.case_varies(text, dice.choice((1, 7, 100, 3000, 1 << 40)))
    return all(text[place >> 32:(place >> 32) + (place & 0xFFFFFFFF)].isalnum() for place in places)


def _alike(text: str, dice: random.Random) -> bool:
    """The pairs of names that sound alike."""
    from textfix.names import gate

    found = gate.alike(text)
    with patch.object(gate, "_native", None):
        return gate.alike(text) == found


def _names(text: str, dice: random.Random) -> bool:
    """How probably pieces of the text are one name."""
    from textfix.names import align, features, gate, scorer
    from textfix.names.match import probability

    size = dice.choice((3, 10, 30, 200))
    one, other = (text[at:at + size] for at in dice.choices(range(len(text) + 1), k=2))
    pairs = (one, other), (one, _changed(one, dice))
    found = [(probability(*pair), gate.are_near(*pair)) for pair in pairs]
    align.words.cache_clear()
    with ExitStack() as pure:
        for module in (align, features, gate, scorer):
            pure.enter_context(patch.object(module, "_native", None))
        return [(probability(*pair), gate.are_near(*pair)) for pair in pairs] == found


def _changed(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) + 1)
    return word[:at] + dice.choice(("", "h", "ou", "tsch", "č", "x", "ova")) + word[at + dice.randrange(3):]
