"""One file of a run: read it, find what is wrong, repair it, write it."""
from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from textfix import files, interactive
from textfix.cache import Caches, Looked
from textfix.document import Document
from textfix.engine import UnsettledError
from textfix.errors import TextfixError
from textfix.formats import PLAIN, format_of
from textfix.limits import limits
from textfix.options import STDIN, Options
from textfix.provenance import is_machine_translated
from textfix.reading import Reading
from textfix.report.checked import Checked


class Done(NamedTuple):
    """A file after its run: what is left in it, what it was and has become, how many places were repaired."""

    checked: Checked
    old: str
    new: str
    repairs: int = 0
    skipped: bool = False         # it holds data of which nobody said what is prose
    beyond: bool = False          # it does not say that a machine translated it, and only such files are looked at
    notes: tuple[str, ...] = ()


def one(path: Path, options: Options, caches: Caches) -> Done:
    """Check a file, or repair it.  Raises TextfixError where it cannot be read, repaired or written; it is then as it was."""
    name = (options.stdin_filename or "-") if path == STDIN else files.named(path)
    source = files.decode(sys.stdin.buffer.read(), name) if path == STDIN else files.read(path)
    project, text = options.project(Path(name)), source.text
    if project.settings.scope == "mt" and not is_machine_translated(text):
        repaired, done = text, Done(Checked(name, text, []), text, text, beyond=True)
    else:
        reading = Reading(project, Path(name), format_of(Path(name)) or PLAIN, tuple(limits(path, text, project, options)))
        looked = reading.look(text) if path == STDIN else caches.look(reading, text)
        repaired, repairs = text, 0
        if (options.write or options.diff) and any(f.edits for f in looked[0].findings):
            repaired, repairs = _repaired(reading, text, options)
            looked = reading.look(repaired) if path == STDIN or options.diff else caches.look(reading, repaired)
        done = _limited(reading, looked)._replace(old=text, repairs=repairs)
    if options.write and not options.diff:
        _write(path, source._replace(text=repaired), changed=repaired != text)
    return done


def document(path: Path, options: Options) -> Document:
    """A file as a document.  Raises TextfixError where it cannot be read."""
    return Reading(options.project(path), path, format_of(path) or PLAIN).read(files.read(path).text)


def _repaired(reading: Reading, text: str, options: Options) -> tuple[str, int]:
    """A text repaired, and in how many places."""
    if options.interactive:
        base, (new, repairs) = text, interactive.review(reading, text)
    else:
        try:
            result = reading.project.fixer.fix_document(text, reading.limited)
        except UnsettledError as error:
            raise TextfixError(f"{reading.path}: {error}; the file is left alone") from error
        base, new, repairs = result.base, result.text, len(result.edits)
    if new != text and (damage := reading.form.damage(base, new)):
        raise TextfixError(f"{reading.path}: the repairs would damage the structure of the file ({damage}); it is left alone")
    return new, repairs


def _limited(reading: Reading, looked: Looked) -> Done:
    """What was found, as far as the limits let it count."""
    checked, notes = looked
    for limit in reading.limits:
        keep = limit(checked.text)
        checked = Checked(checked.name, checked.text, [f for f in checked.findings if keep(f, None)], checked.truncated)
    return Done(checked, checked.text, checked.text, skipped=reading.skips, notes=notes)


def _write(path: Path, repaired: files.Source, *, changed: bool) -> None:
    if path == STDIN:
        sys.stdout.buffer.write(((files.BOM if repaired.bom else "") + repaired.text).encode("utf-8"))
        sys.stdout.buffer.flush()
    elif changed:
        files.write(path, repaired)
