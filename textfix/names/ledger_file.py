"""A ledger as a file: JSON Lines, the first of which says what it is and how many follow."""
from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from textfix.errors import TextfixError

from .ledger import Entry, Ledger

VERSION = 1


def load(path: Path) -> Ledger:
    """The ledger of a file.  Raises TextfixError, with the path, where it is none, of another version, or cut off."""
    ledger = Ledger()
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            entries = _head(path, file.readline())
            for number, line in enumerate(file, 2):
                ledger.entries.update([_entry(path, number, line)])
    except OSError as error:
        raise TextfixError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TextfixError(f"{path}: is no ledger of names: it is not UTF-8") from error
    if len(ledger.entries) != entries:
        raise TextfixError(f"{path}: the ledger is cut off: it should have {entries} names and has {len(ledger.entries)}; "
                           "it is left alone; take it from a backup, or make it anew")
    return ledger


def _head(path: Path, line: str) -> int:
    """How many entries the first line says that there are."""
    try:
        table = json.loads(line)
        version, entries = table["textfix-ledger"], int(table["entries"])
    except (ValueError, TypeError, KeyError):
        raise TextfixError(f"{path}: is no ledger of names (its first line does not say so); it is left alone") from None
    if version != VERSION:
        raise TextfixError(f"{path}: is a ledger of version {version!r}, and this textfix reads version {VERSION}; it is left alone")
    return entries


def _entry(path: Path, number: int, line: str) -> tuple[tuple[str, str], Entry]:
    try:
        lang, name, times, documents, example, near, apart = json.loads(line)
        return (str(lang), str(name)), Entry(int(times), int(documents), str(example), tuple(map(str, near)), tuple(map(str, apart)))
    except (ValueError, TypeError):
        raise TextfixError(f"{path}: line {number} is no entry of a ledger, or cut off; the file is left alone") from None


def save(ledger: Ledger, path: Path) -> None:
    """Write a ledger in one step.  Raises TextfixError where it cannot be written; what was there then stays."""
    head: Any = {"textfix-ledger": VERSION, "entries": len(ledger.entries)}
    rows = ([*key, *entry] for key, entry in sorted(ledger.entries.items()))
    write(path, (json.dumps(row, ensure_ascii=False) + "\n" for row in (head, *rows)))


def write(path: Path, lines: Iterable[str]) -> None:
    """Write a file in one step: beside it, then renamed.  Raises TextfixError where it cannot be written; it is then as it was."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise TextfixError(f"{path}: cannot be written: {error.strerror}") from error
