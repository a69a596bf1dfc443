"""Which model lies in a folder, and what is said where none does.  Nothing here needs ctranslate2."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from making_models import header, write_layout

from textfix.errors import TextfixError
from textfix.model.frames import Frame, frame_of
from textfix.model.layouts import Layout, find_layout

NLLB = ["eng_Latn", "spa_Latn", "fra_Latn", "zho_Hans", "zho_Hant", "arb_Arab"]
M2M = ["__en__", "__es__", "__fr__", "__zh__"]
MBART = ["en_XX", "es_XX", "fr_XX", "zh_CN"]
MADLAD = ["<2en>", "<2es>", "<2fr>", "<2pt_BR>"]
OPUS = [">>fra<<", ">>ita<<", ">>por<<", ">>pt_br<<"]
TWO = ("source.spm", "target.spm")
HF = {"add_source_eos": False, "decoder_start_token": "</s>", "eos_token": "</s>"}
PAD = {"add_source_eos": False, "decoder_start_token": "<pad>", "bos_token": "<pad>", "eos_token": "</s>"}


@pytest.mark.parametrize(("name", "made", "known", "frame"), [
    ("opus-mt-es-en", {"files": TWO, "config": {"add_source_eos": True}}, ("OPUS-MT or Marian", "es", "en"), Frame((), (), ())),
    ("hf-es-en", {"files": TWO, "config": HF}, ("OPUS-MT (from Hugging Face)", "es", "en"), Frame((), ("</s>",), ())),
    ("opus-mt-en-roa", {"files": TWO, "config": HF, "tokens": OPUS}, ("OPUS-MT, several target languages", None, None),
     Frame((">>fra<<",), ("</s>",), ())),
    ("nllb", {"files": ("flores200_sacrebleu_tokenizer_spm.model",), "config": HF, "tokens": NLLB}, ("NLLB-200", None, None),
     Frame(("eng_Latn",), ("</s>",), ("fra_Latn",))),
    ("m2m", {"files": ("sentencepiece.bpe.model",), "config": HF, "tokens": M2M}, ("M2M-100", None, None),
     Frame(("__en__",), ("</s>",), ("__fr__",))),
    ("mbart50", {"files": ("sentencepiece.bpe.model",), "config": HF, "tokens": MBART}, ("mBART-50", None, None),
     Frame(("en_XX",), ("</s>",), ("fr_XX",))),
    ("mbart25", {"files": ("sentencepiece.bpe.model",), "config": {"add_source_eos": False, "eos_token": "</s>"}, "tokens": MBART},
     ("mBART-25", None, None), Frame((), ("</s>", "en_XX"), ("fr_XX",))),
    ("t5", {"files": ("spiece.model",), "config": PAD}, ("T5", None, None), Frame((), ("</s>",), (), "translate English to French: ")),
    ("madlad", {"files": ("sentencepiece.model",), "config": PAD, "tokens": MADLAD}, ("MADLAD-400", None, None),
     Frame(("<2fr>",), ("</s>",), ())),
    ("tiny-en-fr", {"config": {"add_source_eos": True, "decoder_start_token": "<s>"}}, ("OpenNMT or own", "en", "fr"), Frame((), (), ())),
    ("old-en-fr", {"vocabulary": "source_vocabulary.txt", "spec": "TransformerBase"}, ("OpenNMT or own", "en", "fr"), Frame((), (), ())),
    ("lm", {"spec": "TransformerDecoderSpec", "files": ("tokenizer.model",), "vocabulary": "vocabulary.json"}, ("decoder-only", None, None),
     Frame((), ("</s>",), ())),
])
def test_every_family_is_known_by_its_files(tmp_path: Path, name: str, made: dict[str, Any], known: tuple[str, ...], frame: Frame) -> None:
    layout = find_layout(write_layout(tmp_path / name, **made))
    assert (layout.family.name, layout.source, layout.target) == known
    assert frame_of(layout, layout.source or "en", layout.target or "fr") == frame


def test_ctranslate2_is_not_imported_to_find_out(tmp_path: Path) -> None:
    folder = write_layout(tmp_path / "tiny-es-en")
    code = f"""if True:
        import pathlib, sys
        from textfix.model.layouts import find_layout
        find_layout(pathlib.Path({str(folder)!r}))
        print([name for name in ("ctranslate2", "sentencepiece", "numpy") if name in sys.modules])"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize(("tag", "tokens", "token"), [
    ("es", NLLB, "spa_Latn"), ("zh", NLLB, "zho_Hans"), ("zh-TW", NLLB, "zho_Hant"), ("ar", NLLB, "arb_Arab"), ("pt", OPUS, ">>por<<"),
    ("pt-BR", MADLAD, "<2pt_BR>"), ("zh", M2M, "__zh__"), ("zh-CN", MBART, "zh_CN"),
])
def test_languages_by_their_tokens(tmp_path: Path, tag: str, tokens: list[str], token: str) -> None:
    layout = find_layout(write_layout(tmp_path / "m", config=HF, tokens=tokens))
    frame = frame_of(layout, "en", tag)
    assert isinstance(frame, Frame)
    assert token in (*frame.first, *frame.target)


def test_two_language_tokens_make_no_multilingual_model(tmp_path: Path) -> None:
    assert find_layout(write_layout(tmp_path / "x-es-en", tokens=["__en__", "__es__"], config=HF)).family.tokens is None


