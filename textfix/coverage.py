"""What textfix knows of each language and how well it was measured to do there."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from textfix.errors import unknown
from textfix.language import Language, codes, language, packs
from textfix.rule import Rule, load_rules, unescaped

Figures = dict[str, dict[str, float | None]]
Example = tuple[Rule, str, str]


class Coverage(NamedTuple):
    """A language with the number of rules that can find something in it and of examples they were tested on.

    `measured` holds figures (documents, words, percentages) by kind of text: `clean`, `injected`, `natural`; empty where not measured.
    """

    language: Language
    rules: int
    examples: int
    measured: Figures

    def figure(self, kind: str, name: str) -> float | None:
        """One measured figure, None where there is none."""
        return self.measured.get(kind, {}).get(name)


def coverage() -> list[Coverage]:
    """Every language that has a pack, by code."""
    counted = Counter(code for _, code, _ in examples())
    figures: dict[str, Figures] = measured().get("languages", {})
    return [Coverage(lang, active(lang), counted[lang.code], figures.get(lang.code, {})) for lang in map(language, codes())]


def active(lang: Language) -> int:
    """The number of rules that have something to look for in a language."""
    return sum(rule.over != "spots" or bool(rule.trigger_for(lang).alternatives) for rule in load_rules())


@cache
def examples() -> tuple[Example, ...]:
    """All examples as `(rule, language code, marked text)`: those of the rules, then those of the packs."""
    own = ((rule, language(code).code, marked) for rule in load_rules() for code, marked in rule.marked_examples())
    return (*own, *pack_examples())


def measured() -> dict[str, Any]:
    """The figures of the last measurement with its sets and version; empty where there was none."""
    path = files("textfix.lang") / "measured.json"
    content: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return content


def pack_examples() -> Iterator[Example]:
    """The examples that the packs give for rules, as `(rule, language code, marked text)`.

    Raises TextfixError where a pack names a rule that is not known.
    """
    by_name = {r.name: r for r in load_rules()}
    for code, pack in packs().items():
        for name, lines in pack().get("examples", {}).items():
            if name not in by_name:
                raise unknown("rule", name, by_name, f"in [examples] of {code}")
            yield from ((by_name[name], code, unescaped(marked)) for marked in lines)
