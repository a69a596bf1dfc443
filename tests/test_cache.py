"""What was found in a file is remembered as long as the file, its name, the settings and textfix are the same."""
from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from test_cli import textfix

from textfix import cache, files, fingerprint
from textfix.cache import Caches
from textfix.done import Done, Looked
from textfix.fingerprint import stable
from textfix.jobs import outcomes
from textfix.options import Options
from textfix.reading import Reading
from textfix.remembered import as_data, of_data
from textfix.rule import load_rules
from textfix.run import MANY, run
from textfix.settings import Settings
from textfix.spot import Finding
from textfix.text import Edit

TOUR = "The minister’s long tour, Her first in a decade, ends today. # textfix: disable[BRK001]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "textfix.toml").write_text('lang = "en"\n', "utf-8")
    for n in range(MANY + 1):
        (tmp_path / f"{n}.txt").write_text(TOUR if n % 5 == 0 else "All is well.\n", "utf-8")
    return tmp_path


class Looks:
    """Counts how often files are really looked at."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.count = folder, 0
        look = Reading.look

        def counted(reading: Reading, text: str) -> Looked:
            self.count += 1
            return look(reading, text)

        monkeypatch.setattr(Reading, "look", counted)

    def __call__(self, text: str, **overrides: object) -> tuple[int, list[tuple[object, ...]], tuple[str, ...]]:
        """How often the file was looked at, its findings and its notes."""
        self.count = 0
        path = self.folder / "0.txt"
        path.write_text(text, "utf-8")
        options = Options((str(path),), dict(overrides), config_file=self.folder / "textfix.toml")
        caches = Caches(options, on=True)
        (end,) = outcomes([str(path)], options, caches)
        assert isinstance(end, Done)
        if end.entry:
            caches.add(str(path), end.entry)
        caches.save()
        return self.count, [(f.code, f.rule.name, f.rule.docs, *f[1:]) for f in end.looked.findings], end.looked.notes


def remembered(folder: Path) -> dict[str, list[Any]]:
    """What the cache of a folder knows of the files that stand in it."""
    found: dict[str, list[Any]] = json.loads((folder / ".textfix_cache" / "findings.json").read_text("utf-8"))["folders"][""][1]
    return found


def test_a_file_is_looked_at_once_and_found_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(folder, monkeypatch)
    cold = looks(TOUR)
    warm = looks(TOUR)
    assert (cold[0], warm[0]) == (1, 0)
    assert cold[1:] == warm[1:]
    assert [f[0] for f in warm[1]] == ["CAP001"]
    assert "disable[BRK001] suppresses nothing" in warm[2][0]


def test_what_changes_is_looked_at_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(folder, monkeypatch)
    looks(TOUR)
    assert looks(TOUR + "x")[0] == 1
    assert looks(TOUR + "x")[0] == 0
    assert looks(TOUR + "x", ignore="CAP001")[0] == 1
    for name in ("build", "state"):
        monkeypatch.setattr(cache, name, lambda: "another version")
    assert looks(TOUR + "x", ignore="CAP001")[0] == 1


def test_another_copy_of_the_same_textfix_knows_what_this_one_has_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an installation anew, or in a cache of a CI system."""
    looks = Looks(folder, monkeypatch)
    looks(TOUR)
    monkeypatch.setattr(cache, "build", lambda: "its files have other times")
    states: list[str] = []
    monkeypatch.setattr(cache, "state", lambda: states.append("") or fingerprint.state())
    assert looks(TOUR)[0] == 0
    assert states                                         # the content was compared …
    states.clear()
    assert looks(TOUR)[0] == 0
    assert not states                                     # … once


