"""The scanner against a naive reading of the same triggers, on random text."""
from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from textfix import between, compiled, glance, native, repeats, scanner, stretches, variants
from textfix.language import language
from textfix.looking import CASES, NAMES, NOTHING, REPEATS
from textfix.names import gate
from textfix.rule import load_rules
from textfix.scanner import Entry, Scanner
from textfix.trigger import (
    BOUNDARY,
    CYRILLIC,
    DIGIT,
    EDGE,
    FIRST_PLANE,
    LATIN,
    LETTER,
    LOWER,
    SOLID,
    SPACE,
    UPPER,
    Trigger,
    any_of,
    check,
    either,
    is_unspaced,
    point,
    trigger,
    words,
)

TRIGGERS = [
    LOWER + "." + LETTER, any_of(".!?") + " " + LOWER, either(LOWER, any_of(",;")) + " " + words("The", "He", "A", "I'm", "De la"),
    SOLID + "  ", EDGE + words("Note", "Он", "a", "漢", "漢字テキスト"), trigger("@@"), either("\N{LOWER ONE EIGHTH BLOCK}", "??"), LATIN + CYRILLIC, CYRILLIC + LATIN,
    "..", LETTER + " ," + EDGE, EDGE + "--", "&" + LETTER, any_of("”\"") + LOWER, DIGIT + ", " + DIGIT, "\n\n\n", EDGE + " " + words("date"),
    LETTER + ".." + BOUNDARY, LETTER + ".:" + EDGE, BOUNDARY + "hT", " " + words("Он ", "a ", "No ", "De la", "漢 ", "I'm "), either(LOWER + " ", any_of(",;") + " ") + words("The ", "He "),
    EDGE + DIGIT, EDGE + words("1", "é."), ". " + words("He ", "Note that"), "aa" + words("a"), " “" + words("ha"), (SPACE | EDGE) + "-" + (SPACE | EDGE),
    either(LOWER + " ", any_of(",;") + " ") + words("I'", "D’", "De’"),
]
ENTRIES = [Entry(i, trigger(t)) for i, t in enumerate(TRIGGERS)]
SCANNERS: dict[str, Any] = {"python": Scanner(ENTRIES)}
if module := compiled.load():
    SCANNERS["c"] = native.NativeScanner(module, ENTRIES)
both = pytest.mark.parametrize("scanner", SCANNERS.values(), ids=SCANNERS)
TEXT = st.text(alphabet=" .,;\n\r\u2028”\"&@?-aAzhHeT'mDldteNo1漢Онщ▁é\N{GRINNING FACE}\U00020000\U0002A040р", max_size=40) | st.lists(
    st.sampled_from(["The", "He", " ", ", ", ".", "Note", "\n", "Он", "x", "I'm", "De la", "--", "a", "??", "漢", "字テキストa", "\r\n", "  ", "date", "I'", "a De’", " D’"]), max_size=20).map("".join)
EDGES = EDGE.alternatives[0].atoms[0]


def fits(text: str, at: int, atom: int) -> bool:
    if at in (-1, len(text)):
        return atom & EDGES == EDGES
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
    ends = not (word[-1].isalnum() and after.isalnum()) or is_unspaced(word[-1])
    return text.startswith(word, at) and ends


@both
@given(text=TEXT)
def test_hits_are_those_of_a_naive_reading(scanner: Any, text: str) -> None:
    expected = {(at, n) for n, shape in enumerate(TRIGGERS) for at in naive(text, trigger(shape))}
    assert {(h.at, h.rule) for h in scanner.scan(text)} == expected


@pytest.mark.parametrize("shape", [LETTER, LOWER, UPPER, DIGIT, SPACE, EDGE, BOUNDARY, CYRILLIC, any_of("“é\N{GRINNING FACE}")])
def test_a_glance_knows_how_each_code_point_is_spelled(shape: Trigger) -> None:
    atom = shape.alternatives[0].atoms[0]
    told = glance._spellings(atom)
    codes = [*range(FIRST_PLANE), *(plane << 16 | low for plane in range(1, 17) for low in (0, 1, 0x40, 0x1000, 0xF600))]
    for char in (chr(code) for code in codes if atom >> point(chr(code)) & 1):
        assert tuple(char.encode("utf-8", "surrogatepass").translate(glance._CLASSES)) in told


@given(text=TEXT)
def test_where_a_text_has_many_words_and_letters_that_are_looked_for_the_hits_are_the_same(text: str) -> None:
    expected = SCANNERS["python"].scan(text)
    with patch.object(between, "_FEW", -1), patch.object(scanner, "_LITTLE", 0):
        assert Scanner(ENTRIES).scan(text) == expected


