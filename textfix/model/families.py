"""The families of models: what each wants around the pieces of a sentence, and how its vocabulary gives it away."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

_LEAST = 3                    # language tokens that make a vocabulary multilingual: a single one may be a word


@dataclass(frozen=True)
class Family:
    """A family of models.

    name: as people call it.
    tokens: pattern of its language tokens in the vocabulary, or None where it has none.
    ends_source: whether the source ends in `</s>` (which ctranslate2 adds itself where the configuration of the model says so).
    names_source: where the token of the source language stands.
    names_target: where the token of the target language stands.
    """

    name: str
    tokens: str | None = None
    ends_source: bool = False
    names_source: Literal["", "first", "last"] = ""
    names_target: Literal["", "before source", "before target"] = ""


NLLB = Family("NLLB-200", r"[a-z]{3}_[A-Z][a-z]{3}", True, "first", "before target")
M2M = Family("M2M-100", r"__[a-z]{2,3}__", True, "first", "before target")
MBART_50 = Family("mBART-50", r"[a-z]{2}_[A-Z]{2}", True, "first", "before target")
MBART_25 = Family("mBART-25", MBART_50.tokens, True, "last", "before target")
MADLAD = Family("MADLAD-400", r"<2[A-Za-z_]+>", True, "", "before source")
OPUS_MULTI = Family("OPUS-MT, several target languages", r">>[A-Za-z_]+<<", True, "", "before source")
T5 = Family("T5", ends_source=True)
MARIAN_HF = Family("OPUS-MT (from Hugging Face)", ends_source=True)
MARIAN = Family("OPUS-MT or Marian")
OPENNMT = Family("OpenNMT or own")
ARGOS = Family("Argos Translate")
DECODER = Family("decoder-only", ends_source=True)

_MULTILINGUAL = (NLLB, M2M, MBART_50, MADLAD, OPUS_MULTI)


def language_tokens(family: Family, vocabulary: str) -> frozenset[str]:
    """The language tokens in the text of a vocabulary file (JSON, or a token a line)."""
    return frozenset(re.findall(rf"(?<![^\"\n\r])(?:{family.tokens})(?![^\"\n\r])", vocabulary)) if family.tokens else frozenset()


def family_of(vocabulary: str, config: dict[str, Any], two_tokenizers: bool) -> Family:
    """The family of a translator by its vocabulary, its configuration and whether source and target have tokenizers of their own."""
    family = next((f for f in _MULTILINGUAL if len(language_tokens(f, vocabulary)) >= _LEAST), None)
    if family is MBART_50 and config.get("decoder_start_token") is None:
        return MBART_25
    if family:
        return family
    if config.get("decoder_start_token") == "<pad>":
        return T5
    if not config.get("add_source_eos") and config.get("decoder_start_token") == config.get("eos_token", "</s>"):
        return MARIAN_HF
    return MARIAN if two_tokenizers else OPENNMT
