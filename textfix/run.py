"""What `check` and `fix` do with files: read, find, repair, write, report."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import click

from textfix import files
from textfix.api import Fixer
from textfix.config import Config, discover, read
from textfix.document import Document
from textfix.errors import TextfixError
from textfix.formats import PLAIN, Hints, format_of
from textfix.report import render
from textfix.report.checked import Checked
from textfix.report.diff import diff
from textfix.report.statistics import statistics

CLEAN, FOUND, FAILED = 0, 1, 2
PROGRESS_FROM = 50            # files from which a progress bar is worth its line


@dataclass(frozen=True)
class Options:
    """The options of a run, as given on the command line; `overrides` go over those of the configuration file."""

    paths: tuple[str, ...]
    overrides: dict[str, Any] = field(default_factory=dict)
    write: bool = False
    diff: bool = False
    output_format: str = "full"
    statistics: bool = False
    stdin_filename: str | None = None
    config_file: Path | None = None
    isolated: bool = False

    def fixer(self, path: Path) -> Fixer:
        """The fixer of the configuration that holds for a file."""
        return _fixer(self.config_file or (None if self.isolated else discover(path.resolve().parent)), tuple(self.overrides.items()))


@cache
def _fixer(config_file: Path | None, overrides: tuple[tuple[str, Any], ...]) -> Fixer:
    return Fixer(read(config_file) if config_file else Config(), **dict(overrides))


class _Done(NamedTuple):
    """A file after its run: what is left in it, what it was and has become."""

    checked: Checked
    old: str
    new: str
    repairs: int


def run(options: Options) -> int:
    """Check or fix all files of a run and report; returns the exit status."""
    failed = False
    done: list[_Done] = []
    inputs, errors = _inputs(options)
    for error in errors:
        failed = True
        click.echo(f"error: {error}", err=True)
    for path in _with_progress(inputs):
        try:
            done.append(_one(path, options))
        except TextfixError as error:
            failed = True
            click.echo(f"error: {error}", err=True)
    _report(done, options)
    changed = options.diff and any(d.old != d.new for d in done)
    return FAILED if failed else FOUND if changed or any(d.checked.findings for d in done) else CLEAN


def _inputs(options: Options) -> tuple[list[Path], list[TextfixError]]:
    """All files of a run; a path that cannot be used is an error of its own, the others are still looked at."""
    inputs: list[Path] = []
    errors = []
    for path in options.paths:
        try:
            inputs += [Path("-")] if path == "-" else files.expand([Path(path)])
        except TextfixError as error:
            errors.append(error)
    return inputs, errors


def _one(path: Path, options: Options) -> _Done:
    stdin = path == Path("-")
    name = (options.stdin_filename or "-") if stdin else str(path)
    source = files.decode(sys.stdin.buffer.read(), name) if stdin else files.read(path)
    fixer, form, hints = options.fixer(Path(name)), format_of(Path(name)) or PLAIN, Hints(Path(name))

    def read(text: str) -> Document:
        return Document(text, tuple(form.read(text, hints)))

    if not (options.write or options.diff):
        found = fixer.look_document(source.text, read)
        return _Done(Checked(name, source.text, found.findings, found.truncated), source.text, source.text, 0)
    result = fixer.fix_document(source.text, read)
    if damage := form.damage(source.text, result.text):
        raise TextfixError(f"{name}: the repairs would damage the structure of the file ({damage}); it is left alone")
    if options.write and not options.diff:
        _write(path, source._replace(text=result.text), changed=result.text != source.text)
    left = fixer.look_document(result.text, read)
    return _Done(Checked(name, result.text, left.findings, left.truncated), source.text, result.text, len(result.edits))


def _write(path: Path, repaired: files.Source, *, changed: bool) -> None:
    if path == Path("-"):
        sys.stdout.buffer.write(((files.BOM if repaired.bom else "") + repaired.text).encode("utf-8"))
        sys.stdout.buffer.flush()
    elif changed:
        files.write(path, repaired)


def _report(done: list[_Done], options: Options) -> None:
    checked = [d.checked for d in done]
    to_stdout = options.write and not options.diff and "-" in options.paths      # stdout then holds the repaired text
    if options.diff:
        click.echo("".join(diff(d.checked.name, d.old, d.new) for d in done), nl=False)
    elif options.statistics:
        click.echo(statistics(checked), nl=False, err=to_stdout)
    else:
        click.echo(render(options.output_format, checked), nl=False, err=to_stdout)
    for one in checked:
        if one.truncated:
            click.echo(f"note: {one.name}: more candidates than prose has; the rest was not looked at (truncated)", err=True)
    click.echo(_summary(done, options), err=True)


def _summary(done: list[_Done], options: Options) -> str:
    found = sum(len(d.checked.findings) for d in done)
    repairs, changed = sum(d.repairs for d in done), sum(d.old != d.new for d in done)
    if options.write or options.diff:
        verb = "would repair" if options.diff else "repaired"
        what = f"{verb} {_count(repairs, 'place')} in {_count(changed, 'file')}"
        return f"{_count(len(done), 'file')}: {what}, {_count(found, 'finding')} left"
    safe = sum(f.safety == "safe" and bool(f.edits) for d in done for f in d.checked.findings)
    return f"{_count(len(done), 'file')}: {_count(found, 'finding')}" + (f", {safe} repairable with textfix fix" if safe else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _with_progress(paths: list[Path]) -> Iterable[Path]:
    if len(paths) < PROGRESS_FROM or not sys.stderr.isatty():
        return paths
    return _progress(paths)


def _progress(paths: list[Path]) -> Iterator[Path]:
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, description="textfix", console=Console(stderr=True), transient=True)
