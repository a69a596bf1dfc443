"""The source of a translated file: where a pattern says that it stands, and which of its segments each translation is of."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from textfix import files
from textfix.document import Document, Segment
from textfix.errors import TextfixError
from textfix.formats import Hints, format_of, language_tag
from textfix.text import with_edges_of

_HOLE = re.compile(r"\{(\w*)\}")
_HOLES = {"path": ".+", "lang": r"[A-Za-z]{2,3}(?:[-_@+][\w-]+)*"}


@dataclass(frozen=True)
class SourcePattern:
    """`docs/{path} -> i18n/{lang}/{path}`: the file on the left is the source of the one on the right.

    `{path}` is any part of a path, `{lang}` a language tag; both paths are relative to the project.
    Raises TextfixError for a pattern of another shape.

    >>> pattern = SourcePattern("docs/{path} -> i18n/{lang}/{path}")
    >>> pattern.source_of("i18n/de/guide/start.md"), pattern.source_of("docs/guide/start.md")
    (('docs/guide/start.md', 'de'), None)
    """

    pattern: str

    def __post_init__(self) -> None:
        source, arrow, target = self.pattern.partition("->")
        holes = set(_HOLE.findall(target))
        if not (arrow and source.strip() and holes) or holes - set(_HOLES) or set(_HOLE.findall(source)) - holes:
            raise TextfixError("a source pattern is 'SOURCE -> TRANSLATION' with {path} and {lang} in it, such as "
                               f"'docs/{{path}} -> i18n/{{lang}}/{{path}}', not {self.pattern!r}")

    def source_of(self, path: str) -> tuple[str, str | None] | None:
        """The path of the source of a translated file and the language of the translation; None for a file that is none."""
        source, _, target = (part.strip() for part in self.pattern.partition("->"))
        found = _expression(target).fullmatch(path)
        if not found:
            return None
        holes = found.groupdict()
        lang = language_tag(holes["lang"]) if "lang" in holes else None
        if "lang" in holes and lang is None:
            return None
        original = _HOLE.sub(lambda hole: holes[hole[1]], source)
        return (original, lang) if original != path else None


@lru_cache
def _expression(target: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = []
    for n, part in enumerate(_HOLE.split(target)):
        parts.append(re.escape(part) if n % 2 == 0 else f"(?P={part})" if part in seen else f"(?P<{part}>{_HOLES[part]})")
        seen |= {part} if n % 2 else set()
    return re.compile("".join(parts))


def with_source(document: Document, path: str, root: Path, patterns: Sequence[SourcePattern], fields: tuple[str, ...],
                *, keeps_edges: bool = True) -> Document:
    """The document with the source of each of its segments, where a pattern says which file is its source and that file is there.

    path: the document's, relative to `root`, the folder of the project; fields: as in `Hints`; keeps_edges: as in `Format`.
    Raises TextfixError where the source cannot be read.
    """
    for pattern in patterns:
        found = pattern.source_of(path)
        if found and (root / found[0]).is_file():
            original = _segments(root / found[0], (root / found[0]).stat().st_mtime_ns, fields)
            segments = (_with(s, source, found[1], keeps_edges) for s, source in align(document.segments, original))
            return replace(document, segments=tuple(sorted(segments, key=lambda s: s.start)))
    return document


def _with(segment: Segment, source: str | None, lang: str | None, keeps_edges: bool) -> Segment:
    """The segment with what its file does not say itself."""
    if source is not None and not keeps_edges:
        source = with_edges_of(segment.text, source)
    return segment._replace(source=source if segment.source is None else segment.source, lang=segment.lang or lang)


@lru_cache(4)
def _segments(path: Path, _changed: int, fields: tuple[str, ...]) -> tuple[Segment, ...]:
    """The segments of a source file, remembered for its next translation."""
    form = format_of(path)
    try:
        return tuple(form.read(files.read(path).text, Hints(path, fields))) if form else ()
    except TextfixError as error:
        raise TextfixError(f"{path}, the source of a translation: {error}") from error


def align(translation: Sequence[Segment], original: Sequence[Segment]) -> Iterator[tuple[Segment, str | None]]:
    """Each segment of a translation with the text it is the translation of, those with keys first; None where that is not certain.

    Strings are found by their keys.  Of other text, sections (from heading to heading) are compared: where both texts have as many,
    those that have the same kinds of segments in the same order belong together.
    """
    by_key = {s.key: s.text for s in original if s.key}
    yield from ((s, by_key.get(s.key)) for s in translation if s.key)
    here, there = (_sections([s for s in text if not s.key]) for text in (translation, original))
    for n, section in enumerate(here):
        same = len(here) == len(there) and [s.kind for s in section] == [s.kind for s in there[n]]
        yield from zip(section, (s.text for s in there[n]), strict=True) if same else ((s, None) for s in section)


def _sections(segments: Sequence[Segment]) -> list[list[Segment]]:
    sections: list[list[Segment]] = [[]]
    for segment in segments:
        if segment.kind == "heading":
            sections.append([])
        sections[-1].append(segment)
    return sections
