"""The scorer's recipe: pairs from the project's own names, and training without any other data."""
from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.names.crossval import Scored, nested, rates, recall_at
from benchmarks.names.data import Pair, generated, labelled
from textfix.names.match import judged
from textfix.names.scorer import Scorer


def test_own_pairs_are_licensed_and_of_both_kinds() -> None:
    pairs = generated()
    assert {pair.same for pair in pairs} == {True, False}
    assert all(pair.licence == "MIT" and pair.one != pair.two for pair in pairs)
    assert pairs == generated()


def test_labelled_pairs_are_read_with_their_licence(tmp_path: Path) -> None:
    folder = tmp_path / "pairs"
    folder.mkdir()
    head = "half\tkind\tsource\tscript\tentity\tname_a\tlang_a\tname_b\tlang_b"
    (folder / "pairs_pos.tsv").write_text(f"{head}\ndev\tspelling\tgeonames\tCyrillic\tg:1\tÜnye\t?\tUnje\t?\n", "utf-8")
    assert labelled(folder) == [Pair("Ünye", "Unje", True, ("g:1",), "geonames", "cyrillic", False, "CC-BY-4.0")]


def test_training_on_own_pairs_tells_variants_from_words() -> None:
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    from benchmarks.names.train import fit
    scorer = Scorer(fit(generated()))
    assert judged("Kojemiako", "Kozhemiako", scorer) > judged("Minister", "Ministry", scorer)
    assert judged("Oleg Kojemiako", "Oleg Kozhemiako", scorer) > .5


def test_rates_count_both_kinds_alike() -> None:
    same, other = (Pair("a", "b", kind, ("x",), "own", "") for kind in (True, False))
    scored = [Scored(same, .9, 0), Scored(same, .4, 1), Scored(other, .6, 0), Scored(other, .1, 1)]
    assert rates(scored, .5) == (.5, .5)
    assert rates(scored, .5).f1 == .5
    assert recall_at(scored, .0)[0] == .5
    assert 0 <= nested(scored).f1 <= 1
