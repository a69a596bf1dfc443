"""The names of a document: mentions, clusters, repairs, the gate, and what the user says."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textfix
from textfix.config import Config, read
from textfix.document import Document, Segment
from textfix.engine import Engine
from textfix.errors import TextfixError
from textfix.language import language
from textfix.names import gate
from textfix.names.authority import Authority
from textfix.names.authority_file import of_table
from textfix.names.clusters import clusters
from textfix.names.facts import found_in, names
from textfix.names.mentions import mentions
from textfix.names.parts import parts
from textfix.names.runs import Lowered
from textfix.names.suspects import suspects
from textfix.names.whole import Whole
from textfix.rule import load_rules
from textfix.text import apply

RULE = next(r for r in load_rules() if r.name == "name-variant")
OLEG = "The governor, Oleg Kozhemiako, spoke first. Later Oleg Kojemiako flew home."


def found(text: str, lang: str = "en") -> list[str]:
    return [text[m.start:m.end] for m in mentions((Segment(text),), language(lang))]


@pytest.mark.parametrize(("lang", "text", "expected"), [
    ("en", "Later Minako Sango left, while President Vladimir Putin’s aide stayed.", ["Minako Sango", "Vladimir Putin"]),
    ("en", "He met Joseph P. Kennedy II. Dr. Smith came on Monday.", ["Joseph P. Kennedy II", "Smith"]),
    ("en", "Usama bin Ladin and Massouma al-Mubarak met al-Rawi.", ["Usama bin Ladin", "Massouma al-Mubarak", "al-Rawi"]),
    ("en", "Thanks went to @Novak and #Krupa; the market at Dolina was open.", ["Dolina"]),
    ("fr", "Selon Plevneliev, l’accord d’Ankara tient.", ["Plevneliev", "Ankara"]),
    ("de", "Muhammad Kweiter den Erlass zu geben, war Pflicht.", ["Muhammad Kweiter", "Erlass", "Pflicht"]),
    ("ru", "Приехал Сергей Иванов. Он устал.", ["Сергей Иванов"]),
    ("zh", "布什和布施也出席了会议。", []),
])
def test_mentions(lang: str, text: str, expected: list[str]) -> None:
    assert found(text, lang) == expected


def test_a_word_that_begins_a_sentence_is_a_name_only_where_it_stands_without_it() -> None:
    text = "Gestern kam Oleg Tschernow. Trotzdem Oleg Tschernow ging."
    assert found(text, "cs")[-1] == "Oleg Tschernow"


def together(text: str, lang: str = "en") -> set[frozenset[str]]:
    """The spellings of each name that has more than one."""
    segments, known = (Segment(text),), language(lang)
    all_of = clusters(names(segments, found_in(segments, known), known), lang)
    groups = [{" ".join(n.words) for n in c.names} | {n.words[0] for n, _ in c.short} for c in all_of]
    return {frozenset(group) for group in groups if len(group) > 1}


def test_spellings_of_one_name_meet_with_the_surname_alone() -> None:
    assert together(OLEG + " Kojemiako slept.") == {frozenset({"Oleg Kozhemiako", "Oleg Kojemiako", "Kojemiako"})}


@pytest.mark.parametrize("text", [
    "Oleg Kozhemiako met Oleg Kojemiako.",                                        # one sentence, two people
    "Kim Jong-un spoke. Kim Jong-il listened.",
    "Anna Ivanova sang. Ivan Ivanov slept.",
    "Joseph Kennedy II ruled. Joseph Kennedy III did not.",
    "Peter Johnson left. Peter Johnston stayed.",
])
def test_two_people_stay_two(text: str) -> None:
    assert not any(len({name for name in group if " " in name}) > 1 for group in together(text))


def test_a_chain_of_likenesses_joins_nobody() -> None:
    text = "Oleg Kozhemiako came. Oleg Kojemiako left. Oleg Kojemiaka and Oleg Kozhemiako slept."
    assert not any({"Oleg Kojemiaka", "Oleg Kozhemiako"} <= group for group in together(text))


def test_the_finding_tells_its_evidence() -> None:
    finding = textfix.check(OLEG, "en", select="name-variant")[0]
    assert finding.message.startswith("Kojemiako ×1, Kozhemiako ×1: both ‘Oleg …’")
    assert "French" in finding.message
    assert finding.safety == "safe"


def test_a_tie_goes_by_the_convention_of_the_text() -> None:
    text = "Oleg Kozhemiako parle. Hier Oleg Kojemiako dormait."
    assert textfix.fix_text(text, "fr", select="name-variant") == "Oleg Kojemiako parle. Hier Oleg Kojemiako dormait."


def test_a_lone_word_is_not_repaired_unasked() -> None:
    text = "The coast of Kamchatka is bare. A ship left Kamchatka in May. The Kamtchatka-2 sank."
    assert textfix.fix_text(text, "en", select="name-variant") == text
    assert "The Kamchatka-2 sank" in textfix.fix_text(text, "en", select="name-variant", unsafe=True)


def test_segments_of_one_language_are_one_document() -> None:
    parts = OLEG.split(". ")
    text = "\n".join([*parts, "Oleg Kojemiako"])
    at = [text.index(p) for p in parts]
    segments = (Segment(parts[0], at[0], lang="en"), Segment(parts[1], at[1], lang="en"), Segment("Oleg Kojemiako", len(text) - 14, lang="fr"))
    findings = Engine((RULE,)).find(Document(text, segments), None).findings
    assert apply(text, [e for f in findings for e in f.edits]) == text.replace("Kojemiako flew", "Kozhemiako flew")


@given(st.text(alphabet="ABCKZabcehijkoszš -.\n\u030cжЖ", max_size=400))
def test_the_gate_in_c_is_the_gate_in_python(text: str) -> None:
    assert not gate._native or gate._native.alike(text, gate.sounds(), gate.STRETCH) == gate.alike(text)


@pytest.mark.parametrize(("text", "opens"), [
    (OLEG, True), ("Oleg Kozhemiako spoke to Anna Novak.", False), ("Anton Shevchuk won. Anton Chevtchouk lost.", True), ("", False),
    ("Austria and Austrian and Austrians", False), ("Javed Khanani left. Javeed Khanani stayed.", True), ("Adel Safar sang. Adil Safar slept.", True),
])
def test_the_gate(text: str, opens: bool) -> None:
    assert bool(gate.near(text)) is opens


@pytest.mark.parametrize(("lang", "text", "expected"), [
    ("en", OLEG, {"Kozhemiako", "Kojemiako"}),
    ("pl", "Potem przyszła Zorika. Nie było tam Zorica.", set()),                # in Polish they may be forms of one word
    ("en", "Later came Zorika. Nobody saw Zorica.", {"Zorika", "Zorica"}),
    ("pl", "Statek Zorika-Wschód stoi. Wrócił statek Zorica-Wschód.", {"Zorika", "Zorica"}),        # what is no end has no ending
])
def test_words_that_are_alike_are_suspects_where_they_are_no_forms_of_one_word(lang: str, text: str, expected: set[str]) -> None:
    assert suspects(Whole((Segment(text),), Authority(), gate.near(text)), language(lang)) == expected


@pytest.mark.parametrize(("word", "text", "expected"), [
    ("ob", "job ob", True), ("ob", "job obs ob\u0301", False), ("jong-un", "kim jong-un.", True), ("un", "jong-un", True), ("aa", "aaaa aaa", False),
    ("a-a", "xa-a-a", True),
])
def test_what_stands_in_small_letters(word: str, text: str, expected: bool) -> None:
    assert (word in Lowered([text])) is expected


@pytest.mark.parametrize("lang", ["en", None])
def test_a_plain_text_is_looked_at_as_a_document_is(lang: str | None) -> None:
    engine, known = Engine((RULE,)), language(lang) if lang else None
    assert engine.fix(OLEG, known, unsafe=True) == engine.fix(OLEG, known, unsafe=True, read=Document.plain)


def test_the_user_says_what_is_written() -> None:
    names_ = {"same": [["Kyiv", "Kiev", "Kijew"]]}
    assert textfix.fix_text("They left Kiev for Kievskaya.", "en", names=names_) == "They left Kyiv for Kievskaya."


@pytest.mark.parametrize("table", [
    {"keep": ["Kojemiako"]}, {"keep": ["Oleg Kojemiako"]}, {"different": [["Kojemiako", "Kozhemiako"]]},
    {"different": [["Oleg Kojemiako", "Oleg Kozhemiako"]]},
])
def test_the_user_keeps_names_apart(table: dict[str, object]) -> None:
    assert textfix.fix_text(OLEG, "en", names=table, unsafe=True) == OLEG


def test_the_user_prefers_a_spelling() -> None:
    assert "Kozhemiako" not in textfix.fix_text(OLEG, "en", names={"prefer": ["Kojemiako"]})


def test_the_source_says_which_spelling_the_standard_has() -> None:
    source = "Губернатор Олег Кожемяко уехал."
    segments = tuple(Segment(text, lang="en", source=source) for text in ("Oleg Kojemiako left. Oleg Kojemiako slept.", "Later Oleg Kozhemyako came."))
    def edits(names_: dict[str, object]) -> list[str]:
        return [e.new for f in Engine((RULE,), names=of_table(names_, Path())).find(Document("", segments), None).findings for e in f.edits]
    assert edits({}) == ["Kojemiako"]
    assert edits({"standard": {"ru": "english"}}) == ["Kozhemyako"] * 2
    assert edits({"standard": {"ru": "english"}, "prefer": ["Kojemiako"]}) == ["Kojemiako"]


@pytest.mark.parametrize(("table", "says"), [
    ({"sam": []}, "did you mean 'same'"), ({"same": ["Kyiv"]}, "list of names"), ({"same": [["Kyiv"]]}, "fewer than two"), ({"keep": "Kyiv"}, "list of names"),
    ([], "table"), ({"standard": ["bgn"]}, "standard"), ({"standard": {"ru": "englsh"}}, "did you mean 'english'"), ({"standard": {"xx": "english"}}, "source language"), ({"same": [["A", "B"]], "different": [["B", "A"]]}, "leave one"), ({"authority": 3}, "path"),
    ({"same": [["A", "B"], ["C", "B"]]}, "leave one"), ({"same": [["A", "B"], ["C", "A"]]}, "leave one"), ({"same": [["A", "B"]], "keep": ["B"]}, "leave one"),
    ({"same": [["A", "B", "C"]], "different": [["C", "B"]]}, "leave one"), ({"same": [["A", "B"]], "prefer": ["B"]}, "leave one"),
])
def test_a_wrong_table_is_one_clear_error(table: object, says: str) -> None:
    with pytest.raises(TextfixError, match=says):
        of_table(table, Path())


def test_the_authority_file_is_read_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text('same = [["Kyiv", "Kiev"]]\n', "utf-8")
    (tmp_path / "textfix.toml").write_text('[names]\nauthority = "names.toml"\nkeep = ["Smyth"]\n', "utf-8")
    config = read(tmp_path / "textfix.toml", Config)
    assert config.names == Authority(keep=frozenset({"Smyth"}), same=(("Kyiv", "Kiev"),))


@pytest.mark.parametrize("content", ["same = [", 'same = [["A"]]', "\udcff", 'authority = "other.toml"'])
def test_a_malformed_authority_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "names.toml").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(TextfixError, match=r"names\.toml"):
        of_table({"authority": "names.toml"}, tmp_path)


def test_an_authority_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TextfixError, match=r"names\.toml: cannot be read"):
        of_table({"authority": "names.toml"}, tmp_path)


FILLER = "The market at the old port was open, and nobody hurried home.\n" * 1500          # more than a part


@pytest.mark.parametrize("before", ["", FILLER, FILLER * 2])
def test_a_large_document_is_looked_at_part_by_part(before: str) -> None:
    text = before + OLEG + " Kozhemiako was met by his son.\n" + FILLER
    assert textfix.fix_text(text, "en") == text.replace("Kojemiako", "Kozhemiako")


@pytest.mark.parametrize("texts", [("",), ("Oleg.", "Igor."), (FILLER,), (FILLER, "Oleg.", FILLER), ("word " * 50_000, FILLER), ("a" * 200_000,)])
def test_the_parts_of_a_document_are_bounded_and_hold_all_of_it_once(texts: tuple[str, ...]) -> None:
    found = [part.pieces for part in parts(Whole(tuple(map(Segment, texts)), Authority()))]
    assert all(sum(len(piece.segment.text) for piece in pieces) <= gate.STRETCH for pieces in found)
    again = [""] * len(texts)
    for piece in (piece for pieces in found for piece in pieces):
        again[piece.number] += piece.segment.text[piece.fresh - piece.start:]
    assert tuple(again) == texts
