"""The command as a user meets it: a process, its output, its exit status, the files it leaves."""
from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from textfix.report import FORMATS

BAD = "The minister’s long tour, Her first in a decade, ends today. The harbour was closed. and reopened.\n"
GOOD = "The minister’s long tour, her first in a decade, ends today. The harbour was closed and reopened.\n"


def textfix(*args: str, folder: Path, stdin: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-m", "textfix", *args], cwd=folder, input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bad.txt").write_text(BAD, "utf-8", newline="")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8", newline="")
    return tmp_path


def test_check_reports_and_changes_nothing(folder: Path) -> None:
    status, out, err = textfix("check", ".", folder=folder)
    assert status == 1
    assert "bad.txt:1:27" in out
    assert "good.txt" not in out
    assert "2 findings" in err
    assert (folder / "bad.txt").read_text("utf-8") == BAD


def test_clean_is_status_0_and_no_output(folder: Path) -> None:
    assert textfix("check", "good.txt", folder=folder)[:2] == (0, "")


def test_fix_writes_and_a_second_run_is_clean(folder: Path) -> None:
    assert textfix("fix", "bad.txt", folder=folder)[0] == 0
    assert (folder / "bad.txt").read_text("utf-8") == GOOD
    assert textfix("fix", "bad.txt", folder=folder)[0] == 0


