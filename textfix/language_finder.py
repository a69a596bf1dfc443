"""The language of texts and documents that do not say it: the user's detector where there is one, else textfix's own."""
from __future__ import annotations

from itertools import islice

from textfix.detection import UNKNOWN, Detection, detect, guess
from textfix.detector import Detector
from textfix.document import Document
from textfix.language import Language, language
from textfix.overall import SAMPLE

SHORT = 300                   # code points up to which a look for candidates in any language is cheaper than finding out the language


class LanguageFinder:
    """Finds out languages with `detector`, the user's, or by a quick look."""

    def __init__(self, detector: Detector | None) -> None:
        self._detector, self.is_told = detector, detector is not None

    def of(self, text: str) -> Detection:
        """The language of a text."""
        return Detection(self._detector(text) or UNKNOWN, "detector") if self._detector else guess(text)

    def at_once(self, text: str) -> Language | None:
        """The language of a plain text, unless it is short or does not settle it."""
        found = self.of(text) if len(text) > SHORT else None
        return found.language if found and found.reason != "unknown" else None

    def of_all(self, document: Document) -> Language | None:
        """The language of the segments: the one they say, else what is found out from all that say none, where one would be too little."""
        said = {segment.lang for segment in document.segments}
        if len(said) == 1 and (only := next(iter(said))):
            return language(only)
        texts = [segment.text for segment in islice((s for s in document.segments if not s.lang), SAMPLE)]
        if len(sample := "\n\n".join(texts) if len(texts) > 1 else "") <= SHORT:
            return None
        return self.of(sample).language if self._detector else detect(sample).language
