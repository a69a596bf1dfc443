"""What of a file counts: only changed lines, only what is not in the baseline, only what a machine translated."""
from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from test_cli import textfix

from textfix.baseline import read_baseline
from textfix.changed import ChangedLines
from textfix.errors import TextfixError
from textfix.provenance import is_machine_translated
from textfix.rule import Finding, load_rules

TOUR = "The minister’s long tour, Her first in a decade, ends today."
HOUSE = "The old house by the river, His pride for years, was sold."
SHIP = "The white ship in the harbour, Its sails torn, could not leave."
GOOD = {text: text.replace(", H", ", h").replace(", I", ", i") for text in (TOUR, HOUSE, SHIP)}
FEW = 'select = ["CAP001", "SPC"]\nlang = "en"\n'                # few rules are soon ready, in each process
FILLER = "Nobody came to see it, and nobody asked."


def git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose branch `main` has an old fault in each of two files."""
    git(tmp_path, "init", "-q", "-b", "main")
    for key in "user.name", "user.email":
        git(tmp_path, "config", key, "test")
    (tmp_path / "textfix.toml").write_text(FEW, "utf-8")
    for name in "a.txt", "ä b.txt":
        (tmp_path / name).write_text(f"{TOUR}\r\n{FILLER}\r\n{FILLER}\r\n", "utf-8", newline="")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "x")
    return tmp_path


def test_only_changed_lines_are_reported_and_repaired(repository: Path) -> None:
    path = repository / "ä b.txt"
    path.write_text(f"{HOUSE}\r\n{TOUR}\r\n{FILLER}\r\nThe long tour , Her first in a decade, ends today.\r\n", "utf-8", newline="")
    (repository / "new.txt").write_text(f"{SHIP}\n", "utf-8")
    status, out, _ = textfix("check", ".", "--lang", "en", "--diff-base", "HEAD", "--output-format", "concise", folder=repository)
    assert status == 1
    places = [line.split(": ")[0].rpartition(":")[0] for line in out.splitlines()]
    assert set(places) == {"new.txt:1", "ä b.txt:1", "ä b.txt:4"}
    assert textfix("fix", ".", "--lang", "en", "--diff-base", "HEAD", folder=repository)[0] == 0
    assert path.read_bytes().decode().splitlines() == [GOOD[HOUSE], TOUR, FILLER, "The long tour, her first in a decade, ends today."]
    assert TOUR in (repository / "a.txt").read_text("utf-8")


def test_the_base_is_where_the_branches_parted(repository: Path) -> None:
    git(repository, "checkout", "-qb", "topic")
    git(repository, "commit", "-qm", "y", "--allow-empty")
    git(repository, "checkout", "-q", "main")
    (repository / "a.txt").write_text("Another text.\n", "utf-8")
    git(repository, "commit", "-qam", "z")
    git(repository, "checkout", "-q", "topic")
    assert textfix("check", ".", "--lang", "en", "--diff-base", "main", folder=repository)[0] == 0
    assert textfix("check", ".", "--lang", "en", folder=repository)[0] == 1


@pytest.mark.parametrize(("revision", "message"), [("nowhere", "git knows no revision 'nowhere'"), ("--output=x", "git knows no revision")])
def test_an_unknown_revision_is_one_clear_error(repository: Path, revision: str, message: str) -> None:
    status, out, err = textfix("check", ".", f"--diff-base={revision}", folder=repository)
    assert (status, out) == (2, "")
    assert err.count("--diff-base:") == 1
    assert message in err
    assert not (repository / "x").exists()


def test_outside_a_repository_changed_lines_are_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TOUR, "utf-8")
    status, _, err = textfix("check", "a.txt", "--diff-base", "HEAD", folder=tmp_path)
    assert status == 2
    assert "not a git repository" in err


def test_of_a_repaired_text_the_lines_that_stood_are_known_by_what_they_say() -> None:
    rule = load_rules()[0]
    limit = ChangedLines("old\nbad\nbad\n", frozenset({3}))
    found = [limit("old\nbad\nbad\n")(Finding(rule, at, at + 3, "", (), "safe"), None) for at in (0, 4, 8)]
    assert found == [False, False, True]
    found = [limit("old\nbad\nbetter\n")(Finding(rule, at, at + 3, "", (), "safe"), None) for at in (0, 4, 8)]
    assert found == [False, False, True]
    assert ChangedLines("x\n", None)("y\n")(Finding(rule, 0, 1, "", (), "safe"), None)


def test_a_baseline_keeps_what_was_there_and_lets_through_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "textfix.toml").write_text(FEW, "utf-8")
    path = tmp_path / "a.txt"
    path.write_text(f"{TOUR}\n{FILLER}\n{HOUSE}\n", "utf-8")
    assert "2 findings in 1 files accepted" in textfix("baseline", ".", folder=tmp_path)[2]
    baseline = ("--baseline", ".textfix-baseline.json", "--lang", "en")
    assert textfix("check", ".", *baseline, folder=tmp_path)[0] == 0
    path.write_text(f"{FILLER}\n\n{HOUSE}\n{FILLER} {TOUR.replace('tour, ', 'tour,' + chr(10))}\n{SHIP}\n", "utf-8")
    status, out, _ = textfix("check", ".", *baseline, "--output-format", "concise", folder=tmp_path)
    assert status == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == ["a.txt:6:32"]
    assert textfix("fix", ".", *baseline, folder=tmp_path)[0] == 0
    assert path.read_text("utf-8") == f"{FILLER}\n\n{HOUSE}\n{FILLER} {TOUR.replace('tour, ', 'tour,' + chr(10))}\n{GOOD[SHIP]}\n"


def test_a_sentence_once_more_is_new(tmp_path: Path) -> None:
    (tmp_path / "textfix.toml").write_text(FEW, "utf-8")
    path = tmp_path / "a.txt"
    path.write_text(f"{TOUR}\n", "utf-8")
    textfix("baseline", ".", folder=tmp_path)
    path.write_text(f"{TOUR}\n\n{TOUR}\n", "utf-8")
    assert "1 finding," in textfix("check", ".", "--lang", "en", "--baseline", ".textfix-baseline.json", folder=tmp_path)[2]


def test_stale_entries_are_noted_and_the_configuration_can_name_the_baseline(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in "docs/a.txt", "docs/b.txt":
        (tmp_path / name).write_text(f"{TOUR}\n{FILLER}\n{HOUSE}\n", "utf-8")
    (tmp_path / "textfix.toml").write_text(f'baseline = "accepted.json"\n{FEW}', "utf-8")
    status, _, err = textfix("check", "docs", folder=tmp_path)
    assert status == 2
    assert "accepted.json: the baseline cannot be read" in err
    assert err.count("accepted.json") == 1
    textfix("baseline", "docs", "--output", "accepted.json", folder=tmp_path)
    assert textfix("check", "a.txt", folder=tmp_path / "docs")[::2] == (0, "1 file: 0 findings\n")
    (tmp_path / "docs" / "a.txt").write_text(f"{GOOD[TOUR]}\n{FILLER}\n{HOUSE}\n", "utf-8")
    (tmp_path / "docs" / "b.txt").unlink()
    status, _, err = textfix("check", "docs", folder=tmp_path)
    assert status == 0
    assert "docs/a.txt: 1 entry of " in err
    assert "docs/b.txt: 2 entries of " in err


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a": {"b": "c"}}}', '{"version": 1, "files": []}'])
def test_a_damaged_baseline_is_one_clear_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, "utf-8")
    with pytest.raises(TextfixError, match=r"b\.json: is (no baseline of textfix|a baseline of version 2)"):
        read_baseline(path)


def test_a_baseline_is_the_same_wherever_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "textfix.toml").write_text(FEW, "utf-8")
    (tmp_path / "b.txt").write_text(f"{TOUR}\n", "utf-8")
    (tmp_path / "a.txt").write_text(f"{TOUR}\n{HOUSE}\n", "utf-8")
    textfix("baseline", ".", folder=tmp_path)
    first = (tmp_path / ".textfix-baseline.json").read_bytes()
    textfix("baseline", str(tmp_path / "b.txt"), "a.txt", "--output", str(tmp_path / "other.json"), folder=tmp_path)
    assert (tmp_path / "other.json").read_bytes() == first
    assert list(json.loads(first)["files"]) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(("text", "says_so"), [
    ("---\ntitle: x\nms.translationtype: MT\n---\n", True),
    ("---\ntitle: x\nms.translationtype: HT\n---\n", False),
    ("---\nsource-wordcount: '12'\nht-degree: 0%\n---\n", True),
    ("---\nht-degree: 100%\n---\n", False),
    ("---\r\nl10n:\r\n  sourceCommit: abc\r\n---\r\n", True),
    ("---\ntranslation_status: machine_translated\n---\n", True),
    ("---\ntranslation_status: reviewed\n---\n", False),
    ("x\n" * 9000 + "<!-- CO-OP TRANSLATOR DISCLAIMER START -->\n", True),
    ("x\n" * 9000 + "<!-- CO-OP TRANSLATOR DISCLAIMER START -->\n" + "x\n" * 9000, False),
    ('<xliff version="1.2">' + "<g/>" * 9000 + '<target state-qualifier="leveraged-mt">x</target></xliff>', True),
    ('<xliff version="1.2"><target state="translated">x</target></xliff>', False),
    ('msgid ""\nmsgstr ""\n"X-Generator: DeepL\\n"\n', True),
    ('msgid ""\nmsgstr ""\n"X-Generator: Weblate 5.1\\n"\n', False),
    ("A page on machine translation, and how ht-degree: 0% is written.\n", False),
])
def test_a_file_says_that_a_machine_translated_it(text: str, says_so: bool) -> None:
    assert is_machine_translated(text) is says_so


def test_only_machine_translated_files_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "mt.md").write_text(f"---\nms.translationtype: MT\n---\n\n{TOUR}\n", "utf-8")
    (tmp_path / "ht.md").write_text(f"---\nms.translationtype: HT\n---\n\n{TOUR}\n", "utf-8")
    status, _, err = textfix("fix", ".", "--lang", "en", "--scope", "mt", folder=tmp_path)
    assert status == 0
    assert "1 file not looked at" in err
    assert GOOD[TOUR] in (tmp_path / "mt.md").read_text("utf-8")
    assert TOUR in (tmp_path / "ht.md").read_text("utf-8")
    (tmp_path / "textfix.toml").write_text('scope = "machine"\n', "utf-8")
    assert "unknown scope 'machine'" in textfix("check", ".", folder=tmp_path)[2]
