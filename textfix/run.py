"""What `check` and `fix` do with files, one at a time: repair, report, count."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from textfix.cache import Caches
from textfix.errors import TextfixError
from textfix.limits import baselines
from textfix.one import Done, one
from textfix.options import STDIN, Options
from textfix.report import render
from textfix.report.checked import Checked
from textfix.report.diff import diff
from textfix.totals import Totals
from textfix.walk import expand

CLEAN, FOUND, FAILED = 0, 1, 2
MANY = 50                     # files from which a progress bar is worth its line, and a cache its folder


def run(options: Options) -> int:
    """Check or fix all files of a run and report; returns the exit status."""
    totals = Totals()
    paths = list(_paths(options, totals))
    known = baselines(paths, options)
    caches = Caches(on=options.cache and len(paths) >= MANY)
    shows_progress = len(paths) >= MANY and sys.stderr.isatty() and not options.interactive
    pieces = _report(_all_done(_progress(paths) if shows_progress else paths, options, totals, caches), options)
    to_stderr = options.write and not options.diff and str(STDIN) in options.paths      # stdout then holds the repaired text
    for piece in list(pieces) if shows_progress else pieces:                            # a bar and a report do not share a terminal
        click.echo(piece, nl=False, err=to_stderr)
    caches.save()
    totals.notes += [note for baseline in known for note in baseline.stale()]
    for note in totals.remarks():
        click.echo(f"note: {note}", err=True)
    click.echo(totals.summary(repairing=options.write or options.diff, diff=options.diff), err=True)
    return FAILED if totals.failed else FOUND if totals.findings or (options.diff and totals.changed) else CLEAN


def checked(options: Options, totals: Totals) -> Iterator[Checked]:
    """What is found in all files of a run, without a report."""
    return (done.checked for done in _all_done(_paths(options, totals), options, totals, Caches(on=False)))


def _paths(options: Options, totals: Totals) -> Iterator[Path]:
    """All files of a run; a path that cannot be used is an error of its own, the others are still looked at."""
    for path in options.paths:
        try:
            yield from [STDIN] if path == str(STDIN) else expand(Path(path), options.leaves_out, forced=options.force_exclude)
        except TextfixError as error:
            _fail(error, totals)


def _all_done(paths: Iterable[Path], options: Options, totals: Totals, caches: Caches) -> Iterator[Done]:
    """Each file after its run; one that cannot be done is an error of its own."""
    for path in paths:
        try:
            done = one(path, options, caches)
        except TextfixError as error:
            _fail(error, totals)
        else:
            totals.count(done)
            yield done


def _fail(error: TextfixError, totals: Totals) -> None:
    totals.failed = True
    click.echo(f"error: {error}", err=True)


def _report(done: Iterable[Done], options: Options) -> Iterator[str]:
    """The report, piece by piece: nothing is kept of a file that has been reported."""
    if options.diff:
        return (diff(d.checked.name, d.old, d.new) for d in done)
    return render("statistics" if options.statistics else options.output_format, (d.checked for d in done))


def _progress(paths: list[Path]) -> Iterator[Path]:
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, description="textfix", console=Console(stderr=True), transient=True)
