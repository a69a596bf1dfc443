"""Models that run: one of random weights, and the small one that was trained, where it lies beside the checkout."""
from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from making_models import write_pieces, write_random

import textfix
from textfix import Fixer
from textfix.errors import TextfixError
from textfix.model import Query, open_model
from textfix.model.arbiter import ModelArbiter, plain
from textfix.model.protocol import Request

pytest.importorskip("ctranslate2", reason="no ctranslate2 here: pip install 'textfix[model]'")
pytest.importorskip("sentencepiece", reason="no sentencepiece here: pip install 'textfix[model]'")

SHARED = Path(__file__).parent.parent.parent / "shared"
TINY = SHARED / "models" / "tiny-es-en.tgz"
ASKED = Query("the cat", ("the dog and the cat", "a dog, the cat"), "en")
TEXT, SOURCE = "He opened the door.and he went out.", "Abrió la puerta y salió."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of random weights; made in well under two seconds."""
    return write_random(tmp_path_factory.mktemp("models") / "random-es-en")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained model."""
    if not TINY.exists():
        pytest.skip("the trained model does not lie beside the checkout")
    folder = tmp_path_factory.mktemp("trained")
    with tarfile.open(TINY) as archive:
        archive.extractall(folder, filter="data")
    return folder / "tiny-es-en"


def arbiter(path: Path, **languages: str) -> ModelArbiter:
    found = open_model(path, **languages)
    assert isinstance(found, ModelArbiter)
    return found


def test_nothing_is_loaded_before_the_first_question(made: Path) -> None:
    code = f"""if True:
        import sys, textfix
        fixer = textfix.Fixer(lang="en", model={str(made)!r})
        fixer.fix_text("The harbour is closed.", "El puerto está cerrado.")
        print([name for name in ("ctranslate2", "sentencepiece", "numpy") if name in sys.modules])"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_scores_are_those_of_score_batch(made: Path) -> None:
    model = arbiter(made)
    runtime = model.runtime
    pieces = [runtime.encode_target(c) for c in ASKED.candidates]
    direct = runtime.model.score_batch([runtime.encode_source("the cat")] * 2, pieces)
    totals = [sum(r.log_probs) + len(r.log_probs) for r in direct]
    (verdict,) = model.arbitrate([ASKED])
    assert verdict.margin == pytest.approx(max(totals) - min(totals), abs=1e-4)


def test_what_was_asked_before_is_not_scored_again(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = arbiter(made)
    first = model.arbitrate([ASKED, ASKED])
    monkeypatch.setattr(model.runtime, "score", lambda *_: pytest.fail("scored again"))
    assert model.arbitrate([ASKED]) == first[:1] == first[1:]


@pytest.mark.parametrize(("query", "why"), [
    (ASKED._replace(source=None), "no source"), (ASKED._replace(source="  "), "no source"), (ASKED._replace(lang="fr"), "translates into en"),
    (ASKED._replace(candidates=("“the” dog", "\"the\" dog")), "cannot tell"), (ASKED._replace(candidates=("a dog", "a Ж dog")), "cannot tell"),
    (ASKED._replace(candidates=("a dog", "a " + "dog " * 600)), "longer than"), (ASKED._replace(source="the " * 600), "longer than"),
])
def test_when_the_model_abstains(made: Path, query: Query, why: str) -> None:
    (verdict,) = arbiter(made).arbitrate([query])
    assert verdict.choice == 0
    assert why in verdict.abstained


def test_quotation_marks_are_straightened_before_scoring() -> None:
    assert plain("«It’s  “he”»\n") == "\"It's \"he\"\""


def test_a_language_token_before_the_target_does_not_enter_the_score(tmp_path: Path) -> None:
    folder = write_random(tmp_path / "m2m", tokens=["__en__", "__es__", "__fr__"], config={"decoder_start_token": "</s>"})
    model = arbiter(folder, source="es")
    pair = model.prepared(ASKED)[0]  # type: ignore[union-attr]
    assert (pair.source[0], pair.source[-1], pair.target[0], pair.offset) == ("__es__", "</s>", "__en__", 1)
    assert len(model.runtime.score([list(pair.source)], [list(pair.target)], 1)[0]) == len(pair.target)      # pieces and </s>
    proposal = model.runtime.translate([list(pair.source)], [["__en__"]])[0][0]
    assert proposal[0] == "__en__"


def test_a_tokenizer_of_another_model(tmp_path: Path) -> None:
    folder = write_random(tmp_path / "wrong-es-en")
    write_pieces(folder / "sentencepiece.model", words="alpha beta gamma delta epsilon zeta eta iota kappa lambda".split())
    with pytest.raises(TextfixError, match="is not the tokenizer of this model"):
        open_model(folder).arbitrate([ASKED])


def test_a_model_that_is_damaged(tmp_path: Path) -> None:
    folder = write_random(tmp_path / "short-es-en")
    (folder / "model.bin").write_bytes((folder / "model.bin").read_bytes()[:200])
    with pytest.raises(TextfixError, match="cannot be loaded"):
        open_model(folder).arbitrate([ASKED])


def test_a_tokenizer_that_is_none(tmp_path: Path) -> None:
    folder = write_random(tmp_path / "none-es-en")
    (folder / "sentencepiece.model").write_bytes(b"no")
    with pytest.raises(TextfixError, match="no sentencepiece model"):
        open_model(folder).arbitrate([ASKED])


def test_the_packages_are_not_installed(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textfix.model.runtime.find_spec", lambda _: None)
    with pytest.raises(TextfixError, match=r"pip install 'textfix\[model\]'"):
        open_model(made)


@pytest.mark.parametrize(("options", "said"), [
    ({"lang": "fr"}, "translates into en, not fr"), ({"source_lang": "de"}, "translates from es, not de"), ({"source_lang": "xx"}, "unknown language"),
    ({"model_margin": "much"}, "model-margin is a number"), ({"model_without_source": True}, "needs the source"), ({"model": 3}, "there is no model at 3"),
    ({"model": "nowhere"}, "there is no model at"), ({"source_lang": 3}, "source_lang is a language tag"),
])
def test_a_wrong_option_is_an_error_when_the_fixer_is_made(made: Path, options: dict[str, object], said: str) -> None:
    with pytest.raises(TextfixError, match=said):
        Fixer(**{"model": made} | options)


def test_a_model_that_does_not_say_its_languages(tmp_path: Path) -> None:
    folder = write_random(tmp_path / "mine")
    with pytest.raises(TextfixError, match="does not say its languages"):
        Fixer(model=folder)
    Fixer(model=folder, lang="en", source_lang="es")


def test_a_decoder_only_model_is_asked_only_where_it_is_let(tmp_path: Path) -> None:
    folder = write_random(tmp_path / "lm", generator=True)
    with pytest.raises(TextfixError, match="model_without_source"):
        Fixer(model=folder)
    fixer = Fixer(model=folder, model_without_source=True, lang="en", model_margin=0, model_floor=-99)
    text = "the ship.with the dog and the cat."
    assert any("model: margin" in f.message for f in fixer.check(f"The old town over the sea had a {text}"))


def _scored_in_child(made: Path) -> int:
    return len(open_model(made).arbitrate([ASKED]))


@pytest.fixture
def _alarm() -> Iterator[None]:
    """What hangs is ended."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return
    signal.alarm(60)
    yield
    signal.alarm(0)


