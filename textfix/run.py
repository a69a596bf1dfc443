"""What `check` and `fix` do with files: repair, report, count, remember."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from textfix import files
from textfix.cache import Caches
from textfix.done import Done
from textfix.errors import TextfixError
from textfix.jobs import outcomes
from textfix.limits import baselines
from textfix.options import STDIN, Options
from textfix.report import render
from textfix.report.checked import Checked
from textfix.report.diff import diff
from textfix.totals import Totals
from textfix.walk import expand

CLEAN, FOUND, FAILED = 0, 1, 2
TOGETHER = 100                # pieces of a report that are written at once, where nobody waits for them at a terminal
MANY = 50                     # files from which a progress bar is worth its line, and a cache its folder


def run(options: Options) -> int:
    """Check or fix all files of a run and report; returns the exit status."""
    totals = Totals()
    paths = list(_paths(options, totals))
    known = baselines(paths, options)
    caches = Caches(options, on=options.cache and len(paths) >= MANY)
    shows_progress = len(paths) >= MANY and sys.stderr.isatty() and not options.interactive
    done = all_done(paths, options, totals, caches, shows_progress=shows_progress)
    to_stderr = options.writes and STDIN in options.paths                               # stdout then holds the repaired text
    try:
        together = sys.maxsize if shows_progress else 1 if sys.stdout.isatty() else TOGETHER
        _show(_report(done, options), together, to_stderr=to_stderr)
    finally:
        caches.save()
    for note in totals.remarks(known):
        click.echo(f"note: {note}", err=True)
    click.echo(totals.summary(repairing=options.write or options.diff, diff=options.diff), err=True)
    return FAILED if totals.failed else FOUND if totals.findings or (options.diff and totals.changed) else CLEAN


def checked(options: Options, totals: Totals) -> Iterator[Checked]:
    """What is found in all files of a run, without a report."""
    return (done.checked for done in all_done(list(_paths(options, totals)), options, totals, Caches(options, on=False)))


def _show(pieces: Iterable[str], together: int, *, to_stderr: bool) -> None:
    """Show a report, so many pieces together (all where a bar has the terminal till then); where it cannot go on, what there is of it."""
    shown: list[str] = []
    try:
        for piece in pieces:
            shown.append(piece)
            if len(shown) == together:
                click.echo("".join(shown), nl=False, err=to_stderr)
                shown.clear()
    finally:
        click.echo("".join(shown), nl=False, err=to_stderr)


def _paths(options: Options, totals: Totals) -> Iterator[str]:
    """All files of a run; a path that cannot be used is an error of its own, the others are still looked at."""
    for path in options.paths:
        try:
            yield from [STDIN] if path == STDIN else expand(Path(path), options.leaves_out, forced=options.force_exclude)
        except TextfixError as error:
            _fail(error, totals)


def all_done(paths: list[str], options: Options, totals: Totals, caches: Caches, *, shows_progress: bool = False) -> Iterator[Done]:
    """Each file after its run, written and counted; one that cannot be done is an error of its own."""
    ends = outcomes(paths, options, caches)
    for path, done in zip(paths, _progress(ends, len(paths)) if shows_progress else ends, strict=True):
        try:
            if isinstance(done, TextfixError):
                raise done
            if done.repaired:
                _write(path, done.repaired, done.old)
        except TextfixError as error:
            _fail(error, totals)
        else:
            if done.entry:
                caches.add(path, done.entry)
            totals.count(done)
            yield done


def _write(path: str, repaired: files.Source, old: str) -> None:
    if path == STDIN:
        sys.stdout.buffer.write(files.encode(repaired))
        sys.stdout.buffer.flush()
        return
    now = files.read(Path(path)).text
    if now not in (old, repaired.text):
        raise TextfixError(f"{path}: has changed while it was looked at; it is left alone; run textfix again")
    if now == old:                                       # else another run was first
        files.write(Path(path), repaired)


def _fail(error: TextfixError, totals: Totals) -> None:
    totals.failed = True
    click.echo(f"error: {error}", err=True)


def _report(done: Iterable[Done], options: Options) -> Iterator[str]:
    """The report, piece by piece: nothing is kept of a file that has been reported."""
    if options.diff:
        return (diff(d.checked.name, d.old, d.checked.text) for d in done)
    return render("statistics" if options.statistics else options.output_format, (d.checked for d in done))


def _progress(ends: Iterable[Done | TextfixError], total: int) -> Iterator[Done | TextfixError]:
    from rich.console import Console
    from rich.progress import track

    yield from track(ends, description="textfix", total=total, console=Console(stderr=True), transient=True)
