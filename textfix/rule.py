"""All that a rule file imports: `rule`, `Spot`, and the notation of triggers and languages.

A rule is one function with a decorator.  Its name is the function's, its message the first line of its docstring, its documentation
the docstring and the examples, its tests the examples; whether it repairs is read off the examples.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pkgutil import walk_packages
from typing import Literal, NamedTuple

from textfix.document import KINDS
from textfix.language import Language, everywhere
from textfix.text import Edit
from textfix.trigger import (ARABIC, BOUNDARY, CJK, CYRILLIC, DIGIT, EDGE, GREEK, INDIC, LATIN, LETTER, LOWER, QUOTE, SOLID, SPACE, UPPER, Trigger, any_of, check,
                             either, trigger, words)

__all__ = ["ARABIC", "BOUNDARY", "CJK", "CYRILLIC", "DIGIT", "EDGE", "GREEK", "INDIC", "LATIN", "LETTER", "LOWER", "QUOTE", "SAFE", "SOLID", "SPACE",
           "SUGGESTION", "UNSAFE", "UPPER", "Edit", "Finding", "Language", "Rule", "Safety", "Spot", "Trigger", "any_of", "either", "everywhere",
           "load_rules", "rule", "words"]

REACH = 80                    # code points a rule may look to either side of a spot
Safety = Literal["safe", "unsafe", "suggestion"]
SAFE: Safety = "safe"         # applied by default
UNSAFE: Safety = "unsafe"     # applied only on request
SUGGESTION: Safety = "suggestion"     # shown, never applied

_WORD = re.compile(r"[^\W\d_]+(?:['’\N{NON-BREAKING HYPHEN}-][^\W\d_]+)*")
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

    `text` is the segment's, `at` the offset of the trigger's first code point (0 for a rule over segments), `kind` the segment's kind,
    `period` the number of words that repeat (only for `over="repeats"`).
    """

    __slots__ = ("at", "evidence", "kind", "period", "rule", "text")

    def __init__(self, rule: Rule, text: str, at: int, evidence: Evidence, kind: str = "text", period: int = 0) -> None:
        self.rule, self.text, self.at, self.evidence, self.kind, self.period = rule, text, at, evidence, kind, period

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
        found = _WORD.match(self.text, at, at + REACH)
        return found.group() if found else ""

    def word_before(self, at: int) -> str:
        """The word that ends at an offset; empty if none does."""
        found = _LETTERS_BACK.search(self.text, max(0, at - REACH), at)
        return found.group() if found else ""

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
        head = "" if not left or left[-1].isspace() else left.split()[-1]
        tail = "" if not right or right[0].isspace() else right.split(None, 1)[0]
        return head + tail

    def count(self, word: str) -> int:
        """How often a word stands whole, in this very case, in the document (in the neighbourhood, if it is large)."""
        return self.evidence.count(word)


