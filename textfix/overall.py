"""The rules over all segments of a document: asked once for each segment where their gate is open, after all other rules."""
from __future__ import annotations

from collections.abc import Callable

from textfix.asking import ask
from textfix.candidates import Candidate
from textfix.document import Segment
from textfix.language import Language, language
from textfix.model.protocol import Part
from textfix.names.authority import Authority
from textfix.names.whole import Whole
from textfix.rule import Evidence, Rule

SAMPLE = 50                   # segments by which the language of a document is found out where they do not say it


class Overall:
    """The rules over all segments among some rules, with what the user says about names."""

    def __init__(self, rules: tuple[Rule, ...], names: Authority) -> None:
        self._rules, self._names = [rule for rule in rules if rule.over == "whole"], names

    def asks(self, segment: Segment) -> bool:
        """Whether some rule has to be asked about a document of one segment."""
        return bool(self._rules and self._open(Whole((segment,), self._names)))

    def find(self, parts: list[Part], evidence: Evidence, given: Language | None, language_of: Callable[[str], Language]) -> list[Part]:
        """The parts with the findings of the rules over all segments; segments that name the same language are one document.

        `given` is the language that the user says, `language_of` finds out that of a text.
        """
        parts = list(parts)
        for tag in dict.fromkeys(part.segment.lang for part in parts) if self._rules else ():
            places = [n for n, part in enumerate(parts) if part.segment.lang == tag]
            whole = Whole(tuple(parts[n].segment for n in places), self._names)
            if rules := self._open(whole):
                lang = given or (language(tag) if tag else language_of(" ".join(segment.text for segment in whole.segments[:SAMPLE])))
                for at, n in enumerate(places):
                    if found := ask([Candidate(rule, at) for rule in rules], whole.segments[at], evidence, lang, whole):
                        parts[n] = Part(parts[n].segment, parts[n].language or lang, [*parts[n].findings, *found])
        return parts

    def _open(self, whole: Whole) -> list[Rule]:
        return [rule for rule in self._rules if rule.gate and rule.gate(whole)]
