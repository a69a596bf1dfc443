"""What a pass over a repaired text asks again."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textfix import fix_text
from textfix.candidates import Candidate
from textfix.document import Segment
from textfix.rule import Finding, load_rules
from textfix.text import Edit, apply
from textfix.touched import touched

RULE = next(rule for rule in load_rules() if rule.over == "spots" and rule.gate is None)
TEXT = "abcdefghij\nklmnopqrst\nuvwxyz"


def test_a_candidate_moves_with_its_letter_and_goes_with_it() -> None:
    edits = [Edit(2, 4, ""), Edit(8, 8, "++"), Edit(15, 16, "=")]
    found = touched(TEXT, edits, [], [Candidate(RULE, at) for at in (1, 2, 3, 4, 9, 14, 15, 20)])
    assert [(c.at, apply(TEXT, edits)[c.at]) for c in found.again] == [(1, "b"), (2, "e"), (9, "j"), (14, "n"), (20, "t")]


@given(st.lists(st.integers(0, 27), max_size=6), st.data())
def test_letters_keep_their_candidates(ats: list[int], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, 28), max_size=8, unique=True)))
    edits = [Edit(low, high, data.draw(st.sampled_from(["", "#", "##"]))) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    kept = [at for at in ats if not any(edit.start <= at < edit.end for edit in edits)]
    new = apply(TEXT, edits)
    assert [new[c.at] for c in touched(TEXT, edits, [], [Candidate(RULE, at) for at in ats]).again] == [TEXT[at] for at in kept]


def test_candidates_in_windows_are_not_asked_twice() -> None:
    found = touched(TEXT, [Edit(12, 13, "")], [], [Candidate(RULE, at) for at in (0, 14, 25)])
    assert found.windows(Segment("x" * 27)) == [(0, 27)]
    assert [c.at for c in found.completed([], "", [(11, 21)])] == [0, 24]
    assert [c.at for c in found.completed([], "", [(1, 21)])] == [24]         # a trigger at the edge of a line begins with the line end


def test_all_of_a_text_is_read_again_where_letters_were_written_or_are_waited_for() -> None:
    assert touched(TEXT, [Edit(10, 11, " ")], [], [])[2:] == (False, False)
    assert touched(TEXT, [Edit(0, 1, "")], [], [])[2:] == (True, True)
    waiting = Finding(next(rule for rule in load_rules() if rule.over == "whole"), 0, 1, "", (Edit(0, 1, "x"),), "unsafe")
    assert touched(TEXT, [Edit(10, 11, " ")], [waiting], [])[2:] == (False, True)
    assert touched(TEXT * 1000, [Edit(0, 1, "")], [], [])[2:] == (False, False)


def test_what_asked_the_document_is_asked_again_after_a_repair_far_away() -> None:
    far = "On Monday the clerk counted the coins.\n\nThe weather was fine.\n\n"
    text = f"The state - run railway did not pay.\n\n{far}In May the st\N{CYRILLIC SMALL LETTER A}te-run bank closed early.\n"
    again = fix_text(text, lang="en")
    assert again == f"The state-run railway did not pay.\n\n{far}In May the state-run bank closed early.\n"
    assert fix_text(again, lang="en") == again
