"""A person is asked about each repair, on a terminal."""
from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from test_cli import textfix

TEXT = "The minister’s long tour, Her first in a decade, ends today.\n\nThe harbour was closed. and reopened.\n"
BOTH = "The minister’s long tour, her first in a decade, ends today.\n\nThe harbour was closed and reopened.\n"
FIRST = BOTH.replace("closed and", "closed. and")
SECOND = BOTH.replace("her first", "Her first")


def answered(folder: Path, keys: str, *paths: str) -> tuple[str, int]:
    """What the terminal showed, and the exit status, where a person gives these answers."""
    terminal, side = pty.openpty()
    command = [sys.executable, "-m", "textfix", "fix", "--interactive", "--lang", "en", *paths]
    run = subprocess.Popen(command, cwd=folder, stdin=side, stdout=side, stderr=side, close_fds=True)
    os.close(side)
    shown, left = b"", list(keys)
    while select.select([terminal], [], [], 20)[0]:
        try:
            shown += os.read(terminal, 4096)
        except OSError:                                  # the other side is closed
            break
        if left and shown.count(b"that follow ") > len(keys) - len(left):
            while termios.tcgetattr(terminal)[3] & termios.ICANON and run.poll() is None:
                time.sleep(0.01)                         # what is typed before somebody waits for a key is lost
            os.write(terminal, left.pop(0).encode())
    os.close(terminal)
    return shown.decode(), run.wait(20)


@pytest.mark.parametrize(("keys", "expected", "status"), [
    ("yy", BOTH, 0),
    ("ny", SECOND, 1),
    ("yn", FIRST, 1),
    ("a", BOTH, 0),
    ("na", SECOND, 1),
    ("yq", FIRST, 1),
    ("q", TEXT, 1),
])
def test_what_a_person_agrees_to_is_written(tmp_path: Path, keys: str, expected: str, status: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    output, found = answered(tmp_path, keys, "a.txt")
    assert (path.read_text("utf-8"), found) == (expected, status), output
    assert "write: her" in output
    assert "(safe)" in output


def test_an_answer_to_all_holds_for_the_files_that_follow(tmp_path: Path) -> None:
    for name in "a.txt", "b.txt":
        (tmp_path / name).write_text(TEXT, "utf-8")
    answered(tmp_path, "na", ".")
    assert [(tmp_path / name).read_text("utf-8") for name in ("a.txt", "b.txt")] == [SECOND, BOTH]


def test_where_nobody_can_be_asked_it_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    status, _, err = textfix("fix", "--interactive", "a.txt", folder=tmp_path)
    assert status == 2
    assert "--interactive asks on a terminal" in err
    assert (tmp_path / "a.txt").read_text("utf-8") == TEXT
