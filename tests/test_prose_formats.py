"""The formats of prose: what is prose in each, what no rule may edit, that nothing else changes, that no text is too hostile."""
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.api import Fixer
from textfix.document import Document
from textfix.formats import Hints, format_of

DOCUMENTS = Path(__file__).parent / "documents"
# file name, text, and (kind, text) of each segment
PROSE = [
    ("a.html", "<title>A</title><p>b <b>c</b>\n  d</p>e<br>f", [("title", "A"), ("paragraph", "b <b>c</b>\nd"), ("paragraph", "e"), ("paragraph", "f")]),
    ("a.html", "<!DOCTYPE html><script>if (a<b) c</script><style>p {}</style><pre>d</pre><textarea>e</textarea><!-- f -->", []),
    ("a.html", "<p>a <code>b <i>c</i></code> d</p>", [("paragraph", "a <code>b <i>c</i></code> d")]),
    ("a.html", "<div translate=no>a <div>b</div> c</div>d<p class='x notranslate'>e</p>", [("paragraph", "d")]),
    ("a.html", "<ul><li>a<li>b</ul><table><td>c", [("list-item", "a"), ("list-item", "b"), ("table-cell", "c")]),
    ("a.html", "a <b no end", [("paragraph", "a")]),
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
]
# file name, text, protected spans
KEPT = [
    ("a.html", "a <b>c</b> &amp; {{ d }} <code>e</code> <i translate='no'>f</i> <i lang='fr'>g</i>",
     ["<b>", "</b>", "&amp;", "{{ d }}", "<code>e</code>", "<i translate='no'>f</i>", "<i lang='fr'>g</i>"]),
    ("a.html", "<p>a\n  <b\n  x>c</b>", ["<b\nx>", "</b>"]),
]
LANGUAGES = [
    ("a.html", "<html lang=de><p>a</p><p lang='fr'>b</p><p>c</p>", ["de", "fr", "de"]),
    ("pt-br/a.html", "<p>a</p>", ["pt-BR"]),
    ("a.yml", "no:\n  a: To ord\n", ["no"]),
    ("locales/de/a.yml", "a: Zwei Worte\n", ["de"]),
]
# file name, pieces that random texts are made of
PIECES = {
    "a.html": "<|>|</|<p>|</p>|<b>|</b>|<code>|</code>|<pre>|<script>|</script>|<!--|-->|<!|\"|'|=| lang='de'| translate=no|&amp;|{{|}}|\n|\r\n  |the the |字|/>",
    "de.yml": "de:|a: |- |\n|\n  |\n    |\"|'|\\|\\n|\\u00e4|# |  # |: |[|]|{|}|the the |字|>-\n|-\n|&a |*a|!t |---\n|\t|''|\\\"",
    "a.md": "# |> |- |1. |    |\n|\r\n|\n\n|```|`|[|]|(|)|](|<div>|</div>|<b>|<!--|-->|{{|}}|**|---\n|title: |'|the the |字",
}
# file name, structure before and after that must be called damage
DAMAGE = [
    ("a.html", "<p>a</p>", "<p>a"), ("a.html", "<p>a <b>c</b></p>", "<p>a <i>c</i></p>"), ("a.html", "<script>a</script>", "<script>b</script>"),
    ("a.html", "a &amp; b", "a & b"), ("a.yml", "title: a b", "titel: a b"), ("a.yml", "title: a b", "title: a: b"), ("a.yml", "title: a b", "title: a #b"),
    ("a.yml", "title: a b\nx: y", "title: a b x: y"), ("a.yml", "title: 'a b'", "title: 'a' b'"), ("a.yml", "run: a b", "runs: a b"),
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
    fixer = Fixer(lang="en")
    result = fixer.fix_document(text, lambda t: Document(t, tuple(form.read(t, hints))))
    assert result.text == after.read_bytes().decode()
    assert form.damage(text, result.text) is None


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
