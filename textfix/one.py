"""One file of a run: read it, find what is wrong, repair it, write it."""
from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from textfix import files
from textfix.document import Document
from textfix.errors import TextfixError
from textfix.formats import PLAIN, Format, Hints, format_of
from textfix.formats._language import language_of
from textfix.options import STDIN, Options
from textfix.report.checked import Checked
from textfix.settings import Project
from textfix.sources import with_source
from textfix.suppress import Suppressions


class Done(NamedTuple):
    """A file after its run: what is left in it, what it was and has become, how many places were repaired."""

    checked: Checked
    old: str
    new: str
    repairs: int = 0
    skipped: bool = False         # it holds data of which nobody said what is prose
    notes: tuple[str, ...] = ()


def one(path: Path, options: Options) -> Done:
    """Check a file, or repair it.  Raises TextfixError where it cannot be read, repaired or written; it is then as it was."""
    name = (options.stdin_filename or "-") if path == STDIN else str(path)
    source = files.decode(sys.stdin.buffer.read(), name) if path == STDIN else files.read(path)
    project, form = options.project(Path(name)), format_of(Path(name)) or PLAIN
    reading = _Reading(project, Path(name), form)
    writes = options.write and not options.diff
    if reading.is_clean(source.text):
        _write(path, source, changed=False, writes=writes)
        return Done(Checked(name, source.text, [], False), source.text, source.text, skipped=reading.skips)
    if not (options.write or options.diff):
        return _checked(reading, name, source.text)
    result = project.fixer.fix_document(source.text, reading)
    if result.text != source.text and (damage := form.damage(result.base, result.text)):
        raise TextfixError(f"{name}: the repairs would damage the structure of the file ({damage}); it is left alone")
    _write(path, source._replace(text=result.text), changed=result.text != source.text, writes=writes)
    return _checked(reading, name, result.text)._replace(old=source.text, repairs=len(result.edits))


def document(path: Path, options: Options) -> Document:
    """A file as a document.  Raises TextfixError where it cannot be read."""
    return _Reading(options.project(path), path, format_of(path) or PLAIN)(files.read(path).text)


class _Reading:
    """How the text of a file becomes a document, with what the project ignores in it."""

    def __init__(self, project: Project, path: Path, form: Format) -> None:
        self.project, self._form, self._hints = project, form, Hints(path, project.settings.fields)
        self._path = project.relative(str(path))
        self._ignored = project.settings.ignored_in(self._path)

    @property
    def skips(self) -> bool:
        """Whether nothing is read because no field or column was named."""
        return self._form.needs_fields and not self._hints.fields

    def is_clean(self, text: str) -> bool:
        """Whether nothing is to be found in the text, told without reading it; False where only reading tells."""
        if self.project.settings.source_pattern or "textfix" in text:          # a source, or a comment for textfix, asks for a real look
            return False
        prose = self._form.outline(text)
        return prose is not None and self.project.fixer.is_clean(text, prose, language_of(self._hints.path))

    def __call__(self, text: str) -> Document:
        try:
            document = Document(text, tuple(self._form.read(text, self._hints)), form=self._form.name)
        except TextfixError as error:
            raise TextfixError(f"{self._hints.path}: {error}; the file is left alone") from error
        settings = self.project.settings
        if settings.source_pattern:
            document = with_source(document, self._path, self.project.root, settings.source_pattern, settings.fields)
        self.suppressions = Suppressions(document, self._form)
        if self.suppressions:
            document = document.keeping(self.suppressions.keep)
        return document.keeping(lambda finding, _: finding.rule not in self._ignored) if self._ignored else document

    def unused(self) -> list[tuple[int, str]]:
        """Comments of the text read last that have suppressed nothing, though their rules are in use."""
        return list(self.suppressions.unused(frozenset(self.project.settings.rules) - self._ignored))


def _checked(reading: _Reading, name: str, text: str) -> Done:
    found = reading.project.fixer.look_document(text, reading)
    findings = sorted([*found.findings, *reading.suppressions.errors], key=lambda f: (f.start, f.end, f.code))
    checked = Checked(name, text, findings, found.truncated)
    unused = [f"{name}:{checked.lines.position(at)[0]}: {comment} suppresses nothing; take it out" for at, comment in reading.unused()]
    return Done(checked, text, text, skipped=reading.skips, notes=tuple(unused))


def _write(path: Path, repaired: files.Source, *, changed: bool, writes: bool) -> None:
    if not writes:
        return
    if path == STDIN:
        sys.stdout.buffer.write(((files.BOM if repaired.bom else "") + repaired.text).encode("utf-8"))
        sys.stdout.buffer.flush()
    elif changed:
        files.write(path, repaired)
