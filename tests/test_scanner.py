"""The scanner against a naive reading of the same triggers, on random text."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.scanner import Entry, Scanner
from textfix.trigger import CYRILLIC, DIGIT, EDGE, LATIN, LETTER, LOWER, SOLID, UPPER, Trigger, any_of, check, either, point, trigger, words

TRIGGERS = [
    LOWER + "." + LETTER, any_of(".!?") + " " + LOWER, either(LOWER, any_of(",;")) + " " + words("The", "He", "A", "I'm", "De la"),
    SOLID + "  ", EDGE + words("Note", "Он", "a"), trigger("@@"), either("\N{LOWER ONE EIGHTH BLOCK}", "??"), LATIN + CYRILLIC, CYRILLIC + LATIN,
    "..", LETTER + " ," + EDGE, EDGE + "--", "&" + LETTER, any_of("”\"") + LOWER, DIGIT + ", " + DIGIT, "\n\n\n", EDGE + " " + words("date"),
]
SCANNER = Scanner(Entry(i, trigger(t), None) for i, t in enumerate(TRIGGERS))
TEXT = st.text(alphabet=" .,;\n\r\u2028”\"&@?-aAzhHeT'mDldteNo1漢Онщ▁é\N{GRINNING FACE}", max_size=40) | st.lists(
    st.sampled_from(["The", "He", " ", ", ", ".", "Note", "\n", "Он", "x", "I'm", "De la", "--", "a", "??", "\r\n", "  ", "date"]), max_size=20).map("".join)
EDGES = EDGE.alternatives[0].atoms[0]


def fits(text: str, at: int, atom: int) -> bool:
    if at in (-1, len(text)):
        return atom == EDGES
    return bool(atom >> point(text[at]) & 1)


def naive(text: str, shape: Trigger) -> set[int]:
    found = set()
    for alternative in shape.alternatives:
        for at in range(-1, len(text) + 1):
            if not all(at + k <= len(text) and fits(text, at + k, atom) for k, atom in enumerate(alternative.atoms)):
                continue
            end = at + len(alternative.atoms)
            if alternative.words is None or any(_whole(text, end, word) for word in alternative.words):
                found.add(at)
    return found


def _whole(text: str, at: int, word: str) -> bool:
    after = text[at + len(word):at + len(word) + 1]
    return text.startswith(word, at) and not (word[-1].isalnum() and after.isalnum())


@given(TEXT)
def test_hits_are_those_of_a_naive_reading(text: str) -> None:
    expected = {(at, n) for n, shape in enumerate(TRIGGERS) for at in naive(text, trigger(shape))}
    assert {(h.at, h.rule) for h in SCANNER.scan(text)} == expected


@pytest.mark.parametrize("shape", [UPPER, LOWER + " " + UPPER, LETTER + LETTER, EDGE + UPPER, trigger(","), any_of("."), UPPER + EDGE])
def test_a_trigger_on_bare_classes_is_refused(shape: Trigger) -> None:
    with pytest.raises(ValueError, match="bare classes"):
        check("TST001", shape)


def test_edge_stands_only_first_or_last() -> None:
    with pytest.raises(ValueError, match="EDGE"):
        check("TST001", "a" + EDGE + "b")


def test_nothing_follows_words() -> None:
    with pytest.raises(ValueError, match="ends a trigger"):
        words("a") + "b"
