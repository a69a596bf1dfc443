"""A spot where a rule is asked, and the finding that the rule yields."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from textfix.evidence import Evidence
from textfix.text import Edit

if TYPE_CHECKING:
    from textfix.names.whole import Whole
    from textfix.rule import Rule

REACH = 80                    # code points a rule may look to either side of a spot
Safety = Literal["safe", "unsafe", "suggestion"]
SAFE: Safety = "safe"         # applied by default
UNSAFE: Safety = "unsafe"     # applied only on request
SUGGESTION: Safety = "suggestion"     # shown, never applied

_WORD = re.compile(r"[^\W\d_]+(?:['’\N{NON-BREAKING HYPHEN}-][^\W\d_]+)*")
_NO_LETTER = re.compile(r"[^\w'’-]|[\d_]")
_LETTERS_BACK = re.compile(r"(?:[^\W\d_]|['’-](?=[^\W\d_]))+\Z")


class Finding(NamedTuple):
    """What a rule found: its span, a message, the edits that repair it (all or none) and how safe they are.

    Offsets are code points of the text that was checked.
    """

    rule: Rule
    start: int
    end: int
    message: str
    edits: tuple[Edit, ...]
    safety: Safety

    @property
    def code(self) -> str:
        """The rule's code, `CAP001`."""
        return self.rule.code


class Spot:
    """A place where a rule's trigger fits, in the text of a segment.

    `text` is the segment's, `at` the offset of the trigger's first code point (0 for a rule over segments), `kind` the segment's kind
    (for a rule over documents `text` is all of it, `kind` the name of its format),
    `period` the number of words that repeat (only for `over="repeats"`), `source` the text it was translated from (empty if unknown).
    Of a rule over all segments, `whole` is the document and `at` the number of the segment in it.
    """

    __slots__ = ("at", "evidence", "kind", "period", "rule", "source", "text", "whole")

    def __init__(
        self, rule: Rule, text: str, at: int, evidence: Evidence, *, kind: str = "text", period: int = 0, source: str = "",
        whole: Whole | None = None,
    ) -> None:
        self.rule, self.text, self.at, self.evidence, self.kind, self.period = rule, text, at, evidence, kind, period
        self.source, self.whole = source, whole

    def edit(self, start: int, end: int, new: str, *more: Edit, safety: Safety | None = None, message: str = "") -> Finding:
        """A finding that replaces `text[start:end]`; `more` edits are made together with it or not at all."""
        edits = (Edit(start, end, new), *more)
        low, high = min(e.start for e in edits), max(e.end for e in edits)
        return Finding(self.rule, low, high, message or self.rule.message, edits, safety or self.rule.safety)

    def report(self, start: int, end: int, message: str = "") -> Finding:
        """A finding without a repair."""
        return Finding(self.rule, start, end, message or self.rule.message, (), SUGGESTION)

    def char(self, at: int) -> str:
        """The code point at an offset; empty outside the text."""
        return self.text[at] if 0 <= at < len(self.text) else ""

    def before(self, at: int, reach: int = REACH) -> str:
        """The text of this line before an offset, at most `reach` code points."""
        return self.text[max(0, at - reach):at].rpartition("\n")[2]

    def after(self, at: int, reach: int = REACH) -> str:
        """The text of this line from an offset on, at most `reach` code points."""
        return self.text[at:at + reach].partition("\n")[0]

    def word(self, at: int) -> str:
        """The word that begins at an offset (letters, with inner apostrophes and hyphens); empty if none does."""
        return word_at(self.text, at)

    def word_before(self, at: int) -> str:
        """The word that ends at an offset; empty if none does."""
        last = self.text[max(0, at - REACH):at].rsplit(None, 1)
        if not last or not self.text[at - 1].isalpha():
            return ""
        word = last[-1] if last[-1].isalpha() else _NO_LETTER.split(last[-1])[-1]
        found = None if word.isalpha() else _LETTERS_BACK.search(word)
        return found.group() if found else word

    def next_word(self, at: int) -> str:
        """The next word of the line after an offset, only blanks between."""
        rest = self.after(at)
        skipped = len(rest) - len(rest.lstrip())
        return self.word(at + skipped)

    def previous_word(self, at: int) -> str:
        """The last word of the line before an offset, only blanks between."""
        line = self.before(at)
        return self.word_before(at - (len(line) - len(line.rstrip())))

    def token(self, at: int) -> str:
        """The blank-delimited token around an offset, at most `REACH` code points to either side."""
        left, right = self.text[max(0, at - REACH):at], self.text[at:at + REACH]
        head = "" if not left or left[-1].isspace() else left.rsplit(None, 1)[-1]
        tail = "" if not right or right[0].isspace() else right.split(None, 1)[0]
        return head + tail

    def count(self, word: str) -> int:
        """How often a word stands whole, in this very case, in the document (in the neighbourhood, if it is large)."""
        return self.evidence.count(word)


def word_at(text: str, at: int) -> str:
    """The word that begins at an offset (letters, with inner apostrophes and hyphens); empty if none does."""
    found = _WORD.match(text, at, at + REACH)
    return found.group() if found else ""
