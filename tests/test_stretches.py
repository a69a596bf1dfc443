"""A long text is looked at in stretches, and nothing is found otherwise than in one piece."""
from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from test_engines_agree import MARKS, WORDS

from textfix import candidates
from textfix import stretches as module
from textfix.candidates import Candidates
from textfix.language import language
from textfix.rule import load_rules
from textfix.stretches import ENDLESS, OVERLAP, line_windows, stretches

TEXT = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([*MARKS, *[" "] * 20])), max_size=120).map(lambda pairs: "".join(w + m for w, m in pairs))
LONG = st.tuples(TEXT, TEXT, st.integers(1, 4)).map(lambda parts: (parts[0] + parts[1]) * parts[2] + parts[0])


@given(text=st.lists(st.sampled_from(["a", "word ", "A sentence. ", "x" * 300, "\n", " "]), max_size=60).map("".join), size=st.integers(50, 400))
def test_stretches_cover_a_text_once_and_are_bounded(text: str, size: int) -> None:
    with patch.object(module, "OVERLAP", 20):
        parts = list(stretches(text, 0, len(text), size))
    assert "".join(text[part.fresh:part.high] for part in parts) == text
    for part in parts:
        assert 0 <= part.fresh - part.low <= 40
        assert part.high - part.fresh <= 2 * size
        assert part.low == part.fresh or text[part.fresh - 1] != "\n"


FINDER = Candidates(load_rules())


def all_candidates(text: str, code: str) -> set[tuple[str, int, int]]:
    found, cut = FINDER.find(text, language(code))
    assert not cut
    return {(candidate.rule.code, candidate.at, candidate.period) for candidate in found}


@settings(max_examples=200)
@given(text=LONG, code=st.sampled_from(["en", "fr", "zh", "th"]))
def test_the_candidates_of_its_stretches_are_those_of_a_text(text: str, code: str) -> None:
    found = all_candidates(text, code)
    with patch.object(candidates, "SIZE", 700), patch.object(module, "OVERLAP", 320):
        assert all_candidates(text, code) == found


def test_of_an_endless_line_only_what_is_near_an_edit_is_looked_at_again() -> None:
    text, at = "word " * ENDLESS, 2 * ENDLESS
    (low, high), = line_windows(text, [(at, at + 2)])
    assert at - 2 * OVERLAP <= low <= at - OVERLAP
    assert at + 2 + OVERLAP <= high <= at + 2 + 2 * OVERLAP
    assert text[low - 1] == text[high - 1] == " "
    lines = "word " * 20 + "\n"
    assert line_windows(lines * ENDLESS, [(5 * len(lines), 5 * len(lines))]) == [(4 * len(lines), 7 * len(lines))]
