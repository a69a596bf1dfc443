"""The scorer credits what it should, agrees with an independent one where its data are at hand, and the commands run."""
from __future__ import annotations

import importlib.util
import json
import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")

from benchmarks import corpora
from benchmarks.choices import ideal
from benchmarks.commands import latency, memory, parser, pipe, quality, speed
from benchmarks.corpora import GoldDocument, GoldEdit
from benchmarks.diff import changes, count_words
from benchmarks.options import recorded
from benchmarks.peers import naive
from benchmarks.scoring import judge
from benchmarks.tally import Found, Prediction, Score
from benchmarks.texts import texts

TEXT = "A tour, His first, ended. and he he left John ."


def edit(original: str, *repairs: str, tier: str = "core", kind: str = "some_kind") -> GoldEdit:
    start = TEXT.index(original)
    end = start + len(original)
    return GoldEdit(start, end, kind, original, repairs, tier, (start, end))


DOC = GoldDocument("d", "en", "own", TEXT, (
    edit("His", "his"), edit(". and", " and", ", and"), edit("he he", "he", tier="soft"), edit(" .", ".", tier="flag"),
), ((TEXT.index("John"), TEXT.index("John") + 4),))


@pytest.mark.parametrize(("new", "outcomes", "false", "touched"), [
    (TEXT, "missed missed missed missed", 0, 0),
    ("A tour, his first, ended and he left John .", "right right right missed", 0, 0),
    ("A tour, his first, ended, and he he left John.", "right right missed right", 0, 0),
    ("A tour, HIS first, ended; and he he left John .", "wrong wrong missed missed", 0, 0),
    ("A trip, His first, ended. and he he left John .", "missed missed missed missed", 1, 0),
    ("A tour, His first, ended. and he he left Jon .", "missed missed missed missed", 1, 1),
    ("A tour, His first, ended. and he he left John!", "missed missed missed wrong", 1, 0),
])
def test_judge(new: str, outcomes: str, false: int, touched: int) -> None:
    verdict = judge(DOC, new)
    assert (verdict.outcomes, sum(f.weight for f in verdict.false), len(verdict.touched)) == (outcomes.split(), false, touched)


def test_long_false_change_weighs_more() -> None:
    assert [f.weight for f in judge(DOC, TEXT + " one two three four five six").false] == [2]


def test_changes_of_equal_and_of_empty_texts() -> None:
    assert changes("a b", "a b") == []
    assert changes("", "a") == [(0, 0, 0, 1)]


def test_words_of_scripts_without_blanks() -> None:
    assert count_words("two words") == 2
    assert count_words("四个汉字") == 2


def test_score_figures() -> None:
    score = Score()
    found = [Found(8, 11, "some_kind", True), Found(0, 1, "other", False)]
    score.add("own", DOC, Prediction("A tour, his first, ended. and he he left Jon .", found))
    figures = score.total.figures()
    assert (figures["core_recall"], figures["precision"], figures["false_changes"], figures["false_findings"]) == (50.0, 50.0, 1, 1)
    assert score.by["kind"]["some_kind"].found == {"core": 1, "soft": 0, "flag": 0}


def test_left_out_kinds_are_neutral() -> None:
    [doc] = corpora.select([DOC], ["en"], ["some_kind"])
    score = Score()
    score.add("own", doc, Prediction(ideal(DOC)))
    assert (score.total.total("core"), score.total.precision()) == (0, None)


def test_marked_documents(tmp_path: Path) -> None:
    (tmp_path / "fair.es.marked").write_bytes("larga gira, ⟦Su→su⟧ ⟦odd⟧".encode())
    (tmp_path / "fair.es.txt").write_bytes(b"larga gira, Su odd")
    [doc] = corpora.marked(tmp_path)
    assert (doc.lang, ideal(doc), [e.tier for e in doc.edits]) == ("es", "larga gira, su odd", ["core", "flag"])
    (tmp_path / "fair.es.txt").write_bytes(b"larga gira, Su even")
    with pytest.raises(ValueError, match="differs"):
        list(corpora.marked(tmp_path))


def test_own_sets_are_sound() -> None:
    docs = [doc for docs in corpora.load(None).values() for doc in docs]
    assert len({doc.id for doc in docs}) == len(docs) > 35
    for doc in docs:
        assert all(doc.text[e.start:e.end] == e.original for e in doc.edits)
        verdict = judge(doc, ideal(doc))
        assert not verdict.false
        assert all(outcome == "right" for e, outcome in zip(doc.edits, verdict.outcomes, strict=True) if e.tier != "flag")


