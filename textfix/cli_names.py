"""The command `names`: the names of files that have several spellings, kept in a ledger, written as an authority file."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from textfix.anew import document
from textfix.detection import detect
from textfix.document import Document
from textfix.errors import TextfixError
from textfix.language import Language, language
from textfix.names.authority_file import written
from textfix.names.ledger import Ledger
from textfix.names.ledger_file import load, save, write
from textfix.names.resolve import Group
from textfix.options import Options
from textfix.walk import expand

SAMPLE = 20_000               # code points by which the language of a file is found out


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--lang", metavar="TAG", help="Language of the texts. Default: that of the configuration, else detected, file by file.")
@click.option("--ledger", "ledger_file", type=click.Path(path_type=Path, dir_okay=False),
              help="Keep the names of these files in this file, beside those that it has from other runs.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the names that have several spellings to a new file, for a person to edit.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Read this file instead of looking for one.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
def names(ledger_file: Path | None, output: Path | None, **values: Any) -> None:
    """Show which names have several spellings, and how often each stands.

    A line is a name: the spelling that would be written, then the others; a ? before it says that they may be two names. Exit status: 0
    no name has several spellings, 1 some has, 2 something could not be read.
    """
    if not values["paths"] and not (ledger_file and ledger_file.exists()):
        raise click.UsageError("name files or folders, or a --ledger that has names")
    if output and output.exists():
        raise TextfixError(f"{output}: is there already, and a person may have edited it; name another file")
    lang = values.pop("lang")
    options = Options(overrides={"lang": lang} if lang else {}, **values)
    user = options.project(Path(os.curdir, "-")).settings.names
    ledger = load(ledger_file) if ledger_file and ledger_file.exists() else Ledger()
    failed = _collect(ledger, options)
    if ledger_file and not failed:
        save(ledger, ledger_file)
    found = ledger.groups(user, jobs=os.cpu_count() or 1)
    for group in found:
        click.echo(_line(group, ledger))
    if output:
        write(output, written(_rows(found), output.name))
    click.echo(f"{len(ledger.entries)} spellings, {len(found)} names with several", err=True)
    sys.exit(2 if failed else 1 if found else 0)


def _collect(ledger: Ledger, options: Options) -> bool:
    """Add the names of all files; whether one could not be read."""
    failed = False
    for name in options.paths:
        try:
            for path in expand(Path(name), options.leaves_out):
                read = document(Path(path), options)
                ledger.collect(read, _language(read, options.project(path).settings.lang))
        except TextfixError as error:
            click.echo(f"error: {error}", err=True)
            failed = True
    return failed


def _language(read: Document, given: str | None) -> Language:
    """The language of the segments that do not say theirs."""
    return language(given) if given else detect(" ".join(s.text for s in read.segments if not s.lang)[:SAMPLE]).language


def _line(group: Group, ledger: Ledger) -> str:
    """A name with its spellings, an example of each."""
    spellings = ", ".join(f"{name} ×{times}" for name, times in group.spellings)
    examples = "".join(f"\n      {ledger.entries[group.lang, name].example.strip()}" for name in group.names)
    return f"{' ' if group.is_sure else '?'} {group.lang}: {click.style(spellings, bold=True)}{examples}"


def _rows(found: Iterable[Group]) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """The groups as rows of an authority file, each with a comment."""
    for group in found:
        yield group.names, f"{group.lang}: " + ", ".join(f"×{times}" for _, times in group.spellings), group.is_sure
