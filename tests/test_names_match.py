"""Matching of names: laws that hold for any two, and cases that have broken other methods."""
from __future__ import annotations

import json
from importlib.resources import files
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.errors import TextfixError
from textfix.names.blocking import MOST, WINDOW, candidates, keys
from textfix.names.conventions import languages, romanise, table
from textfix.names.features import distance
from textfix.names.forbidden import forbidden, lists
from textfix.names.gate import are_near
from textfix.names.inflection import is_case_form
from textfix.names.match import explain, probability

NAME = st.text(st.sampled_from("aeiouyhkszcjtdnmrlvwčšжш-' IXKÖ1ß"), max_size=18) | st.text(max_size=12)


@given(NAME, NAME)
def test_symmetric_bounded_and_the_same_each_time(a: str, b: str) -> None:
    first = probability(a, b)
    assert first == probability(b, a) == probability(a, b)
    assert 0 <= first <= 1


@given(NAME)
def test_a_name_is_itself(name: str) -> None:
    assert probability(name, name) == 1.0


@given(NAME)
def test_at_most_eight_keys(name: str) -> None:
    assert len(keys(name)) == len(set(keys(name))) <= 8


@pytest.mark.parametrize("pair", [
    "Oleg Kojemiako/Oleg Kozhemiako", "Sergueï Lavrov/Sergey Lavrov", "Andreï Beloussov/Andrey Belousov", "Dmitrij Peskow/Dmitry Peskov",
])
def test_one_name_in_two_conventions(pair: str) -> None:
    a, b = pair.split("/")
    assert probability(a, b) > .8
    assert set(keys(a)) & set(keys(b))


@pytest.mark.parametrize("pair", [
    "Kim Jong-un/Kim Jong-il", "Shanxi/Shaanxi", "Minister/Ministry", "Beauty/Both", "Joseph P. Kennedy II/Joseph P. Kennedy III", "Boeing 737/Boeing 747",
    "John F. Kennedy/John R. Kennedy", "Niger/Nigeria", "Ruhollah Khomeini/Ali Khamenei", "Johnson/Johnston", "Iran/Iraq", "Gazprom/Gazprombank",
])
def test_two_names(pair: str) -> None:
    assert probability(*pair.split("/")) < .5


def test_numbers_and_initials_forbid() -> None:
    assert forbidden("Louis XIV", "Louis XV")
    assert forbidden("Apollo 11", "Apollo 12")
    assert forbidden("Anna K. Berg", "Anna M. Berg")
    assert not forbidden("Anna K. Berg", "Anna K. Bergh")


@pytest.mark.parametrize("row", [
    "ru Собянин Собяниным", "ru Павел Павла", "uk Київ Києва", "pl Kaczyński Kaczyńskiego", "fi Turku Turussa", "lv Bērziņš Bērziņa",
    "tr Erdoğan Erdoğan’ın", "hu Budapest Budapesten", "de Merkel Merkels", "ka თბილისი თბილისში",
])
def test_case_forms_are_no_variants(row: str) -> None:
    lang, base, form = row.split(" ")
    assert is_case_form(base, form, lang)
    assert is_case_form(form, base, lang)
    assert probability(base, form, lang) == .0


def test_no_case_forms_in_another_language() -> None:
    assert not is_case_form("Собянин", "Собяниным", "fi")
    assert not is_case_form("Kojemiako", "Kozhemiako", "ru")


def test_explanations_name_the_conventions() -> None:
    assert explain("Oleg Kozhemiako", "Oleg Kojemiako") == "zh/j: English and French for Russian ж"
    assert explain("Oleg", "Oleg") == explain("Berg", "Bemg") == ""


def test_a_never_merge_list_without_merges() -> None:
    for names in lists():
        for one, two in combinations(names, 2):
            assert forbidden(one, two)
            assert probability(one, two) == .0
            assert " " in one + two or probability(f"Anna {one}", f"Anna {two}") == .0


def test_a_womans_name_is_another_person() -> None:
    for pair in ("Ivanov/Ivanova", "Sergei Medvedev/Sergei Medvedeva", "Chaikovsky/Chaikovskaya", "Kowalski/Kowalska", "Putin/Putina"):
        assert probability(*pair.split("/")) == .0