@pytest.mark.usefixtures("_alarm")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_makes_its_own_model(made: Path) -> None:
    model = arbiter(made)
    before = model.arbitrate([ASKED])
    child = os.fork()
    if child == 0:
        signal.alarm(30)
        os._exit(0 if model.arbitrate([ASKED]) == before else 1)
    assert os.waitpid(child, 0)[1] == 0
    with get_context("fork").Pool(2) as pool:
        assert pool.map(_scored_in_child, [made] * 4) == [1] * 4


@pytest.mark.usefixtures("_alarm")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_may_end_as_a_process_does(made: Path) -> None:
    code = f"""if True:
        import os, signal, sys
        from textfix.model import Query, open_model
        model, asked = open_model({str(made)!r}), [Query("the cat", ("the dog", "a dog"), "en")]
        model.arbitrate(asked)
        child = os.fork()
        if child == 0:
            signal.alarm(30)
            model.arbitrate(asked)
            sys.exit(7)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "7"


def test_a_fixer_with_a_model_can_be_pickled(tiny: Path) -> None:
    fixer = pickle.loads(pickle.dumps(Fixer(lang="en", model=tiny)))  # noqa: S301
    assert fixer.fix_text(TEXT, SOURCE) == "He opened the door and he went out."


def test_the_trained_model_through_the_library(tiny: Path) -> None:
    assert textfix.fix_text(TEXT, "en") == "He opened the door, and he went out."
    result = textfix.fix_and_explain(TEXT, "en", source=SOURCE, model=str(tiny), source_lang="es")
    assert result.text == "He opened the door and he went out."
    assert "model: margin" in result.findings[0].message
    assert textfix.fix_text(TEXT, "en", source=SOURCE, model=tiny, model_margin=99) == "He opened the door, and he went out."


def test_the_trained_model_translates(tiny: Path) -> None:
    (proposal,) = arbiter(tiny).propose([Request("Mi hermana vive en una casa pequeña.", "en")])
    assert proposal
    assert proposal.text == "My sister lives in a small house."


def test_figures_of_the_trained_model(tiny: Path) -> None:
    path = SHARED / "eval" / "arbitration.dev.jsonl"
    if not path.exists():
        pytest.skip("the rows do not lie beside the checkout")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["kind"] != "truebreak"]            # no rule asks for those
    verdicts = open_model(tiny).arbitrate([Query(r["source"], tuple(r["candidates"]), "en") for r in rows])
    for domain, least, most, precision in (("in-domain", 0.75, 1, 0.95), ("out-of-domain", 0, 0.15, 0)):
        mine = [(row, verdict) for row, verdict in zip(rows, verdicts, strict=True) if row["domain"] == domain]
        accepted = [row["candidates"][verdict.choice] == row["gold"] for row, verdict in mine if not verdict.abstained]
        assert least <= len(accepted) / len(mine) <= most
        assert sum(accepted) / len(accepted) >= precision


def test_a_model_that_fails_is_an_error_that_names_it(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = arbiter(made)

    class Broken:
        def score_batch(self, *_: object, **__: object) -> None:
            raise RuntimeError("out of memory")

    monkeypatch.setattr(model.runtime, "_model", Broken())
    with pytest.raises(TextfixError, match="random-es-en failed: out of memory"):
        model.arbitrate([ASKED._replace(source="the old ship")])
