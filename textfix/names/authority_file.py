"""Reading and writing of `Authority`: the table `[tool.textfix.names]` and the file that a person edits."""
from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from textfix.errors import TextfixError, unknown

from .authority import Authority, Groups
from .conventions import table as conventions_of

KEYS = ("keep", "same", "different", "prefer", "standard", "authority")
_HEAD = """\
# Names and how they are written; made by `textfix names`, to be edited by a person.
# [tool.textfix.names] reads it: authority = "{name}"
# same: spellings of one name; the first is written instead of the others.  Take out what is not the same name, and the # before what
# is; what stands behind # is less sure.
# Also: keep = ["never changed"], different = [["not", "the same"]], prefer = ["written where there are others"].
"""


def of_table(table: Any, folder: Path) -> Authority:
    """The authority of a table; `authority = "file.toml"` is looked for in `folder`.

    Raises TextfixError for a wrong key or value, a file that cannot be read, a contradiction.
    """
    if isinstance(table, Authority):
        return table
    if not isinstance(table, Mapping):
        raise TextfixError(f"names is a table of {', '.join(KEYS)}, not {table!r}")
    for key in table:
        if key not in KEYS:
            raise unknown("key", str(key), KEYS, "in names")
    own = Authority(
        frozenset(_strings("keep", table.get("keep", []))), _groups("same", table.get("same", [])),
        _groups("different", table.get("different", [])), frozenset(_strings("prefer", table.get("prefer", []))),
        _standards(table.get("standard", {})))
    path = table.get("authority")
    if path is None:
        return own
    if not isinstance(path, str):
        raise TextfixError(f"names: authority is the path of a file, not {path!r}")
    return own.merged(read(folder / path))


def read(path: Path) -> Authority:
    """The authority of a file.  Raises TextfixError, with the path, where it cannot be read or is malformed."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        if "authority" in table:
            raise TextfixError("authority is a key of the configuration, not of the file itself")
        return of_table(table, path.parent)
    except OSError as error:
        raise TextfixError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, TextfixError) as error:
        raise TextfixError(f"{path}: {error}") from error


def written(rows: Iterable[tuple[tuple[str, ...], str, bool]], name: str) -> Iterator[str]:
    """The lines of an authority file: spellings of one name each, the first to be written, a comment, whether they surely are one name
    (else they stand in a comment)."""
    yield _HEAD.format(name=name) + "same = [\n"
    for group, comment, is_sure in rows:
        yield f"    {'' if is_sure else '# '}{_array(group)},  # {comment}\n"
    yield "]\n"


def _array(strings: Iterable[str]) -> str:
    return "[" + ", ".join(json.dumps(s, ensure_ascii=False).replace("\x7f", "\\u007f") for s in strings) + "]"


def _strings(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) and v.strip() for v in value):
        raise TextfixError(f"names: {key} is a list of names, not {value!r}")
    return tuple(value)


def _groups(key: str, value: Any) -> Groups:
    if not isinstance(value, (list, tuple)):
        raise TextfixError(f"names: {key} is a list of lists of names, not {value!r}")
    groups = tuple(_strings(key, group) for group in value)
    if (short := next((group for group in groups if len(set(group)) < 2), None)) is not None:
        raise TextfixError(f"names: {key} has a list of fewer than two names: {list(short)!r}")
    return groups


def _standards(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping) or not all(isinstance(v, str) for v in value.values()):
        raise TextfixError(f"names: standard is a table from a source language to a standard, such as {{ru = \"english\"}}, not {value!r}")
    for lang, convention in value.items():
        if convention not in conventions_of(lang).conventions:
            raise unknown(f"standard of {lang}", convention, conventions_of(lang).conventions, "in names")
    return tuple(sorted(value.items()))
