"""`python -m benchmarks languages`: figures by language, kept beside the packs."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")

import textfix
from benchmarks.commands import languages, parser
from textfix.coverage import measured
from textfix.language import language

BAD = "The minister’s long tour, Her first in a decade, ends today."


def gold(code: str, text: str, *, spoilt: bool) -> str:
    start = text.find("Her")
    edit = {"start": start, "end": start + 3, "kind": "stray_capital", "original": "Her", "repairs": ["her"], "tier": "core"}
    return json.dumps({"id": f"{code}-{text}", "lang": code, "text": text, "edits": [edit] if spoilt else []})


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(languages, "TARGET", tmp_path / "measured.json")
    clean = [gold("en", "The tour ends today.", spoilt=False), gold("en-GB", BAD, spoilt=False)]
    (tmp_path / "clean.dev.jsonl").write_text("\n".join(clean), "utf-8")
    (tmp_path / "injected.dev.jsonl").write_text(gold("en", BAD, spoilt=True), "utf-8")
    (tmp_path / "natural.dev.jsonl").write_text(gold("es", "La gira, Her primera", spoilt=True), "utf-8")
    return tmp_path


def test_figures_by_language_are_written_one_language_a_line(data: Path) -> None:
    args = parser().parse_args(["languages", "--data", str(data), "--write"])
    assert "en" in args.run(args).text()
    written = languages.TARGET.read_text("utf-8")
    content = json.loads(written)
    assert content["version"] == textfix.__version__
    assert content["languages"]["en"] == {
        "clean": {"docs": 2, "words": 15, "false_changes": 1, "false_per_10k_words": 666.67},
        "injected": {"docs": 1, "words": 11, "core": 1, "core_recall": 100.0, "precision": 100.0, "false_changes": 0},
    }
    assert content["languages"]["es"]["natural"]["core_recall"] == 0
    assert content["sets"]["clean"]["languages"] == 1
    assert sum(line.startswith(('"en"', '"es"')) for line in written.splitlines()) == 2


def test_nothing_is_written_unasked_and_kinds_can_be_left_out(data: Path) -> None:
    args = parser().parse_args(["languages", "--data", str(data), "--without", "stray_capital"])
    report = args.run(args)
    assert not languages.TARGET.exists()
    assert report.figures["languages"]["es"]["natural"]["core"] == 0


def test_a_missing_set_is_one_clear_error(data: Path) -> None:
    (data / "natural.dev.jsonl").unlink()
    args = parser().parse_args(["languages", "--data", str(data)])
    with pytest.raises(SystemExit, match="no such set: natural"):
        args.run(args).text()


def test_what_is_kept_is_of_known_languages_and_says_nothing_of_where_it_was_measured() -> None:
    content = measured()
    assert content.keys() <= {"version", "without", "sets", "languages"}
    assert all(language(code).code == code for code in content.get("languages", {}))
    assert "/" not in json.dumps(content)
