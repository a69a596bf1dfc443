"""The figures of the benchmark about names in documents."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.names.corpus import resolved
from benchmarks.names.documents import BCubed, b_cubed, tables, taken_for

TEXT = "Oleg Kozhemiako spoke. Later Oleg Kojemiako left. Anna Novak sang."
ROW = {"id": "1", "lang": "en", "source_set": "names", "text": TEXT, "protect": [],
       "edits": [{"start": 34, "end": 43, "kind": "name_variant", "original": "Kojemiako", "repairs": ["Kozhemiako"], "tier": "core"}],
       "clusters": [{"mentions": [[0, 15], [29, 43]]}, {"mentions": [[50, 60]]}]}


def test_b_cubed_counts_mentions() -> None:
    gold = {(0, 1): 0, (2, 3): 0, (4, 5): 1}
    assert b_cubed(gold, {(0, 1): "a", (2, 3): "a", (4, 5): "b"}) == BCubed(3, 3, 3)
    assert b_cubed(gold, {(0, 1): "a", (2, 3): "b", (4, 5): "c"}) == BCubed(3, 2, 3)
    assert b_cubed(gold, {(0, 1): "a", (2, 3): "a", (4, 5): "a"}) == BCubed(pytest.approx(5 / 3), 3, 3)


def test_spans_are_taken_for_names() -> None:
    taken = taken_for(TEXT, "en", [(0, 15), (29, 43), (50, 60), (4, 7)])
    assert taken[0, 15] == taken[29, 43]
    assert len(set(taken.values())) == 3


def test_the_tables_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "names.dev.jsonl").write_text(json.dumps(ROW) + "\n", "utf-8")
    (tmp_path / "clean.dev.jsonl").write_text(json.dumps(ROW | {"edits": [], "source_set": "clean"}) + "\n", "utf-8")
    clusters, repairs, clean = tables(tmp_path)
    assert clusters.rows[-1] == ["all", 3, 100.0, 100.0]
    assert repairs.rows[0][1:4] == [1, 100.0, 100.0]
    assert clean.rows[0][:2] == ["safe", 1]


def test_a_corpus_is_resolved_in_a_process_of_its_own() -> None:
    found = resolved(300, 1)
    assert (found.names, found.jobs) == (300, 1)
    assert found.groups
    assert .3 < found.together <= 1
    assert found.cpu > 0
