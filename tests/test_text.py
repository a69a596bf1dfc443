from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.text import Edit, Lines, Mark, apply, compose, parse_marks, repaired, write_marks

TEXTS = st.text(alphabet="ab.\n\r é漢\N{GRINNING FACE}", max_size=12)


@st.composite
def text_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXTS)
    return text, draw(edits_of(text))


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    return [Edit(a, b, draw(st.sampled_from(["", "x", "yz"]))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


def test_apply_replaces_deletes_and_inserts() -> None:
    assert apply("abcdef", [Edit(4, 4, "!"), Edit(0, 1, "A"), Edit(1, 3, "")]) == "Ad!ef"


@pytest.mark.parametrize("edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(0, 9, "")], [Edit(2, 1, "")]])
def test_apply_refuses_overlaps_and_places_outside(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"overlaps|outside"):
        apply("abc", edits)


def test_marks_say_replace_delete_insert_report() -> None:
    text, marks = parse_marks("a ⟦Bad→bad⟧ text⟦.→⟧ with⟦→,⟧ an ⟦odd⟧ word")
    assert text == "a Bad text. with an odd word"
    assert marks == [Mark(2, 5, "bad"), Mark(10, 11, ""), Mark(16, 16, ","), Mark(20, 23, None)]
    assert repaired(text, marks) == "a bad text with, an odd word"


@pytest.mark.parametrize("marked", ["a ⟦b", "b⟧ c", "⟦a→⟦b→c⟧⟧"])
def test_marks_that_do_not_close_are_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        parse_marks(marked)


@given(text_and_edits())
def test_marks_round_trip(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    marks = [Mark(*e) for e in edits]
    assert parse_marks(write_marks(text, marks)) == (text, marks)
    assert repaired(text, marks) == apply(text, edits)


@given(text_and_edits(), st.data())
def test_composed_edits_do_what_both_do(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, first = case
    middle = apply(text, first)
    second = data.draw(edits_of(middle))
    assert apply(text, compose(middle, first, second)) == apply(middle, second)


def test_lines_count_every_kind_of_line_end_once() -> None:
    lines = Lines("a\r\nb\nc\rd")
    assert [lines.position(k) for k in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert lines.start(4) == 7
