"""The formats of prose: what is prose in each, what no rule may edit, that nothing else changes, that no text is too hostile."""
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.api import Fixer
from textfix.document import Document
from textfix.errors import TextfixError
from textfix.formats import Hints, format_of, formats
from textfix.text import Edit

DOCUMENTS = Path(__file__).parent / "documents"
# file name, text, and (kind, text) of each segment
PROSE = [
    ("a.html", "<title>A</title><p>b <b>c</b>\n  d</p>e<br>f", [("title", "A"), ("paragraph", "b <b>c</b>\nd"), ("paragraph", "e"), ("paragraph", "f")]),
    ("a.html", "<!DOCTYPE html><script>if (a<b) c</script><style>p {}</style><pre>d</pre><textarea>e</textarea><!-- f -->", []),
    ("a.html", "<p>a <code>b <i>c</i></code> d</p>", [("paragraph", "a <code>b <i>c</i></code> d")]),
    ("a.html", "<div translate=no>a <div>b</div> c</div>d<p class='x notranslate'>e</p>", [("paragraph", "d")]),
    ("a.html", "<ul><li>a<li>b</ul><table><td>c", [("list-item", "a"), ("list-item", "b"), ("table-cell", "c")]),
    ("a.html", "a <b no end", [("paragraph", "a")]),
    ("a.html", "<figure><img src='a b' alt='The old harbour' title=\"A ship's bell\"></figure>", [("ui-string", "The old harbour"), ("ui-string", "A ship's bell")]),
    ("a.html", "<button aria-label='Close the window'>x</button>", [("ui-string", "Close the window"), ("ui-string", "x")]),
    ("a.html", "a b <img alt='The old harbour'>", [("paragraph", "a b <img alt='The old harbour'>")]),
    ("a.html", "<hr onclick=\"a( title='one two')\" title='{{ a b }}' placeholder='a&nbsp;b c' alt='logo' data-title='one two'>", []),
    ("a.html", "<div translate=no title='one two'>a</div><div lang=fr title='un deux'>", [("ui-string", "un deux")]),
    ("a.md", "<div title='one two'>\n", []),
    ("a.html", "1 < 2 <a title='x > y'>z</a>", [("paragraph", "1 < 2 <a title='x > y'>z</a>")]),
    ("de.yml", "de:\n  a: Ein Text # x\n  b: 'It''s zwei'\n  c: \"xx \\\"yy z\\\"\"\n  d: wort\n  e: &n Drei Worte\n  f: [g h]\n",
     [("ui-string", "Ein Text"), ("ui-string", "It's zwei"), ("ui-string", 'xx "yy z"')]),
    ("a.yml", "on: push the button\ntitle: Some text\nrun: |\n  make the the\ndescription: >-\n  Folded text\n  goes on\n\n  Next one\n",
     [("ui-string", "Some text"), ("ui-string", "Folded text\ngoes on"), ("ui-string", "Next one")]),
    ("a.yml", "info:\n  description: |\n    Text here\n\n    - item one\n\n        code here\n\n    ```\n    more code\n    ```\n",
     [("ui-string", "Text here"), ("ui-string", "item one")]),
    ("a.yml", "title: \"never closed\n", []),
    ("a.md", "<details>\n<summary>Sum it</summary>\nText <b>in</b> it\n</details>\n\n<Card a={() => 1}>text</Card>\n",
     [("paragraph", "Sum it"), ("paragraph", "Text <b>in</b> it")]),
    ("a.rst", "====\nHead\n====\n\nText\nhere::\n\n  code\n\nmore\n\n>>> a b\nc\n",
     [("heading", "Head"), ("paragraph", "Text\nhere::"), ("paragraph", "more")]),
    ("a.rst", ".. note:: Be\n   good.\n\n   So.\n\n.. code:: x\n\n   code\n\n.. a comment\n   on\n\n.. _t: u\n.. [1] Foot\n",
     [("paragraph", "Be\ngood."), ("paragraph", "So."), ("paragraph", "Foot")]),
    ("a.rst", "- a\n  b\n\n  c\n- d\n1. e\n\n:Field x: f\nterm\n   def\n\n| g\n| h\n",
     [("list-item", "a\nb"), ("paragraph", "c"), ("list-item", "d"), ("list-item", "e"), ("list-item", "f"), ("paragraph", "term"),
      ("paragraph", "def"), ("list-item", "g"), ("list-item", "h")]),
    ("a.rst", "+---+\n| a |\n+---+\n\n=== ===\na   b\n=== ===\nc   d\n=== ===\n\ne\n", [("paragraph", "e")]),
    ("a.adoc", "= Doc\nMe <a@b.c>\n:toc:\n\nText\non\n\n.Title\n----\ncode\n----\n* a\n** b\nt:: d\n\nNOTE: Be good.\n",
     [("heading", "Doc"), ("paragraph", "Text\non"), ("caption", "Title"), ("list-item", "a"), ("list-item", "b"), ("list-item", "t"),
      ("paragraph", "d"), ("paragraph", "Be good.")]),
    ("a.adoc", "[source]\ncode\n\n literal\n\n====\nex\n====\n|===\n|a |b\n|===\n////\nno\n////\n// no\nimage::x[no]\n",
     [("paragraph", "ex"), ("table-cell", "a"), ("table-cell", "b")]),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nHe saw\nthe man\n\n2\n00:00:03,000 --> 00:00:04,000\nat sea.\n\n3\n00:00:05,000 --> 00:00:06,000\n- Yes\n- No\n",
     [("caption", "He saw\nthe man\nat sea."), ("caption", "Yes"), ("caption", "No")]),
    ("a.vtt", "WEBVTT\n\nNOTE no\n\nSTYLE\n::cue {}\n\nid\n00:01.000 --> 00:02.000 align:start\nText\n", [("caption", "Text")]),
    ("a.ftl", "# no\n-brand = Big Ship\nhello = Hello { $x }\n    again\n  .title = A title\nn = { $n ->\n    [one] One ship\n   *[other] { $n } ships }\n",
     [("ui-string", "Big Ship"), ("ui-string", "Hello { $x }\nagain"), ("ui-string", "A title"), ("ui-string", "One ship"), ("ui-string", "{ $n } ships")]),
]
# file name, text, protected spans
KEPT = [
    ("a.html", "a <b>c</b> &amp; {{ d }} <code>e</code> <i translate='no'>f</i> <i lang='fr'>g</i>",
     ["<b>", "</b>", "&amp;", "{{ d }}", "<code>e</code>", "<i translate='no'>f</i>", "<i lang='fr'>g</i>"]),
    ("a.html", "<p>a\n  <b\n  x>c</b>", ["<b\nx>", "</b>"]),
    ("a.yml", "text: |\n  one  two three\n", ["  "]), ("a.yml", "text: \"one  two three\"\n", []),
    ("a.rst", "a ``b `c`` :ref:`d <e>` `f <g>`_ `h`_ i_ [1]_ |j| \\* k::", ["``b `c``", ":ref:`d <e>`", " <g>`_", "`h`_", "i_", "[1]_", "|j|", "\\*", "::"]),
    ("a.adoc", "a `b c` <<d,e>> link:f.html[g] http://h.i[j] {k} kbd:[L] +m n+ o +\nq", ["`b c`", "<<d,", "link:f.html[", "http://h.i[", "{k}", "kbd:[L]", "+m n+", " +"]),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i> {\\an8}b &amp; c\n", ["<i>", "</i>", "{\\an8}"]),
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bob>a <00:01.500>b &amp; c\n", ["<v Bob>", "<00:01.500>", "&amp;"]),
    ("a.ftl", "a = b { $c } d { DATETIME($e, x: \"{f}\") } g\n", ["{ $c }", "{ DATETIME($e, x: \"{f}\") }"]),
]
LANGUAGES = [
    ("a.html", "<html lang=de><p>a</p><p lang='fr'>b</p><p>c</p>", ["de", "fr", "de"]),
    ("pt-br/a.html", "<p>a</p>", ["pt-BR"]),
    ("a.yml", "no:\n  a: To ord\n", ["no"]),
    ("a.vtt", "WEBVTT\nLanguage: de\n\n00:01.000 --> 00:02.000\na\n", ["de"]),
    ("film.pt-BR.srt", "1\n00:00:01,000 --> 00:00:02,000\na\n", ["pt-BR"]),
    ("a.adoc", ":lang: fr\n\na\n", ["fr"]),
    ("locales/ja/a.ftl", "a = b\n", ["ja"]),
    ("locales/de/a.yml", "a: Zwei Worte\n", ["de"]),
]
# file name, pieces that random texts are made of
PIECES = {
    "a.html": "<|>|</|<p>|</p>|<b>|</b>|<code>|</code>|<pre>|<script>|</script>|<!--|-->|<!|\"|'|=| lang='de'| translate=no|&amp;|{{|}}|\n|\r\n  |the the |字|/>",
    "de.yml": "de:|a: |- |\n|\n  |\n    |\"|'|\\|\\n|\\u00e4|# |  # |: |[|]|{|}|the the |字|>-\n|-\n|&a |*a|!t |---\n|\t|''|\\\"",
    "a.rst": "==\n|--\n|.. |note:: |code:: x\n|::\n|\n|\n\n|   |``|`|`_|:ref:`|- |1. |:a: |>>> |+--+\n|== ==\n|the the |字|\r\n",
    "a.adoc": "= |== |----\n|====\n|////\n|[source]\n|\n|\n\n| |* |. |:: |`|+|<<|>>|link:a[|]|{a}|===\n|NOTE: |the the |字|\r\n|:a: b\n",
    "a.srt": "1\n|00:00:01,000 --> 00:00:02,000\n|\n|\n\n|- |<i>|</i>|{\\an8}|. |the the |字|\r\n|-->",
    "a.vtt": "WEBVTT\n|NOTE |00:01.000 --> 00:02.000\n|\n|\n\n|- |<v Bob>|&amp;|. |the the |字|\r\n|-->",
    "a.ftl": "a = |-b = |  .c = |\n|\n    |{|}|{ $n ->\n|[one] |*[other] |# |\"|the the |字|\r\n",
    "a.md": "# |> |- |1. |    |\n|\r\n|\n\n|```|`|[|]|(|)|](|<div>|</div>|<b>|<!--|-->|{{|}}|**|---\n|title: |'|the the |字",
}
# file name, structure before and after that must be called damage
DAMAGE = [
    ("a.html", "<p>a</p>", "<p>a"), ("a.html", "<p>a <b>c</b></p>", "<p>a <i>c</i></p>"), ("a.html", "<script>a</script>", "<script>b</script>"),
    ("a.html", "a &amp; b", "a & b"), ("a.yml", "title: a b", "titel: a b"), ("a.yml", "title: a b", "title: a: b"), ("a.yml", "title: a b", "title: a #b"),
    ("a.yml", "title: a b\nx: y", "title: a b x: y"), ("a.yml", "title: 'a b'", "title: 'a' b'"), ("a.yml", "run: a b", "runs: a b"),
    ("a.rst", "a ``b`` c", "a ``d`` c"), ("a.rst", "a::\n\n  b\n", "a:\n\n  b\n"), ("a.rst", "AB\n==\n\nb", "AB\n\nb"),
    ("a.adoc", "a `b` c", "a `d` c"), ("a.adoc", "* a\n* b", "* a b"), ("a.adoc", "----\na\n----\n", "----\nb\n----\n"),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i>\n", "1\n00:00:01,000 --> 00:00:02,000\n<i>a\n"),
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na\n", "WEBVTT\n\n00:01.000 --> 00:03.000\na\n"),
    ("a.ftl", "a = b { $c }\n", "a = b { $d }\n"), ("a.ftl", "a = b { $c }\n", "a = b {$c}\n"), ("a.ftl", "a = b\nc = d\n", "a = b c = d\n"),
    ("a.md", "---\ntitle: a b\n---\nc", "---\ntitle: a: b\n---\nc"), ("a.md", "<div>\na <b>c</b>\n</div>", "<div>\na <i>c</i>\n</div>"),
]
HOSTILE = ["<", "<a ", "<a \"", "<!--", "<b>", "<code>", "<p lang=de>", "{{", "  ", "x\n", "&", "a: ", "- ", "\"", "[", "a: [", "'", ":", "a:\n ", " #",
           "|", "\\", "`", ">", "\n", "{", "=", "*", "_", "0\n", "--> ", "\n\n", ".. ", "::\n", "a\n\n "]


