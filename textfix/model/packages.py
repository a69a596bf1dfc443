"""Argos packages: zip archives from a stranger, unpacked with care, once."""
from __future__ import annotations

import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path, PurePosixPath

from textfix.errors import TextfixError

LARGEST = 4 << 30             # bytes that a package may unpack to
_MOST = 5_000                 # files
_WANTED = frozenset({"metadata.json", "sentencepiece.model", "bpe.model"})       # beside model/; the rest stays packed


def unpacked(package: Path) -> Path:
    """The folder of a package in the user's cache.

    Raises TextfixError where it is no Argos package or not safe to unpack.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            top = _checked(package, archive.infolist())
            folder = _cache() / _name(package)
            if not folder.is_dir():
                _unpack(archive, top, folder)
            return folder
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise TextfixError(f"{package} cannot be unpacked: {error}; "
                           "give an Argos package (*.argosmodel) or the folder of a model") from error


def _checked(package: Path, entries: list[zipfile.ZipInfo]) -> str:
    """The one folder at the top of a package that is safe to unpack."""
    for entry in entries:
        name = PurePosixPath(entry.filename)
        mode = entry.external_attr >> 16
        if not name.parts or name.is_absolute() or ".." in name.parts or "\\" in entry.filename or ":" in entry.filename:
            raise TextfixError(f"{package}: {entry.filename!r} would be written outside its folder; the package is not unpacked")
        if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_IFMT(mode) == 0):
            raise TextfixError(f"{package}: {entry.filename!r} is a link or a device; the package is not unpacked")
    if sum(e.file_size for e in entries) > LARGEST or len(entries) > _MOST:
        raise TextfixError(f"{package} would unpack to more than {LARGEST >> 30} GiB or {_MOST} files; it is not unpacked")
    tops = {PurePosixPath(e.filename).parts[0] for e in entries if "__MACOSX" not in e.filename}
    if len(tops) != 1 or f"{next(iter(tops))}/metadata.json" not in {e.filename for e in entries}:
        raise TextfixError(f"{package} is no Argos package: it does not hold one folder with a metadata.json")
    return tops.pop()


def _unpack(archive: zipfile.ZipFile, top: str, folder: Path) -> None:
    """Unpack what is needed beside the place, then move it there whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        for entry in archive.infolist():
            first, *parts = PurePosixPath(entry.filename).parts
            if entry.is_dir() or first != top or not parts or not (parts[0] == "model" or (len(parts) == 1 and parts[0] in _WANTED)):
                continue
            target = Path(made, "package", *parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as packed, target.open("wb") as file:
                shutil.copyfileobj(packed, file)
        try:
            Path(made, "package").rename(folder)
        except OSError:                             # another process was faster
            if not folder.is_dir():
                raise


def _name(package: Path) -> str:
    """A name that changes with the package."""
    state = package.stat()
    return sha256(f"{package.resolve()}|{state.st_size}|{state.st_mtime_ns}".encode()).hexdigest()[:24]


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "textfix", "models")
