"""Whole documents: each as it was found, beside its marked gold."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

import textfix
from textfix.api import Fixer
from textfix.document import Document
from textfix.formats import Hints, format_of
from textfix.text import parse_marks, repaired

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.marked"))
SHARED = ROOT.parent / "shared" / "seeds"


def language_of(path: Path) -> str:
    return path.stem.rpartition("-")[2]


@pytest.mark.parametrize("gold", SEEDS, ids=lambda p: p.stem)
def test_a_seed_is_repaired_to_its_gold(gold: Path) -> None:
    text, marks = parse_marks(gold.read_text("utf-8"))
    (found,) = (path for path in gold.parent.glob(f"{gold.stem}.*") if path != gold)
    assert text == found.read_text("utf-8")
    assert textfix.fix_text(text, language_of(gold)) == repaired(text, marks)
    assert as_file(text, found, language_of(gold)) == repaired(text, marks)


def as_file(text: str, path: Path, lang: str) -> str:
    """What the text becomes in the format of its file."""
    form = format_of(path)
    assert form
    return Fixer(lang=lang).fix_document(text, lambda t: Document(t, tuple(form.read(t, Hints(path))), form=form.name)).text


@pytest.mark.parametrize("gold", SEEDS, ids=lambda p: p.stem)
def test_a_repaired_seed_stays(gold: Path) -> None:
    good = repaired(*parse_marks(gold.read_text("utf-8")))
    assert textfix.fix_text(good, language_of(gold)) == good


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated article of the team is not here")
def test_the_annotated_article_is_repaired_and_nothing_else_is_touched() -> None:
    gold = json.loads((SHARED / "article.jsonl").read_text("utf-8").splitlines()[0])
    text = (SHARED / "article.txt").read_text("utf-8")
    result = textfix.fix_and_explain(text, "en")
    core = [e for e in gold["edits"] if e["tier"] == "core" and e["kind"] != "name_variant"]
    missed = [e["original"] for e in core if realised(text, result.edits, e) not in e["repairs"]]
    assert missed == []
    allowed = [(e["start"], e["end"]) for e in gold["edits"]]
    assert [e for e in result.edits if not any(a <= e.start and e.end <= b for a, b in allowed)] == []


def realised(text: str, edits: list[textfix.Edit], gold: dict[str, int]) -> str:
    """What became of the span of a gold edit."""
    start, end = gold["start"], gold["end"]
    inside = [textfix.Edit(e.start - start, e.end - start, e.new) for e in edits if start <= e.start and e.end <= end]
    return textfix.apply(text[start:end], inside)
