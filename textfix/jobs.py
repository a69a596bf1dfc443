"""The files of a run, shared out between processes.  None of them but the first writes: not to a file, the cache or the terminal."""
from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from textfix.cache import Caches
from textfix.done import Done, unread
from textfix.errors import TextfixError
from textfix.options import STDIN, Options

BATCH = 16                    # files that a process is given at a time
WORTH = 3_000_000             # bytes to look at for which a further process is worth its start
SMALL = 1_000                 # bytes: a smaller file takes as long as one of this size

End = Done | TextfixError


def outcomes(paths: list[str], options: Options, caches: Caches) -> Iterator[End]:
    """What becomes of each file, in order: as remembered, or looked at now, by several processes where there is enough to do.

    Raises TextfixError where a process dies, with the file that it was at.
    """
    untouched = caches.untouched(paths)
    jobs = _jobs([path for path in paths if path not in untouched], options)
    looked_at = _looked_at([path for path in paths if not untouched.get(path)], _Look(options, caches), jobs)
    for path in paths:
        looked = untouched.get(path)
        yield unread(path, looked) if looked else next(looked_at)


def _looked_at(paths: list[str], look: _Look, jobs: int) -> Iterator[End]:
    if jobs == 1:
        yield from map(look, paths)
        return
    from textfix.pipe import PipeError, pipe

    look.prepare(paths[0])
    try:
        yield from pipe(look, paths, jobs, BATCH)
    except PipeError as error:
        raise TextfixError(f"{paths[error.index]}: {error.reason}; the files after it were not looked at (--jobs 1 tells more)") from error


class _Look:
    """Look at a file, in whatever process."""

    def __init__(self, options: Options, caches: Caches) -> None:
        self._options, self._caches = options, caches

    def __call__(self, path: str) -> End:
        from textfix.one import one

        try:
            return one(path, self._options, self._caches)
        except TextfixError as error:
            return error

    def prepare(self, path: str) -> None:
        """Load here what each process would load for itself, where it is made by a fork of this one."""
        import textfix.anew  # noqa: F401

        _ = self._options.project(path).settings.rules


def _jobs(paths: list[str], options: Options) -> int:
    """How many processes look at files: as many as the user says, else as many as are worth it and there are cores."""
    if STDIN in paths or options.interactive or len(paths) < 2:
        return 1
    if options.jobs:
        return min(options.jobs, len(paths))
    settings = options.project(paths[0]).settings
    if settings.model or settings.model_suggest:          # a model uses all cores by itself
        return 1
    return max(1, min(_cores(), sum(map(_size, paths)) // WORTH))


def _size(path: str) -> int:
    try:
        return max(SMALL, Path(path).stat().st_size)
    except OSError:
        return SMALL


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
