"""Which files a run is about."""
from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from textfix.errors import TextfixError
from textfix.options import Options
from textfix.walk import expand


def names(folder: Path, monkeypatch: pytest.MonkeyPatch, *, forced: bool = False, path: str = ".", **overrides: object) -> list[str]:
    monkeypatch.chdir(folder)
    options = Options((path,), isolated=True, overrides=overrides)
    return [Path(found).as_posix() for found in expand(Path(path), options.leaves_out, forced=forced)]


@pytest.fixture(params=["folder", "repository"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A tree of files, once in a repository and once not."""
    root = tmp_path / "tree"
    for name in "b.txt", "a.txt", "a/z.txt", "a/x.unknown", "vendor/v.txt", "node_modules/n.txt", "ä ö/ü.txt":
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x\n", "utf-8")
    if request.param == "repository":
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


def test_files_of_known_formats_in_order_without_the_folders_of_tools(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(folder, monkeypatch) == ["a.txt", "a/z.txt", "b.txt", "vendor/v.txt", "ä ö/ü.txt"]


def test_what_is_excluded_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(folder, monkeypatch, extend_exclude=("vendor", "a/*.txt")) == ["a.txt", "b.txt", "ä ö/ü.txt"]
    assert names(folder, monkeypatch, exclude=("*.txt",)) == []
    assert "node_modules/n.txt" in names(folder, monkeypatch, exclude=())


def test_what_is_named_is_taken_unless_exclusion_is_forced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(folder, monkeypatch, path="vendor/v.txt", exclude=("vendor",)) == ["vendor/v.txt"]
    assert names(folder, monkeypatch, path="vendor/v.txt", exclude=("vendor",), forced=True) == []
    assert names(folder, monkeypatch, path="a/x.unknown") == ["a/x.unknown"]
    assert names(folder, monkeypatch, path="a/x.unknown", forced=True) == []
    assert names(folder, monkeypatch, path="b.txt", forced=True) == ["b.txt"]


def test_a_folder_that_is_not_there_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TextfixError, match="no such file or folder"):
        names(folder, monkeypatch, path="nowhere")


def test_what_git_ignores_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".gitignore").write_text("b.txt\n/vendor/\n", "utf-8")
    expected = ["a.txt", "a/z.txt", "ä ö/ü.txt"]
    assert names(folder, monkeypatch) == (expected if (folder / ".git").exists() else sorted([*expected, "b.txt", "vendor/v.txt"]))
    if (folder / ".git").exists():
        assert names(folder, monkeypatch, path="vendor") == []
        assert names(folder, monkeypatch, path="a") == ["a/z.txt"]


def test_links_are_not_followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = names(folder, monkeypatch)
    outside = folder.parent / "outside.txt"
    outside.write_text("x\n", "utf-8")
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "out.txt").symlink_to(outside)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    assert names(folder, monkeypatch) == before
    with pytest.raises(TextfixError, match=r"out\.txt: is a link out of"):
        names(folder, monkeypatch, path="out.txt")
    assert names(folder, monkeypatch, path="out.txt", forced=True) == []
    with pytest.raises(TextfixError, match=r"self\.txt: no such file"):
        names(folder, monkeypatch, path="self.txt")


def test_a_file_that_git_knows_and_that_is_gone_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if (folder / ".git").exists():
        subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    (folder / "b.txt").unlink()
    assert "b.txt" not in names(folder, monkeypatch)