def test_a_language_that_the_model_does_not_speak(tmp_path: Path) -> None:
    layout = find_layout(write_layout(tmp_path / "m", config=HF, tokens=M2M))
    assert frame_of(layout, "en", "ka") == "the model does not speak ka"
    assert frame_of(layout, "ka", "en") == "the model does not speak ka"


def test_the_model_may_lie_one_folder_below(tmp_path: Path) -> None:
    write_layout(tmp_path / "opus-mt-es-en" / "ctranslate2-int8", files=())
    (tmp_path / "opus-mt-es-en" / "sentencepiece.model").touch()
    layout = find_layout(tmp_path / "opus-mt-es-en")
    assert (layout.source, layout.target, layout.source_spm.parent.name) == ("es", "en", "opus-mt-es-en")


def test_an_unpacked_argos_package(tmp_path: Path) -> None:
    write_layout(tmp_path / "translate-en_fr" / "model", files=())
    (tmp_path / "translate-en_fr" / "sentencepiece.model").touch()
    metadata = {"from_code": "en", "to_code": "fr", "target_prefix": "__fr__"}
    (tmp_path / "translate-en_fr" / "metadata.json").write_text(json.dumps(metadata))
    layout = find_layout(tmp_path / "translate-en_fr")
    assert (layout.family.name, layout.source, layout.target) == ("Argos Translate", "en", "fr")
    assert frame_of(layout, "en", "fr") == Frame((), (), ("__fr__",))


def _with_manifest(folder: Path, facts: object) -> Path:
    write_layout(folder, files=("a.spm", "b.spm"), config=HF, tokens=NLLB)
    (folder / "textfix-model.json").write_text(json.dumps(facts))
    return folder


def test_the_manifest_goes_over_every_guess(tmp_path: Path) -> None:
    facts = {"source": "es", "target": "en", "source_spm": "b.spm", "target_spm": "a.spm", "source_prefix": ["<x>"], "add_eos": False}
    layout = find_layout(_with_manifest(tmp_path / "m", facts))
    assert (layout.source, layout.target, layout.source_spm.name, layout.target_spm.name) == ("es", "en", "b.spm", "a.spm")
    assert frame_of(layout, "es", "en") == Frame(("<x>",), (), ())


@pytest.mark.parametrize(("facts", "said"), [
    ({"sorce": "es"}, "did you mean 'source'"), ({"source": 3}, "source is a str"), ({"target_prefix": "x"}, "list of strings"),
    ({"source_spm": "no.spm"}, "does not exist"), ([], "no JSON object"),
])
def test_a_wrong_manifest_is_an_error(tmp_path: Path, facts: object, said: str) -> None:
    with pytest.raises(TextfixError, match=said):
        find_layout(_with_manifest(tmp_path / "m", facts))


def _emptied(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    return folder


@pytest.mark.parametrize(("names", "said"), [
    ((), "no model.bin"), (("model.esen.intgemm.alphas.bin", "vocab.esen.spm", "lex.50.50.esen.s2t.bin"), "Firefox"),
    (("model.safetensors",), "ct2-transformers-converter"), (("pytorch_model.bin", "config.json"), "--copy_files source.spm target.spm"),
    (("pytorch_model.bin", "sentencepiece.bpe.model"), "--copy_files sentencepiece.bpe.model"),
    (("opus.npz", "decoder.yml"), "ct2-opus-mt-converter"),
])
def test_what_is_no_model_yet_is_told_the_cure(tmp_path: Path, names: tuple[str, ...], said: str) -> None:
    with pytest.raises(TextfixError, match=said):
        find_layout(_emptied(tmp_path / "m", *names))


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(TextfixError, match="there is no model at"):
        find_layout(tmp_path / "none")


@pytest.mark.parametrize(("head", "said"), [
    (b"", "no ctranslate2 model"), (b"\x06\0", "no ctranslate2 model"), (b"PK\x03\x04" + bytes(60), "no ctranslate2 model"),
    (header("WhisperSpec"), "WhisperSpec is no model"), (header("Wav2Vec2Spec"), "no model that translates"),
    (header("TransformerEncoderSpec"), "no model that translates"), (header(version=1), "no ctranslate2 model"),
])
def test_a_model_of_another_kind(tmp_path: Path, head: bytes, said: str) -> None:
    (write_layout(tmp_path / "m") / "model.bin").write_bytes(head)
    with pytest.raises(TextfixError, match=said):
        find_layout(tmp_path / "m")


@pytest.mark.parametrize(("files", "said"), [
    ((), "has no tokenizer"), (("bpe.model",), "Moses"), (("tokenizer.json",), "tokenizer.json is not read"), (("a.spm", "b.spm"), "no tokenizer"),
])
def test_a_tokenizer_that_is_missing(tmp_path: Path, files: tuple[str, ...], said: str) -> None:
    with pytest.raises(TextfixError, match=said):
        find_layout(write_layout(tmp_path / "m", files=files))


def test_a_vocabulary_that_is_missing(tmp_path: Path) -> None:
    (write_layout(tmp_path / "m") / "shared_vocabulary.json").unlink()
    with pytest.raises(TextfixError, match="no vocabulary"):
        find_layout(tmp_path / "m")


def test_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    (write_layout(tmp_path / "m") / "config.json").write_text("{")
    with pytest.raises(TextfixError, match="cannot be read"):
        find_layout(tmp_path / "m")


@pytest.mark.parametrize("name", ["big-old-one", "my-model", "es"])
def test_a_name_that_says_no_languages(tmp_path: Path, name: str) -> None:
    layout: Layout = find_layout(write_layout(tmp_path / name))
    assert (layout.source, layout.target) == (None, None)
