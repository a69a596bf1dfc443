"""By what a file, settings and textfix itself are known to be the same as at an earlier run.

The stamp of a file is its size, its number, and the times of its content and of its entry in the file system, the second of which nobody
can set back.  Times may be coarse (two seconds on FAT), so that a change right after another one may show in none of them: a stamp is taken
only of a file that has been left alone for longer than that.
"""
from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from typing import Any

from textfix import __version__
from textfix.settings import Settings

_HERE = os.path.dirname(__file__)  # noqa: PTH120
LATELY = 2_500_000_000        # nanoseconds: more than the times of any file system are apart


def stamp(path: str) -> str:
    """By what a file is known without reading it; empty where it has been touched lately, or is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 (10,000 times a run)
    except OSError:
        return ""
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < LATELY:
        return ""
    return _stamp(found)


def has_stamp(path: str, mark: str) -> bool:
    """Whether a file still has the stamp that was taken of it."""
    try:
        return _stamp(os.stat(path)) == mark  # noqa: PTH116 (10,000 times a run)
    except OSError:
        return False


def _stamp(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"


def digest(text: str) -> str:
    """By what a text is known."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def stable(settings: Settings) -> str:
    """Settings as a text that is the same in every process."""
    return repr([(f.name, _stable(getattr(settings, f.name))) for f in fields(settings)])


def _stable(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return {k: _stable(v) for k, v in vars(value).items()} if hasattr(value, "__dict__") else value


@cache
def build() -> str:
    """By what this very copy of textfix is known without reading it."""
    return digest("\n".join(f"{path} {found.st_size} {found.st_mtime_ns}" for path, found in _own_files(_HERE)) + sys.version)


@cache
def state() -> str:
    """The version of textfix down to what its files hold (rules, packs, formats): another copy of the same has the same."""
    found = blake2b(f"{__version__}\n{sys.version}".encode(), digest_size=16)
    for path, _ in _own_files(_HERE):
        with open(path, "rb") as file:  # noqa: PTH123
            found.update(f"{path.removeprefix(_HERE)}\n".encode() + blake2b(file.read()).digest())
    return found.hexdigest()


def _own_files(folder: str) -> Iterable[tuple[str, os.stat_result]]:
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if not entry.is_dir():
            yield entry.path, entry.stat()
        elif entry.name != "__pycache__":
            yield from _own_files(entry.path)