@both
@given(text=TEXT, data=st.data())
def test_hits_in_a_window_of_whole_lines_are_those_of_the_text_that_lie_in_it(scanner: Any, text: str, data: st.DataObject) -> None:
    ends = [0, *(k + 1 for k, c in enumerate(text) if c == "\n"), len(text)]
    start, end = sorted((data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))))
    alone = {(h.at + start, h.rule) for h in scanner.scan(text[start:end])}
    within = {(h.at, h.rule) for h in scanner.scan(text, start, end)}
    # a mark at the very edge of the window may be seen as the line end that it is, or as the edge of the text
    assert {h for h in alone ^ within if h[0] >= start} == set()


@pytest.mark.skipif("c" not in SCANNERS, reason="the C scanner is not built here")
def test_both_scanners_agree_on_the_rules_and_the_seeds() -> None:
    rules = [r for r in load_rules() if r.over == "spots"]
    entries = dict.fromkeys(Entry(n, rule.trigger_for(language(code))) for n, rule in enumerate(rules) for code in ("en", "de", "tr", "ru", "ar", "zh"))
    scanners = Scanner(entries), native.NativeScanner(module, entries)
    for path in (Path(__file__).parent.parent / "seeds").glob("*.txt"):
        text = path.read_text("utf-8")
        pure, c = (set(scanner.scan(text)) for scanner in scanners)
        assert pure == c


def test_two_bytes_and_four_bytes_a_character_make_no_difference() -> None:
    for own in SCANNERS.values():
        hits = [{(h.at, h.rule) for h in own.scan("a.b The x He,y" + tail)} for tail in ("", "漢", "\N{GRINNING FACE}")]
        assert hits[0] == hits[1] == hits[2]


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


@pytest.mark.skipif("c" not in SCANNERS, reason="the C scanner is not built here")
@given(st.lists(st.sampled_from(["the", "a", "b", "to", "the.", "“the", "l’ami", "ami", "\n", "no", "x" * 50, "x" * 50 + "“the", "漢", "It is so.", "It is so.", "以及以及以及以及", "ああ、ああ、ああ、", "l'ami", "the,", "-", "(the", "a-b-c", "the）", "\u3000", "a\xa0b", "т", "т።"]), max_size=30).map(" ".join))
@example("by the sea, by the sea, by the")
def test_the_gates_for_repeats_hide_nothing(text: str) -> None:
    gate = repeats._may_repeat
    found = repeats.repeats(text)
    try:
        for other in (None, lambda *_: 15):
            repeats._may_repeat = other
            assert repeats.repeats(text) == found
    finally:
        repeats._may_repeat = gate


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["the", "a", "on and", "It was.", "“no", "l’ami", "漢", "以及以及以及以及", "ああ、ああ、ああ、", *"cdefghijk"]), min_size=150, max_size=400),
       st.lists(st.integers(0, 200), max_size=6))
def test_a_repeat_is_found_once_wherever_a_long_line_is_cut(parts: list[str], again: list[int]) -> None:
    for at in again:
        parts[at:at] = parts[at:at + 3] * 3
    text = " ".join(parts)
    found = repeats.repeats(text)
    with patch.object(repeats, "SIZE", 600), patch.object(stretches, "OVERLAP", 260):
        assert repeats.repeats(text) == found


NAMED = st.lists(st.sampled_from([
    "the", "of", "in,", "Obama", "obama", "Mubarak", "Mubarek", "Mubaraks", "Hosni", "“Hosni", "Jong-Un", "Jong-un", "un", "UN", "Un", "-", "l’Ami", "ami", "said.", "Nato",
    "NATO", "nato", "\n", "\n\n", "漢字", "a\xa0b", "Ali Ali", "Çelik", "çelik", "Celik", "", "It is so and it is so and it is. ", *(f"Muban{a}{b}k" for a in "aeiou" for b in "aeiou"),
]), max_size=60).map(" ".join)


@both
@given(text=NAMED)
def test_a_look_says_what_each_gate_says_by_itself(scanner: Any, text: str) -> None:
    seen = scanner.look(text, REPEATS | CASES | NAMES) or NOTHING
    assert bool(seen.there & CASES) == bool(variants.two_cases(text))
    assert bool(seen.there & NAMES) == bool(gate.alike(text))
    assert not repeats.repeats(text) or seen.there & REPEATS
