"""The compiled part of the matching of names gives what the Python gives, to the bit."""
from __future__ import annotations

import random
from struct import pack
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.names.synthetic import names
from textfix import compiled
from textfix.names import align, features, gate, scorer
from textfix.names.blocking import candidates
from textfix.names.graphemes import parse, tokens
from textfix.names.match import probability

native = compiled.load()
pytestmark = pytest.mark.skipif(native is None, reason="the C part is not built here, or TEXTFIX_PURE=1 is set")

WORD = st.text(st.sampled_from("aeiouyhkszcjtdnmrlvwčšжш習"), max_size=12) | st.sampled_from(("petrov", "petrovova", "khrushchev", "chruschtschow")) \
    | st.text(st.characters(categories=["Ll", "Lo"]), min_size=80, max_size=120)


@given(WORD, WORD)
def test_words_side_by_side(one: str, two: str) -> None:
    with patch.object(align, "_native", None):
        reference = align.words.__wrapped__(one, two)
    assert align.words.__wrapped__(one, two) == reference


@given(WORD, WORD)
def test_the_distance_of_words(one: str, two: str) -> None:
    with patch.object(features, "_native", None):
        reference = features.distance(one, two)
    assert features.distance(one, two) == reference == features.distance(two, one)


@given(WORD, WORD)
def test_how_words_begin_and_end_alike(one: str, two: str) -> None:
    assert native.ends(one, two) == gate._ends(one, two)


def test_the_probability_of_made_names_and_of_strangers() -> None:
    dice, (made, twins) = random.Random(1), names(400)
    pairs = [*twins, *candidates(made), *([dice.choice(made), dice.choice(made)] for _ in range(300))]
    found = [probability(*pair) for pair in pairs]
    assert 0 < sum(p > .5 for p in found) < len(found)
    align.words.cache_clear()
    with patch.object(align, "_native", None), patch.object(features, "_native", None), patch.object(scorer, "_native", None):
        assert [probability(*pair) for pair in pairs] == found
    align.words.cache_clear()


def test_more_letters_than_there_is_room_for_are_left_to_python() -> None:
    aligner = native.aligner(lambda *_: 1.0, [], ("o", "v", "a"), 99.0, .0, .5)
    assert native.align(aligner, ("a", "b"), ("a", "c")) == (1.0, [(("b",), ("c",), "a", "$")])
    letters = tuple(map(chr, range(0x4E00, 0x4E00 + 600)))
    for n in range(0, 540, 60):
        found = native.align(aligner, letters[n:n + 60], ("a",))
    assert found is NotImplemented
    assert native.align(aligner, letters[:97], ("a",)) is NotImplemented
    assert native.align(aligner, ("a", "b"), ("a", "c")) == (1.0, [(("b",), ("c",), "a", "$")])


def test_what_goes_wrong_when_a_cost_is_asked_is_told() -> None:
    def fails(left: str, right: str, place: str) -> float:
        raise LookupError(left + right + place)

    with pytest.raises(LookupError, match="b"):
        native.align(native.aligner(fails, [], ("o", "v", "a"), 9.0, .0, .5), ("x", "a"), ("x", "b", "y"))
    with pytest.raises(ValueError, match="below 0"):
        native.align(native.aligner(lambda *_: -1.0, [], ("o", "v", "a"), 9.0, .0, .5), ("a",), ("b",))
    with pytest.raises(ValueError, match="on a side"):
        native.aligner(fails, [((), ("a",), .1)], ("o", "v", "a"), 9.0, .0, .5)
    with pytest.raises(ValueError, match="ending"):
        native.aligner(fails, [], ("o",), 9.0, .0, .5)


@pytest.mark.parametrize(("nodes", "roots"), [
    ([(0, 0, 1.0), (-1, 0, 2.0)], [0]), ([(0, 9, 1.0), (-1, 0, 2.0)], [0]), ([(999, 1, 1.0), (-1, 0, 2.0)], [0]), ([(-1, 0, 1.0)], [1]),
    ([(-2, 0, 1.0)], [0]),
])
def test_trees_that_lead_nowhere_are_refused(nodes: list[tuple[int, int, float]], roots: list[int]) -> None:
    with pytest.raises(ValueError, match="not sound"):
        native.forest(b"".join(pack("=iid", *node) for node in nodes), pack(f"={len(roots)}I", *roots))


def test_trees_take_a_bounded_number_of_figures() -> None:
    forest = native.forest(pack("=iid", -1, 0, .5), pack("=I", 0))
    assert native.grown(forest, [1.0], 1.0) == 1.5
    with pytest.raises(ValueError, match="figures"):
        native.grown(forest, [.0] * 257, .0)
    with pytest.raises(TypeError):
        native.grown(forest, ["a"], .0)


def test_graphemes_of_a_name_are_what_is_compared() -> None:
    assert native.align(align._aligner(), parse("kojemiako"), parse("kozhemiako"))[1] == [(("j",), ("zh",), "o", "e")]
    assert align.names(tokens("Oleg Kojemiako"), tokens("Oleg Kozhemiako")).steps == (align.Step(("j",), ("zh",), "o", "e"),)
