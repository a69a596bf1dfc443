"""All that a rule file imports: `rule`, `Spot`, and the notation of triggers and languages.

A rule is one function with a decorator.  Its name is the function's, its message the first line of its docstring, its documentation
the docstring and the examples, its tests the examples; whether it repairs is read off the examples.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, Literal

from textfix.evidence import Evidence
from textfix.language import Language, everywhere
from textfix.names.whole import Whole
from textfix.protection import KINDS
from textfix.spot import REACH, SAFE, SUGGESTION, UNSAFE, Finding, Safety, Spot, word_at
from textfix.text import Edit
from textfix.trigger import (
    ARABIC,
    BOUNDARY,
    CJK,
    CYRILLIC,
    DIGIT,
    EDGE,
    GREEK,
    INDIC,
    LATIN,
    LETTER,
    LOWER,
    QUOTE,
    SOLID,
    SPACE,
    UPPER,
    Trigger,
    any_of,
    check,
    either,
    trigger,
    words,
)
from textfix.variants import ACRONYM, two_cases

__all__ = [
    "ACRONYM", "ARABIC", "BOUNDARY", "CJK", "CYRILLIC", "DIGIT", "EDGE", "GREEK", "INDIC", "LATIN", "LETTER", "LOWER", "QUOTE", "REACH",
    "SAFE", "SOLID", "SPACE", "SUGGESTION", "UNSAFE", "UPPER", "Edit", "Evidence", "Finding", "Language", "Rule", "Safety", "Spot",
    "Trigger", "Whole", "any_of", "either", "everywhere", "load_rules", "rule", "two_cases", "word_at", "words",
]

Find = Callable[[Spot, Language], Iterable[Finding]]
Gate = Callable[[str], Any]           # of a text: what it finds, nothing where the rule has no business
Near = Callable[[str, int], Any]      # of a text and an offset: the same of a spot
Nears = Callable[[Language], Near]
Over = Literal["spots", "segment", "cases", "repeats", "pair", "document", "whole"]
At = Trigger | str | Callable[[Language], Trigger]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule: code, name, safety, documentation, examples, trigger and function."""

    code: str
    find: Find
    at: At | None
    over: str
    near: str | Nears | None
    gate: Gate | None
    safety: Safety
    touches: frozenset[str]
    contrasts: bool
    sentences: bool
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
    def module(self) -> str:
        """The module that it is an attribute of, by its `kind`."""
        return self.find.__module__

    @property
    def family(self) -> str:
        """The folder the rule lives in, `casing`."""
        return self.module.split(".")[-2]

    @property
    def restructures(self) -> bool:
        """Whether its repairs change which paragraphs, tags or placeholders there are, so that they are made before all others."""
        return self.over == "document" or self.family == "leftovers" or not self.touches.isdisjoint(("tag", "placeholder"))

    def trigger_for(self, lang: Language) -> Trigger:
        """The trigger in a language; without alternatives if the rule has nothing to look for there."""
        shape = self.at(lang) if callable(self.at) else self.at
        return Trigger(()) if shape is None else trigger(shape)

    def near_for(self, lang: Language) -> Near | None:
        """What has to match where the trigger fits, in a language; None where nothing has to."""
        return re.compile(self.near, re.DOTALL).match if isinstance(self.near, str) else self.near and self.near(lang)

    @property
    def depends_on_language(self) -> bool:
        """Whether the trigger is another one in each language."""
        return callable(self.at)

    def marked_examples(self) -> Iterator[tuple[str, str]]:
        """The rule's own examples as `(language code, marked text)`."""
        for line in self.examples.strip().splitlines():
            if line.strip():
                code, _, marked = line.strip().partition(": ")
                yield code, unescaped(marked)


def unescaped(marked: str) -> str:
    r"""In an example `\n`, `\t` and `\r` stand for the character, `\s` for a blank at the edge."""
    return marked.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\\s", " ")


def rule(
    code: str, *, at: At | None = None, over: Over = "spots", near: str | Nears | None = None, gate: Gate | None = None,
    safety: Safety = SAFE, touches: Iterable[str] = (), contrasts: bool = False, sentences: bool = False, examples: str = "",
) -> Callable[[Find], Rule]:
    """Make a function a rule.

    `at` is its trigger (or a function from a language to a trigger); with a `gate` its spots count only in texts that pass that cheap
    test, asked once for all of them; `near` is an expression that has to fit from the trigger's first code point on (or a function from
    a language to a test of the text and the offset), for what no trigger can say about the place, so that ordinary text is turned away
    before the function is called.
    `over="segment"` asks it once for each segment that has its trigger and passes the cheap test `gate`;
    `over="cases"` the same, where some word may stand in two cases; `over="repeats"` at each run of words that is said again;
    `over="pair"` once for each segment whose source is known; `over="document"` once for a whole document, as it is written, that has
    its trigger: for what stands between segments; `over="whole"` once for each segment of a document whose text passes the gate.
    `touches` names the kinds of protected spans it may edit. `contrasts` says that the trigger is made of what the language is not (words
    of others), so that it means nothing while the language is not known. `sentences` says that it is about sentences: labels and headlines
    are not its business. `examples` are lines `lang: marked text`, with the source behind ` ‖ ` where there is one.
    Raises ValueError where the trigger would fire on a bare class.
    """
    if near and over != "spots":
        raise ValueError(f"{code}: only a rule over spots has near=")
    if at is None if over in ("spots", "document") else at is not None and over != "segment":
        raise ValueError(f"{code}: a rule over {over} has {'a' if at is None else 'no'} trigger at=")
    if gate is None and at is None and over in ("segment", "cases", "whole"):
        raise ValueError(f"{code}: a rule over {over} begins with a cheap gate=")
    if gate is not None and over in ("repeats", "pair"):
        raise ValueError(f"{code}: a rule over {over} has no gate")
    if at is not None and not callable(at):
        check(code, trigger(at))
    if unknown_kinds := set(touches) - KINDS:
        raise ValueError(f"{code}: touches unknown kinds {sorted(unknown_kinds)}; known are {sorted(KINDS)}")
    kinds = frozenset(touches)
    return lambda find: Rule(code, find, at, over, near, gate, safety, kinds, contrasts, sentences, examples)


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
