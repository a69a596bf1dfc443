"""A segment's text put together from pieces of its document: text as it stands, escapes, gaps, spans that stay."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from textfix.document import Placement, Protected, Run, Segment
from textfix.errors import TextfixError
from textfix.formats._lines import LONGEST
from textfix.placeholders import placeholders

_LETTER = re.compile(r"[^\W\d_]")


class Pieces:
    """Collects the pieces of one segment in the order in which they stand in the document.

    `write` says how new text is written there; a piece that is no text of the segment is simply not added: a gap.
    """

    def __init__(self, start: int, write: Callable[[str], str]) -> None:
        self._start, self._write = start, write
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._protected: list[Protected] = []
        self._length = 0

    def plain(self, doc: int, text: str, kind: str = "") -> None:
        """Text that stands at `doc` as it is; with a `kind` no rule may edit it."""
        if text:
            self._add(text, doc, len(text), kind)

    def escape(self, doc: int, size: int, char: str, kind: str = "") -> None:
        """One character that is written with `size` code points."""
        self._add(char, doc, size, kind)

    def escaped(self, doc: int, raw: str, escapes: re.Pattern[str], value: Callable[[re.Match[str]], str]) -> None:
        """Text with escapes in it; `value` gives the character of each (nothing for one that stands for none)."""
        at = 0
        for found in escapes.finditer(raw):
            self.plain(doc + at, raw[at:found.start()])
            char = value(found)
            if len(char) == 1:
                self.escape(doc + found.start(), len(found.group()), char)
            elif char:
                self.plain(doc + found.start(), found.group(), "entity")
            at = found.end()
        self.plain(doc + at, raw[at:])

    def gap(self, text: str) -> None:
        """Text that stands for what is written between two pieces, and is never edited."""
        self._texts.append(text)
        self._length += len(text)

    def _add(self, text: str, doc: int, size: int, kind: str) -> None:
        if kind:
            self._protected.append((self._length, self._length + len(text), kind))
        self._texts.append(text)
        self._runs.append(Run(self._length, doc, len(text), size))
        self._length += len(text)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._texts)

    def segment(self, kind: str, lang: str | None, source: str | None = None, key: str = "") -> Segment:
        """The segment; its placeholders are protected as well.  Raises TextfixError for a text that is longer than prose is."""
        if self._length > LONGEST:
            name = key.replace("\4", " ").strip()[:40]
            raise TextfixError(f"the string {name!r} has {self._length:,} characters, more than prose has ({LONGEST:,})")
        text = self.text
        inside = [(p.start, p.end, "placeholder") for p in placeholders(text)]
        protected = tuple(sorted([*self._protected, *inside]))
        placement = Placement(tuple(self._runs), self._write) if self._runs else None
        return Segment(text, self._start, kind, lang, source, protected, placement, key)


def has_letters(text: str) -> bool:
    """Whether there is a letter: what has none is no prose."""
    return _LETTER.search(text) is not None


def lost(kind: str, old: Iterable[object], new: Iterable[object]) -> str | None:
    """What says that two structures differ, or None where they do not."""
    return None if list(old) == list(new) else f"its {kind} would change"
