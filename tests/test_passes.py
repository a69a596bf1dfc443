"""What the C part says of the words of a text, beside references that are slow and plain."""
from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textfix import compiled, repeats
from textfix.again import LONGEST
from textfix.repeats import LETTERS, LOOP, SENTENCES, TWICE

native = compiled.load()
pytestmark = pytest.mark.skipif(native is None, reason="the C part is not built here, or TEXTFIX_PURE=1 is set")

WORDS = ["a", "ab", "the", "The", "THE", "Brandvik", "brandvik", "BRANDVIK", "McBride", "mcbride", "iPhone", "B2", "b2", "été", "Été", "Київ", "київ",
         "КИЇВ", "Ⓐ", "\N{DESERET CAPITAL LETTER LONG I}\N{DESERET SMALL LETTER LONG E}", "x" * 47, "x" * 48, "x" * 49, "Y" + "y" * 70, "y" * 71,
         "l’ami", "的", "中文", "กก", "on and on", "one. two. three"]
MARKS = [" ", " ", " ", ". ", ", ", "; ", "\n", "  ", "-", "’", "'", '"', "(", "_", "\N{IDEOGRAPHIC SPACE}", "\x85", "、", "。"]
WIDTHS = ["", " é", " 中", " \N{GRINNING FACE}"]
TEXT = st.builds(lambda pad, pairs, width: "x" * pad + "".join(word + mark for word, mark in pairs) + width,
                 st.sampled_from((0, 0, 1, 60, 62, 63, 64)), st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).flatmap(
                     lambda few: st.lists(st.tuples(st.sampled_from(few), st.sampled_from(MARKS)), max_size=60)), st.sampled_from(WIDTHS))


def lowered(word: str) -> str:
    return "".join(char.lower()[0] for char in word)


def in_two_cases(text: str, start: int, end: int) -> set[str]:
    """The words of a stretch that stand in two cases: as a name twice or behind a hyphen and small, or in capitals twice and otherwise."""
    stood: dict[str, list[str]] = {}
    for match in re.finditer(r"[^\W_]{2,}", text[start:end]):
        word, before = match[0], text[max(0, start + match.start() - 2):start + match.start()]
        if not any(map(str.isupper, word)):
            stood.setdefault(lowered(word), []).append("small")
        elif word[0].isupper() and len(before) == 2 and before[1] in "-'’":
            stood.setdefault(lowered(word), []).append("joined")
        elif word[0].isupper() and len(before) == 2 and before[1] == " " and (before[0].isalnum() or before[0] in ",;_"):
            stood.setdefault(lowered(word), []).append("large" if all(map(str.isupper, word)) else "plain")
    return {word for word, ways in stood.items() if ("small" in ways and ("joined" in ways or ways.count("plain") > 1 or ways.count("large") > 1))
            or (ways.count("large") > 1 and "plain" in ways)}


@given(TEXT, st.sampled_from((1, 7, 64, 100, 3000)))
def test_words_in_two_cases_are_found_and_no_others(text: str, stretch: int) -> None:
    found = [(place >> 32, lowered(text[place >> 32:(place >> 32) + (place & 0xFFFFFFFF)])) for place in native.case_varies(text, stretch)]
    told = [(at // stretch, word) for at, word in found]
    assert len(told) == len(set(told))
    assert set(told) == {(start // stretch, word) for start in range(0, len(text), stretch)
                         for word in in_two_cases(text, start, min(len(text), start + stretch))}


def what_repeats(text: str) -> int:
    """What the gate has to say of a text."""
    loops = any(sum(line[k + i] == line[k + i - p] for i in range(least)) == least
                for line in map(str.split, text.split("\n")) for p in range(2, LONGEST + 1)
                for least in [2 if p == 2 else 2 * p - 1] for k in range(p, len(line) - least + 1))
    letters = repeats._UNSPACED_LOOP.search(text)
    return (TWICE if any(map(said_again, [text] * len(text), range(len(text)))) else 0) | (LOOP if loops else 0) | (LETTERS if letters else 0) \
        | (SENTENCES if repeats._sentence_again(text) else 0)


def said_again(text: str, at: int) -> bool:
    """Whether a word that begins here (behind a blank or an opening mark) is said again, with no more than marks behind it."""
    word = re.match(r"\S{1,48}(?= )", text[at:])
    if not word or (at and not text[at - 1].isspace() and text[at - 1] not in repeats._OPENS):
        return False
    behind = text[at + 2 * len(word[0]) + 1:][:1]
    return text.startswith(word[0], at + len(word[0]) + 1) and not (behind.isalnum() or (behind != "" and behind in "_'-’"))


@given(TEXT)
@example("X. The sea is calm. The sea is calm")
@example("a 。\nこれこれこれ")
@example("x a b c a b c a b, c")
@example("a b\na b a")
def test_what_may_be_said_again_is_found_and_little_else(text: str) -> None:
    found, expected = native.may_repeat(text, 0, len(text)), what_repeats(text)
    assert found & expected == expected
    assert found & ~expected & ~LOOP == 0           # long words are told apart by their ends


@given(TEXT, st.data())
def test_a_window_is_a_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    inside = text[start:end]
    assert native.may_repeat(text, start, end) & ~LOOP == native.may_repeat(inside, 0, len(inside)) & ~LOOP


@pytest.mark.parametrize("text", ["one''two, two, three", "one\"'two two three", "l’“ami, ami, oui"])
def test_a_word_behind_two_marks_is_seen_without_the_c_part_too(text: str) -> None:
    found = repeats.repeats(text)
    with patch.object(repeats, "_may_repeat", None), patch.object(repeats, "_native", None):
        assert repeats.repeats(text) == found
