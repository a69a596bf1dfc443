"""find → choose → apply → settle: one text in, a `Result` out."""
from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from textfix.asking import Found, ask_all, choose, framed, place, placed
from textfix.candidates import LARGE_PAIR, Candidates
from textfix.detection import UNKNOWN, Detection, detect
from textfix.detector import Detector
from textfix.document import Document, Segment
from textfix.language import Language, language
from textfix.language_finder import SHORT, LanguageFinder
from textfix.looking import NAMES, NOTHING, Look
from textfix.model.protocol import Part, Settle
from textfix.names.authority import SILENT, Authority
from textfix.overall import Asked, Overall, answer
from textfix.result import Result, UnsettledError
from textfix.rule import SAFE, UNSAFE, Evidence, Rule, Safety
from textfix.stretches import LARGE
from textfix.text import Edit, apply, compose
from textfix.touched import Touched, touched

PASSES = 5                    # a text that has not settled then has two rules that undo each other


Read = Callable[[str], Document]
_ALLOWED: dict[bool, frozenset[Safety]] = {False: frozenset({SAFE}), True: frozenset({SAFE, UNSAFE})}


class Engine:
    """The selected rules, ready to run; one engine serves any number of texts.

    `detector` finds languages instead of textfix's own; `settle` is the step after `find` that settles doubtful findings;
    `names` is what the user says about names.  An engine that is `sure` may leave out findings that are not safe.
    """

    def __init__(
        self, rules: tuple[Rule, ...], detector: Detector | None = None, settle: Settle | None = None, names: Authority = SILENT,
        sure: bool = False,
    ) -> None:
        self.rules, self._finder, self._settle = rules, LanguageFinder(detector), settle
        self._candidates, self._overall = Candidates(rules), Overall(rules, names, sure)

    def fix(self, text: str, lang: Language | None, unsafe: bool = False, read: Read | None = None) -> Result:
        """Find and repair until nothing changes; `read` makes a document of the text and of each repaired text (default: plain text)."""
        known, seen = self._glance(text, lang, read)
        if known and seen is NOTHING:
            return Result(text, [], [], known.code, False, text)
        return self._passes(text, lang, unsafe, read, known=known, seen=seen)

    def repaired(self, text: str, lang: Language | None, unsafe: bool = False, read: Read | None = None) -> str:
        """The text that `fix` gives, at the least cost for one in which there is nothing to repair."""
        if lang is None or read is not None or self._overall.told:
            known, seen = self._glance(text, lang, read)
        else:
            known, seen = lang, self._candidates.look(text, lang)
        return text if seen is NOTHING else self._passes(text, lang, unsafe, read, known=known, seen=seen).text

    def _glance(self, text: str, lang: Language | None, read: Read | None) -> tuple[Language | None, Look | None]:
        """Of a plain text its language, if it is told or is known at once, and what one look says of it: NOTHING where there is none."""
        if read is not None:
            return lang, None
        known = lang or self._finder.at_once(text)
        seen = self._candidates.look(text, known) if known else None
        return known, Look([], 0) if seen is NOTHING and self._overall.told else seen

    def _passes(
        self, text: str, lang: Language | None, unsafe: bool, read: Read | None, *, known: Language | None, seen: Look | None,
    ) -> Result:
        """Repair until nothing changes; `seen` is what a look at the text says, in the language that is known at once."""
        allowed = _ALLOWED[unsafe]
        first, evidence = self._look(text, known, read, seen=seen)
        if not any(f.edits and f.safety in allowed for f in first.findings):
            return Result(text, first.findings, [], first.code, first.truncated, text)
        total, base, found, cut = list[Edit](), text, first, first.truncated
        for n in range(PASSES):
            structure = choose([f for f in found.findings if f.rule.restructures], allowed) if read else []
            edits = structure or choose(found.findings, allowed)
            if not edits or (cut and n > 2):           # no prose: it would be seen in part again and again
                break
            total = compose(text, total, edits) if total or len(edits) > 1 else edits
            # only what stands near an edit can have changed, and what the document was asked for; a large one hardly changes what it says
            anew = structure or (read and evidence.asked and len(text) <= LARGE)
            changed = None if anew else touched(text, edits, found.findings, () if read else evidence.askers)
            text = apply(text, edits)
            base = text if structure else base
            found, evidence = self._look(text, lang, read, changed, first.language)
            cut = cut or found.truncated
        else:                        # a pass that saw only a part of a dense run of candidates leaves work behind: no rules are at odds
            names = ", ".join(sorted({f.rule.name for f in found.findings if f.safety in allowed and f.edits}))
            if not cut:
                raise UnsettledError(f"after {PASSES} passes these rules still repair each other's repairs: {names}")
        return Result(text, first.findings, total, first.code, cut, base)

    def find(
        self, document: Document, lang: Language | None, evidence: Evidence | None = None, changed: Touched | None = None,
        rest: Language | None = None,
    ) -> Found:
        """All findings in a document, by offset, whatever their safety; with `changed` only those near what was touched.

        `lang` holds whatever the segments say, unless they say several; `rest` where they say none (by default it is found out).
        """
        parts, truncated = list[Part](), False
        evidence = evidence or Evidence(document.prose)
        rest = lang or rest or self._finder.of_all(document)
        given = None if len({segment.lang for segment in document.segments if segment.lang}) > 1 else lang
        frames = framed(self._candidates.of_document(document.text), document, evidence, rest or UNKNOWN)
        findings = [f for f in frames if document.keep is None or document.keep(f, rest)]
        for segment in document.segments:
            found = self._find_in(segment, given or (language(segment.lang) if segment.lang else rest), evidence, changed)
            rest, truncated = rest or found.language, truncated or found.truncated
            parts.append(Part(segment, found.language, found.findings))
        if changed is None or len(document.text) <= LARGE:
            parts = self._overall.find(parts, evidence, given, lambda text: rest or self._finder.of(text).language)
        rest = rest or next((part.language for part in parts if part.language), None)
        if keep := document.keep:
            parts = [p._replace(findings=[f for f in p.findings if keep(placed(f, p.segment, document.text), p.language)]) for p in parts]
        parts = self._settle(parts) if self._settle else parts
        findings += [placed(f, part.segment, document.text) for part in parts for f in part.findings]
        return Found(sorted(findings, key=place), rest, truncated)

    def _look(
        self, text: str, lang: Language | None, read: Read | None, changed: Touched | None = None, rest: Language | None = None,
        *, seen: Look | None = None,
    ) -> tuple[Found, Evidence]:
        """All findings in a text, as `find`, and what the document was asked; a plain text goes without the cost of a document."""
        if read is None:
            segment, evidence = Segment(text), Evidence(text)
            found = self._find_in(segment, lang or rest, evidence, changed, alone=True, seen=seen)
            may_name = (seen is None or seen.there & NAMES or self._overall.told) and (changed is None or changed.names)
            asked = self._overall.asked(segment) if may_name else []
            return (self._completed(found, segment, asked, lang or rest, evidence) if asked or self._settle else found), evidence
        document = read(text)
        evidence = Evidence(document.prose)
        return self.find(document, lang, evidence, changed, rest), evidence

    def _completed(self, found: Found, segment: Segment, asked: list[Asked], lang: Language | None, evidence: Evidence) -> Found:
        """The findings in a plain text with those of the rules over all of it, settled."""
        part = Part(segment, found.language, found.findings)
        part = answer(asked, [part], evidence, lang or found.language or self._finder.of(segment.text).language)[0] if asked else part
        part = self._settle([part])[0] if self._settle and part.findings else part
        return Found(sorted(part.findings, key=place), part.language, found.truncated)

    def _find_in(
        self, segment: Segment, lang: Language | None, evidence: Evidence, changed: Touched | None, *, alone: bool = False,
        seen: Look | None = None,
    ) -> Found:
        """The findings in a segment; in a plain text, which stands `alone`, those of rules over documents too."""
        text, windows = segment.text, changed.windows(segment) if changed else None
        if windows == []:
            return Found([], None, False)
        short = lang is None and len(text) <= SHORT and segment.source is None
        if short and not self._candidates.any(text, at_once=self._finder.is_told):
            return Found([], None, False)
        known, reason = (lang, "given") if lang else self._finder.of(text)
        seen = seen or self._candidates.look(text, known)
        if seen is NOTHING and segment.source is None:
            return Found([], None if short and not self._finder.is_told else known, False)
        candidates, truncated = self._candidates.find(text, known, windows, seen, whole=changed is None or changed.whole)
        if changed and windows:
            candidates = changed.completed(candidates, text, windows) if seen is None else changed.of(candidates, windows)
        if segment.source is not None and max(len(text), len(segment.source)) <= LARGE_PAIR:
            candidates = [*candidates, *self._candidates.pairs]
        if short:         # too little to say what the language is not; and the same whether `any` looked before or not
            candidates = [candidate for candidate in candidates if not candidate.rule.contrasts]
            if not candidates and not self._finder.is_told:
                return Found([], None, truncated)
        if candidates and segment.is_fragment:
            candidates = [candidate for candidate in candidates if not candidate.rule.sentences]
        findings = ask_all(candidates, segment, evidence, known, alone) if candidates else []
        if reason == "unknown" and any(f.edits for f in findings):         # only now is a slow look worth its time
            return self._find_in(segment, detect(text).language, evidence, changed, alone=alone)
        return Found(findings, known, truncated)

    def is_clean(self, text: str, prose: str, lang: Language | None) -> bool:
        """Whether no rule has a candidate in a file, told without its segments from `prose`, in which all that is prose stands as it is."""
        if self._candidates.of_document(text):
            return False
        known, reason = Detection(lang, "given") if lang else self._finder.of(prose)
        unsure = not lang and (reason == "unknown" or len(prose) <= SHORT)
        found = self._candidates.any(prose) if unsure else self._candidates.find(prose, known)[0]
        return not (found or self._overall.asked(Segment(prose)))


@lru_cache(32)
def engine(
    rules: tuple[Rule, ...], detector: Detector | None = None, settle: Settle | None = None, names: Authority = SILENT, sure: bool = False,
) -> Engine:
    """The engine of these rules, this detector, this step after `find` and these names, made once."""
    return Engine(rules, detector, settle, names, sure)