def test_what_textfix_is_known_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def known(folder: Path) -> tuple[str, str]:
        monkeypatch.setattr(fingerprint, "_HERE", str(folder))
        return fingerprint.build.__wrapped__(), fingerprint.state.__wrapped__()

    old, new = tmp_path / "old", tmp_path / "new"
    for folder in old, new:
        (folder / "rules" / "__pycache__").mkdir(parents=True)
        (folder / "rules" / "one.py").write_text("a = 1\n", "utf-8")
    (old / "rules" / "__pycache__" / "one.pyc").write_text("a", "utf-8")
    build, state = known(old)
    assert known(new)[1] == state                         # the same files elsewhere
    os.utime(old / "rules" / "one.py", (0, 0))
    assert known(old)[0] != build
    assert known(old)[1] == state
    (old / "rules" / "one.py").write_text("a = 2\n", "utf-8")
    assert known(old)[1] != state
    (new / "rules" / "one.py").rename(new / "one.py")
    assert known(new)[1] != state


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"state": 1}', '{"folders": []}', "\0", "entry", "folders"])
def test_a_damaged_cache_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    looks = Looks(folder, monkeypatch)
    expected = looks(TOUR)
    path = folder / ".textfix_cache" / "findings.json"
    data = json.loads(path.read_text("utf-8"))
    if damage == "entry":
        data["folders"][""][1]["0.txt"][2] = [["XXX999", "x"]]
        damage = json.dumps(data)
    elif damage == "folders":
        damage = json.dumps(data | {"folders": {"": [1]}})
    path.write_text(damage, "utf-8")
    assert looks(TOUR) == expected
    assert looks(TOUR)[0] == 0


def test_what_depends_on_more_than_the_file_is_not_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(folder, monkeypatch)
    for overrides in {"source_pattern": "a/{path} -> b/{path}"}, {"detector": "textfix.scripts:script_of"}:
        assert [looks(TOUR, **overrides)[0] for _ in range(2)] == [1, 1]


def test_a_run_over_many_files_has_a_cache_that_git_ignores(folder: Path) -> None:
    first = textfix("check", ".", folder=folder)
    assert (folder / ".textfix_cache" / ".gitignore").read_text("utf-8") == "*\n"
    assert textfix("check", ".", folder=folder) == first
    assert textfix("check", ".", "--no-cache", folder=folder) == first
    assert textfix("fix", ".", folder=folder)[0] == 0
    assert textfix("check", ".", folder=folder)[0] == 0
    (folder / "0.txt").unlink()
    (folder / "1.txt").write_text(TOUR, "utf-8")
    assert textfix("check", ".", folder=folder)[0] == 1
    assert sorted(remembered(folder)) == sorted(p.name for p in folder.glob("*.txt"))


def test_a_run_over_few_files_has_none(folder: Path) -> None:
    textfix("check", "0.txt", folder=folder)
    assert not (folder / ".textfix_cache").exists()


def test_runs_at_the_same_time_do_not_collide(folder: Path) -> None:
    command = [sys.executable, "-m", "textfix", "check", "."]
    runs = [subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    answers = {run.communicate() for run in runs}
    assert len(answers) == 1
    json.loads((folder / ".textfix_cache" / "findings.json").read_text("utf-8"))
    assert sorted(p.name for p in (folder / ".textfix_cache").iterdir()) == [".gitignore", "findings.json"]


def test_settings_as_a_text_are_the_same_in_every_process() -> None:
    code = ("from textfix.fingerprint import stable; from textfix.settings import Settings; "
            "print(stable(Settings(names={'keep': ['Ivan', 'Petr', 'Olga', 'Anna']}, per_language={'de': {'ignore': 'CAP'}})))")
    texts = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(3)}
    assert len(texts) == 1
    assert stable(Settings()) != stable(Settings(ignore="CAP"))


def test_a_file_that_nobody_touched_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    old = time.time() - 60
    for path in folder.glob("*.txt"):
        os.utime(path, (old, old))
    monkeypatch.setattr(fingerprint, "LATELY", 0)         # the entries in the file system are new all the same
    read: list[str] = []
    decode = files.decode
    monkeypatch.setattr(files, "decode", lambda data, name: read.append(name) or decode(data, name))

    def names() -> list[str]:
        read.clear()
        assert run(Options((".",))) == 1
        return read

    with_findings = sorted(f"{n}.txt" for n in range(0, MANY + 1, 5))
    assert len(names()) == MANY + 1
    assert names() == with_findings
    (folder / "1.txt").write_text("All is wel.\n\n", "utf-8")      # of the same size, with the time of before
    os.utime(folder / "1.txt", (old, old))
    assert names() == sorted([*with_findings, "1.txt"])
    assert names() == with_findings
    (folder / "2.txt").touch()
    assert names() == sorted([*with_findings, "2.txt"])
    assert names() == with_findings


