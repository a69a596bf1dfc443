"""What a model is and does, for people who want to know before they use it."""
from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from textfix.errors import TextfixError
from textfix.language import codes
from textfix.model.arbiter import ModelArbiter
from textfix.model.codes import base, token_of
from textfix.model.frames import frame_of

SENTENCES = {
    "ar": "تعيش أختي في بيت صغير بالقرب من البحر.", "cs": "Moje sestra bydlí v malém domě u moře.",
    "de": "Meine Schwester wohnt in einem kleinen Haus am Meer.", "en": "My sister lives in a small house by the sea.",
    "es": "Mi hermana vive en una casa pequeña junto al mar.", "fr": "Ma sœur habite une petite maison au bord de la mer.",
    "it": "Mia sorella abita in una piccola casa vicino al mare.", "ja": "妹は海の近くの小さな家に住んでいます。",
    "nl": "Mijn zus woont in een klein huis aan zee.", "pl": "Moja siostra mieszka w małym domu nad morzem.",
    "pt": "A minha irmã vive numa casa pequena junto ao mar.", "ru": "Моя сестра живёт в маленьком доме у моря.",
    "sv": "Min syster bor i ett litet hus vid havet.", "tr": "Kız kardeşim deniz kenarında küçük bir evde yaşıyor.",
    "uk": "Моя сестра живе в маленькому будинку біля моря.", "zh": "我妹妹住在海边的一所小房子里。",
}
_BATCH = 64                   # sentences that the speed is measured on


class Description(NamedTuple):
    """What was found out about a model.

    languages: those of a model that has many.  size: bytes of its folder.
    fit: the share (0-1) of the most frequent pieces of each tokenizer that its vocabulary has.
    probe: a sentence, and what it becomes; of a decoder-only model the sentence alone.  mean: its log-probability a token.
    translated, scored: sentences a second.
    """

    path: str
    kind: str
    family: str
    source: str | None
    target: str | None
    languages: list[str]
    size: int
    compute: str
    fit: tuple[float, float]
    probe: list[str]
    mean: float
    translated: float | None
    scored: float


def describe(path: str, model: ModelArbiter, target: str | None, probe: str | None) -> Description:
    """Load a model and try it; `target` is the language to translate into, where it has many.

    Raises TextfixError where it cannot be used.
    """
    layout, runtime = model.layout, model.runtime
    target = target or layout.target
    if layout.kind == "translator" and target is None:
        raise TextfixError(f"{path} has many languages; name one to try it with (--lang)")
    sentence = probe or _sentence(target if layout.kind == "generator" else model.source)
    trial = _scored(model, sentence) if layout.kind == "generator" else _translated(model, sentence, target or "")
    known = sorted({base(code) for code in codes() if token_of(code, layout.tokens)})
    size = sum(file.stat().st_size for file in layout.folder.rglob("*") if file.is_file())
    return Description(
        path, layout.kind, layout.family.name, model.source, target, known, size,
        f"{runtime.model.compute_type} on {runtime.model.device}", runtime.fit, *trial)


def _sentence(code: str | None) -> str:
    sentence = SENTENCES.get(base(code or "en"))
    if sentence is None:
        raise TextfixError(f"no sentence in {code} is at hand to try it with; give one (--probe)")
    return sentence


Trial = tuple[list[str], float, float | None, float]


def _translated(model: ModelArbiter, sentence: str, target: str) -> Trial:
    runtime, frame = model.runtime, frame_of(model.layout, model.source, target)
    if isinstance(frame, str):
        raise TextfixError(f"{model.layout.folder}: {frame}")
    source, prefix = model.encoded(sentence, frame), list(frame.target)
    ((tokens, mean),) = runtime.translate([source], [prefix])
    sources = [source] * _BATCH
    return ([sentence, runtime.decode(tokens[len(prefix):])], mean, _speed(lambda: runtime.translate(sources, [prefix] * _BATCH)),
            _speed(lambda: runtime.score(sources, [tokens] * _BATCH)))


def _scored(model: ModelArbiter, sentence: str) -> Trial:
    tokens = [model.layout.bos, *model.runtime.encode_target(sentence), model.layout.eos]
    (logs,) = model.runtime.score([], [tokens])
    return [sentence], sum(logs) / len(logs), None, _speed(lambda: model.runtime.score([], [tokens] * _BATCH))


def _speed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return _BATCH / (time.perf_counter() - start)
