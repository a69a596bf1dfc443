"""Injected artifacts: their repairs give the clean text back, look-alikes stay, and nothing of it comes from textfix."""
from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")

from benchmarks import corpora
from benchmarks.choices import ideal
from benchmarks.commands import parser
from benchmarks.corpora import GoldDocument, marked
from benchmarks.inject.fault import KINDS, Clean
from benchmarks.inject.lookalikes import lookalikes
from benchmarks.inject.plan import PIECE, RATES, inject
from benchmarks.scoring import judge

TEXTS = [(ideal(doc), doc.lang) for doc in marked(corpora.SEEDS)]
RATE = pytest.mark.parametrize("rates", RATES)


def documents(rates: str, seed: int = 1) -> list[GoldDocument]:
    return [corpora._document(row) for row in inject(TEXTS * 3, rates, seed)]


def clean_again(doc: GoldDocument) -> str:
    """The text after every edit, those that are at most reported too."""
    text, at = "", 0
    for edit in sorted(doc.edits, key=lambda e: (e.start, e.end)):
        text, at = text + doc.text[at:edit.start] + edit.repairs[0], edit.end
    return text + doc.text[at:]


@RATE
def test_the_first_repairs_give_the_clean_text_back(rates: str) -> None:
    docs = documents(rates)
    assert [clean_again(doc) for doc in docs] == [text for text, _ in TEXTS * 3]
    for doc in docs:
        assert all(doc.text[e.start:e.end] == e.original != e.repairs[0] for e in doc.edits)
        outcomes = judge(doc, ideal(doc)).outcomes
        assert all(outcome == "right" for e, outcome in zip(doc.edits, outcomes, strict=True) if e.tier != "flag")


def test_look_alikes_stay_where_they_are() -> None:
    for row, (text, _) in zip(inject(TEXTS, "even"), TEXTS, strict=True):
        kept = [row["text"][low:high] for low, high, _ in row["protect"]]
        before = [text[low:high] for low, high, _ in lookalikes(text)]
        assert [k for k in kept if k not in before] == []
        assert Counter(before)["{name}"] == 0 or len(kept) >= len(before) - len(row["edits"])


def test_the_same_seed_gives_the_same_and_another_gives_others() -> None:
    assert documents("even") == documents("even")
    assert documents("even") != documents("even", seed=2)


def test_even_rates_spread_over_the_kinds_and_field_rates_follow_their_weights() -> None:
    counts = {rates: Counter(e.kind for doc in documents(rates) for e in doc.edits) for rates in RATES}
    assert len(counts["even"]) >= len(KINDS) - 4            # the seeds have no placeholders
    assert counts["field"].keys() <= RATES["field"].weights.keys() <= KINDS.keys()
    assert sum(not doc.edits for doc in documents("field")) > sum(not doc.edits for doc in documents("even"))


@pytest.mark.parametrize(("kind", "text", "bad"), [
    ("stray_capital", "a tour, the best", "The"), ("missing_capital", "It has ended. The crew left", "the"), ("doubled_word", "of the crew", "the the"),
    ("false_sentence_break", "all of them the crew", ". "), ("merged_sentence", "It has ended. They left", "."), ("cjk_space", "政府说", " "),
    ("name_case_variant", "with Ona. For Ona, by Onas and with Ilse or Ilse and of Ilse", "ilse"), ("mojibake", "die größte Stadt", "grÃ¶ÃŸte"),
    ("quote_punctuation", "a “warm” and good", ".”"), ("unpaired_bracket", "he (the mayor) left", ""), ("placeholder_damage", "Hi {name}!", "{name }"),
    ("fullwidth_halfwidth", "他说，这", ","), ("wrong_script_punctuation", "قال، إن", ","), ("html_entity", "rock & roll", "&amp;"),
    ("space_before_punctuation", "the end. ", " ."), ("wrong_language_sentence", "One. " + "A sentence that is long enough for a swap. " * 2, "Foreign."),
])
def test_a_kind_finds_its_places(kind: str, text: str, bad: str) -> None:
    from random import Random

    clean = Clean(text, "en", small=("the",), foreign=("Foreign.",))
    assert bad in [fault.bad for fault in KINDS[kind](clean, Random(1))]


def test_long_texts_are_cut_at_paragraphs() -> None:
    text = "A paragraph of words that says nothing much.\n\n" * 300
    rows = list(inject([(text, "en")], "even"))
    assert len(rows) > 2
    assert max(len(clean_again(corpora._document(row))) for row in rows) <= PIECE + 50
    assert "".join(clean_again(corpora._document(row)) for row in rows) == text


def test_nothing_comes_from_textfix() -> None:
    check = "import sys, benchmarks.inject.plan; sys.exit(any(m.split('.')[0] == 'textfix' for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", check], cwd=Path(__file__).parent.parent, check=False).returncode == 0


def test_the_command_and_quality_on_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(TEXTS[0][0], "utf-8")
    gold = tmp_path / "gold.jsonl"
    command = ["inject", str(tmp_path / "clean.txt"), "-o", str(gold)]
    args = parser().parse_args(command)
    with pytest.raises(SystemExit, match="--lang"):
        args.run(args)
    args = parser().parse_args([*command, "--lang", "en", "--seed", "3"])
    assert args.run(args).figures["documents"] == 1
    args = parser().parse_args(["quality", "--data", str(gold)])
    total = args.run(args).figures["textfix"]["total"]
    edits = json.loads(gold.read_text("utf-8"))["edits"]
    core = sum(edit["tier"] == "core" for edit in edits)
    assert total["docs"] == 1
    assert total.get("core_right", 0) + total.get("core_wrong", 0) + total.get("core_missed", 0) == core > 3


def test_a_file_says_its_language_by_its_name_or_is_named_in_the_error(tmp_path: Path) -> None:
    text = "The old bridge was closed on Monday, and the ferry left late in the evening.\n" * 9
    paths = [tmp_path / name for name in ("de.txt", "news.pt-BR.md", "notes.txt")]
    for path in paths:
        path.write_text(text, "utf-8")
    command = ["inject", "-o", str(tmp_path / "gold.jsonl"), *map(str, paths)]
    with pytest.raises(SystemExit, match=r"notes\.txt: a text does not say its language"):
        (args := parser().parse_args(command)).run(args)
    languages = (args := parser().parse_args(command[:-1])).run(args).figures["languages"]
    assert set(languages) == {"de", "pt-BR"}