def test_naive_baseline() -> None:
    assert naive.fix_text(" date 2023-09-17 A tour, His first, ended. and the the end .") == "A tour, his first, ended and the end."


@pytest.mark.parametrize("command", ["quality --langs en --errors 2", "speed --rounds 1", "latency --rounds 1", "startup --rounds 1",
                                     "memory --size 1", "scaling --rounds 1 --sizes 1000,3000", "pipe --rounds 1"])
def test_commands(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTFIX_DATA", raising=False)
    monkeypatch.setattr(speed, "LEAST", 1000)
    monkeypatch.setattr(speed, "MOST", 1000)
    monkeypatch.setattr(latency, "LEAST", 1000)
    monkeypatch.setattr(pipe, "BATCH", 10_000)
    for module in (speed, memory):                  # two scanners, in each of many processes: more languages, or many short texts, need more
        monkeypatch.setattr(module, "texts", lambda data: [(text, lang) for text, lang in texts(data) if lang in ("en", "zh") and len(text) > 300])
    args = parser().parse_args([*command.split(), "--json", str(tmp_path / "out.json")])
    report = args.run(args)
    assert len(report.text().splitlines()) > 4
    report.write(args.json, recorded(args))
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert out["machine"]["python"]
    assert out["figures"]
    assert str(tmp_path) not in json.dumps(out["options"])


# --- agreement with the scorer that lies beside the gold sets --------------------------------------------------

DATA = Path(os.environ.get("TEXTFIX_DATA", "no data"))
SCORER = DATA / "score.py"
TIERS = ("core", "soft", "flag")
SOME = ("en", "ru", "zh")      # languages that textfix is asked for: each has a scanner of its own


def damaged(doc: GoldDocument) -> str:
    """The ideal text with three words spoilt: false changes, wrong repairs and protected spans in plenty."""
    text, dice = ideal(doc), random.Random(doc.id)
    words = list(re.finditer(r"\w{3,}", text))
    for match in sorted(dice.sample(words, min(3, len(words))), key=lambda m: -m.start()):
        text = text[:match.start()] + dice.choice([match[0][::-1], "", match[0] + " and more"]) + text[match.end():]
    return text


def last_repairs(doc: GoldDocument) -> str:
    """Every second edit carried out by its last repair, the others in upper case."""
    text = doc.text
    for k, e in enumerate(sorted(doc.edits, key=lambda e: -e.start)):
        new = e.original.upper() if k % 2 or not e.repairs else e.repairs[-1]
        text = text[:e.start] + new + text[e.end:]
    return text


PREDICTORS: dict[str, Callable[[GoldDocument], str]] = {
    "textfix": lambda doc: quality.predict(doc.text, doc.lang).text,
    "naive": lambda doc: naive.fix_text(doc.text),
    "damaged": damaged,
    "last repairs": last_repairs,
}


@pytest.mark.skipif(not SCORER.exists(), reason="TEXTFIX_DATA names no folder with gold sets and their scorer")
@pytest.mark.parametrize("predictor", PREDICTORS)
def test_agrees_with_independent_scorer(predictor: str) -> None:
    docs = [doc for docs in corpora.load(DATA).values() for doc in docs if predictor != "textfix" or doc.lang in SOME]
    made = {doc.id: PREDICTORS[predictor](doc) for doc in docs}
    score = Score()
    for doc in docs:
        score.add("all", doc, Prediction(made[doc.id]))
    rows = [row for row in gold_rows() if row["id"] in made]
    total, *_ = independent_scorer().score(rows, {key: {"text": text} for key, text in made.items()})
    theirs = {f"{tier}_right": total[f"{tier}_ok"] for tier in TIERS} | {f"{tier}_wrong": total[f"{tier}_wrong"] for tier in TIERS}
    theirs |= {"docs": total["docs"], "words": round(total["words"])}
    theirs |= {"false_changes": total["fa"], "protected_touched": total["prot_touched"]}
    figures = score.total.figures()
    assert {key: figures.get(key, 0) for key in theirs} == theirs


def independent_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("independent_scorer", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_rows() -> list[dict[str, Any]]:
    rows = [json.loads(line) for path in sorted(DATA.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if {"id", "lang", "text", "edits"} <= row.keys()]
