"""Which findings stand on lines that were changed."""
from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textfix.spot import Finding

if TYPE_CHECKING:
    from textfix.language import Language


class ChangedLines:
    """The limit to changed lines of one file: `lines` count from 1, None where all have changed; `text` is the file's as it is."""

    def __init__(self, text: str, lines: frozenset[int] | None) -> None:
        self._text, self._lines = text, lines
        self._standing = None if lines is None else frozenset(
            line.strip() for n, line in enumerate(text.split("\n"), 1) if n not in lines)

    def __call__(self, text: str) -> _OnChanged:
        """Which findings of a text of the file count: of the file's own, by the number of the line; of one that has been repaired, by what
        the line says, since lines may have gone."""
        if self._lines is None or self._standing is None:
            return _OnChanged(text, None)
        if text == self._text:
            return _OnChanged(text, self._lines)
        return _OnChanged(text, frozenset(n for n, line in enumerate(text.split("\n"), 1) if line.strip() not in self._standing))


class _OnChanged:
    def __init__(self, text: str, lines: frozenset[int] | None) -> None:
        self._ends = [] if lines is None else [at for at, char in enumerate(text) if char == "\n"]
        self._lines = lines

    def __call__(self, finding: Finding, _: Language | None) -> bool:
        if self._lines is None:
            return True
        first, last = (bisect_right(self._ends, at - 1) + 1 for at in (finding.start, max(finding.start, finding.end - 1)))
        return any(line in self._lines for line in range(first, last + 1))
