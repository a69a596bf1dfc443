"""Markdown: what is prose in it, what no rule may edit, and that nothing else changes."""
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.api import Fixer
from textfix.candidates import Candidates
from textfix.document import Document
from textfix.errors import TextfixError
from textfix.formats import Hints, format_of
from textfix.formats._markdown_inline import protected
from textfix.formats._markdown_outline import outline
from textfix.language import language
from textfix.rule import load_rules

MARKDOWN = format_of(PurePath("a.md"))
FIXER = Fixer(lang="en")


def read(text, name="a.md"):
    return list(MARKDOWN.read(text, Hints(PurePath(name))))


def texts(text, name="a.md"):
    return [(s.kind, s.text) for s in read(text, name)]


def fix(text):
    return FIXER.fix_document(text, lambda t: Document(t, tuple(MARKDOWN.read(t, Hints(PurePath("a.md")))))).text


def spans(text, labels=()):
    return [text[low:high] for low, high, _ in protected(text, set(labels))]


@pytest.mark.parametrize(("text", "expected"), [
    ("# One *two* ##\n\nText\nover lines.\n", [("heading", "One *two*"), ("paragraph", "Text\nover lines.")]),
    ("Head\n====\nText\n", [("heading", "Head"), ("paragraph", "Text")]),
    ("> quoted\n> on\nlazy\n\n> > deep\n", [("paragraph", "quoted\non\nlazy"), ("paragraph", "deep")]),
    ("- one\n  on\n\n      code\n\n  more\n1. two\n", [("list-item", "one\non"), ("paragraph", "more"), ("list-item", "two")]),
    ("- [ ] task\n", [("list-item", "task")]),
    ("text\n\n    code\n\ntext\n", [("paragraph", "text"), ("paragraph", "text")]),
    ("```js\ncode\n> code\n```\ntext\n", [("paragraph", "text")]),
    ("````\n```\ncode\n````\ntext", [("paragraph", "text")]),
    ("- a\n  ```\n  code\n  ```\n  b\n", [("list-item", "a"), ("paragraph", "b")]),
    ("> ```\n> code\ntext\n", [("paragraph", "text")]),
    ("~~~\ncode, never closed\n", []),
    ("| a | `x\\|y` b |\n|---|:-:|\nc | d\n\ntext\n",
     [("table-cell", "a"), ("table-cell", "`x\\|y` b"), ("table-cell", "c"), ("table-cell", "d"), ("paragraph", "text")]),
    ("<!-- no\n\nprose -->\ntext\n", [("paragraph", "text")]),
    ("<script>\n\nlet a\n\n</script>\n\ntext\n", [("paragraph", "text")]),
    ("import A from 'a'\nexport const b = 1\n\ntext\n", [("paragraph", "text")]),
    ("<Card\n  title=\"a\"\n/>\n\ntext\n", [("paragraph", "text")]),
    ("[a b]: http://x.y 'T'\n[^1]: A note.\n", [("paragraph", "A note.")]),
    ("$$\na + b\n$$\ntext\n", [("paragraph", "text")]),
    ("***\n---\n___\n* * *\n1986\n", []),
    ("a\r\nb\r\n\r\n> c\r\n> d\r\n", [("paragraph", "a\r\nb"), ("paragraph", "c\nd")]),
    ("---\ntitle: 'My page'\nid: some-page\ntags: [a, b]\n---\ntext", [("title", "My page"), ("paragraph", "text")]),
    ("---\nnot closed\n", [("paragraph", "not closed")]),
    ("+++\ntitle = 'x'\n+++\ntext", [("paragraph", "text")]),
    (":::note\ntext\n:::\n", [("paragraph", "text")]),
    ("!!! note\n    inside\n", [("paragraph", "inside")]),
    ("", []),
])
def test_what_is_prose(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("a `b` and ``c ` d`` and \\`e", ["`b`", "``c ` d``", "\\`"]),
    ("[a](b(c)d.md) ![i](<x y.png> \"t\") [z](u 'v')", ["](b(c)d.md)", "](<x y.png> \"t\")", "](u 'v')"]),
    ("[![badge](a(.NET).svg)](b)", ["](a(.NET).svg)](b)"]),
    ("see [!INCLUDE [x](y.md)] and [!DNL My Name]", ["[!INCLUDE [x](y.md)]", "[!DNL My Name]"]),
    ("<https://a.b> <me@a.b> <br/> <a title=\"x > y\">z</a> 1 < 2", ["<https://a.b>", "<me@a.b>", "<br/>", "<a title=\"x > y\">", "</a>"]),
    ("{{ a }} {% b %} {#id} {.cls} {ref}`c`", ["{{ a }}", "{% b %}", "{#id}", "{.cls}", "{ref}`c`"]),
    ("$x^2$ for $5 or $6, $$y$$", ["$x^2$", "$$y$$"]),
    ("a[^1] [[Page|text]] :ref:`x` :+1: 10:30:20", ["[^1]", "[[Page|text]]", ":ref:`x`", ":+1:"]),
    ("a &amp; b&#x200B; AT&T", ["&amp;", "&#x200B;"]),
    ("[A b][ref] [ref] [ref][] [other]", ["][ref]", "[ref]", "[ref][]"]),
    ("line  \nbreak\\\nend", ["  \n", "\\\n"]),
    ("two  blanks, one  .", ["  "]),
    ("[a](my file.md) b)", ["](my file.md)"]),
    ("`not closed [a](b)", ["](b)"]),
])
def test_what_no_rule_may_edit(text, expected):
    assert spans(text, {"ref"}) == expected


