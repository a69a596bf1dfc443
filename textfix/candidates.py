"""Where each rule wants to be asked: the hits of the scanner, the repeats, the segments whose gate is open."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textfix.language import Language
from textfix.looking import CASES, NAMES, NOTHING, OPEN, REPEATS, Look
from textfix.pattern import Hit
from textfix.repeats import repeats
from textfix.rule import Rule
from textfix.scanners import Scanners
from textfix.stretches import stretches
from textfix.variants import two_cases

FIRST_TEXTS = 100             # short texts in an unknown language before a scanner of all languages pays
LARGE_PAIR = 50_000           # code points of a text and of its source up to which the two are compared
FREE, DENSITY = 200, 50       # candidates of one rule that are looked at in a stretch: 200, and one for each 50 code points
AT_ONCE = 8000                # code points of a text up to which all is looked for by one call
SIZE = 64_000                 # code points of a stretch of a long text
LOOK = 300                    # code points behind a stretch that a trigger which begins in it may need


class Candidate(NamedTuple):
    """A rule, the offset to ask it at, and the number of words that repeat (0: none)."""

    rule: Rule
    at: int
    period: int = 0


_candidate = tuple.__new__    # half the cost of a call
Windows = Sequence[tuple[int, int]]


class Candidates:
    """Finds the candidates of some rules in a text; a scanner is made for each language on first use."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._asked = 0
        self._scanners = Scanners(rules)
        self._looks: dict[str, Callable[[str, int], Look | None]] = {}
        self._whole = [(r, r.gate) for r in rules if r.over == "segment" and r.at is None and r.gate]
        self._once = [r.gate is not None or r.over in ("segment", "document") for r in rules]      # asked once for all hits of a text
        self._cases = [(r, r.gate) for r in rules if r.over == "cases" and r.gate]
        self._again = [r for r in rules if r.over == "repeats"]
        self._framed = any(r.over == "document" for r in rules)
        names = any(r.over == "whole" for r in rules)
        self._what = (REPEATS if self._again else 0) | (CASES if self._cases else 0) | (NAMES if names else 0)      # that is looked for
        self.pairs = [Candidate(r, 0) for r in rules if r.over == "pair"]       # asked where a segment has a source

    def look(self, text: str, lang: Language) -> Look | None:
        """What there may be in a text, by one call; None where it is long, so that `find` has to look."""
        if len(text) > AT_ONCE:
            return None
        look = self._looks.get(lang.code) or self._looks.setdefault(lang.code, self._scanners.of(lang).look)
        seen = look(text, self._what) or NOTHING
        for _, gate in self._whole:
            if gate(text):
                return seen._replace(there=seen.there | OPEN)
        return seen

    def find(
        self, text: str, lang: Language, windows: Windows | None = None, seen: Look | None = None, *, whole: bool = True,
    ) -> tuple[list[Candidate], bool]:
        """The candidates, and whether a dense run of them was cut; with `windows` (whole lines) only those within; `seen` is what `look`
        says, where it was asked; rules over the `whole` text only if wanted.

        Rules over documents are among them where the text has their trigger: of a plain text they are asked, of segments they are not.
        """
        asked: dict[int, bool] = {}                    # the gates that were asked, of all of the text
        if seen is not None:
            found, cut = self._gathered(text, seen.hits, asked, 0, len(text), repeat=bool(seen.there & REPEATS))
        else:
            found, cut = list[Candidate](), False
            scan = self._scanners.of(lang).scan
            for start, end in ((0, len(text)),) if windows is None else windows:
                for low, high, hits in ((start, end, scan(text, start, end)),) if end - start <= SIZE else _pieces(scan, text, start, end):
                    here, was_cut = self._gathered(text, hits, asked, low, high)
                    found += here
                    cut = cut or was_cut
        if (whole if seen is None else seen.there & (CASES | OPEN)) and (opened := self._open(text)):
            found += [Candidate(rule, 0) for rule in opened]
        return found, cut

    def _gathered(
        self, text: str, hits: list[Hit], asked: dict[int, bool], low: int, high: int, *, repeat: bool = True,
    ) -> tuple[list[Candidate], bool]:
        """The candidates of hits, and of the repeats in `text[low:high]` if words may `repeat`; and whether a dense run of them was cut."""
        rules, once, here = self._rules, self._once, list[Candidate]()
        for at, n in hits:
            if not once[n]:
                here.append(_candidate(Candidate, (rules[n], at, 0)))
            elif n not in asked:
                gate = rules[n].gate
                asked[n] = gate is None or bool(gate(text))
                if asked[n]:
                    here.append(Candidate(rules[n], at if rules[n].over == "spots" else 0))
            elif asked[n] and rules[n].over == "spots":
                here.append(Candidate(rules[n], at))
        if repeat and self._again and (again := repeats(text, low, high)):
            here += [Candidate(rule, r.at, r.period) for r in again for rule in self._again]
        if len(here) <= FREE:
            return here, False
        kept = _capped(here, FREE + (high - low) // DENSITY)
        return kept, len(kept) < len(here)

    def any(self, text: str, *, at_once: bool = False) -> bool:
        """Whether there may be a candidate in any language; rules whose trigger is what the language is not are not asked.

        The scanner of all languages takes a second to make: the first texts go without it, unless wanted `at_once`.
        """
        self._asked += 1
        if self._asked <= FIRST_TEXTS and not at_once:
            return True
        return bool(self._scanners.union.scan(text) or (self._again and repeats(text)) or self._open(text))

    def of_document(self, text: str) -> list[Rule]:
        """The rules over documents whose trigger a text has and whose gate is open."""
        if not self._framed:
            return []
        hit = {hit.rule for _, _, hits in _pieces(self._scanners.frame.scan, text, 0, len(text)) for hit in hits}
        found = [self._rules[n] for n in sorted(hit)]
        return [rule for rule in found if rule.gate is None or rule.gate(text)] if found else found

    def _open(self, text: str) -> list[Rule]:
        """The rules over segments whose gate is open."""
        rules = [rule for rule, gate in self._whole if gate(text)] if self._whole else []
        if self._cases and two_cases(text):
            rules += [rule for rule, gate in self._cases if gate(text)]
        return rules


def _pieces(scan: Callable[[str, int, int], list[Hit]], text: str, start: int, end: int) -> Iterator[tuple[int, int, list[Hit]]]:
    """The stretches of a long window, `(low, high, hits)`: each with the hits that begin in its new part; these may go on behind it for
    LOOK."""
    for _, low, high in stretches(text, start, end, SIZE):
        first = low if low > start else start - 1         # the edge of a line is the line end before it
        yield low, high, [hit for hit in scan(text, low, min(high + LOOK, end)) if first <= hit.at < high]


def _capped(found: list[Candidate], room: int) -> list[Candidate]:
    """At most `room` candidates of each rule: more than that is no prose."""
    seen: Counter[str] = Counter()
    kept = []
    for candidate in found:
        seen[candidate.rule.code] += 1
        if seen[candidate.rule.code] <= room:
            kept.append(candidate)
    return kept
