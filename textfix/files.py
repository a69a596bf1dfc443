"""Reading and writing files so that nothing is lost: bytes that are not text stay alone, what is written is written whole."""
from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from textfix.errors import TextfixError

ENCODINGS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", b"": "utf-8"}   # by their marks
WRITABLE = 0o222              # the bits of a mode, any of which says that somebody may write


class Source(NamedTuple):
    """A decoded file: its text without the byte order mark, and that mark, which tells the encoding; without one it is UTF-8."""

    text: str
    mark: bytes = b""


def named(path: str | Path) -> str:
    """The name of a file as text: bytes of it that are not valid UTF-8 as `\\xff`."""
    name = os.fspath(path)
    return name if name.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


def decode(data: bytes, name: str) -> Source:
    """Decode UTF-8, or UTF-16 where a byte order mark tells of it, as in older .strings and .resx files.

    Raises TextfixError, with the place, for bytes that are not valid or that are binary.
    """
    mark = next(mark for mark in ENCODINGS if data.startswith(mark))
    try:
        text = data[len(mark):].decode(ENCODINGS[mark])
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        line = data[len(mark):at].decode(ENCODINGS[mark], "replace").count("\n") + 1
        raise TextfixError(f"{name}: line {line} is not valid {ENCODINGS[mark].upper()[:6]} (byte {at} is {data[at]:#04x}); "
                           "the file is left alone; convert it first, for example with iconv") from error
    if "\0" in text:
        hint = "; if it is UTF-16, it has to begin with a byte order mark" if data.count(b"\0") > len(data) // 4 else ""
        raise TextfixError(f"{name}: has NUL characters, so it is no text; the file is left alone{hint}")
    return Source(text, mark)


def encode(source: Source) -> bytes:
    """The bytes of a file."""
    return source.mark + source.text.encode(ENCODINGS[source.mark])


def read(path: str | Path) -> Source:
    """Read and decode a file; line ends stay as they are.  Raises TextfixError where it cannot be read."""
    try:
        with open(path, "rb", 0) as file:  # noqa: PTH123 (10,000 times a run)
            data = file.read()
    except OSError as error:
        raise TextfixError(f"{path}: cannot be read: {error.strerror}") from error
    return decode(data, named(path))


def write(path: Path, source: Source) -> None:
    """Replace a file in one step: a temporary file beside it, flushed to disk, then renamed; mode kept, links followed.

    Raises TextfixError where it cannot be written; the file is then as it was.
    """
    target, data = path.resolve(), encode(source)
    try:
        if not (os.access(target, os.W_OK) and target.stat().st_mode & WRITABLE):     # the superuser may write all the same, but should not
            raise PermissionError(13, "it is read-only")
        with _undisturbed():
            _replace(target, data)
    except OSError as error:
        raise TextfixError(f"{path}: cannot be written: {error.strerror}") from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until a file is whole and what was beside it is gone."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _replace(target: Path, data: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