class Evidence:
    """What a document says about its words; asked for lazily, for the few words in doubt, and remembered."""

    LARGE = 200_000           # code points of a document that are looked at

    def __init__(self, text: str) -> None:
        self.text = text[:self.LARGE]
        self._counts: dict[str, int] = {}

    def count(self, word: str) -> int:
        """How often a word stands whole and in this very case in the text."""
        if word not in self._counts:
            self._counts[word] = len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", self.text)) if word in self.text else 0
        return self._counts[word]

    def places(self, word: str) -> Iterator[int]:
        """Offsets at which a word stands whole."""
        return (m.start() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", self.text))

    @cached_property
    def lower_ratio(self) -> float:
        """Share of sentence starts in lower case, 0-1: a text that is all in lower case is its author's way of writing."""
        starts = re.findall(r"(?:[.!?…]\s+|\n)([^\W\d_])", self.text[:20_000])
        return sum(c.islower() for c in starts) / len(starts) if starts else 0.0


Find = Callable[[Spot, Language], Iterable[Finding]]
Gate = Callable[[str], object]
At = Trigger | str | Callable[[Language], Trigger]


@dataclass(frozen=True)
class Rule:
    """A rule: code, name, safety, documentation, examples, trigger and function."""

    code: str
    find: Find
    at: At | None
    over: str
    gate: Gate | None
    safety: Safety
    touches: frozenset[str]
    examples: str

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"

    def __reduce__(self) -> tuple[Callable[[str], Rule], tuple[str]]:
        return _rule_of, (self.code,)

    @property
    def name(self) -> str:
        """The name, `stray-capital`."""
        return self.find.__name__.replace("_", "-")

    @property
    def kind(self) -> str:
        """The name as an identifier, `stray_capital`."""
        return self.find.__name__

    @property
    def message(self) -> str:
        """The first line of the documentation."""
        return (self.find.__doc__ or "").strip().partition("\n")[0].rstrip(".")

    @property
    def docs(self) -> str:
        """The documentation after its first line."""
        body = (self.find.__doc__ or "").strip().partition("\n")[2]
        return "\n".join(line.removeprefix("    ") for line in body.splitlines()).strip()

    @property
    def fixable(self) -> bool:
        """Whether the rule repairs what it finds."""
        return "→" in self.examples

    @property
    def family(self) -> str:
        """The folder the rule lives in, `casing`."""
        return self.find.__module__.split(".")[-2]

    def trigger_for(self, lang: Language) -> Trigger:
        """The trigger in a language; without alternatives if the rule has nothing to look for there."""
        shape = self.at(lang) if callable(self.at) else self.at
        return Trigger(()) if shape is None else trigger(shape)

    @property
    def depends_on_language(self) -> bool:
        """Whether the trigger is another one in each language."""
        return callable(self.at)

    def marked_examples(self) -> Iterator[tuple[str, str]]:
        r"""Examples as `(language code, marked text)`; `\n` and `\t` in an example stand for the character."""
        for line in self.examples.strip().splitlines():
            if line.strip():
                code, _, marked = line.strip().partition(": ")
                yield code, marked.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\\s", " ")


def rule(code: str, *, at: At | None = None, over: Literal["spots", "segment", "repeats"] = "spots", gate: Gate | None = None, safety: Safety = SAFE,
         touches: Iterable[str] = (), examples: str = "") -> Callable[[Find], Rule]:
    """Make a function a rule.

    `at` is its trigger (or a function from a language to a trigger); `over="segment"` asks it once for each segment
    whose text passes the cheap test `gate`, `over="repeats"` at each run of words that is said again; `touches` names the kinds of protected spans it may edit; `examples` are lines `lang: marked text`.
    Raises ValueError where the trigger would fire on a bare class.
    """
    if (at is None) == (over == "spots"):
        raise ValueError(f"{code}: a rule has either a trigger `at=` or `over=` segment or repeats")
    if (gate is None) == (over == "segment"):
        raise ValueError(f"{code}: a rule over segments, and only such a rule, begins with a cheap gate=")
    if at is not None and not callable(at):
        check(code, trigger(at))
    if unknown_kinds := set(touches) - KINDS:
        raise ValueError(f"{code}: touches unknown kinds {sorted(unknown_kinds)}; known are {sorted(KINDS)}")
    return lambda find: Rule(code, find, at, over, gate, safety, frozenset(touches), examples)


def _rule_of(code: str) -> Rule:
    """The rule of a code: how a rule is unpickled."""
    return next(r for r in load_rules() if r.code == code)


@cache
def load_rules() -> tuple[Rule, ...]:
    """All rules of the folder `rules/`, by code.  Raises ValueError where two share a code."""
    package = import_module("textfix.rules")
    found: dict[str, Rule] = {}
    for module in walk_packages(package.__path__, "textfix.rules."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"{value.code} is the code of both {found[value.code].name} and {value.name}")
    return tuple(sorted(found.values(), key=lambda r: r.code))
