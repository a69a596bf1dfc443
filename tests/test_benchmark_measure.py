"""Figures of the benchmarks: spread, ratios that are refused, intervals, tables."""
from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")

from benchmarks import peers, texts
from benchmarks.intervals import poisson, wilson
from benchmarks.measure import PARTS, measure, ratio
from benchmarks.peers import Unavailable
from benchmarks.race import NAIVE, Contestant, FailedError, race
from benchmarks.report import table


def test_a_measure_has_the_quartiles_of_its_rounds() -> None:
    found = measure([1, 2, 3, 4, 5], "µs")
    assert (found.value, found.low, found.high, found.spread) == (3, 2, 4, pytest.approx(2 / 3))
    assert measure([7], "µs").spread == 0


def test_a_ratio_is_taken_round_by_round_and_refused_where_the_spread_swamps_it() -> None:
    assert str(ratio([10, 20, 30], [5, 10, 15])) == "2.00 ±0 %"            # rounds that are slow for both say the same
    assert ratio([10, 20, 30], [10, 10, 10]) is None
    assert [found.unit for found in (ratio([1], [1]), ratio([1], [1], PARTS)) if found] == ["×", PARTS]


def test_intervals_of_counts() -> None:
    assert wilson(0, 0) is None
    assert wilson(8, 10) == (49.02, 94.33)
    assert wilson(10, 10) == (72.25, 100.0)
    assert poisson(3, 0, 1) is None
    low, high = poisson(10, 1, 1) or (0, 0)
    assert (low, high) == (pytest.approx(4.8, abs=0.05), pytest.approx(18.4, abs=0.05))
    assert (poisson(0, 1, 1) or (1, 0))[0] == 0


def test_tables_for_terminals_and_for_pages() -> None:
    shown = table("T", ("a", "b"), [["漢", 1234.5], ["x", None]])
    assert shown.text().splitlines()[2:] == ["a      b", "漢  1234", "x      –"]
    assert shown.markdown().splitlines()[2:] == ["| a | b |", "|---|---:|", "| 漢 | 1234 |", "| x | – |"]


def test_texts_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("One.", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "Deux.", "lang": "fr"}\n{"text": "Drei."}\n', "utf-8")
    assert sorted(texts.texts(tmp_path)) == [("Deux.", "fr"), ("Drei.", None), ("One.", None)]
    (tmp_path / "b.jsonl").write_text('{"body": "Deux."}\n', "utf-8")
    with pytest.raises(SystemExit, match="each row"):
        texts.texts(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SystemExit, match="no text found"):
        texts.texts(tmp_path / "empty")


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"text": ["Uno.", "Due."], "lang": ["it", "it"]}), tmp_path / "a.parquet")
    assert texts.texts(tmp_path) == [("Uno.", "it"), ("Due.", "it")]


def test_texts_by_turns_and_by_size() -> None:
    pairs: list[peers.Text] = [("aa", "x"), ("bb", "x"), ("cc", None)]
    assert texts.by_turns(pairs) == [("aa", "x"), ("cc", None), ("bb", "x")]
    assert texts.sized(pairs, 3, 4) == pairs[:2]
    assert texts.sized(pairs[:1], 5, 9) == pairs[:1] * 3


def test_a_race_has_a_lap_for_each_round_and_says_who_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Contestant("nobody", "nobody")
    with race([NAIVE, nobody], {"c": [("The the end of it all .", "en")] * 500}) as contest:
        assert [len(laps) for laps in contest.laps("c", 2).values()] == [2]
        assert "nobody" in contest.skipped
        assert contest.children[0].ask("fix", corpus="c", given=True)["texts"][0] == "The the end of it all."
        with pytest.raises(FailedError, match="KeyError"):
            contest.children[0].ask("time", corpus="d", given=True)


def test_a_peer_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ftfy", None)
    with pytest.raises(Unavailable, match="pip install ftfy"):
        peers.ready("ftfy")
