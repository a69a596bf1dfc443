"""The command `baseline`: accept what is found now, so that only what is new is reported."""
from __future__ import annotations

import sys
from pathlib import Path

import click

from textfix.baseline import NAME, written
from textfix.errors import TextfixError
from textfix.files import Source, write
from textfix.options import Options
from textfix.run import FAILED, checked
from textfix.totals import Totals


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--output", metavar="FILE", default=NAME, show_default=True, type=click.Path(path_type=Path), help="Where to write it.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Read this file instead of looking for one.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
def baseline(paths: tuple[str, ...], output: Path, config_file: Path | None, isolated: bool) -> None:
    """Write down what is found in files and folders now; with --baseline, or `baseline` in the configuration, only what is new counts.

    A finding is known again by its rule and its sentence, not by its line: a sentence that is changed has to be right.
    """
    totals = Totals()
    options = Options(paths, {"baseline": None}, config_file=config_file, isolated=isolated)
    text = written(checked(options, totals), output)
    try:
        output.touch()
    except OSError as error:
        raise TextfixError(f"{output}: cannot be written: {error.strerror}") from error
    write(output, Source(text))
    click.echo(f"{output}: {totals.findings} findings in {totals.files} files accepted", err=True)
    sys.exit(FAILED if totals.failed else 0)