@pytest.mark.parametrize("row", [
    "ru/Хрущёв/english/Khrushchev", "ru/Жуков/german/Schukow", "ru/Чехов/polish/Czechow", "uk/Харків/english/Kharkiv", "uk/Тимошенко/french/Tymochenko",
    "be/Лукашэнка/official/Lukašenka", "bg/Живков/english/Zhivkov", "sr/Ђоковић/plain/Djokovic", "ar/جَمَال/french/Djamal", "fa/شیراز/english/Shiraz",
    "he/שָׁרוֹן/german/Scharon", "el/Παπανδρέου/english/Papandreou", "ka/შევარდნაძე/english/shevardnadze", "hy/Գյումրի/english/Gyumri",
    "zh/Zhou Enlai/wade/Chou Enlai", "zh/Deng Xiaoping/wade/Teng Hsiaoping", "ko/정주영/revised/Jeongjuyeong", "ja/ちば/hepburn/Chiba",
    "ja/ちば/kunrei/Tiba", "hi/गांधी/english/Gandhi", "hi/लखनऊ/english/Lakhanau",
])
def test_conventions_write_known_names(row: str) -> None:
    lang, name, convention, written = row.split("/")
    assert romanise(name, lang, convention) == written


@pytest.mark.parametrize("lang", languages())
def test_each_row_has_a_cell_for_each_convention(lang: str) -> None:
    found = table(lang)
    assert found.name.isalpha()
    assert len(set(found.conventions)) == len(found.conventions) > 2
    for letter, row in found.rows.items():
        assert len(row) == len(found.conventions), letter
        assert all(cell and len(set(cell)) == len(cell) for cell in row), letter


@pytest.mark.parametrize("name", ["ru Михаил Горбачёв", "ru Жириновский", "uk Хмельницький", "bg Желязко", "ka შევარდნაძე", "ru Щербаков", "ru Эйзенштейн"])
def test_a_name_is_known_again_in_any_two_conventions(name: str) -> None:
    lang, word = name.split(" ", 1)
    written = {romanise(word, lang, convention) for convention in table(lang).conventions}
    likely = [probability(*pair) > .5 for pair in combinations(sorted(written), 2)]
    assert sum(likely) >= .8 * len(likely)


def test_an_unknown_source_or_convention_teaches() -> None:
    with pytest.raises(TextfixError, match="did you mean 'english'"):
        romanise("Жуков", "ru", "englisch")
    with pytest.raises(TextfixError, match="unknown source language"):
        romanise("Жуков", "xx", "english")


@given(st.lists(NAME, max_size=12))
def test_candidates_are_pairs_with_a_common_key_each_once(names: list[str]) -> None:
    found = list(candidates(names))
    assert len({frozenset(pair) for pair in found}) == len(found)
    assert all(one != two and set(keys(one)) & set(keys(two)) for one, two in found)
    wanted = {frozenset(pair) for pair in combinations(dict.fromkeys(names), 2) if set(keys(pair[0])) & set(keys(pair[1]))}
    assert {frozenset(pair) for pair in found} == wanted


def test_words_of_any_script_may_be_compared() -> None:
    assert [are_near(*pair) for pair in (("習近平", "山田"), ("習近平", "習近"), ("Kozhemiako", "習近平"))] == [False, True, False]


def test_a_crowd_is_not_compared_with_itself() -> None:
    crowd = [f"Anna {vowel}{other}b{third}rg" for vowel in "aeiou" for other in "aeiou" for third in "aeiou"]
    assert len(list(candidates(crowd))) <= len(crowd) * WINDOW * MOST


def test_the_weights_are_small_and_say_where_they_come_from() -> None:
    file = files("textfix.names") / "weights.json"
    assert len(file.read_bytes()) < 1_000_000
    weights = json.loads(file.read_text("utf-8"))
    assert "GeoNames" in weights["about"]
    assert not any("()" in source for source in weights["learned_from"])


def test_distance_is_levenshtein() -> None:
    assert [distance(*pair.split("/")) for pair in ("abc/abc", "/abc", "kitten/sitting", "flaw/lawn")] == [0, 3, 3, 2]
