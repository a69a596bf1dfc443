"""Models made for tests: files that look like one, and small ones of random weights that can be run."""
from __future__ import annotations

import io
import json
import random
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WORDS = "the a cat dog house sea ship town day night old new small big and or but with from over under to in of".split()


def header(spec: str = "TransformerSpec", version: int = 6) -> bytes:
    """The first bytes of a `model.bin`."""
    return struct.pack("<IH", version, len(spec) + 1) + spec.encode() + b"\0" + struct.pack("<I", 7) + bytes(80)


def write_layout(
    folder: Path, *, spec: str = "TransformerSpec", tokens: Iterable[str] = (), config: dict[str, Any] | None = None,
    files: Iterable[str] = ("sentencepiece.model",), vocabulary: str = "shared_vocabulary.json",
) -> Path:
    """A folder that looks like a model; there is nothing in it to run."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.bin").write_bytes(header(spec))
    if config is not None:
        (folder / "config.json").write_text(json.dumps(config))
    every = ["<unk>", "<s>", "</s>", "▁the", *tokens]
    (folder / vocabulary).write_text(json.dumps(every) if vocabulary.endswith("json") else "\n".join(every), "utf-8")
    for name in files:
        (folder / name).touch()
    return folder


def write_pieces(path: Path, seed: int = 1, words: Iterable[str] = WORDS) -> list[str]:
    """A sentencepiece model of some words; returns its pieces."""
    import sentencepiece

    rng, known = random.Random(seed), [form for word in words for form in (word, word.title())]
    lines = [" ".join(rng.choices(known, k=8)) + rng.choice(".,;?!") for _ in range(300)]
    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=made, vocab_size=120, hard_vocab_limit=False, minloglevel=2)
    path.write_bytes(made.getvalue())
    pieces = sentencepiece.SentencePieceProcessor(model_proto=made.getvalue())
    return [pieces.id_to_piece(n) for n in range(pieces.get_piece_size())]


def write_random(folder: Path, *, generator: bool = False, tokens: Iterable[str] = (), config: dict[str, Any] | None = None) -> Path:
    """A model of random weights that ctranslate2 loads: one layer to either side, eight dimensions."""
    from ctranslate2.specs import TransformerDecoderModelSpec, TransformerSpec

    folder.mkdir(parents=True)
    vocabulary = [*write_pieces(folder / "sentencepiece.model"), *tokens]
    spec = TransformerDecoderModelSpec.from_config(1, 2) if generator else TransformerSpec.from_config((1, 1), 2)
    _fill(spec, len(vocabulary))
    if generator:
        spec.register_vocabulary(vocabulary)
    else:
        spec.register_source_vocabulary(vocabulary)
        spec.register_target_vocabulary(vocabulary)
    for key, value in (config or {}).items():
        setattr(spec.config, key, value)
    spec.validate()
    spec.save(str(folder))
    return folder


def _fill(spec: Any, size: int, width: int = 8, inner: int = 16) -> None:
    """Random numbers for every weight that is not set."""
    import numpy
    from ctranslate2.specs.model_spec import visit_spec

    rng = numpy.random.default_rng(3)
    shapes = {"embeddings/weight": (size, width), "embeddings_0/weight": (size, width), "projection/weight": (size, width),
              "ffn/linear_0/weight": (inner, width), "ffn/linear_1/weight": (width, inner),
              "self_attention/linear_0/weight": (3 * width, width), "/attention/linear_1/weight": (2 * width, width)}

    def set_weight(layer: Any, name: str, value: Any) -> None:
        if value is None:
            shape = next((shape for end, shape in shapes.items() if name.endswith(end)), (width, width))
            shape = shape if name.endswith("weight") else (width,)
            setattr(layer, name.rpartition("/")[2], rng.normal(0, 0.3, shape).astype("float32"))

    visit_spec(spec, set_weight)
