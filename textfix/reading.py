"""How the text of a file becomes a document: by its format, with its source, without what the project or a comment ignores."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textfix.document import Document
from textfix.done import Looked
from textfix.errors import TextfixError
from textfix.files import named
from textfix.formats import Format, Hints
from textfix.formats._language import language_of
from textfix.language import Language
from textfix.provenance import is_machine_translated
from textfix.rule import Finding
from textfix.settings import Project
from textfix.sources import with_source
from textfix.suppress import Suppressions
from textfix.text import Lines

Keep = Callable[[Finding, Language | None], bool]
Limit = Callable[[str], Keep]         # from a text of a file to which of its findings count


class Reading:
    """One file of a project.

    `read` makes a document of its text; `limited` does so for repairs: with those findings only that all limits let count.
    """

    def __init__(self, project: Project, path: Path, form: Format, limits: tuple[Limit, ...] = ()) -> None:
        self.project, self.form, self.limits = project, form, limits
        self.path, self.name = path, named(path)
        self._hints = Hints(path, project.settings.fields)
        self._relative = project.relative(str(path))
        self._ignored = project.settings.ignored_in(self._relative)

    @property
    def skips(self) -> bool:
        """Whether nothing is read because no field or column was named."""
        return self.form.needs_fields and not self._hints.fields

    def read(self, text: str) -> Document:
        """A text of the file as a document.  Raises TextfixError where it is not of the format."""
        try:
            document = Document(text, tuple(self.form.read(text, self._hints)), form=self.form.name, tagged=self.form.tagged)
        except TextfixError as error:
            raise TextfixError(f"{self.name}: {error}; the file is left alone") from error
        settings = self.project.settings
        if settings.source_pattern:
            document = with_source(document, self._relative, self.project.root, settings.source_pattern, settings.fields,
                                   keeps_edges=self.form.keeps_edges)
        self._suppressions = Suppressions(document, self.form)
        if self._suppressions:
            document = document.keeping(self._suppressions.keep)
        return document.keeping(lambda finding, _: finding.rule not in self._ignored) if self._ignored else document

    def limited(self, text: str) -> Document:
        """A text of the file as a document whose findings all limits let count."""
        document = self.read(text)
        for limit in self.limits:
            document = document.keeping(limit(text))
        return document

    def is_clean(self, text: str) -> bool:
        """Whether nothing is to be found in a text of the file, told without reading it; False where only reading tells."""
        if self.project.settings.source_pattern or "textfix" in text:          # a source, or a comment for textfix, asks for a real look
            return False
        prose = self.form.outline(text)
        return prose is not None and self.project.fixer.is_clean(text, prose, language_of(self.path))

    def look(self, text: str) -> Looked:
        """What is found in a text of the file, without limits."""
        if self.project.settings.scope == "mt" and not is_machine_translated(text):
            return Looked([], beyond=True)
        if self.is_clean(text):
            return Looked([], skipped=self.skips)
        found = self.project.fixer.look_document(text, self.read)
        findings = sorted([*found.findings, *self._suppressions.errors], key=lambda f: (f.start, f.end, f.code))
        lines, rules = Lines(text), frozenset(self.project.settings.rules) - self._ignored
        notes = tuple(f"{self.name}:{lines.position(at)[0]}: {comment} suppresses nothing; take it out"
                      for at, comment in self._suppressions.unused(rules))
        return Looked(findings, found.truncated, notes, skipped=self.skips)
