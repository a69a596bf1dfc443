"""The command `languages` as a user meets it: a process, its output, its exit status."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from textfix.coverage import active, coverage, examples
from textfix.language import codes, language
from textfix.rule import load_rules

GERMAN = "Der Minister sagte, dass die Brücke wieder offen sei, und er ging nach dem Gespräch mit den Leuten nicht nach Hause."


def languages(*args: str, folder: Path, stdin: str = "") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "textfix", "languages", *args]
    done = subprocess.run(command, cwd=folder, input=stdin.encode(), capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_table_has_a_line_for_each_language(tmp_path: Path) -> None:
    status, out, err = languages(folder=tmp_path)
    head, *lines = out.splitlines()
    assert (status, err) == (0, "")
    assert head.split() == ["code", "language", "script", "rules", "examples", "false/10k", "recall", "natural"]
    assert [line.split()[0] for line in lines] == codes()
    assert len({len(line) for line in out.splitlines()}) == 1


def test_json_says_the_same_as_the_table(tmp_path: Path) -> None:
    table = {line.split()[0]: line.split()[-5:] for line in languages(folder=tmp_path)[1].splitlines()[1:]}
    for row in json.loads(languages("--output-format", "json", folder=tmp_path)[1]):
        assert row.keys() == {"code", "name", "script", "rules", "examples", "measured"}
        figures = row["measured"] or {}
        harm = figures.get("clean", {}).get("false_per_10k_words")
        recall = [figures.get(kind, {}).get("core_recall") for kind in ("injected", "natural")]
        shown = ["—" if f is None else f"{f:.1f}" for f in (harm, *recall)]
        assert table[row["code"]] == [str(row["rules"]), str(row["examples"]), *shown]


def test_a_language_is_listed_with_what_it_has(tmp_path: Path) -> None:
    found = {row["code"]: row for row in json.loads(languages("--output-format", "json", folder=tmp_path)[1])}
    assert (found["de"]["name"], found["de"]["script"]) == ("German", "Latn")
    assert 0 < found["de"]["rules"] <= len(load_rules())
    assert found["de"]["examples"] == sum(code == "de" for _, code, _ in examples()) > 0


def test_rules_count_where_they_can_find_something() -> None:
    by_code = {one.language.code: one for one in coverage()}
    without_pack = active(language("yo"))
    assert by_code["es"].rules > without_pack > 0


def test_the_language_of_a_file_and_of_standard_input(tmp_path: Path) -> None:
    (tmp_path / "brücke.txt").write_text(GERMAN, "utf-8")
    assert languages("--detect", "brücke.txt", folder=tmp_path)[:2] == (
        0, "brücke.txt: de (German), script Latn; decided by words: its everyday words and letters\n")
    status, out, _ = languages("--detect", "-", "--output-format", "json", folder=tmp_path, stdin=GERMAN)
    decision = json.loads(out)
    assert status == 0
    assert {k: decision[k] for k in ("path", "code", "name", "script", "reason")} == {
        "path": "-", "code": "de", "name": "German", "script": "Latn", "reason": "words"}


@pytest.mark.parametrize("text", ["", "12 + 30 = 42\n", "xq zvw"])
def test_a_text_that_tells_nothing_is_no_language(tmp_path: Path, text: str) -> None:
    status, out, _ = languages("--detect", "-", folder=tmp_path, stdin=text)
    assert status == 0
    assert out.startswith("-: und, script ")
    assert "decided by unknown" in out


@pytest.mark.parametrize(("data", "message"), [(None, "cannot be read"), (b"caf\xe9", "line 1 is not valid UTF-8")])
def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path: Path, data: bytes | None, message: str) -> None:
    if data:
        (tmp_path / "x.txt").write_bytes(data)
    status, out, err = languages("--detect", "x.txt", folder=tmp_path)
    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
