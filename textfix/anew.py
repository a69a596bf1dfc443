"""What is found in a text of a file, now, and what it becomes: all that needs rules, languages and formats."""
from __future__ import annotations

from pathlib import Path

from textfix import files, interactive
from textfix.document import Document
from textfix.done import Looked
from textfix.errors import TextfixError
from textfix.formats import PLAIN, format_of
from textfix.options import Options
from textfix.reading import Limit, Reading
from textfix.result import UnsettledError


def anew(name: str, text: str, known: Looked | None, options: Options, limits: tuple[Limit, ...]) -> tuple[str, Looked, int]:
    """The text of a file after a run, what is found in it then, and in how many places it was repaired.

    known: what is found in it before, where that is known.  Raises TextfixError where it cannot be read or repaired.
    """
    reading = Reading(options.project(name), Path(name), format_of(name) or PLAIN, limits)
    looked = known or reading.look(text)
    if not (options.write or options.diff) or not any(f.edits for f in looked.findings):
        return text, looked, 0
    new, repairs = _repaired(reading, text, options)
    return new, looked if new == text else reading.look(new), repairs


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