def test_a_file_that_no_machine_translated_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(fingerprint, "LATELY", 0)
    said = []
    for _ in range(2):
        assert run(Options((".",), {"scope": "mt"})) == 0
        said.append(capsys.readouterr())
        monkeypatch.setattr(files, "decode", lambda *_: pytest.fail("is read again"))
    assert said[0] == said[1]
    assert f"{MANY + 1} files not looked at" in said[0].err


def test_a_damaged_entry_of_a_file_that_nobody_touched_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "LATELY", 0)
    looks = Looks(folder, monkeypatch)
    expected = looks(TOUR)
    path = folder / ".textfix_cache" / "findings.json"
    data = json.loads(path.read_text("utf-8"))
    entry = data["folders"][""][1]["0.txt"]
    entry[0] = fingerprint.stamp(str(folder / "0.txt"))
    entry[2][0] = [["XXX999 elsewhere no_rule", 0, 1, "", [], "safe"]]
    path.write_text(json.dumps(data), "utf-8")
    monkeypatch.setattr(Path, "write_text", lambda *_: 0)                # the file stays as it is
    assert looks(TOUR) == expected
    assert remembered(folder)["0.txt"][2][0] != entry[2][0]


def test_a_stamp_is_taken_only_of_what_has_been_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", "utf-8")
    os.utime(path, (0, 0))
    assert fingerprint.stamp(str(path)) == ""             # the time of its content was set back, that of its entry cannot be
    assert fingerprint.stamp(str(tmp_path / "nowhere")) == ""


def test_each_rule_is_found_again_by_what_is_remembered_of_it() -> None:
    for rule in load_rules():
        looked = Looked([Finding(rule, 1, 2, "x", (Edit(1, 2, "y"),), "unsafe")], truncated=True, notes=("z",), beyond=True)
        again = of_data(json.loads(json.dumps(as_data(looked))))
        (finding,) = again.findings
        for found in finding.rule, pickle.loads(pickle.dumps(finding)).rule:       # noqa: S301
            assert (found.code, found.name, found.kind, found.module) == (rule.code, rule.name, rule.kind, rule.module)
            assert (found.message, found.docs, found.safety, found.find) == (rule.message, rule.docs, rule.safety, rule.find)
        assert again._replace(findings=[finding._replace(rule=rule)]) == looked


@pytest.mark.parametrize("format_", ["full", "sarif", "statistics"])
def test_what_is_remembered_is_shown_as_what_was_found(folder: Path, format_: str) -> None:
    """Some from the cache and some looked at now, in one report."""
    args = "check", ".", *(["--statistics"] if format_ == "statistics" else ["--output-format", format_])
    textfix("check", ".", folder=folder)
    (folder / "5.txt").write_text("x " + TOUR, "utf-8")
    assert textfix(*args, folder=folder) == textfix(*args, "--no-cache", folder=folder)


def test_findings_that_are_remembered_are_shown_without_their_rules(folder: Path) -> None:
    code = "import sys; from textfix.cli import cli; cli(['check', '.'], standalone_mode=False)"
    shows = f"import sys\ntry:\n    {code}\nfinally:\n    print({{'textfix.rule', 'textfix.engine', 'textfix.reading'}} & {{*sys.modules}})"
    last = [subprocess.run([sys.executable, "-c", shows], cwd=folder, capture_output=True, text=True, check=False).stdout.splitlines()[-1]
            for _ in range(2)]
    assert last[0] != "set()"
    assert last[1] == "set()"
