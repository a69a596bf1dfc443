"""The arbiter that asks a model: normalise, encode, score what is new, decide."""
from __future__ import annotations

from collections.abc import Sequence

from textfix.model.decision import PROPOSED, Score, Thresholds, decide
from textfix.model.frames import Frame, frame_of
from textfix.model.memory import Pair
from textfix.model.protocol import Proposal, Query, Request, Verdict
from textfix.model.runtime import LONGEST, Runtime, Tokens

# models are trained on straight marks for the most part: curly ones would cost every candidate dozens of nats
_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛ʼ", '""""""' + "'''''")


class ModelArbiter:
    """An arbiter made of a model."""

    def __init__(self, runtime: Runtime, source: str | None, needed: Thresholds) -> None:
        self.runtime, self.layout, self.source, self.needed = runtime, runtime.layout, source, needed

    def arbitrate(self, queries: Sequence[Query]) -> list[Verdict]:
        """A verdict for each query; all that is not remembered is scored in one go."""
        asked = [self.prepared(query) for query in queries]
        scores = self._scored({pair for pairs in asked if not isinstance(pairs, str) for pair in pairs})
        return [Verdict(abstained=pairs) if isinstance(pairs, str) else decide([scores[pair] for pair in pairs], self.needed)
                for pairs in asked]

    def propose(self, requests: Sequence[Request]) -> list[Proposal | None]:
        """A translation for each request; None where the model lacks the language, is out of its depth or the source is too long."""
        frames = [self._frame(request.lang) for request in requests]
        fitting = [(n, tokens, [*frame.target, *self.runtime.encode_target(plain(request.begins))], len(frame.target))
                   for n, (request, frame) in enumerate(zip(requests, frames, strict=True)) if not isinstance(frame, str)
                   if len(tokens := self.encoded(request.source, frame)) <= LONGEST]
        found: list[Proposal | None] = [None] * len(requests)
        if self.layout.kind == "translator" and fitting:
            made = self.runtime.translate([tokens for _, tokens, *_ in fitting], [prefix for _, _, prefix, _ in fitting])
            for (n, _, _, skipped), (tokens, mean) in zip(fitting, made, strict=True):
                found[n] = self._proposal(tokens[skipped:], mean)
        return found

    def _proposal(self, tokens: Tokens, mean: float) -> Proposal | None:
        text = self.runtime.decode(tokens).strip()
        return Proposal(text, mean) if text and mean >= PROPOSED and len(tokens) < LONGEST else None

    def prepared(self, query: Query) -> list[Pair] | str:
        """The candidates, encoded; or why they are not judged."""
        frame = self._frame(query.lang)
        if isinstance(frame, str):
            return frame
        if self.layout.kind == "generator":
            source: Tokens = []
        elif query.source is None or not query.source.strip():
            return "no source"
        else:
            source = self.encoded(query.source, frame)
        targets = [self._target(candidate, frame) for candidate in query.candidates]
        if max(len(source), *map(len, targets)) > LONGEST:
            return f"longer than {LONGEST} tokens"
        if len(set(map(tuple, targets))) < len(targets) or len(set(map(self.runtime.unknown, targets))) > 1:
            return "the model cannot tell the candidates apart"
        return [Pair(tuple(source), tuple(target), len(frame.target)) for target in targets]

    def encoded(self, source: str, frame: Frame) -> Tokens:
        """A source sentence as the model wants it."""
        return [*frame.first, *self.runtime.encode_source(frame.text + plain(source)), *frame.last]

    def _target(self, candidate: str, frame: Frame) -> Tokens:
        pieces = self.runtime.encode_target(plain(candidate))
        if self.layout.kind == "generator":
            return [self.layout.bos, *pieces, *frame.last]
        return [*frame.target, *pieces]

    def _frame(self, lang: str) -> Frame | str:
        """The frame for a target language; or why the model has none."""
        return frame_of(self.layout, self.source, lang)

    def _scored(self, pairs: set[Pair]) -> dict[Pair, Score]:
        """The scores of pairs; what is not remembered is scored, the longest first."""
        scores = self.runtime.memory.recall(pairs)
        new = sorted(pairs - scores.keys(), key=lambda pair: len(pair.source) + len(pair.target), reverse=True)
        for offset in {pair.offset for pair in new}:
            these = [pair for pair in new if pair.offset == offset]
            found = self.runtime.score([list(pair.source) for pair in these], [list(pair.target) for pair in these], offset)
            scores |= {pair: Score(sum(logs), len(logs)) for pair, logs in zip(these, found, strict=True)}
        self.runtime.memory.keep(scores)
        return scores


def plain(sentence: str) -> str:
    """A sentence as models like it: straight quotation marks, single blanks."""
    return " ".join(sentence.translate(_STRAIGHT).split())
