"""Findings that a project has accepted: how many of each rule in each sentence of each file, so that only new ones are reported.

A finding is known again by the hash of its sentence, not by its line: what stands above may change, the sentence may be wrapped anew.
"""
from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from textfix.errors import TextfixError
from textfix.report.checked import Checked
from textfix.spot import Finding
from textfix.text import sentence

if TYPE_CHECKING:
    from textfix.language import Language

NAME = ".textfix-baseline.json"
VERSION = 1
Counts = dict[str, dict[str, int]]    # of a file: `CODE:hash of the sentence` → how often


def _key(finding: Finding, text: str) -> str:
    return f"{finding.code}:{blake2b(sentence(text, finding.start, finding.end).encode(), digest_size=8).hexdigest()}"


class Baseline:
    """The baseline of a file on disk."""

    def __init__(self, path: Path, files: Counts) -> None:
        self.path, self._files = path, files

    def limit(self, name: str, text: str) -> _Known:
        """Which findings of a text of a file are new."""
        return _Known(Counter(self._files.get(relative(Path(name), self.path), {})), text)

    def stale(self, unfound: Mapping[str, int]) -> Iterator[str]:
        """What is to be said of entries that were not found again, in files that were looked at (by name, as many as there are) or are
        gone."""
        left = {relative(Path(name), self.path): number for name, number in unfound.items()}
        for name in sorted(self._files):
            gone = 0 if (self.path.parent / name).exists() else sum(self._files[name].values())
            if old := left.get(name, gone):
                entries = "1 entry" if old == 1 else f"{old} entries"
                yield f"{name}: {entries} of {self.path} no longer found; write it anew with textfix baseline"


class _Known:
    """Which findings of one text are new: those beyond the number that is known of their sentence; `left` entries are not found yet."""

    def __init__(self, left: Counter[str], text: str) -> None:
        self._left, self._text = left, text

    @property
    def left(self) -> int:
        return self._left.total()

    def __call__(self, finding: Finding, _: Language | None) -> bool:
        key = _key(finding, self._text) if self._left else ""
        if self._left[key] <= 0:
            return True
        self._left[key] -= 1
        return False


def relative(path: Path, baseline: Path) -> str:
    """A file as a baseline names it: from the folder of the baseline, with slashes."""
    return os.path.relpath(path, baseline.parent).replace(os.sep, "/")


@cache
def read_baseline(path: Path) -> Baseline:
    """The baseline of a file.  Raises TextfixError where it cannot be read or is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
        version, files = data["version"], data["files"]
        valid = all(isinstance(n, int) for counts in files.values() for n in counts.values())
    except OSError as error:
        raise TextfixError(f"{path}: the baseline cannot be read: {error.strerror}; textfix baseline writes one") from error
    except (ValueError, KeyError, TypeError, AttributeError):
        version, files, valid = VERSION, {}, False
    if not valid:
        raise TextfixError(f"{path}: is no baseline of textfix, or a damaged one; textfix baseline writes one")
    if version != VERSION:
        raise TextfixError(f"{path}: is a baseline of version {version}, and this textfix knows {VERSION}; textfix baseline writes it anew")
    return Baseline(path, files)


def written(checked: Iterable[Checked], path: Path) -> str:
    """The text of a baseline, to stand at a path, of all findings."""
    files: Counts = {}
    for one in checked:
        if one.findings:
            counts = Counter(_key(finding, one.text) for finding in one.findings)
            files[relative(Path(one.name), path)] = dict(sorted(counts.items()))
    return json.dumps({"version": VERSION, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=1) + "\n"
