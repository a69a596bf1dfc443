"""Marks of quotation in their turn: counted, where the line is short, as the expression matches them."""
from __future__ import annotations

import sys

from hypothesis import example, given
from hypothesis import strategies as st

import textfix.rules.quotes.quote_spacing  # noqa: F401  # the module, whose name in its package is the rule's

quotes = sys.modules["textfix.rules.quotes.quote_spacing"]
PARTS = ["a", '"', '" ', ', "b', ',"', "!", "?", ":", "_", "\n", "“", "”", "的", "あ", "\u1680", "\u3000", "x" * 590, '"x" ' * 6]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join), st.integers(0, 3))
@example('"said"," he, "' + "x" * 600, 5)
@example('a" ' + '"b" ' * 6 + '"', 0)
@example(', "b" ' + '"b" ' * 6, 0)
def test_counting_the_marks_of_a_line_says_what_matching_them_does(text: str, at: int) -> None:
    assert quotes._is_astray(text, at) is not bool(quotes._IN_TURN.match(text, at))