def test_expressions_are_code_in_mdx_only():
    assert [s.protected for s in read("a {b + c} d", "a.mdx")] == [((2, 9, "markup"),)]
    assert [s.protected for s in read("a {b + c} d")] == [()]


@pytest.mark.parametrize(("before", "after"), [
    ("# At the the end\n\nWe saw `the the` and the the end.\n", "# At the end\n\nWe saw `the the` and the end.\n"),
    ("> We saw the the\r\n> end of of it.\r\n", "> We saw the\r\n> end of it.\r\n"),
    ("| We saw the the end | b |\n|---|---|\n", "| We saw the end | b |\n|---|---|\n"),
    ("---\ndescription: \"We saw the the \\\"end\\\".\"\nid: the the\n---\n",
     "---\ndescription: \"We saw the \\\"end\\\".\"\nid: the the\n---\n"),
    ("```\nWe saw the the end.\n```\n", None),
    ("    We saw the the end.\n", None),
    ("<div>\nWe saw the the end.\n</div>\n", "<div>\nWe saw the end.\n</div>\n"),
])
def test_repairs(before, after):
    assert fix(before) == (before if after is None else after)


@pytest.mark.parametrize(("name", "text", "lang"), [
    ("docs/de/a.md", "text", "de"), ("a.md", "---\nlang: pt_BR\n---\ntext", "pt-BR"), ("de/a.md", "---\nlang: fr\n---\ntext", "fr"), ("a.md", "text", None),
])
def test_the_language(name, text, lang):
    assert [s.lang for s in read(text, name)] == [lang]


@pytest.mark.parametrize(("old", "new"), [
    ("a `b` c", "a `d` c"), ("[a](b)", "[a](c)"), ("# a", "a"), ("- a\n- b", "- a - b"), ("a <b>c</b>", "a <b>c"), ("```\na\n```", "```\nb\n```"),
    ("*a* b", "a b"), ("a\n\nb", "a b"), ("a", "a `b`"), ("a {% b %} c", "a b c"), ("| a |\n|---|\n| b |", "| a | c |\n|---|\n| b |"),
])
def test_damage_is_seen(old, new):
    assert MARKDOWN.damage(old, new)


@pytest.mark.parametrize(("old", "new"), [
    ("[a] (http://b.c)", "[a](http://b.c)"), ("** a** b", "**a** b"), ("**注：**この", "**注**：この"), ("the the *end*", "the *end*"),
    ("[ a ](b)", "[a](b)"), ("a { % if b % } c", "a {% if b %} c"), ("a </ b> c", "a </b> c"), ("the the\n", "the\n"),
])
def test_repairs_of_marks_are_no_damage(old, new):
    assert MARKDOWN.damage(old, new) is None


