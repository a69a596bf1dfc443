"""What git knows: which files it leaves out, which lines have changed.  Git itself is asked; nothing is guessed."""
from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from textfix.errors import TextfixError

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def listed(folder: Path) -> list[str] | None:
    """The files below a folder that git does not ignore, relative to it; None where the folder is in no repository."""
    if not (repository(folder.resolve()) / ".git").exists() and "GIT_DIR" not in os.environ:
        return None
    found = _git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return None if found.returncode else sorted({name for name in os.fsdecode(found.stdout).split("\0") if name})


def _git(folder: Path, *args: str) -> CompletedProcess[bytes]:
    """Git's answer; a missing git is one that failed."""
    import subprocess

    command = ["git", *args]
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 (no shell, arguments of our own)
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, b"", str(error).encode())


class Changes:
    """What has changed in a repository since a revision: since it and the working tree parted, if they have a common ancestor."""

    def __init__(self, folder: Path, revision: str) -> None:
        """Raises TextfixError where the folder is in no repository, or the revision is unknown in it."""
        top = _git(folder, "rev-parse", "--show-toplevel")
        if top.returncode:
            reason = top.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise TextfixError(f"--diff-base: git cannot say what has changed in {folder} ({reason}); "
                               "leave --diff-base out where there is no repository")
        self._top = Path(os.fsdecode(top.stdout).rstrip("\n"))
        known = _git(self._top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if known.returncode:
            raise TextfixError(f"--diff-base: git knows no revision {revision!r} in {self._top}; "
                               "in CI, fetch it first (git fetch origin main; actions/checkout has fetch-depth: 0)")
        parted = _git(self._top, "merge-base", known.stdout.decode().strip(), "HEAD")
        self._base = (known if parted.returncode else parted).stdout.decode().strip()
        self._new = self._names("ls-files", "-z", "--others", "--exclude-standard")
        self._changed = self._names("diff", "--name-only", "-z", "--no-renames", self._base)

    def lines(self, path: Path) -> frozenset[int] | None:
        """The lines (from 1) of a file that are new or changed; None where all are."""
        name = os.path.relpath(path.absolute().parent.resolve() / path.name, self._top).replace(os.sep, "/")
        if name in self._new or name.startswith("../"):
            return None
        return frozenset(self._changed_lines(name) if name in self._changed else ())

    def _changed_lines(self, name: str) -> Iterator[int]:
        shown = _git(self._top, "--literal-pathspecs", "diff", "-U0", "--no-color", "--no-ext-diff", "--text", self._base, "--", name)
        for start, count in _HUNK.findall(shown.stdout):
            yield from range(int(start), int(start) + int(count or 1))

    def _names(self, *args: str) -> frozenset[str]:
        return frozenset(os.fsdecode(_git(self._top, *args).stdout).split("\0"))


@cache
def repository(folder: Path) -> Path:
    """The top of the repository that a folder is in; the folder itself where there is none."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)
