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
    """A rule that has to be asked about a document."""

    rule: Rule
    whole: Whole

    def of(self, part: Part, at: int, evidence: Evidence, lang: Language) -> Part:
        """A part of the document, its segment with the number `at`, with the findings of the rule."""
        found = ask([Candidate(self.rule, at)], part.segment, evidence, lang, self.whole)
        return Part(part.segment, part.language or lang, [*part.findings, *found]) if found else part


def answer(asked: list[Asked], parts: list[Part], evidence: Evidence, lang: Language) -> list[Part]:
    """The parts of a document with the findings of the rules that have to be asked about it."""
    for one in asked:
        parts = [one.of(part, at, evidence, lang) for at, part in enumerate(parts)]
    return parts


class Overall:
    """The rules over all segments among some rules, with what the user says about names; `sure` where only what is safe is wanted."""

    def __init__(self, rules: tuple[Rule, ...], names: Authority, sure: bool = False) -> None:
        self._gates = [(rule, rule.gate) for rule in rules if rule.over == "whole" and rule.gate]
        self._names, self._sure = names, sure
        self.told = tuple(names.spellings)         # the names that the user says something of: looked for in every text

    def asked(self, *segments: Segment) -> list[Asked]:
        """The rules that have to be asked about a document in one language."""
        found: list[Asked] = []
        if self._gates:
            text = segments[0].text if len(segments) == 1 else "\n".join(segment.text for segment in segments)
            for rule, gate in self._gates:
                if (passed := gate(text)) or (self.told and any(name in text for name in self.told)):
                    found.append(Asked(rule, Whole(segments, self._names, passed, self._sure)))
        return found

    def find(self, parts: list[Part], evidence: Evidence, given: Language | None, language_of: Callable[[str], Language]) -> list[Part]:
        """The parts with the findings of the rules over all segments; segments that name the same language are one document.

        `given` is the language that the user says, `language_of` finds out that of a text.
        """
        parts = list(parts)
        for tag in dict.fromkeys(part.segment.lang for part in parts) if self._gates else ():
            places = [n for n, part in enumerate(parts) if part.segment.lang == tag]
            if asked := self.asked(*(parts[n].segment for n in places)):
                lang = given or (language(tag) if tag else language_of(" ".join(parts[n].segment.text for n in places[:SAMPLE])))
                for n, part in zip(places, answer(asked, [parts[n] for n in places], evidence, lang), strict=True):
                    parts[n] = part
        return parts
