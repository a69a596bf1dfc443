"""Models through the command, and what a model proposes."""
from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from making_models import write_layout, write_random

from textfix import Fixer
from textfix.document import Segment
from textfix.language import language
from textfix.model.proposals import Proposals
from textfix.model.protocol import Part, Proposal, Request
from textfix.rule import Finding, load_rules

TINY = Path(__file__).parent.parent.parent / "shared" / "models" / "tiny-es-en.tgz"
PO = r"""msgid ""
msgstr "Language: en\n"

msgid "Abrió la puerta y salió."
msgstr "He opened the door.and he went out."

msgid "Hoy hace mucho frío. Deberíamos quedarnos en casa."
msgstr "It is very cold today.we should stay at home."
"""
LEFT = "I went to the market in the morning. Mi hermana no quiere que los niños jueguen con el perro. She was there when I came back.\n"
RIGHT = LEFT.replace("Mi hermana no quiere que los niños jueguen con el perro.", "My sister doesn't want the children to play with the dog.")


def textfix(*args: str, folder: Path) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-m", "textfix", *args], cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")
    if not TINY.exists():
        pytest.skip("the trained model does not lie beside the checkout")
    with tarfile.open(TINY) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path


def test_fix_with_a_model(tiny: Path) -> None:
    (tiny / "en.po").write_text(PO, "utf-8")
    status, _, err = textfix("fix", "en.po", "--model", "tiny-es-en", "--source-lang", "es", folder=tiny)
    assert status == 0, err
    assert (tiny / "en.po").read_text("utf-8") == PO.replace("door.and", "door and").replace("today.we", "today. We")


def test_check_shows_the_verdict(tiny: Path) -> None:
    (tiny / "en.po").write_text(PO, "utf-8")
    status, out, _ = textfix("check", "en.po", "--model", "tiny-es-en", folder=tiny)
    assert status == 1
    assert out.count("[*]") == out.count("(model: margin ") == 2


def test_the_model_of_a_configuration_lies_beside_it(tiny: Path) -> None:
    (tiny / "sub").mkdir()
    (tiny / "textfix.toml").write_text('lang = "en"\nmodel = "tiny-es-en"\nmodel-margin = 2.5\n')
    (tiny / "sub" / "en.po").write_text(PO, "utf-8")
    (tiny / "sub" / "a.txt").write_text(LEFT, "utf-8")
    _, out, _ = textfix("check", ".", "--model-suggest", folder=tiny / "sub")
    assert "≥ 2.5 nats" in out
    assert "model proposes" in out


@pytest.mark.parametrize("options", [("--model", "nowhere"), ("--model", "made", "--lang", "fr"), ("--model", "made", "--source-lang", "xx"),
                                     ("--model-suggest",)])
def test_a_model_that_cannot_be_used_is_status_2(tmp_path: Path, options: tuple[str, ...]) -> None:
    pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")
    write_layout(tmp_path / "made")
    (tmp_path / "made" / "textfix-model.json").write_text('{"source": "es", "target": "en"}')
    (tmp_path / "a.txt").write_text("Nothing is wrong here.\n")
    status, out, err = textfix("fix", "a.txt", *options, folder=tmp_path)
    assert (status, out) == (2, "")
    assert any(said in err for said in ("there is no model", "needs a model", "translates into en", "unknown language"))


def test_a_model_that_fails_when_it_is_needed_is_status_2_and_leaves_the_file_alone(tmp_path: Path) -> None:
    pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")
    write_layout(tmp_path / "bad-es-en")
    (tmp_path / "en.po").write_text(PO, "utf-8")
    status, _, err = textfix("fix", "en.po", "--model", "bad-es-en", folder=tmp_path)
    assert status == 2
    assert "no sentencepiece model" in err
    assert (tmp_path / "en.po").read_text("utf-8") == PO


def test_proposals_are_shown_and_written_only_on_request(tiny: Path) -> None:
    (tiny / "a.txt").write_text(LEFT, "utf-8")
    options = ("a.txt", "--lang", "en", "--model", "tiny-es-en", "--model-suggest")
    status, out, _ = textfix("check", *options, folder=tiny)
    assert status == 1
    assert "[?]" in out
    assert "model proposes, mean log p" in out
    textfix("fix", *options, folder=tiny)
    assert (tiny / "a.txt").read_text("utf-8") == LEFT
    textfix("fix", *options, "--unsafe-fixes", folder=tiny)
    assert (tiny / "a.txt").read_text("utf-8") == RIGHT


