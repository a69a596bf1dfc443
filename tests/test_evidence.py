"""What a document says about its words, beside slow and plain references."""
from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from textfix.evidence import Evidence

WORDS = frozenset({"God", "Godot", "Lord", "a", "éa"})
PIECES = st.sampled_from(["God", "Godot", "Lord", "Lords", "a", "éa", "_", " ", "\n", ".", "…", "!", "B", "b", "5", "'"])
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(TEXTS)
def test_one_of_some_words_stands_there_if_one_is_counted(text: str) -> None:
    assert Evidence(text).has_any(WORDS) is any(Evidence(text).count(word) > 0 for word in WORDS)
    assert not Evidence(text).has_any(frozenset())


@given(TEXTS)
def test_sentences_begin_behind_their_ends_and_with_lines(text: str) -> None:
    starts = re.findall(r"(?:[.!?…]\s+|\n)([^\W\d_])", text)
    assert Evidence(text).lower_ratio == (sum(map(str.islower, starts)) / len(starts) if starts else 0)


def test_whoever_asks_for_more_than_what_is_near_is_known() -> None:
    evidence = Evidence("One two one.")
    assert not evidence.asked
    for question in (lambda: evidence.count("one"), lambda: evidence.lower_ratio, lambda: evidence.goes_on("x"), lambda: evidence.has_any(WORDS)):
        for _ in range(2):                     # the second answer is remembered
            evidence.asked = False
            question()
            assert evidence.asked
