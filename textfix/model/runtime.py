"""The only file that imports ctranslate2 and sentencepiece: a model in memory, one a process, made on first use.

A translator used in a forked child waits for ever for threads that only its parent has.  So a child gives the inherited one up (not even
its destructor may run there) and makes its own when it needs one.
"""
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from textfix.errors import TextfixError
from textfix.model.layouts import Layout
from textfix.model.memory import Memory
from textfix.model.vocabulary import check_fit

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

Tokens = list[str]
BATCH_TOKENS = 1024           # tokens in a batch; larger ones are slower on a CPU
BEAM = 4
LONGEST = 512                 # tokens of a sentence that models are made for; what is longer is not judged
_alive: WeakSet[Runtime] = WeakSet()


def check_installed() -> None:
    """Raises TextfixError where the packages that run a model are not installed; imports neither."""
    missing = [name for name in ("ctranslate2", "sentencepiece") if find_spec(name) is None]
    if missing:
        raise TextfixError(f"a model needs {' and '.join(missing)}: pip install 'textfix[model]'")


class Runtime:
    """A model and its tokenizers.  Nothing is loaded before the first call."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.memory = Memory()
        self._lock = Lock()
        self._model: Any = None
        _alive.add(self)

    def encode_source(self, text: str) -> Tokens:
        """The pieces of a source sentence."""
        return list(self._source_pieces.encode(text, out_type=str))

    def encode_target(self, text: str) -> Tokens:
        """The pieces of a sentence in the target language."""
        return list(self._target_pieces.encode(text, out_type=str))

    def unknown(self, tokens: Sequence[str]) -> int:
        """How many pieces of the target language the model does not know."""
        return sum(self._target_pieces.piece_to_id(token) == self._target_pieces.unk_id() for token in tokens)

    def decode(self, tokens: Tokens) -> str:
        """The sentence of pieces of the target language."""
        return str(self._target_pieces.decode(tokens))

    def score(self, sources: Sequence[Tokens], targets: Sequence[Tokens], offset: int = 0) -> list[list[float]]:
        """The log-probability of each token of each target, `</s>` included, without the first `offset`.

        A decoder-only model looks at the targets only, whose first token has no score.
        """
        if self.layout.kind == "generator":
            found = self._run(self.model.score_batch, targets)
        else:
            found = self._run(self.model.score_batch, sources, targets, offset=offset)
        return [list(scored.log_probs) for scored in found]

    def translate(self, sources: Sequence[Tokens], prefixes: Sequence[Tokens]) -> list[tuple[Tokens, float]]:
        """The best translation of each source that begins with its prefix, and its mean log-probability a token."""
        found = self._run(self.model.translate_batch, sources, target_prefix=prefixes, beam_size=BEAM, return_scores=True,
                          max_decoding_length=LONGEST)
        return [(list(r.hypotheses[0]), float(r.scores[0])) for r in found]

    def _run(self, function: Callable[..., Any], *sides: Sequence[Tokens], **options: Any) -> Any:
        """A call of the model, in batches.  Raises TextfixError where it fails."""
        try:
            return function(*sides, max_batch_size=BATCH_TOKENS, batch_type="tokens", max_input_length=0, **options)
        except (RuntimeError, ValueError) as error:
            raise TextfixError(f"{self.layout.folder} failed: {error}") from error

    @property
    def model(self) -> Any:
        """The ctranslate2 model of this process.  Raises TextfixError where it cannot be loaded."""
        if self._model is None:
            with self._lock:
                self._model = self._model or self._loaded()
        return self._model

    @cached_property
    def fit(self) -> tuple[float, float]:
        """How well the tokenizers fit (see `fit`).  Raises TextfixError where one is another model's."""
        return check_fit(self.layout, self._source_pieces, self._target_pieces)

    def _loaded(self) -> Any:
        _ = self.fit
        import ctranslate2

        kind = ctranslate2.Generator if self.layout.kind == "generator" else ctranslate2.Translator
        try:
            return kind(str(self.layout.folder), device="auto", compute_type="auto", intra_threads=1, inter_threads=_threads(ctranslate2))
        except (RuntimeError, ValueError) as error:
            raise TextfixError(f"{self.layout.folder} cannot be loaded: {error}") from error

    @cached_property
    def _source_pieces(self) -> SentencePieceProcessor:
        return _processor(str(self.layout.source_spm))

    @cached_property
    def _target_pieces(self) -> SentencePieceProcessor:
        return _processor(str(self.layout.target_spm))

    def forget(self) -> None:
        """Give the inherited model up after a fork, without running its destructor."""
        if self._model is not None:
            import ctypes

            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._model))
        self._model, self._lock, self.memory = None, Lock(), Memory()


def _processor(path: str) -> SentencePieceProcessor:
    check_installed()
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=path)
    except (OSError, RuntimeError) as error:
        raise TextfixError(f"{path} is no sentencepiece model: {error}") from error


def _threads(ctranslate2: Any) -> int:
    """Batches that are worked on at once: a thread a core; one where other processes have the cores, or a GPU does the work."""
    from multiprocessing import parent_process

    if parent_process() is not None or ctranslate2.get_cuda_device_count():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _forget_all() -> None:
    for runtime in list(_alive):
        runtime.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
