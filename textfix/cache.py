"""What was found in files whose content, name and settings are the same as at an earlier run: they need not be looked at again.

A folder `.textfix_cache` beside the configuration holds one file, written whole, so that runs at the same time do not collide (the last one
to end is remembered); one that cannot be read, or is of another version, is as good as none.
"""
from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from textfix import __version__, files
from textfix.comments import invalid_suppression
from textfix.errors import TextfixError
from textfix.reading import Reading
from textfix.report.checked import Checked
from textfix.rule import Finding, load_rules
from textfix.settings import Settings
from textfix.text import Edit

FOLDER = ".textfix_cache"
Looked = tuple[Checked, tuple[str, ...]]


class Caches:
    """The caches of all projects of a run; `on=False` looks at every file."""

    def __init__(self, *, on: bool) -> None:
        self._on = on
        self._caches: dict[Path, _Cache] = {}

    def look(self, reading: Reading, text: str) -> Looked:
        """What `Reading.look` says of a text, now or at an earlier run."""
        project = reading.project
        if not (self._on and _depends_on_nothing_else(project.settings)):
            return reading.look(text)
        if project.root not in self._caches:
            self._caches[project.root] = _Cache(project.root / FOLDER / "findings.json")
        name = reading.name
        return self._caches[project.root].look(f"{project.relative(name)}\n{name}\n{stable(project.settings)}", reading, text)

    def save(self) -> None:
        """Write what is new."""
        for one in self._caches.values():
            one.save()


class _Cache:
    """One file: `{"state": …, "entries": {path: [hash, findings, truncated, notes]}}`."""

    def __init__(self, path: Path) -> None:
        self._path, self._old, self._new = path, _entries(path), dict[str, list[Any]]()

    def look(self, key: str, reading: Reading, text: str) -> Looked:
        mark = blake2b(f"{key}\n{text}".encode(), digest_size=16).hexdigest()
        name = key.partition("\n")[0]
        entry = self._new.get(name) or self._old.get(name)
        if entry and entry[0] == mark:
            with suppress(ValueError, TypeError, LookupError):              # a damaged entry is none
                return _looked(reading.name, text, entry)
        checked, notes = reading.look(text)
        self._new[name] = [mark, [_as_data(f) for f in checked.findings], checked.truncated, list(notes)]
        return checked, notes

    def save(self) -> None:
        """Write the entries: those of other runs meanwhile, those of files that are still there, and the new ones."""
        if not self._new:
            return
        root = self._path.parent.parent
        entries = {name: entry for name, entry in _entries(self._path).items() if (root / name).exists()} | self._new
        with suppress(OSError, TextfixError):                               # a folder that cannot be written to has no cache
            self._path.parent.mkdir(exist_ok=True)
            (self._path.parent / ".gitignore").write_text("*\n", "utf-8")
            self._path.touch()
            files.write(self._path, files.Source(json.dumps({"state": state(), "entries": entries}, ensure_ascii=False), bom=False))


def _entries(path: Path) -> dict[str, Any]:
    """What a cache file holds; nothing where there is none, or none that this very version wrote."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return dict(data["entries"]) if data["state"] == state() else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _looked(name: str, text: str, entry: list[Any]) -> Looked:
    _, findings, truncated, notes = entry
    return Checked(name, text, [_finding(data) for data in findings], bool(truncated)), tuple(notes)


def _as_data(finding: Finding) -> list[Any]:
    return [finding.code, finding.start, finding.end, finding.message, [list(e) for e in finding.edits], finding.safety]


def _finding(data: list[Any]) -> Finding:
    code, start, end, message, edits, safety = data
    rule = invalid_suppression if code == invalid_suppression.code else _by_code()[code]
    return Finding(rule, start, end, message, tuple(Edit(*e) for e in edits), safety)


@cache
def _by_code() -> dict[str, Any]:
    return {r.code: r for r in load_rules()}


def _depends_on_nothing_else(settings: Settings) -> bool:
    """Whether findings follow from the file and the settings alone: no code of the user, no model, no other file."""
    return not (settings.detector or settings.model or settings.model_suggest or settings.source_pattern)


@cache
def stable(settings: Settings) -> str:
    """Settings as a text that is the same in every process."""
    return repr([(f.name, _stable(getattr(settings, f.name))) for f in fields(settings)])


def _stable(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return {k: _stable(v) for k, v in vars(value).items()} if hasattr(value, "__dict__") else value


@cache
def state() -> str:
    """The version of textfix down to its files: rules, packs, formats."""
    folder = Path(__file__).parent
    parts = [__version__, sys.version]
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if not name.endswith(".pyc"):
                stat = (Path(place) / name).stat()
                parts.append(f"{place}/{name} {stat.st_size} {stat.st_mtime_ns}")
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
