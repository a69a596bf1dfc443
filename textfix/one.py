"""One file of a run: read it, find what is wrong, repair it, write it."""
from __future__ import annotations

import sys
from pathlib import Path

from textfix import files, interactive
from textfix.cache import Caches
from textfix.document import Document
from textfix.done import Done
from textfix.engine import UnsettledError
from textfix.errors import TextfixError
from textfix.fingerprint import stamp
from textfix.formats import PLAIN, format_of
from textfix.limits import Limits
from textfix.options import STDIN, Options
from textfix.reading import Reading
from textfix.report.checked import Checked


def one(path: str, options: Options, caches: Caches) -> Done:
    """Check a file, or repair its text; nothing is written.  Raises TextfixError where it cannot be read or repaired."""
    if path == STDIN:
        source, name, mark = files.decode(sys.stdin.buffer.read(), options.stdin_filename or STDIN), options.stdin_filename or STDIN, ""
    else:
        mark = stamp(path)                    # before it is read: of what is written meanwhile nothing is remembered
        source, name = files.read(Path(path)), files.named(path)
    limits = Limits(path, source.text, options)
    reading = Reading(options.project(name), Path(name), format_of(name) or PLAIN, limits.each)
    text, repairs = source.text, 0
    looked = caches.find(path, text) or reading.look(text)
    if (options.write or options.diff) and any(f.edits for f in looked.findings):
        text, repairs = _repaired(reading, text, options)
    if changed := text != source.text:
        mark, looked = "", reading.look(text)
    counted, unfound = limits.counted(text, looked.findings)
    return Done(
        Checked(name, text, counted, looked.truncated), looked, source.text, repairs, unfound,
        repaired=source._replace(text=text) if options.writes and (changed or path == STDIN) else None,
        entry=caches.entry(path, mark, text, looked) if options.writes or not changed else None)


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
