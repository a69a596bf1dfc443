"""Which files a run is about: those named, and those of known formats below the folders named."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from textfix import git
from textfix.errors import TextfixError
from textfix.formats import format_of

UNREAD = frozenset(".svg .toml .ini .tex .py .js .ts .c .h .java .go .rs".split())       # text, but in a form of its own

LeavesOut = Callable[[str], bool]


def expand(path: Path, leaves_out: LeavesOut, *, forced: bool = False) -> Iterator[Path]:
    """The file named, or the files of known formats below the folder named, in order of their names.

    `leaves_out` says of a file whether it is excluded.  In a folder links are not followed, and what git ignores is left out.  A file
    that is named is taken whether it is excluded or not, unless that is `forced`: it is then treated as one found in a folder.
    Raises TextfixError for a path that does not exist, or a format without a reader that is no plain text either.
    """
    if path.is_dir():
        yield from _below(path, leaves_out)
    elif not path.exists():
        raise TextfixError(f"{path}: no such file or folder")
    elif forced and (format_of(path) is None or leaves_out(str(path)) or path.is_symlink()):
        return
    elif path.suffix.lower() in UNREAD and format_of(path) is None:
        raise TextfixError(f"{path}: textfix has no reader for {path.suffix}, a format of its own; "
                           f"to have it read as plain text all the same, pipe it in: textfix check - < {path}")
    else:
        yield path


def _below(folder: Path, leaves_out: LeavesOut) -> Iterator[Path]:
    names = git.listed(folder)
    for name in _walked(folder, leaves_out) if names is None else names:
        path = folder / name
        if format_of(path) and not leaves_out(str(path)) and path.is_file() and not path.is_symlink():
            yield path


def _walked(folder: Path, leaves_out: LeavesOut) -> Iterable[str]:
    """All files below a folder, relative to it; excluded folders are not looked into."""
    names = []
    for root, folders, found in os.walk(folder):
        folders[:] = [name for name in folders if not leaves_out(os.path.join(root, name))]  # noqa: PTH118 (faster by far)
        names += [os.path.relpath(os.path.join(root, name), folder) for name in found]  # noqa: PTH118
    return sorted(names)
