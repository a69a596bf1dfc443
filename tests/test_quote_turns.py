"""Marks of quotation in their turn: they are counted; what the numbers have to say is told by an expression."""
from __future__ import annotations

import re
import sys

from hypothesis import example, given
from hypothesis import strategies as st

import textfix.rules.quotes.quote_spacing  # noqa: F401  # the module, whose name in its package is the rule's

quotes = sys.modules["textfix.rules.quotes.quote_spacing"]
PARTS = ["a", '"', '" ', ", \"b", ',"', "!", "?", ":", "_", "\n", "“", "”", "的", "あ", "\u1680", "\u3000", "x" * 590, '"x" ' * 6]
REST = r'(?:[^"\n]{0,600}+"[^"\n]{0,600}+"){0,6}+[^"\n]{0,600}+(?:\n|\Z)'       # an even number of marks, and the end of the line
NO_CASE = quotes._NO_CASE
IN_TURN = re.compile(rf"""[^\W_]"\s{REST}|[,.!?]"\s{REST}|[,;!?]\s"\w[^"\n]{{0,600}}+"{REST}|\S["“”„«»]{NO_CASE}""")


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join), st.integers(0, 3))
@example('a" ' + '"b" ' * 6 + '"', 0)
@example(', "b" ' + '"b" ' * 6, 0)
@example(', "b' + "x" * 600 + '"', 0)
@example(', "b' + "x" * 601 + '"', 0)
@example('a" ' + "x" * 600 + '"' + "x" * 600 + '" ', 0)
@example('a" ' + "x" * 601 + '"b" ', 0)
@example('a" ' + ("x" * 600 + '"') * 12, 0)
@example('a" ' + "x" * 12_000, 0)
def test_a_mark_is_in_its_turn_by_the_number_of_those_behind_it(text: str, at: int) -> None:
    assert quotes._is_astray(text, at) is not bool(IN_TURN.match(text, at))