PIECES = st.lists(st.sampled_from(
    "# |> |- |1. |    |\t|\n|\r\n|\n\n|```|~~~|`|``|[|]|(|)|](|<|>|<!--|-->|<div>|{|}|{{|}}|*|**|_|\\|||---|===|&amp;|$|:|!|[!|the the |Ein |字".split("|")), max_size=60)


@given(PIECES.map("".join) | st.text(max_size=200))
def test_any_text_is_read(text):
    end = 0
    for segment in read(text):
        for low, high, _ in segment.protected:
            assert 0 <= low < high <= len(segment.text)
        if segment.placement is None:
            assert text[segment.start:segment.start + len(segment.text)] == segment.text
            span = (segment.start, segment.start + len(segment.text))
        else:
            runs = segment.placement.runs
            assert all(text[r.doc:r.doc + r.size] == segment.text[r.text:r.text + r.length] for r in runs)
            span = (runs[0].doc, runs[-1].doc + runs[-1].size)
        assert end <= span[0] <= span[1] <= len(text)
        end = span[1]


@pytest.mark.parametrize("text", ["a" * 1_000_001, "ok\n" + "> " * 600_000])
def test_a_line_that_is_no_prose_is_said_so(text):
    with pytest.raises(TextfixError, match=r"line \d has"):
        read(text)


@pytest.mark.parametrize("piece", [">", "[", "](", "[![", "`", "``` ", "<a b=\"", "<!--", "{{", "$", "\\", "*", "- ", "|", "&", "[a]: ", "  ", "((", "[!a[", "\n> "])
def test_hostile_texts_are_read(piece):
    read(piece * (300_000 // len(piece)))


CANDIDATES = Candidates(load_rules())
ENGLISH = language("en")


def assert_outline_holds(text):
    prose = outline(text)
    if prose is not None and not CANDIDATES.find(prose, ENGLISH)[0]:
        assert [s.text for s in read(text) if CANDIDATES.find(s.text, ENGLISH)[0]] == []


FAULTS = ["the the end.\n", "pier , and\n", "tour, Her first in a\n", "**bold **\n", "`x` ,\n", "Photo: A. B.\n", "a  b\n", "“a\n", "[ a](b.md)\n", "(a\n"]


@given(st.lists(st.sampled_from([
    "# ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "```\n", "```\n", "  ```\n", "| ", " |\n", "|---|\n", "---\n", "title: \"", "\"\n", "[^1]: ", "<div>\n", "#\n", ": ",
    "~~~\n", "[ ] ", "A word.\n", "text ", *FAULTS]), max_size=30).map("".join))
def test_the_outline_has_all_that_is_prose(text):
    assert_outline_holds(text)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("frame", ["{}", "# {}", "- [ ] {}", "> - {}", "| a | {} |\n|---|---|\n", "---\ntitle: {}---\n", "---\ntitle: \"{}\"\n---\n", "a\n{}b\n", "[^1]: {}",
                                   "```\nx\n```\n{}", "- a\n\n  {}", "## {} ##", "{} ##", "- {} #", "> 1. # {} #", "1) {}", "text\n: {}"])
def test_the_outline_shows_each_fault(frame, fault):
    assert_outline_holds(frame.format(fault if frame == "{}" else fault.strip()))
    assert_outline_holds(frame.format(fault))


def test_the_outline_of_a_simple_text():
    assert outline("---\ntitle: \"A b\"\n---\n# C\n\n> - d `e`\n\n```\nf\n```\n| g | h |\n|---|---|\n") == (
        "\nA b\n\nC\n\nd `e`\n\ng\nh\n\n---\n---\n\n")


@pytest.mark.parametrize("text", ["<div>\na\n</div>", "a\r\nb", "a  \nb", "- ```\n  a\n  ```\n", "~~~\na\n~~~\n", "a <!-- b -->", "import a from 'b'\n", "x" * 200_001])
def test_other_texts_have_none(text):
    assert outline(text) is None
