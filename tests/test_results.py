"""What pages claim is what was measured; results compare; charts and pages are made from results."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")

from benchmarks import corpora, page, results
from benchmarks.chart import Bar, bars
from benchmarks.commands import compare, parser, quality
from benchmarks.measure import measure
from benchmarks.report import Report, table

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *(path for path in sorted((ROOT / "docs").glob("*.md")) if path != page.PAGE)]
GOLD = ROOT.parent / "shared" / "eval"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_what_a_page_claims_is_what_was_measured(path: Path) -> None:
    assert [fault for claim in results.claims(path.read_text("utf-8")) if (fault := claim.fault())] == []


def test_the_readme_claims_no_figure_without_saying_where_it_comes_from() -> None:
    assert results.unclaimed(PAGES[0].read_text("utf-8")) == []


def test_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "figure", {"speed / × ftfy": 26.04, "quality / words": 12345.0}.__getitem__)
    text = "It is 26 ×<!-- = speed / × ftfy --> as fast, 26.1 ×<!-- = speed / × ftfy -->, on 12,345 words<!-- = quality / words -->; 7<!-- = x / y -->."
    faults = [claim.fault() for claim in results.claims(text)]
    assert [bool(fault) for fault in faults] == [False, True, False, True]
    assert "26.0 was measured" in str(faults[1])
    assert results.unclaimed("26 ×<!-- = a --> as fast, 4 MB/s, version 1.2, in 12 ms") == ["4 MB/s", "12 ms"]


@pytest.mark.parametrize("name", results.available())
def test_a_committed_result_names_no_place_of_anybodys(name: str) -> None:
    text = json.dumps(results.result(name), ensure_ascii=False)
    assert not re.search(r"/(home|root|tmp|work|Users|usr)/", text)
    assert results.result(name)["machine"]["processor"]
    assert not results.result(name)["options"].get("quick")


def test_the_quality_that_is_claimed_is_that_of_the_code() -> None:
    """Claims about the gold sets are measured anew; they lie beside the checkout."""
    if "quality" not in results.available():
        pytest.skip("no result of quality is committed")
    told = results.result("quality")
    if not told["options"]["data"]:
        sets = corpora.load(None) | corpora.own_injected()
    elif not GOLD.is_dir():
        pytest.skip("the gold sets do not lie beside the checkout")
    else:
        sets = corpora.load(GOLD)
    figures = quality.figures(quality.evaluate({"textfix": quality.predict}, sets)["textfix"])
    now = json.loads(json.dumps(figures["set"]))
    assert now == told["figures"]["textfix"]["set"], "run python -m benchmarks quality --json benchmarks/results/quality.json"


def taken(processor: str, speed: list[float], **counts: int) -> dict[str, Any]:
    figures = {"textfix": {"cpu": measure(speed, "MB/s"), "ratio": measure(speed, "×"), "time": measure([1 / s for s in speed], "µs"), **counts}}
    return {"machine": {"processor": processor}, "figures": json.loads(json.dumps(figures, default=lambda m: {k: getattr(m, k) for k in m.__slots__}))}


def verdicts(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    return {change.path.rpartition(" ")[2]: change.verdict for change in compare.compared(old, new)}


def test_a_difference_beyond_the_noise_is_told_and_another_is_not() -> None:
    old = taken("a", [10, 10.2, 10.4], core_right=5, false_changes=1)
    assert set(verdicts(old, taken("a", [10.1, 10.3, 10.5], core_right=5, false_changes=1)).values()) == {""}
    slower = verdicts(old, taken("a", [8, 8.1, 8.2], core_right=6, false_changes=2))
    assert slower == {"cpu": "worse", "ratio": "worse", "time": "worse", "core_right": "better", "false_changes": "worse"}
    assert set(verdicts(old, taken("a", [5, 10.2, 20], core_right=5, false_changes=1)).values()) == {""}
    assert verdicts(old, taken("b", [8, 8.1, 8.2])) == {"ratio": "worse"}


def test_compare_ends_with_status_1_where_something_is_worse(tmp_path: Path) -> None:
    for name, speed in (("old", [10.0, 10.1]), ("new", [5.0, 5.1])):
        (tmp_path / f"{name}.json").write_text(json.dumps(taken("a", speed)), "utf-8")
    args = parser().parse_args(["compare", str(tmp_path / "old.json"), str(tmp_path / "new.json")])
    report = args.run(args)
    assert report.failed
    assert "textfix / cpu" in report.text()
    args = parser().parse_args(["compare", str(tmp_path), str(tmp_path)])
    assert not args.run(args).failed


def test_a_chart_has_a_bar_for_each_and_escapes_their_names() -> None:
    svg = bars("A & B", "MB/s", [Bar("textfix", 10, 9, 11), Bar("<b>", 0.1, 0.1, 0.1)], logarithmic=True)
    assert svg.count("<rect") == 3
    assert "A &amp; B" in svg
    assert "&lt;b&gt;" in svg


def test_a_result_becomes_a_section_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FOLDER", tmp_path)
    monkeypatch.setattr(page, "result", lambda name: json.loads((tmp_path / f"{name}.json").read_text("utf-8")))
    Report([table("T", ("system", "µs"), [["textfix", measure([1, 2, 3], "µs")]])], {}, ["ftfy: skipped"]).write(tmp_path / "latency.json", {"data": "eval"})
    text = page.pages()[page.PAGE]
    assert "## Latency" in text
    assert "| textfix | 2.00 ±25 % |" in text
    assert "- ftfy: skipped" in text
    assert "texts of `eval`" in text
