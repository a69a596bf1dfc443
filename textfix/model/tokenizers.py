"""Where the tokenizer of a model lies: ctranslate2 keeps none, it is what was copied beside the model."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from textfix.errors import TextfixError

_ONE_FOR_BOTH = ("sentencepiece.model", "sentencepiece.bpe.model", "flores200_sacrebleu_tokenizer_spm.model", "spiece.model",
                 "tokenizer.model")


def tokenizers(folders: Sequence[Path], said: dict[str, Any]) -> tuple[Path, Path]:
    """The sentencepiece models of source and target; `said` is the manifest.  Raises TextfixError where there is none."""
    named = [Path(said[key]) for key in ("source_spm", "target_spm") if key in said]
    if named:
        return named[0], named[-1]
    for folder in folders:
        source, target = folder / "source.spm", folder / "target.spm"
        if source.is_file() and target.is_file():
            return source, target
        for found in _candidates(folder):
            return found, found
    raise _missing(folders)


def _candidates(folder: Path) -> Iterator[Path]:
    """Tokenizers by their usual names, then the only file that looks like one."""
    yield from (folder / name for name in _ONE_FOR_BOTH if (folder / name).is_file())
    others = [p for pattern in ("*.spm", "*.model") for p in sorted(folder.glob(pattern)) if p.name != "bpe.model"]
    if len(others) == 1:
        yield others[0]


def _missing(folders: Sequence[Path]) -> TextfixError:
    folder = folders[0]
    if any((f / "bpe.model").is_file() for f in folders):
        return TextfixError(f"{folder}: its tokenizer is Moses with BPE (bpe.model), which textfix does not read; "
                            "take a package that holds a sentencepiece.model")
    if any((f / "tokenizer.json").is_file() for f in folders):
        return TextfixError(f"{folder}: tokenizer.json is not read; copy the sentencepiece model of the original beside model.bin "
                            "(tokenizer.model, source.spm and target.spm, …)")
    return TextfixError(f"{folder} has no tokenizer; copy the sentencepiece model of the original beside model.bin "
                        "(sentencepiece.model, or source.spm and target.spm), or name it in textfix-model.json")
