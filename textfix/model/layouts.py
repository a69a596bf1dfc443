"""What kind of model lies in a folder: found from its files and the first bytes of `model.bin`; ctranslate2 is not imported."""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textfix.errors import TextfixError
from textfix.language import language
from textfix.model import families
from textfix.model.codes import base
from textfix.model.families import Family
from textfix.model.header import Kind, kind_of
from textfix.model.manifest import json_object, manifest
from textfix.model.packages import unpacked
from textfix.model.tokenizers import tokenizers

_VOCABULARIES = {"source": ("source_vocabulary", "shared_vocabulary", "vocabulary"),
                 "target": ("target_vocabulary", "shared_vocabulary", "vocabulary")}
_INNER = ("model", "ctranslate2*")          # folders below the one that was named in which a model may lie
_PAIR = re.compile(r"(?:.*[-_])?([a-z]{2,3})[-_]([a-z]{2,3})")


@dataclass(frozen=True)
class Layout:
    """A model, ready to be loaded.

    folder: where `model.bin` lies.  kind: translator or generator.
    source, target: codes of its languages, or None where it has many or does not say.
    source_spm, target_spm: its tokenizers.  eos: the token that ends a source (of a generator a text), or "".
    source_prefix, target_prefix: tokens that its owner or its package wants in front.
    tokens: its language tokens.  bos: what begins a text (of a generator).
    """

    folder: Path
    kind: Kind
    family: Family
    source: str | None
    target: str | None
    source_spm: Path
    target_spm: Path
    eos: str
    source_prefix: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()
    tokens: frozenset[str] = frozenset()
    bos: str = "<s>"

    def vocabulary(self, side: str) -> Path:
        """The vocabulary file of a side, `source` or `target`."""
        return _vocabulary(self.folder, side)


def find_layout(path: Path) -> Layout:
    """The layout of a model: a folder, or an Argos package.  Raises TextfixError where it is none that can be used, with the cure."""
    root = unpacked(path) if path.is_file() else path
    if not root.exists():
        raise TextfixError(f"there is no model at {path}")
    folder = next((f for f in (root, *(f for name in _INNER for f in sorted(root.glob(name)))) if (f / "model.bin").is_file()), None)
    if folder is None:
        raise _no_model(path)
    kind = kind_of(folder / "model.bin")
    config = json_object(folder / "config.json") if (folder / "config.json").is_file() else {}
    said = _argos(root) | manifest(root) | manifest(folder)
    return _described(kind, [folder, *([root] if root != folder else [])], config, said)


def _described(kind: Kind, folders: list[Path], config: dict[str, Any], said: dict[str, Any]) -> Layout:
    source_spm, target_spm = tokenizers(folders, said)
    text = _vocabulary(folders[0], "source").read_text("utf-8", "replace")
    is_argos = said.pop("argos", False)
    family = families.DECODER if kind == "generator" else families.family_of(text, config, source_spm != target_spm)
    family = families.ARGOS if is_argos and family is families.OPENNMT else family
    eos, added = str(config.get("eos_token", "</s>")), bool(config.get("add_source_eos"))
    ends = bool(said.get("add_eos", family.ends_source and not added))
    source, target = _pair(folders[-1], family, said)
    return Layout(
        folders[0], kind, family, source, target, source_spm, target_spm, eos if ends else "",
        tuple(said.get("source_prefix", ())), tuple(said.get("target_prefix", ())), families.language_tokens(family, text),
        str(config.get("bos_token", "<s>")))


def _argos(root: Path) -> dict[str, Any]:
    """What the `metadata.json` of an Argos package says, in the words of a manifest."""
    if not (root / "metadata.json").is_file():
        return {}
    data = json_object(root / "metadata.json")
    prefix = data.get("target_prefix")
    return {"argos": True, "source": data.get("from_code"), "target": data.get("to_code"), "target_prefix": [prefix] if prefix else []}


def _vocabulary(folder: Path, side: str) -> Path:
    for name in _VOCABULARIES[side]:
        for path in (folder / f"{name}.json", folder / f"{name}.txt"):
            if path.is_file():
                return path
    raise TextfixError(f"{folder} has no vocabulary (shared_vocabulary.json, …) beside model.bin; convert or copy the model again")


def _pair(folder: Path, family: Family, said: dict[str, Any]) -> tuple[str | None, str | None]:
    """The languages: as said, else as the name of the folder says (`opus-mt-es-en`); those of a multilingual model come with each text."""
    source, target = said.get("source"), said.get("target")
    found = _PAIR.fullmatch(folder.resolve().name.lower())
    if found and not (source or target) and not family.tokens and all(map(_is_language, found.groups())):
        source, target = found.groups()
    return (base(source) if source else None), (base(target) if target else None)


def _is_language(code: str) -> bool:
    try:
        return bool(language(code))
    except TextfixError:
        return False


def _no_model(path: Path) -> TextfixError:
    """What lies there instead, and how it becomes a model."""
    if any(path.glob("*.intgemm*.bin")) or any(path.glob("lex*.bin")):
        return TextfixError(f"{path} is a Firefox (Bergamot) model: its weights are packed for marian-decoder and ctranslate2 cannot "
                            "load them; take the OPUS-MT or Argos model of the language pair")
    if any(path.glob("*.safetensors")) or (path / "pytorch_model.bin").is_file():
        pieces = " ".join(sorted(file.name for kind in ("*.spm", "*.model") for file in path.glob(kind))) or "source.spm target.spm"
        return TextfixError(f"{path} is a Hugging Face checkpoint; convert it: ct2-transformers-converter --model {path} --output_dir "
                            f"DIR --quantization int8 --copy_files {pieces}")
    if any(path.glob("*.npz")) and any(path.glob("*.yml")):
        return TextfixError(f"{path} is a Marian model; convert it: ct2-opus-mt-converter --model_dir {path} --output_dir DIR "
                            "--quantization int8, and copy source.spm and target.spm beside model.bin")
    return TextfixError(f"{path} has no model.bin; a model is a folder made by a ctranslate2 converter, or an Argos package")
