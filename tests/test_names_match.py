"""Matching of names: laws that hold for any two, and cases that have broken other methods."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.names.blocking import keys
from textfix.names.forbidden import forbidden
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
