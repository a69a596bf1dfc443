"""What the model proposes where a translation is missing: shown with the finding, written only on request."""
from __future__ import annotations

import re

from textfix.detection import guess
from textfix.model.align import unit
from textfix.model.codes import base
from textfix.model.decision import PROPOSED
from textfix.model.protocol import Part, Proposal, Proposer, Request
from textfix.placeholders import placeholders
from textfix.spot import UNSAFE, Finding
from textfix.text import Edit

_WHOLE = frozenset({"untranslated", "shortened"})        # rules about a target as a whole: not translated, empty, broken off
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|`[^`]+`")
_NEXT = 60                    # code points after it in which the next word begins
_MOST = 4                     # words that may stand for one that was left over


class Proposals:
    """The step after the arbiter: a repair for what was not translated, was cut off, or was left over."""

    def __init__(self, proposer: Proposer, source: str) -> None:
        self._proposer, self._source = proposer, source

    def __call__(self, parts: list[Part]) -> list[Part]:
        """The parts with proposals in the findings that have no repair of their own."""
        asked = [(part, finding, request) for part in parts for finding in part.findings
                 if (request := self._request(part, finding))]
        found = self._proposer.propose([request for *_, request in asked]) if asked else []
        made = {(id(part), finding): self._made(part, finding, request, proposal)
                for (part, finding, request), proposal in zip(asked, found, strict=True) if proposal}
        return [part._replace(findings=[made.get((id(part), f), f) for f in part.findings]) for part in parts] if made else parts

    def _request(self, part: Part, finding: Finding) -> Request | None:
        """What is to be translated for a finding."""
        text, source = part.segment.text, part.segment.source
        if finding.edits or part.language is None:
            return None
        if finding.rule.name in _WHOLE and source:
            return Request(source, part.language.code)
        if finding.rule.name == "untranslated-leftover" and source:
            place = unit(text, source, finding.start, finding.end)
            return Request(place.source, part.language.code, text[place.start:finding.start].strip())
        if finding.rule.name == "wrong-language-sentence":
            sentence = text[finding.start:finding.end]
            return Request(sentence, part.language.code) if base(guess(sentence).language.code) == base(self._source) else None
        return None

    def _made(self, part: Part, finding: Finding, request: Request, proposal: Proposal) -> Finding:
        """The finding with the proposal as its repair, where it fits."""
        text, start, end = part.segment.text, finding.start, finding.end
        if finding.rule.name in _WHOLE:
            start, end = 0, len(text)
        new = _continued(proposal.text, request.begins, text[end:end + _NEXT]) if request.begins else proposal.text
        if new in ("", text[start:end]) or _marks(new) != ([] if request.begins else _marks(request.source)):
            return finding
        why = f"model proposes, mean log p {proposal.mean:.1f} ≥ {PROPOSED:g}"
        return finding._replace(edits=(Edit(start, end, new),), safety=UNSAFE, message=f"{finding.message} ({why})")


def _continued(whole: str, begins: str, follows: str) -> str:
    """The words of a translation between what it was made to begin with and the next word of the text; empty if that does not come."""
    following = _WORD.search(follows)
    rest = whole[len(begins):] if whole.startswith(begins) else ""
    words = list(_WORD.finditer(rest))[:_MOST + 1]
    for n, word in enumerate(words):
        if following and n and word.group().casefold() == following.group().casefold():
            return rest[words[0].start():words[n - 1].end()]
    return ""


def _marks(text: str) -> list[str]:
    """What must stand in a translation as it stands in its source: placeholders, tags, code."""
    return sorted([*(placeholder.text for placeholder in placeholders(text)), *_TAG.findall(text)])