def test_a_word_that_was_left_over_is_proposed_in_its_sentence(tiny: Path) -> None:
    fixer = Fixer(lang="en", model=tiny / "tiny-es-en", model_suggest=True, unsafe=True)
    text, source = "My brother has a красный car and a bicycle.", "Mi hermano tiene un coche rojo y una bicicleta."
    assert fixer.fix_text(text, source) == "My brother has a red car and a bicycle."


class Saying:
    """A proposer that says what it is told."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[Request] = []

    def propose(self, requests: list[Request]) -> list[Proposal | None]:
        self.asked += requests
        return [Proposal(self.text, -0.5) for _ in requests]


def _proposed(text: str, at: str, name: str, said: Saying, source: str | None = None) -> Finding:
    rule = next(r for r in load_rules() if r.name == name)
    finding = Finding(rule, text.index(at), text.index(at) + len(at), "odd", (), "suggestion")
    ((found,),) = [part.findings for part in Proposals(said, "es")([Part(Segment(text, source=source), language("en"), [finding])])]
    return found


@pytest.mark.parametrize(("said", "new"), [
    ("My brother has a big red car.", "big red"), ("My brother has a car.", None), ("He has a red car.", None),
    ("My brother has a very big old red and blue car.", None), ("My brother has a red cart.", None),
])
def test_only_what_leads_back_into_the_sentence_is_proposed(said: str, new: str | None) -> None:
    found = _proposed("My brother has a красный car.", "красный", "untranslated-leftover", Saying(said), "x")
    assert (found.edits[0].new if found.edits else None) == new


def test_a_sentence_in_a_third_language_is_not_for_the_model() -> None:
    said = Saying("x")
    assert not _proposed("Here. Die Boote, die nicht im Hafen lagen, waren verloren. There.", "Die Boote, die nicht im Hafen lagen, waren verloren.",
                         "wrong-language-sentence", said).edits
    assert said.asked == []


def test_a_proposal_that_loses_a_placeholder_is_none() -> None:
    sentence = "Mi hermana no quiere que los niños de %s jueguen con el perro."
    assert not _proposed(f"Here. {sentence}", sentence, "wrong-language-sentence", Saying("My sister does not want it.")).edits
    assert _proposed(f"Here. {sentence}", sentence, "wrong-language-sentence", Saying("My sister and %s.")).edits


def test_a_model_is_described(tmp_path: Path) -> None:
    pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")
    write_random(tmp_path / "m2m", tokens=["__en__", "__es__", "__fr__"], config={"decoder_start_token": "</s>"})
    status, out, err = textfix("model", "m2m", "--source-lang", "es", "--lang", "fr", "--output-format", "json", folder=tmp_path)
    assert status == 0, err
    found = json.loads(out)
    assert (found["family"], found["source"], found["target"], found["languages"]) == ("M2M-100", "es", "fr", ["en", "es", "fr"])
    assert found["fit"] == [1, 1]
    assert found["scored"] > 0 < found["translated"]
    status, out, _ = textfix("model", "m2m", "--source-lang", "es", "--lang", "fr", "--probe", "the sea", folder=tmp_path)
    assert (status, out.splitlines()[2]) == (0, "  languages  es → fr; in all 3: en es fr")
    assert "the sea → " in out


def test_a_decoder_only_model_is_described(tmp_path: Path) -> None:
    pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")
    write_random(tmp_path / "lm", generator=True)
    status, out, err = textfix("model", "lm", folder=tmp_path)
    assert status == 0, err
    assert "decoder-only (generator)" in out
    assert "translated" not in out


@pytest.mark.parametrize(("args", "said"), [
    (("nowhere",), "there is no model at"), (("m2m",), "does not say its languages"), (("m2m", "--source-lang", "es"), "name one to try it with"),
    (("m2m", "--source-lang", "es", "--lang", "ka"), "does not speak ka"), (("m2m", "--source-lang", "lt", "--lang", "en"), "no sentence in lt"),
])
def test_what_is_wrong_with_a_model_is_said_on_one_line(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")
    write_layout(tmp_path / "m2m", tokens=["__en__", "__es__", "__lt__"], config={"decoder_start_token": "</s>", "add_source_eos": False})
    status, _, err = textfix("model", *args, folder=tmp_path)
    assert status == 2
    assert said in err.splitlines()[-1]
