"""The rules over all segments of a document: asked once for each segment where their gate is open, after all other rules."""
from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textfix.asking import ask
from textfix.candidates import Candidate
from textfix.document import Segment
from textfix.language import Language, language
from textfix.model.protocol import Part
from textfix.names.authority import Authority
from textfix.names.whole import Whole
from textfix.rule import Evidence, Rule

SAMPLE = 50                   # segments by which the language of a document is found out where they do not say it


class Asked(NamedTuple):
    """A document and the rules that have to be asked about it."""

    whole: Whole
    rules: list[Rule]

    def of(self, part: Part, at: int, evidence: Evidence, lang: Language) -> Part:
        """A part of it, its segment with the number `at`, with the findings of these rules."""
        found = ask([Candidate(rule, at) for rule in self.rules], part.segment, evidence, lang, self.whole)
        return Part(part.segment, part.language or lang, [*part.findings, *found]) if found else part


class Overall:
    """The rules over all segments among some rules, with what the user says about names."""

    def __init__(self, rules: tuple[Rule, ...], names: Authority) -> None:
        self._gates, self._names = [(rule, rule.gate) for rule in rules if rule.over == "whole" and rule.gate], names

    def asked(self, *segments: Segment) -> Asked | None:
        """The rules that have to be asked about a document in one language; None where there are none."""
        if not self._gates:
            return None
        whole = Whole(segments, self._names)
        rules = [rule for rule, gate in self._gates if gate(whole)]
        return Asked(whole, rules) if rules else None

    def find(self, parts: list[Part], evidence: Evidence, given: Language | None, language_of: Callable[[str], Language]) -> list[Part]:
        """The parts with the findings of the rules over all segments; segments that name the same language are one document.

        `given` is the language that the user says, `language_of` finds out that of a text.
        """
        parts = list(parts)
        for tag in dict.fromkeys(part.segment.lang for part in parts) if self._gates else ():
            places = [n for n, part in enumerate(parts) if part.segment.lang == tag]
            if asked := self.asked(*(parts[n].segment for n in places)):
                lang = given or (language(tag) if tag else language_of(" ".join(segment.text for segment in asked.whole.segments[:SAMPLE])))
                for at, n in enumerate(places):
                    parts[n] = asked.of(parts[n], at, evidence, lang)
        return parts
