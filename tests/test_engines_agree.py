"""With the C part and without it the same is found and repaired, to the last finding."""
from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix import compiled, repeats, variants
from textfix.engine import Engine
from textfix.language import language
from textfix.names import gate
from textfix.result import Result, UnsettledError
from textfix.rule import load_rules

pytestmark = pytest.mark.skipif(compiled.load() is None, reason="the C part is not built here, or TEXTFIX_PURE=1 is set")

LANGUAGES = ("en", "de", "fr", "ru", "ar", "zh", "ja", "th")
ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("TEXTFIX_DATA", "/nowhere"))


NATIVE = compiled.load()


@contextmanager
def pure() -> Iterator[None]:
    """The C part is gone from every module that has it."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(compiled, "load", lambda: None))
        stack.enter_context(patch.object(repeats, "_may_repeat", None))
        for module in [m for name, m in sys.modules.items() if name.startswith("textfix.") and getattr(m, "_native", None) is NATIVE]:
            stack.enter_context(patch.object(module, "_native", None))
        variants.two_cases.cache_clear()
        yield
    variants.two_cases.cache_clear()


@cache
def engines() -> tuple[Engine, Engine]:
    return Engine(load_rules()), Engine(load_rules())


def told(engine: Engine, text: str, code: str | None) -> object:
    """All that a result says."""
    try:
        result: Result = engine.fix(text, language(code) if code else None, unsafe=True)
    except UnsettledError as error:
        return str(error)
    return (result.text, [(f.code, f.start, f.end, f.edits, f.safety) for f in result.findings], result.edits, result.language, result.truncated)


def agree(text: str, code: str | None) -> None:
    native, python = engines()
    found = told(native, text, code)
    with pure():
        assert told(python, text, code) == found


def test_the_c_part_is_really_gone() -> None:
    names = {name for name, module in sys.modules.items() if getattr(module, "_native", None) is NATIVE and name != "textfix"}
    assert {"textfix.variants", gate.__name__} <= names
    with pure():
        assert [name for name in names if sys.modules[name]._native is not None] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", LANGUAGES)
def test_on_the_examples_of_all_rules_one_by_one_and_together(code: str) -> None:
    examples = [marked for rule in load_rules() for lang, marked in rule.marked_examples() if lang == code]
    texts = [marked.replace("⟦", "").replace("⟧", " ") for marked in examples]
    assert texts
    for text in (*texts, "\n\n".join(texts)):
        agree(text, code)


def test_on_the_seeds() -> None:
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        if (code := path.stem.rpartition("-")[2]) in LANGUAGES:
            agree(path.read_text("utf-8"), code)


@pytest.mark.skipif(not DATA.is_dir(), reason="TEXTFIX_DATA names no folder with gold sets")
def test_on_the_gold_sets() -> None:
    for path in sorted(DATA.glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if "edits" in row and row["lang"] in LANGUAGES:
                agree(row["text"], row["lang"])


WORDS = ["the", "The", "He", "and", "of", "Brandvik", "brandvik", "Brandwik", "BRANDVIK", "U.S", "e.g", "it's", "l'ami", "der", "Die", "и", "Он", "من",
         "以及", "政府", "の", "กก", "the the", "on and on", "@@", "▁a", "&amp;", "&", "{name}", "`x`", "www.a.org", "1", "1,000", "größte", "grÃ¶ÃŸte", "xa", "ха"]
MARKS = [" ", " ", " ", ". ", ".", ", ", ",", ",,", " ,", "\n", "\n\n", "  ", "“", "”", '"', "'", "’", "(", ")", "«\N{NO-BREAK SPACE}", "»", " - ", "–", "?", "! ", "…",
         "。", "，", "、", "،", "\N{ZERO WIDTH SPACE}", "\N{COMBINING ACUTE ACCENT}", "\N{GRINNING FACE}", "\t", "\r\n", "|", "date 2024-05-11 "]
TEXT = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=40).map(lambda pairs: "".join(w + m for w, m in pairs))


@settings(max_examples=300)
@given(text=TEXT, code=st.sampled_from(LANGUAGES))
def test_on_any_text(text: str, code: str) -> None:
    agree(text, code)


@settings(max_examples=40)
@given(text=TEXT, times=st.integers(2, 30))
def test_on_any_text_said_again(text: str, times: int) -> None:
    agree(text * times, "en")
