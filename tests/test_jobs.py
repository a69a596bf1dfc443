"""The files of a run shared out between processes: the same output, files and status as with one."""
from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from test_cli import BAD, GOOD, textfix
from test_limits import git

from textfix import jobs
from textfix.cache import Caches
from textfix.errors import TextfixError
from textfix.jobs import outcomes
from textfix.options import Options
from textfix.report import FORMATS
from textfix.run import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Clean files, files with findings, data that is skipped, files that cannot be read, a baseline and a repository."""
    root = tmp_path / "tree"
    root.mkdir()
    (root / "textfix.toml").write_text('lang = "en"\n', "utf-8")
    for n in range(60):
        (root / f"{n}.md").write_text(BAD if n % 3 == 0 else GOOD, "utf-8", newline="\r\n" if n % 2 else "")
    (root / "20.md").write_bytes(b"\xff")
    (root / "21.md").write_bytes(b"a\0b")
    (root / "data.csv").write_text("a,b\n1,2\n", "utf-8")
    (root / "notes.md").write_text(f"<!-- textfix: ignore[QUO001] -->\n{BAD}", "utf-8")
    git(root, "init", "-q")
    for key in "user.name", "user.email":
        git(root, "config", key, "x@example.org")
    git(root, "add", "0.md", "3.md")
    git(root, "commit", "-qm", "first")
    return root


class Runs:
    """A run with one and with three processes, each in a copy of the folder, without and with what the run before remembered."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        self._folder, self._monkeypatch, self._output = folder, monkeypatch, capsysbinary

    def __call__(self, *paths: str, **options: Any) -> list[tuple[int, str, str, dict[str, bytes]]]:
        """Status, output, errors, and the files that each of the four runs leaves."""
        return [self._run(jobs, Options(paths, jobs=jobs, **options)) for jobs in (1, 1, 3, 3)]

    def _run(self, jobs: int, options: Options) -> tuple[int, str, str, dict[str, bytes]]:
        copy = self._folder.parent / str(jobs) / "tree"
        if not copy.exists():
            shutil.copytree(self._folder, copy)
        self._monkeypatch.chdir(copy)
        status = run(options)
        out, err = (text.decode().replace(str(copy), "") for text in self._output.readouterr())
        return status, out, err, {p.name: p.read_bytes() for p in copy.iterdir() if p.is_file()}


@pytest.fixture
def runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Runs:
    return Runs(folder, monkeypatch, capsysbinary)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_report_is_the_same(runs: Runs, format_: str) -> None:
    first, *others = runs(".", output_format=format_)
    assert first[0] == 2
    assert "20.md: line 1 is not valid UTF-8" in first[2]
    assert "21.md: has NUL characters" in first[2]
    assert "notes.md:1: ignore[QUO001] suppresses nothing" in first[2]
    assert "1 file of data not looked at" in first[2]
    assert first[1].count("CAP001") + first[1].count("⟦Her→her⟧") >= 20
    assert others == [first] * 3


@pytest.mark.parametrize("options", [{"write": True}, {"write": True, "diff": True}, {"statistics": True}, {"diff_base": "HEAD"}])
def test_what_is_done_is_the_same(runs: Runs, options: dict[str, Any]) -> None:
    cold, warm, *several = runs(".", **options)
    assert several == [cold, warm]
    assert (cold[3]["0.md"] == GOOD.encode()) == (options == {"write": True})


def test_a_baseline_holds_and_what_is_no_longer_found_is_said(folder: Path, runs: Runs) -> None:
    textfix("baseline", "0.md", "3.md", "9.md", folder=folder)
    (folder / "9.md").write_text(GOOD, "utf-8")
    for options in {}, {"diff_base": "HEAD"}:
        first, *others = runs("0.md", "1.md", "3.md", "6.md", "9.md", overrides={"baseline": ".textfix-baseline.json"}, output_format="concise", **options)
        assert "0.md" not in first[1]
        assert "6.md" in first[1]
        assert [line.partition(" of ")[0] for line in first[2].splitlines() if "note" in line] == ["note: 9.md: 2 entries"]
        assert others == [first] * 3


def test_few_files_are_looked_at_by_one_process_and_many_by_as_many_as_there_are_cores(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = jobs._jobs
    few, many = [str(folder / "0.md")] * 1000, [str(folder / "0.md")] * 100_000
    monkeypatch.setattr(jobs, "_cores", lambda: 4)
    assert [number(few, Options(())), number(many, Options(()))] == [1, 4]
    assert [number(few, Options((), jobs=3)), number(few[:2], Options((), jobs=3)), number(many, Options((), jobs=1))] == [3, 2, 1]
    assert [number([*many, "-"], Options(())), number(many, Options((), interactive=True)), number([], Options(()))] == [1, 1, 1]


def test_a_file_that_somebody_changes_meanwhile_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    look = jobs._Look.__call__

    def slow(self: jobs._Look, path: str) -> jobs.End:
        done = look(self, path)
        if path == "3.md":
            (folder / path).write_text("Of a person.\n", "utf-8")
        return done

    monkeypatch.setattr(jobs._Look, "__call__", slow)
    assert run(Options(("0.md", "3.md", "6.md"), write=True)) == 2
    assert capsys.readouterr().err.startswith("error: 3.md: has changed while it was looked at; it is left alone")
    assert [(folder / name).read_text("utf-8") for name in ("0.md", "3.md", "6.md")] == [GOOD, "Of a person.\n", GOOD]


def test_a_process_that_dies_is_an_error_with_the_file_that_it_was_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(self: object, path: str) -> TextfixError:
        if path == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        return TextfixError(path)

    monkeypatch.setattr(jobs._Look, "__call__", look)
    options = Options((), isolated=True, jobs=2)
    ends = outcomes(["a", "b", "die", *"cd"], options, Caches(options, on=False))
    with pytest.raises(TextfixError, match=r"^die: the process that it was given to died of signal SIGKILL; the files after it were not"):
        list(ends)


@pytest.mark.skipif(os.name != "posix", reason="process groups are those of POSIX")
def test_ctrl_c_leaves_whole_files_and_nothing_else(folder: Path) -> None:
    before = {p.name for p in folder.iterdir()}
    for n in range(1000, 2500):
        (folder / f"{n}.md").write_text(BAD, "utf-8")
    command = ("import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); sys.argv = ['textfix', 'fix', '.', '--jobs', '2'];"
               "from textfix.__main__ import main; main()")
    with subprocess.Popen([sys.executable, "-c", command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        while process.poll() is None and (folder / "1000.md").read_text("utf-8") != GOOD:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"Traceback" not in errors
    names = {p.name for p in folder.iterdir()} - before - {".textfix_cache"}
    assert names == {f"{n}.md" for n in range(1000, 2500)}
    assert {(folder / f"{n}.md").read_text("utf-8") for n in range(1000, 2500)} == {BAD, GOOD}
    assert textfix("check", "1000.md", folder=folder)[0] == 0
