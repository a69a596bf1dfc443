"""What of the findings of a file counts beside what its settings and comments say: what is not in the baseline, lines that were changed."""
from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textfix.baseline import Baseline, read_baseline
from textfix.changed import ChangedLines
from textfix.files import named
from textfix.git import Changes, repository
from textfix.options import STDIN, Options
from textfix.spot import Finding

if TYPE_CHECKING:
    from textfix.reading import Limit


def baselines(paths: Iterable[str], options: Options) -> list[Baseline]:
    """The baselines of a run; everything that limits it is looked at before it begins.

    Raises TextfixError where a configuration is wrong, a baseline cannot be read or git does not know what has changed.
    """
    found: dict[Path, Baseline] = {}
    for path in {path.rpartition(os.sep)[0]: path for path in paths}.values():
        if baseline := baseline_of(path, options):
            found[baseline.path] = baseline
        if options.diff_base and path != STDIN:
            _changes(_repository(path), options.diff_base)
    return list(found.values())


def baseline_of(path: str, options: Options) -> Baseline | None:
    """The baseline of a file, if it has one."""
    project = options.project(path)
    return read_baseline(project.root / project.settings.baseline) if project.settings.baseline else None


class Limits:
    """The limits of a file with a text; `each` in the order in which they are asked: the baseline is to see all findings."""

    def __init__(self, path: str, text: str, options: Options) -> None:
        self._name, self._baseline = named(path), baseline_of(path, options)
        self._changed = None
        if options.diff_base and path != STDIN:
            self._changed = ChangedLines(text, _changes(_repository(path), options.diff_base).lines(Path(path)))

    @property
    def each(self) -> tuple[Limit, ...]:
        """From a text of the file to which of its findings count."""
        known = partial(self._baseline.limit, self._name) if self._baseline else None
        return tuple(limit for limit in (known, self._changed) if limit)

    def counted(self, text: str, findings: list[Finding]) -> tuple[list[Finding], int]:
        """The findings of a text of the file that count, and how many entries of the baseline were not found again."""
        unfound = 0
        if self._baseline:
            known = self._baseline.limit(self._name, text)
            findings, unfound = [f for f in findings if known(f, None)], known.left
        if self._changed:
            has_changed = self._changed(text)
            findings = [f for f in findings if has_changed(f, None)]
        return findings, unfound


def _repository(path: str) -> Path:
    return repository(Path(path).absolute().parent)


@cache
def _changes(folder: Path, revision: str) -> Changes:
    return Changes(folder, revision)
