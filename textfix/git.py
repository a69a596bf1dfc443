"""What git knows: which files it leaves out, which lines have changed.  Git itself is asked; nothing is guessed."""
from __future__ import annotations

import os
import subprocess
from pathlib import Path


def listed(folder: Path) -> list[str] | None:
    """The files below a folder that git does not ignore, relative to it; None where the folder is in no repository."""
    found = _git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return None if found.returncode else sorted({name for name in os.fsdecode(found.stdout).split("\0") if name})


def _git(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Git's answer; a missing git is one that failed."""
    command = ["git", *args]
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 (no shell, arguments of our own)
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, b"", str(error).encode())
