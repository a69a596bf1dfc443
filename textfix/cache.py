"""What was found in files whose content, name and settings are the same as at an earlier run: they need not be looked at again.

A folder `.textfix_cache` beside the configuration holds one file, written whole, so that runs at the same time do not collide (the last one
to end is remembered); one that cannot be read, or is of another version, is as good as none.

A file in which nothing was found is not even read if its stamp is the same; all others are known again by their content.
"""
from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from textfix import files
from textfix.done import BEYOND, NOTHING, Looked
from textfix.errors import TextfixError
from textfix.fingerprint import build, digest, has_stamp, stable, state
from textfix.options import STDIN, Options
from textfix.remembered import as_data, of_data
from textfix.report import WHOLE
from textfix.settings import Settings

FOLDER, FILE = ".textfix_cache", "findings.json"
_BEYOND = as_data(BEYOND)

Entry = list[Any]             # the stamp of a file, the digest of its text, and what was found in it as plain data
Entries = dict[str, Entry]    # by the names of files


class Caches:
    """The caches of all projects of a run; `on=False` looks at every file."""

    def __init__(self, options: Options, *, on: bool) -> None:
        self._options, self._on = options, on
        self._files: dict[Path, _File] = {}
        self._places: dict[str, _Place | None] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(Caches, on=self._on), (self._options,)

    def untouched(self, paths: Iterable[str]) -> dict[str, Looked | None]:
        """The files that have not been touched since they were looked at, with what is known of them without reading them: that nothing
        was found, for findings are shown with their text."""
        found: dict[str, Looked | None] = {}
        shows_all = self._options.output_format in WHOLE
        for path in paths:
            place, name = self._place(path)
            entry = place and place.old.get(name)
            if entry and entry[0] and has_stamp(path, entry[0]):
                found[path] = None if shows_all else NOTHING if not entry[2] else BEYOND if entry[2] == _BEYOND else None
        return found

    def find(self, path: str, mark: str, text: str) -> Looked | None:
        """What was found in a file when it had this stamp or text; None where that is not known."""
        place, name = self._place(path)
        entry = place and place.get(name)
        if entry and ((mark and entry[0] == mark) or entry[1] == digest(text)):
            try:
                return of_data(entry[2])
            except (ValueError, TypeError, LookupError):                # a damaged entry is none
                entry.clear()
        return None

    def entry(self, path: str, mark: str, text: str, looked: Looked) -> Entry | None:
        """What is to be remembered of a file, `mark` its stamp before it was read; None where nothing is, or it is known already."""
        place, name = self._place(path)
        old = place and place.get(name)
        if not place or looked.skipped or (mark and old and old[0] == mark):
            return None
        new = [mark, digest(text), as_data(looked)]
        return None if new == old else new

    def add(self, path: str, entry: Entry) -> None:
        """Remember an entry."""
        place, name = self._place(path)
        if place:
            place.new[name] = entry

    def save(self) -> None:
        """Write what is new."""
        for one in self._files.values():
            one.save()

    def _place(self, path: str) -> tuple[_Place | None, str]:
        """Where a file is remembered, and by what name."""
        if path == STDIN or not self._on:
            return None, ""
        cut = path.rfind(os.sep) + 1
        folder = path[:cut]
        if folder not in self._places:
            self._places[folder] = self._found(folder)
        return self._places[folder], path[cut:]

    def _found(self, folder: str) -> _Place | None:
        project = self._options.project(folder)
        if not _depends_on_nothing_else(project.settings):
            return None
        if project.root not in self._files:
            self._files[project.root] = _File(project.root)
        within = project.relative(os.path.join(folder, "x"))[:-1]  # noqa: PTH118
        return self._files[project.root].place(within, digest(f"{folder}\n{stable(project.settings)}"))


class _Place(NamedTuple):
    """The entries of the files of a folder that are known, and the new ones, all made with a key: the folder as the user names it, for
    a language may be in it, and the settings."""

    key: str
    old: Entries
    new: Entries

    def get(self, name: str) -> Entry | None:
        return self.new.get(name) or self.old.get(name)


class _File:
    """One file: `{"build": …, "state": …, "folders": {folder: [key, {name: entry}]}}`."""

    def __init__(self, root: Path) -> None:
        self._root, self._path = root, root / FOLDER / FILE
        self._places: dict[str, _Place] = {}
        self._old, self._is_current = _read(self._path)

    def place(self, within: str, key: str) -> _Place:
        """Where the files of a folder are remembered."""
        known, entries = self._old.get(within, ("", {}))
        self._places[within] = _Place(key, entries if known == key else {}, {})
        return self._places[within]

    def save(self) -> None:
        """Write the entries: those of other runs meanwhile, those of files that are still there, and the new ones."""
        if self._is_current and not any(place.new for place in self._places.values()):
            return
        folders = {within: (key, self._left(within, entries)) for within, (key, entries) in _read(self._path)[0].items()}
        for within, place in self._places.items():
            key, entries = folders.get(within, ("", {}))
            folders[within] = place.key, (entries if key == place.key else {}) | place.new
        data = {"build": build(), "state": state(), "folders": {w: found for w, found in folders.items() if found[1]}}
        with suppress(OSError, TextfixError):                               # a folder that cannot be written to has no cache
            self._path.parent.mkdir(exist_ok=True)
            (self._path.parent / ".gitignore").write_text("*\n", "utf-8")
            self._path.touch()
            files.write(self._path, files.Source(json.dumps(data, ensure_ascii=False)))

    def _left(self, within: str, entries: Entries) -> Entries:
        with suppress(OSError):
            there = set(os.listdir(self._root / within))  # noqa: PTH208 (names, not paths)
            return {name: entry for name, entry in entries.items() if name in there}
        return {}


def _read(path: Path) -> tuple[dict[str, tuple[str, Entries]], bool]:
    """What a cache file holds, and whether this very copy of textfix wrote it; nothing where no textfix of this content did."""
    try:
        data = json.loads(path.read_text("utf-8"))
        is_current = data["build"] == build()
        if is_current or data["state"] == state():
            return {within: (key, dict(entries)) for within, (key, entries) in data["folders"].items()}, is_current
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        pass
    return {}, True


def _depends_on_nothing_else(settings: Settings) -> bool:
    """Whether findings follow from the file and the settings alone: no code of the user, no model, no other file."""
    return not (settings.detector or settings.model or settings.model_suggest or settings.source_pattern)