def read(name, text):
    return list(format_of(PurePath(name)).read(text, Hints(PurePath(name))))


def suffixes():
    return sorted(PIECES)


@pytest.mark.parametrize(("name", "text", "expected"), PROSE)
def test_what_is_prose(name, text, expected):
    assert [(s.kind, s.text) for s in read(name, text)] == expected


@pytest.mark.parametrize(("name", "text", "expected"), KEPT)
def test_what_no_rule_may_edit(name, text, expected):
    assert [s.text[low:high] for s in read(name, text) for low, high, _ in s.protected] == expected


@pytest.mark.parametrize(("name", "text", "expected"), LANGUAGES)
def test_the_language(name, text, expected):
    assert [s.lang for s in read(name, text)] == expected


@pytest.mark.parametrize("folder", sorted(path.name for path in DOCUMENTS.iterdir()))
def test_whole_files(folder):
    before, after = sorted((DOCUMENTS / folder).glob("after.*")), sorted((DOCUMENTS / folder).glob("before.*"))
    (after,), (before,) = before, after
    text, form, hints = before.read_bytes().decode(), format_of(before), Hints(before)
    fixer = Fixer(lang=folder.rpartition("-")[2] if "-" in folder else "en")
    result = fixer.fix_document(text, lambda t: Document(t, tuple(form.read(t, hints)), form=form.name))
    assert result.text == after.read_bytes().decode()
    assert form.damage(result.base, result.text) is None
    assert fixer.fix_document(result.text, lambda t: Document(t, tuple(form.read(t, hints)), form=form.name)).edits == []


