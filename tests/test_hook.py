"""The hooks, run by pre-commit itself in a repository of their own."""
from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from textfix.formats import formats

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
BAD = "The minister’s long tour, Her first in a decade, ends today.\r\n"
GOOD = BAD.replace("Her", "her")


class Repository:
    """A git repository with the hooks as pre-commit would run them, except that textfix is not installed once more."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.env = {**os.environ, "PRE_COMMIT_HOME": str(cache), "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull}
        self.run("git", "init", "-q", ".")
        self.run("git", "config", "core.autocrlf", "false")
        for key in "user.name", "user.email":
            self.run("git", "config", key, "test")

    def run(self, *command: str) -> tuple[int, str]:
        done = subprocess.run(command, cwd=self.folder, env=self.env, capture_output=True, check=False)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    def configure(self, *ids: str, **changes: Any) -> None:
        command = f"{sys.executable} -m textfix"
        hooks = [{**HOOKS[i], "language": "system", "entry": HOOKS[i]["entry"].replace("textfix", command, 1), **changes} for i in ids]
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        (self.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
        self.run("git", "add", "-A")

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, "utf-8", newline="")
        self.run("git", "add", "-A")
        return path

    def pre_commit(self) -> tuple[int, str]:
        return self.run(sys.executable, "-m", "pre_commit", "run", "--all-files")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder, tmp_path / "cache")


def test_a_bad_file_fails_the_hook_and_is_repaired_and_then_passes(repository: Repository) -> None:
    repository.configure("textfix-fix")
    path = repository.write("tour.txt", "\ufeff" + BAD)
    path.chmod(0o755)
    status, output = repository.pre_commit()
    assert status == 1
    assert "files were modified by this hook" in output
    assert "repaired 1 place in 1 file" in output
    assert path.read_bytes().decode() == "\ufeff" + GOOD
    assert stat.S_IMODE(path.stat().st_mode) == 0o755
    repository.run("git", "add", "-A")
    assert repository.pre_commit()[0] == 0
    assert repository.run("git", "commit", "-qm", "x")[0] == 0


def test_the_check_reports_and_changes_nothing(repository: Repository) -> None:
    repository.configure("textfix")
    path = repository.write("tour.txt", BAD)
    status, output = repository.pre_commit()
    assert status == 1
    assert "tour.txt:1:27" in output
    assert "files were modified" not in output
    assert path.read_bytes().decode() == BAD


def test_files_of_other_formats_and_excluded_ones_are_passed_over_in_silence(repository: Repository) -> None:
    repository.configure("textfix", files="")
    repository.write("textfix.toml", 'extend-exclude = ["vendor"]\n')
    (repository.folder / "vendor").mkdir()
    for name in "notes.unknown", "program.c", "Makefile", "vendor/tour.txt":
        repository.write(name, BAD)
    (repository.folder / "link.txt").symlink_to("notes.unknown")
    repository.run("git", "add", "-A")
    status, output = repository.pre_commit()
    assert (status, "error" in output) == (0, False), output


def test_two_runs_at_once_do_not_collide(repository: Repository) -> None:
    repository.configure("textfix-fix")
    paths = [repository.write(f"{n}.txt", BAD) for n in range(60)]
    command = [sys.executable, "-m", "textfix", "fix", "."]
    runs = [subprocess.Popen(command, cwd=repository.folder, env=repository.env, stderr=subprocess.PIPE) for _ in range(3)]
    errors = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], errors
    assert {path.read_bytes().decode() for path in paths} == {GOOD}
    assert sorted(p.name for p in repository.folder.glob("[!.]*")) == sorted(p.name for p in paths)
    assert [p.name for p in repository.folder.glob(".*") if p.name not in (".git", ".textfix_cache")] == [".pre-commit-config.yaml"]


def test_a_read_only_file_is_one_clear_error(repository: Repository) -> None:
    repository.configure("textfix-fix")
    path = repository.write("tour.txt", BAD)
    path.chmod(0o444)
    status, output = repository.pre_commit()
    assert status == 1
    assert output.count("error:") == 1
    assert "tour.txt: cannot be written: it is read-only" in output


@pytest.mark.skipif("TEXTFIX_SLOW" not in os.environ, reason="installs textfix from a package index: half a minute; set TEXTFIX_SLOW=1")
def test_the_hook_installs_itself(repository: Repository) -> None:
    path = repository.write("tour.txt", BAD)
    del repository.env["PYTHONPATH"]
    status, output = repository.run(sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "textfix-fix", "--all-files", "--verbose")
    assert status == 1
    assert "repaired 1 place in 1 file" in output, output
    assert path.read_bytes().decode() == GOOD


def test_the_hooks_take_every_format(repository: Repository) -> None:
    for hook in HOOKS.values():
        assert hook["types"] == ["text"]
        assert hook["require_serial"] is True
        for suffix in sorted(s for f in formats() for s in f.suffixes):
            assert re.search(hook["files"], f"docs/page{suffix}"), f".pre-commit-hooks.yaml leaves out {suffix}"
        assert not re.search(hook["files"], "docs/page.py")
