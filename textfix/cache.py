"""What was found in files whose content, name and settings are the same as at an earlier run: they need not be looked at again.

A folder `.textfix_cache` beside the configuration holds one file, written whole, so that runs at the same time do not collide (the last one
to end is remembered); one that cannot be read, or is of another version, is as good as none.

A file in which nothing was found is not even read if its stamp is the same; all others are known again by their content.
"""
from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from textfix import files
from textfix.done import Done, Looked
from textfix.errors import TextfixError
from textfix.fingerprint import digest, stable, stamp, state
from textfix.options import STDIN, Options
from textfix.report import WHOLE
from textfix.report.checked import Checked
from textfix.settings import Project, Settings
from textfix.spot import Finding
from textfix.text import Edit

FOLDER, FILE = ".textfix_cache", "findings.json"


class Caches:
    """The caches of all projects of a run; `on=False` looks at every file."""

    def __init__(self, options: Options, *, on: bool) -> None:
        self._options, self._on = options, on
        self._files: dict[Path, _File] = {}
        self._places: dict[str, _Place | None] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(Caches, on=self._on), (self._options,)

    def untouched(self, path: str) -> bool:
        """Whether a file has not been touched since it was looked at: what was found is known without reading it."""
        entry, key = self._entry(path)
        return bool(entry and entry[0] == key and entry[1] and entry[1] == stamp(path))

    def fresh(self, path: str) -> Done | None:
        """What is known of a file that has not been touched, if nothing was found in it; findings are shown with their text."""
        entry, _ = self._entry(path)
        if entry and entry[3:-1] == [[], False, []] and self._options.output_format not in WHOLE:
            return Done(Checked(files.named(path), "", []), Looked([], beyond=bool(entry[-1])), "")
        return None

    def find(self, path: str, text: str) -> Looked | None:
        """What was found in a file when it had this text; None where that is not known."""
        entry, key = self._entry(path)
        if entry and entry[0] == key and entry[2] == digest(text):
            try:
                return _looked(entry)
            except (ValueError, TypeError, LookupError, ImportError):               # a damaged entry is none
                entry.clear()
        return None

    def entry(self, path: str, mark: str, text: str, looked: Looked) -> list[Any] | None:
        """What is to be remembered of a file, `mark` its stamp before it was read; None where nothing is, or it is known already."""
        old, key = self._entry(path)
        if not key or looked.skipped or (mark and old and old[:2] == [key, mark]):
            return None
        found = [_as_data(f) for f in looked.findings]
        new = [key, mark, digest(text), found, looked.truncated, list(looked.notes), looked.beyond]
        return None if new == old else new

    def add(self, path: str, entry: list[Any] | None) -> None:
        """Remember an entry."""
        place, name = self._place(path)
        if entry and place:
            place.file.new[name] = entry

    def save(self) -> None:
        """Write what is new."""
        for one in self._files.values():
            one.save()

    def _entry(self, path: str) -> tuple[list[Any] | None, str]:
        """What is remembered of a file, and the key that its entry must have; no key where nothing is to be remembered."""
        place, name = self._place(path)
        return (place.file.get(name), place.key) if place else (None, "")

    def _place(self, path: str) -> tuple[_Place | None, str]:
        """Where a file is remembered, and by what name."""
        if path == STDIN or not self._on:
            return None, ""
        name = path.rpartition(os.sep)[2]
        folder = path.removesuffix(name)
        if folder not in self._places:
            project = self._options.project(path)
            self._places[folder] = self._found(project, folder) if _depends_on_nothing_else(project.settings) else None
        place = self._places[folder]
        return place, place.within + name if place else ""

    def _found(self, project: Project, folder: str) -> _Place:
        if project.root not in self._files:
            self._files[project.root] = _File(project.root / FOLDER / FILE)
        relative = project.relative(os.path.join(folder, "x"))[:-1]  # noqa: PTH118
        return _Place(self._files[project.root], relative, digest(f"{folder}\n{stable(project.settings)}"))


class _Place(NamedTuple):
    """Where the files of a folder are remembered, what stands before their names there, the key that their entries must have."""

    file: _File
    within: str
    key: str


class _File:
    """One file: `{"state": …, "entries": {path: [key, stamp, digest, findings, truncated, notes, beyond]}}`."""

    def __init__(self, path: Path) -> None:
        self._path, self._old, self.new = path, _entries(path), dict[str, list[Any]]()

    def get(self, name: str) -> list[Any] | None:
        return self.new.get(name) or self._old.get(name)

    def save(self) -> None:
        """Write the entries: those of other runs meanwhile, those of files that are still there, and the new ones."""
        if not self.new:
            return
        root = self._path.parent.parent
        entries = {name: entry for name, entry in _entries(self._path).items() if (root / name).exists()} | self.new
        with suppress(OSError, TextfixError):                               # a folder that cannot be written to has no cache
            self._path.parent.mkdir(exist_ok=True)
            (self._path.parent / ".gitignore").write_text("*\n", "utf-8")
            self._path.touch()
            files.write(self._path, files.Source(json.dumps({"state": state(), "entries": entries}, ensure_ascii=False)))


def _entries(path: Path) -> dict[str, list[Any]]:
    """What a cache file holds; nothing where there is none, or none that this very version wrote."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return dict(data["entries"]) if data["state"] == state() else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _looked(entry: list[Any]) -> Looked:
    _, _, _, findings, truncated, notes, beyond = entry
    return Looked([_finding(data) for data in findings], bool(truncated), tuple(notes), beyond=bool(beyond))


def _as_data(finding: Finding) -> list[Any]:
    rule = finding.rule
    return [rule.module, rule.kind, finding.start, finding.end, finding.message, [list(e) for e in finding.edits], finding.safety]


def _finding(data: list[Any]) -> Finding:
    module, kind, start, end, message, edits, safety = data
    return Finding(_rule(module, kind), start, end, message, tuple(Edit(*e) for e in edits), safety)


@cache
def _rule(module: str, kind: str) -> Any:
    """A rule by its module and name: only the rules that have found something are imported."""
    if not module.startswith("textfix."):
        raise LookupError(f"{module} is none of textfix's modules")
    return vars(import_module(module))[kind]


def _depends_on_nothing_else(settings: Settings) -> bool:
    """Whether findings follow from the file and the settings alone: no code of the user, no model, no other file."""
    return not (settings.detector or settings.model or settings.model_suggest or settings.source_pattern)
