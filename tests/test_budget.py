"""Speed that a clock cannot test: on clean text rules are asked rarely, and what they are asked at is bounded."""
from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

import textfix
from textfix.candidates import DENSITY, FREE, Candidates
from textfix.language import language
from textfix.rule import load_rules

EACH, TOTAL = 0.5, 2.0        # candidates per 1,000 bytes of clean text: of one rule, of all
LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "ru")
DATA = Path(os.environ.get("TEXTFIX_DATA", "/nowhere")) / "clean.dev.jsonl"
HOSTILE = [".a", "a a a ", ", ", '"', "' ", "\N{COMBINING ACUTE ACCENT}", ", H", "&a", "“a”", "a? ", "( ", "a\n\n\n", "Aa, The ", "l'a ", "—", "的", "の。", "। "]


def rates(code: str, texts: list[str]) -> Counter[str]:
    """Candidates of each rule per 1,000 bytes."""
    finder = Candidates(load_rules())
    counts = Counter(c.rule.name for text in texts for c in finder.find(text, language(code))[0])
    size = sum(len(text.encode()) for text in texts) / 1000
    return Counter({name: n / size for name, n in counts.items()})


@pytest.mark.skipif(not DATA.is_file(), reason="TEXTFIX_DATA names no folder with the clean set")
def test_clean_text_has_few_candidates() -> None:
    texts: dict[str, list[str]] = {}
    for row in map(json.loads, DATA.read_text("utf-8").splitlines()):
        if row["source_set"] != "clean/lookalikes":
            texts.setdefault(row["lang"], []).append(row["text"])
    sizes = {code: sum(len(t.encode()) for t in texts[code]) for code in LANGUAGES}
    mean: Counter[str] = Counter()
    for code in LANGUAGES:
        for name, rate in rates(code, texts[code]).items():
            mean[name] += rate * sizes[code] / sum(sizes.values())
    assert {name: rate for name, rate in mean.items() if rate > EACH} == {}
    assert mean.total() <= TOTAL


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_dense_text_is_looked_at_in_bounded_work_and_says_so(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    result = textfix.fix_and_explain(text, "en")
    assert textfix.apply(text, result.edits) == result.text
    found, cut = Candidates(load_rules()).find(text, language("en"))
    room = FREE + len(text) // DENSITY
    assert max(Counter(c.rule.name for c in found).values(), default=0) <= room
    assert result.truncated >= cut
