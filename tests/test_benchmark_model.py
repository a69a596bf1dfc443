"""The benchmark of a model runs on rows of anybody's, and counts what it says it counts."""
from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest
from making_models import write_random

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")
pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")

from benchmarks.__main__ import parser
from benchmarks.report import Report

ROW = {"domain": "own", "kind": "merged", "source": "El barco y el perro.", "text": "The ship was at sea.with the old dog and the cat.",
       "candidates": ["The ship was at sea, with the old dog and the cat.", "The ship was at sea with the old dog and the cat."],
       "gold": "The ship was at sea with the old dog and the cat."}


def _run(data: Path, model: Path) -> Report:
    args = parser().parse_args(["model", "--data", str(data), "--model", str(model), "--quick", "--rounds", "1"])
    report: Report = args.run(args)
    return report


def test_the_benchmark_of_a_model(tmp_path: Path) -> None:
    rows = [ROW, ROW | {"gold": ROW["candidates"][0]}, ROW | {"kind": "truebreak"}]
    data = tmp_path / "arbitration.own.jsonl"
    data.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    write_random(tmp_path / "packed" / "random-es-en")
    with tarfile.open(tmp_path / "model.tgz", "w:gz") as archive:
        archive.add(tmp_path / "packed" / "random-es-en", "random-es-en")
    choices, library, speed = _run(data, tmp_path / "model.tgz").tables
    assert [row[:3] for row in choices.rows] == [["own", 2, 50.0], ["own, merged", 2, 50.0]]
    assert library.rows[0][2] == 50
    assert speed.rows[0][0] == "2 candidates scored"
    assert _run(data, tmp_path / "packed" / "random-es-en").tables[0].rows == choices.rows


def test_without_rows_it_says_what_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no arbitration\*\.jsonl"):
        _run(tmp_path, write_random(tmp_path / "random-es-en"))
