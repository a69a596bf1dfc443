"""What users must be able to trust: code, addresses, placeholders and names of files come out as they went in."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.protection import protected_spans, protection

WORD = st.text("abcxyzABC019_", min_size=1, max_size=8)
PROTECTED = st.one_of(
    st.builds("https://{}.example.org/{}?{}=1,{}".format, WORD, WORD, WORD, WORD), st.builds("{}@{}.example.com".format, WORD, st.just("mail")),
    st.builds("`{}.{} ,{}`".format, WORD, WORD, WORD), st.builds("{{{}}}".format, WORD), st.builds("%({})s".format, WORD), st.just("%s"),
    st.builds("${{{}}}".format, WORD), st.builds("<b title='{}'>".format, WORD), st.builds("@{}".format, st.text("abc_", min_size=2, max_size=8)),
    st.builds("#{}".format, st.text("abcXYZ", min_size=2, max_size=8)), st.builds("{}.exe".format, WORD), st.builds("v{}.{}.{}".format, *[st.integers(0, 99)] * 3),
    st.builds("{},{:03}.{:02}".format, st.integers(1, 99), st.integers(0, 999), st.integers(0, 99)), st.just("www.example.com/a.b"), st.just("/usr/lib/a.b/c"),
)
AROUND = st.sampled_from(["The old harbour", "it was closed. and", "journey, His", "the the", " ,", "..", "axis.with", "said ”", "\n", "er sagt"])


@settings(max_examples=300)
@given(st.lists(st.one_of(PROTECTED.map(lambda p: (p, True)), AROUND.map(lambda a: (a, False))), max_size=8), st.sampled_from(["en", "de", None]))
def test_protected_spans_are_never_edited(parts: list[tuple[str, bool]], lang: str | None) -> None:
    text = " ".join(part for part, _ in parts)
    result = textfix.fix_and_explain(text, lang, unsafe=True)
    at = 0
    for part, is_protected in parts:
        if is_protected:
            inside = [e for e in result.edits if e.start < at + len(part) and at < e.end]
            assert not inside, (part, inside, result.text)
        at += len(part) + 1


@pytest.mark.parametrize(("text", "kinds"), [
    ("See https://a.example/b.c?d=1, please", ["url"]), ("mail me@a.example.org.", ["email"]), ("run `a . b` now", ["code"]),
    ("the file setup.cfg here", ["file"]), ("on node.example.com today", ["domain"]), ("for {user} and %s of ${x}", ["placeholder"] * 3),
    ("version 2.0.1-rc.1 and 1,234.5", ["version", "number"]), ("so said @anna_k #MeToo", ["handle", "hashtag"]), ("a <br/> b &amp; c", ["tag", "entity"]),
    ("no spans here. None, at all", []), ("She left.He stayed", []),
])
def test_kinds_of_protected_spans(text: str, kinds: list[str]) -> None:
    assert [kind for _, _, kind in protected_spans(text)] == kinds


def test_an_edit_beside_a_span_is_free_and_one_within_is_not() -> None:
    text = "see https://a.example/b , then"
    end = text.index(" ,")
    assert protection(text, end, end + 1) is None
    assert protection(text, end - 1, end) == "url"
    assert protection(text, end - 1, end, frozenset({"url"})) is None


def test_code_fences_protect_what_is_between_them() -> None:
    text = "a\n```\nx ,y\n```\nb ,c"
    assert protection(text, text.index(" ,y"), text.index(",y")) == "code"
    assert protection(text, text.index(" ,c"), text.index(",c")) is None


def test_each_edit_within_an_endless_token_is_told_from_its_neighbours() -> None:
    text = "x&amp;" * 500
    for at in range(0, len(text), 6):
        assert protection(text, at, at + 1) is None
        assert protection(text, at + 2, at + 3) == "entity"


def test_a_long_edit_is_held_by_the_one_span_in_it() -> None:
    words = "so it went on and on. " * 50
    assert protection(words * 2, 0, len(words)) is None
    assert protection(words + "at a.b@c.example " + words, 0, 2 * len(words)) == "email"