@pytest.mark.parametrize("name", suffixes())
@given(data=st.data())
def test_any_text_is_read(name, data):
    text = data.draw(st.lists(st.sampled_from(PIECES[name].split("|")), max_size=60).map("".join) | st.text(max_size=200))
    end = 0
    for segment in read(name, text):
        assert all(0 <= low < high <= len(segment.text) for low, high, _ in segment.protected)
        runs = segment.placement.runs if segment.placement else ()
        low = runs[0].doc if runs else segment.start
        high = runs[-1].doc + runs[-1].size if runs else segment.start + len(segment.text)
        assert all(text[r.doc:r.doc + r.size] == segment.text[r.text:r.text + r.length] for r in runs if r.length == r.size)
        assert runs or text[low:high] == segment.text
        assert end <= low <= high <= len(text)
        end = high


@pytest.mark.parametrize(("name", "old", "new"), DAMAGE)
def test_damage_is_seen(name, old, new):
    assert format_of(PurePath(name)).damage(old, new)
    assert format_of(PurePath(name)).damage(old, old) is None


@pytest.mark.parametrize("name", suffixes())
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_are_read(name, piece):
    read(name, piece * (200_000 // len(piece)))


@pytest.mark.parametrize(("name", "head"), [("a.md", ""), ("a.html", "<p>"), ("a.yml", "title: "), ("a.rst", ""), ("a.adoc", ""), ("a.ftl", "a = "), ("a.srt", ""), ("a.vtt", "")])
def test_what_is_too_long_for_prose_is_one_message(name, head):
    with pytest.raises(TextfixError, match=r"line 2 has [\d,]+ characters, more than prose has"):
        read(name, f"\n{head}{'a b ' * 250_001}\n")


def test_the_page_of_the_formats_has_each_with_its_files():
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")
    for form in formats():
        row = next((line for line in page.splitlines() if line.startswith(f"| {form.name} |")), "")
        assert all(f"`{suffix}`" in row for suffix in form.suffixes), f"docs/formats.md has no row for {form.name} with {sorted(form.suffixes)}"


def test_deep_nesting_is_read_and_nothing_in_it_changes_but_the_fault():
    for name, deep in [("a.md", ">" * 100_000 + " "), ("a.md", "[" * 100_000 + " "), ("a.html", "<div>" * 100_000), ("a.rst", "- " * 50_000)]:
        form, text = format_of(PurePath(name)), f"{deep}we saw the the end of it"
        result = Fixer(lang="en").fix_document(text, lambda t, form=form: Document(t, tuple(form.read(t, Hints()))))
        assert result.text == f"{deep}we saw the end of it"


def test_attributes_are_repaired_without_their_quotation_marks():
    form = format_of(PurePath("a.html"))
    text = "<img alt='We saw the the end'>\n<img title=\"He said: the ship 's bell\">\n"
    result = Fixer(lang="en", unsafe=True).fix_document(text, lambda t: Document(t, tuple(form.read(t, Hints()))))
    assert "alt='We saw the end'" in result.text
    assert form.damage(result.base, result.text) is None
    quoted = next(form.read("<img alt='one two'>", Hints())).placement
    assert quoted.place(Edit(0, 3, "\"'<"))[0].new == "&quot;&#39;&lt;"


def test_a_repaired_placeholder_or_tag_is_no_damage():
    cue = "1\n00:00:01,000 --> 00:00:02,000\n<i>a{}\n"
    assert format_of(PurePath("a.srt")).damage(cue.format("</ i>"), cue.format("</i>")) is None
    assert format_of(PurePath("a.yml")).damage("title: Go to % 1 $ s in {{ a }\n", "title: Go to %1$s in {{a}}\n") is None
