"""Which files a run is about: those named, and those of known formats below the folders named."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from textfix import git
from textfix.errors import TextfixError
from textfix.formats import format_of

UNREAD = frozenset(".svg .toml .ini .tex .py .js .ts .c .h .java .go .rs".split())       # text, but in a form of its own

LeavesOut = Callable[[str], bool]


def expand(path: Path, leaves_out: LeavesOut, *, forced: bool = False) -> Iterator[str]:
    """The file named, or the files of known formats below the folder named, in order of their names.

    `leaves_out` says of a file whether it is excluded.  In a folder links are not followed, and what git ignores is left out.  A file
    that is named is taken whether it is excluded or not, unless that is `forced`: it is then treated as one found in a folder.
    Raises TextfixError for a path that does not exist, a link that leads out of its repository, or a format without a reader that is no
    plain text either.
    """
    if path.is_symlink() and path.exists() and (place := _outside(path)):
        if forced:
            return
        raise TextfixError(f"{path}: is a link out of {place}; name what it leads to, {path.resolve()}, if you mean it")
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
        yield str(path)


def _outside(link: Path) -> Path | None:
    """The tree that a link leads out of: its repository, or where there is none its folder and the working directory."""
    tree, target = git.repository(link.parent.resolve()), link.resolve()
    within = (tree,) if (tree / ".git").exists() else (tree, Path.cwd().resolve())
    return None if any(target.is_relative_to(place) for place in within) else tree


def _below(folder: Path, leaves_out: LeavesOut) -> list[str]:
    within = "" if folder == Path() else os.path.join(folder, "")  # noqa: PTH118
    names = git.listed(folder)
    if names is None:
        return sorted(_walked(within, leaves_out))
    return sorted(path for name in names if format_of(name) and not leaves_out(path := within + name) and _is_file(path))


def _is_file(path: str) -> bool:
    """Whether a path is one of a file, not of a link to one."""
    with suppress(OSError):
        return S_ISREG(os.lstat(path).st_mode)
    return False


def _walked(within: str, leaves_out: LeavesOut) -> Iterator[str]:
    """The files below a folder, whose name ends in a slash or is empty; folders that are excluded or cannot be read are not looked into."""
    folders = [within]
    while folders:
        within = folders.pop()
        with suppress(OSError), os.scandir(within or os.curdir) as entries:
            for entry in entries:
                path = within + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders += [] if leaves_out(path) else [path + os.sep]
                elif entry.is_file(follow_symlinks=False) and format_of(path) and not leaves_out(path):
                    yield path