def test_diff_writes_nothing(folder: Path) -> None:
    status, out, _ = textfix("fix", "--diff", "bad.txt", folder=folder)
    assert status == 1
    assert out.startswith("--- a/bad.txt\n+++ b/bad.txt\n")
    assert (folder / "bad.txt").read_text("utf-8") == BAD


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_stays_utf16(folder: Path, encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
    path, entry = folder / "en.strings", '/* 🌊 */\r\n"a \\"b\\"" = "{}";\r\n'
    path.write_bytes(mark + entry.format(BAD.strip()).encode(encoding))
    assert textfix("fix", "en.strings", folder=folder)[0] == 0
    assert path.read_bytes() == mark + entry.format(GOOD.strip()).encode(encoding)
    for data, reason in (mark + b"a", "not valid UTF-16"), (BAD.encode(encoding), "begin with a byte order mark"), (mark + b"\0\0a\0", "NUL"):
        path.write_bytes(data)
        status, _, err = textfix("fix", "en.strings", folder=folder)
        assert (status, path.read_bytes()) == (2, data)
        assert reason in err


def test_line_ends_bom_mode_and_missing_final_newline_survive(folder: Path) -> None:
    path = folder / "dos.txt"
    path.write_bytes(b"\xef\xbb\xbf" + (BAD + "Last line").replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert textfix("fix", "dos.txt", folder=folder)[0] == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + (GOOD + "Last line").replace("\n", "\r\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in folder.iterdir()) == ["bad.txt", "dos.txt", "good.txt"]


def test_a_file_that_is_not_utf8_is_reported_and_left_alone_and_the_others_are_done(folder: Path) -> None:
    data = "café, He\n".encode("latin-1")
    (folder / "latin.txt").write_bytes(data)
    status, _, err = textfix("fix", ".", folder=folder)
    assert status == 2
    assert "latin.txt: line 1 is not valid UTF-8" in err
    assert (folder / "latin.txt").read_bytes() == data
    assert (folder / "bad.txt").read_text("utf-8") == GOOD


def test_standard_input_is_repaired_to_standard_output(folder: Path) -> None:
    status, out, err = textfix("fix", "-", folder=folder, stdin=BAD.replace("\n", "\r\n").encode())
    assert (status, out) == (0, GOOD.replace("\n", "\r\n"))
    assert "repaired 2 places" in err


def test_json_and_jsonl_say_the_same(folder: Path) -> None:
    document = json.loads(textfix("check", "bad.txt", "--output-format", "json", folder=folder)[1])
    lines = textfix("check", "bad.txt", "--output-format", "jsonl", folder=folder)[1].splitlines()
    assert document["version"] == 1
    assert [json.loads(line) for line in lines] == document["findings"]
    first = document["findings"][0]
    assert (first["line"], first["column"], first["text"], first["edits"]) == (1, 27, "Her", [{"start": 26, "end": 29, "new": "her"}])


def test_marked_output_is_the_text_with_marks(folder: Path) -> None:
    out = textfix("check", "bad.txt", "--output-format", "marked", folder=folder)[1]
    assert out == BAD.replace("Her", "⟦Her→her⟧").replace("closed. and", "closed⟦.→⟧ and")


@pytest.mark.parametrize(("args", "message"), [
    (("check", "bad.txt", "--select", "stray-capitol"), "did you mean 'stray-capital'?"),
    (("check", "bad.txt", "--lang", "englisch"), "did you mean 'en'?"),
    (("check", "nowhere.txt"), "no such file"),
    (("check", "page.tex"), "a format of its own"),
    (("rule", "CAP01"), "did you mean 'CAP001'?"),
    (("check",), "name files or folders"),
    (("check", "bad.txt", "--jobs", "many"), "'many' is not a valid integer"),
    (("check", "bad.txt", "--selct", "CAP"), "no such option"),
    (("--selct",), "no such option"),
    (("chek", "bad.txt"), "no such command"),
    (("rule",), "missing argument 'NAME'"),
    (("check", "bad.txt", "--source-pattern", "docs -> i18n"), "a source pattern is"),
    (("check", "bad.txt", "--config", "no.toml"), "no.toml: the configuration cannot be read: No such file"),
    (("check", "bad.txt", "--config", "bytes.toml"), "bytes.toml: the configuration is not valid UTF-8 (byte 1); save it as UTF-8"),
    (("check", "bad.txt", "--baseline", "page.tex"), "page.tex: is no baseline of textfix, or a damaged one; textfix baseline writes one"),
    (("check", "bad.txt", "--diff-base", "HEAD"), "leave --diff-base out where there is no repository"),
    (("baseline", "bad.txt", "--output", "no/such/folder.json"), "cannot be written: No such file"),
    (("fix", "bad.txt", "--interactive"), "asks on a terminal"),
])
def test_wrong_usage_is_status_2_and_one_clear_message(folder: Path, args: tuple[str, ...], message: str) -> None:
    (folder / "page.tex").write_text("<p>x</p>")
    (folder / "bytes.toml").write_bytes(b"#\xff")
    status, out, err = textfix(*args, folder=folder)
    assert (status, out) == (2, "")
    line, *summary = err.splitlines()
    assert line.startswith("error: ")
    assert message in line
    assert [s[:8] for s in summary] in ([], ["0 files:"])
    assert "Traceback" not in err


def test_configuration_is_found_and_its_errors_name_the_file(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.textfix]\nlang = "en"\nignore = ["stray-capital"]\n')
    assert "1 finding," in textfix("check", "bad.txt", folder=folder)[2]
    assert "2 findings" in textfix("check", "bad.txt", "--isolated", folder=folder)[2]
    (folder / "pyproject.toml").write_text('[tool]\ntextfix = {lang = "en", ignore = ["stray-capital"]}\n')
    assert "1 finding," in textfix("check", "bad.txt", folder=folder)[2]
    (folder / "pyproject.toml").write_text('# no tool.textfix here\n[tool.other]\nignore = ["textfix"]\n')
    assert "2 findings" in textfix("check", "bad.txt", folder=folder)[2]
    (folder / "pyproject.toml").write_text("[tool.textfix\n")
    assert "pyproject.toml: the configuration is no valid TOML" in textfix("check", "bad.txt", folder=folder)[2]
    (folder / "pyproject.toml").write_text("[tool.textfix]\nselekt = []\n")
    status, _, err = textfix("check", "bad.txt", folder=folder)
    assert status == 2
    assert "pyproject.toml" in err
    assert "did you mean 'select'?" in err


def test_rules_are_ignored_in_some_files_and_some_files_are_left_out(folder: Path) -> None:
    (folder / "legal").mkdir()
    (folder / "legal" / "bad.txt").write_text(BAD, "utf-8")
    (folder / "textfix.toml").write_text('extend-exclude = ["/bad.txt"]\n[per-file-ignores]\n"legal/**" = ["CAP"]\n', "utf-8")
    assert "1 file: repaired 1 place in 1 file" in textfix("fix", "legal", folder=folder)[2]
    assert (folder / "legal" / "bad.txt").read_text("utf-8") == BAD.replace("closed. and", "closed and")
    assert "2 files: 0 findings" in textfix("check", ".", folder=folder)[2]
    assert "0 files" in textfix("check", "--force-exclude", "bad.txt", "textfix.toml", folder=folder)[2]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_written_by_the_command(folder: Path, format_: str) -> None:
    status, out, err = textfix("check", ".", "--output-format", format_, folder=folder)
    assert status == 1
    assert "bad.txt" in out or format_ == "marked"
    assert "2 findings" in err


def test_statistics_count_by_rule(folder: Path) -> None:
    out = textfix("check", "bad.txt", "--statistics", folder=folder)[1]
    assert [line.split()[:2] for line in out.splitlines()] == [["1", "BRK001"], ["1", "CAP001"]]


def test_rules_are_listed_and_explained(folder: Path) -> None:
    assert "CAP001" in textfix("rules", folder=folder)[1]
    assert "⟦" in textfix("rule", "stray-capital", folder=folder)[1]
    assert json.loads(textfix("rule", "CAP001", "--output-format", "json", folder=folder)[1])["name"] == "stray-capital"


def test_a_name_that_is_not_utf8_is_reported_and_the_file_is_repaired(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(BAD, "utf-8")
    except OSError:
        pytest.skip("the file system takes only names that are UTF-8")
    (folder / "textfix.toml").write_text('select = "CAP001"\nlang = "en"\n', "utf-8")          # soon ready, in each process
    for format_ in FORMATS:
        status, out, _ = textfix("check", ".", "--output-format", format_, folder=folder)
        assert status == 1
        assert r"caf\xe9.txt" in out.replace("\\\\", "\\").replace("%5C", "\\") or format_ == "marked"
    assert "accepted" in textfix("baseline", ".", folder=folder)[2]
    assert textfix("check", ".", "--baseline", ".textfix-baseline.json", folder=folder)[0] == 0
    assert textfix("fix", ".", folder=folder)[0] == 0


def test_a_read_only_file_is_one_clear_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from textfix import files
    from textfix.errors import TextfixError

    monkeypatch.setattr(files.os, "access", lambda *_: False)
    with pytest.raises(TextfixError, match="read-only"):
        files.write(folder / "bad.txt", files.Source("x"))
    assert (folder / "bad.txt").read_text("utf-8") == BAD


def test_the_version_says_which_scanner_is_active() -> None:
    pure = subprocess.run([sys.executable, "-m", "textfix", "--version"], env={**os.environ, "TEXTFIX_PURE": "1"}, capture_output=True, text=True, check=True)
    assert pure.stdout.strip().endswith("(scanner in Python)")
