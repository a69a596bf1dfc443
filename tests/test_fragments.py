"""Labels and headlines are no sentences: rules about sentences do not look at them."""
from pathlib import PurePath

import pytest

from textfix.api import Fixer
from textfix.document import Document, Segment
from textfix.engine import Engine
from textfix.formats import Hints, format_of
from textfix.language import language
from textfix.rule import load_rules


@pytest.mark.parametrize("text", [
    "Save changes", "Loading file...", "Wait, His turn", "max. value", "Dr. No", "Node.js guide", "設定", "", "Done.", "Very good!",
])
def test_a_label_is_a_fragment(text):
    assert Segment(text, kind="ui-string").is_fragment


@pytest.mark.parametrize("text", [
    "The file could not be saved.", "Is this the end?", "The format is not valid.Please choose another one", "ファイルを保存できません。", "a" * 201,
])
def test_a_sentence_is_none(text):
    assert not Segment(text, kind="ui-string").is_fragment


@pytest.mark.parametrize("kind", ["text", "paragraph", "list-item", "caption"])
def test_running_text_is_none(kind):
    assert not Segment("Save changes", kind=kind).is_fragment


@pytest.mark.parametrize(("kind", "found"), [("paragraph", 1), ("heading", 0), ("table-cell", 0), ("ui-string", 0)])
def test_rules_about_sentences_do_not_look_at_fragments(kind, found):
    text = "The minister’s long tour, Her first in a decade, ends today"
    rules = tuple(rule for rule in load_rules() if rule.name == "stray-capital")
    assert len(Engine(rules).find(Document(text, (Segment(text, kind=kind),)), language("en")).findings) == found


def test_other_rules_do():
    text = "Save the the changes"
    assert Engine(load_rules()).find(Document(text, (Segment(text, kind="ui-string"),)), language("en")).findings


def test_what_the_user_says_goes_over_what_the_file_says():
    text = "He came and and left."
    segments = (Segment(text, lang="de"), Segment(text, 30, lang="de"))
    engine = Engine(load_rules())
    assert engine.find(Document(text, segments), language("en")).language.code == "en"
    assert engine.find(Document(text, segments), None).language.code == "de"


def test_where_a_file_says_several_languages_each_part_keeps_its_own():
    french = "Vraiment ? Oui !"
    segments = (Segment(french, lang="fr"), Segment("He came and and left.", len(french) + 1, lang="en"))
    found = Engine(load_rules()).find(Document(f"{french}\nHe came and and left.", segments), language("en"))
    assert [finding.rule.name for finding in found.findings] == ["doubled-word"]


def test_the_language_is_found_out_from_all_segments():
    german = "Der Hafen öffnet am Morgen und die meisten Boote fahren aus, bevor das Wasser fällt, während eine kleine Mannschaft bleibt. "
    segments = (Segment("Getting started with the the tour", kind="heading"), *(Segment(german * 2, n) for n in range(3)))
    assert Engine(load_rules()).find(Document("", segments), None).language.code == "de"


@pytest.mark.parametrize("first, found", [
    ("You can buy it in the store. and then bring it home with you.", ["BRK001"]),
    ("you can buy it in the store. and then bring it home with you.", []),
])
@pytest.mark.parametrize("name, written", [
    ("en.json", '{{"first": "{}"}}'),
    ("strings.xml", '<resources><string name="first">{}</string></resources>'),
])
def test_the_habits_of_a_file_of_strings_are_those_of_its_strings(name, written, first, found):
    form = format_of(PurePath(name))
    look = Fixer(lang="en").look_document(written.format(first), lambda text: Document(text, tuple(form.read(text, Hints(PurePath(name))))))
    assert [finding.rule.code for finding in look.findings] == found
