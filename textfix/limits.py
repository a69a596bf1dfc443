"""What of the findings of a file counts beside what its settings and comments say: lines that were changed, what is not in the baseline."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from textfix.baseline import Baseline, read_baseline
from textfix.changed import ChangedLines
from textfix.files import named
from textfix.git import Changes, repository
from textfix.options import STDIN, Options
from textfix.reading import Limit
from textfix.settings import Project


def baselines(paths: Iterable[Path], options: Options) -> list[Baseline]:
    """The baselines of a run; everything that limits it is looked at before it begins.

    Raises TextfixError where a configuration is wrong, a baseline cannot be read or git does not know what has changed.
    """
    found: dict[Path, None] = {}
    for path in paths:
        project = options.project(path)
        if project.settings.baseline:
            found[project.root / project.settings.baseline] = None
        if options.diff_base and path != STDIN:
            _changes(repository(path.absolute().parent), options.diff_base)
    return [read_baseline(path) for path in found]


def limits(path: Path, text: str, project: Project, options: Options) -> Iterator[Limit]:
    """The limits of a file."""
    if options.diff_base and path != STDIN:
        yield ChangedLines(text, _changes(repository(path.absolute().parent), options.diff_base).lines(path))
    if project.settings.baseline:
        yield partial(read_baseline(project.root / project.settings.baseline).limit, named(path))


@cache
def _changes(folder: Path, revision: str) -> Changes:
    return Changes(folder, revision)
