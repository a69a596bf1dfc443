"""PO: what is read, what is left alone, and that every byte outside an edit stays."""
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.api import Fixer
from textfix.document import Document
from textfix.formats import Hints, format_of
from textfix.formats.po import FORMAT
from textfix.text import Edit, apply

HINTS = Hints(PurePath("locale/de/LC_MESSAGES/app.po"))
BEFORE = r'''# Head, head.
msgid ""
msgstr ""
"Language: de\n"
"Report-Msgid-Bugs-To: the the team\n"

#: a.c:1
msgid "Format the the file."
msgstr "Formatiere die Datei , bitte."

#, fuzzy
msgid "One , two"
msgstr "Eins , zwei"

#, c-format
msgctxt "menu"
msgid "The file \"%s\" is broken. Please try again."
msgstr ""
"Die Datei \"%s\" ist "
"kaputt.Bitte versuchen "
"Sie es erneut."

msgid "%d file\n"
msgid_plural "%d files\n"
msgstr[0] "Eine Datei\n"
msgstr[1] "% d Dateien"

#~ msgid "old"
#~ msgstr "alt , alt"
'''
AFTER = BEFORE.replace("Datei , bitte", "Datei, bitte").replace("kaputt.Bitte", "kaputt. Bitte").replace("% d Dateien", r"%d Dateien\n")


def read(text, hints=HINTS):
    return Document(text, tuple(FORMAT.read(text, hints)))


def fixed(text, hints=HINTS):
    return Fixer().fix_document(text, lambda t: read(t, hints)).text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_whole_file(end):
    before, after = BEFORE.replace("\n", end), AFTER.replace("\n", end)
    assert fixed(before) == after
    assert FORMAT.damage(before, after) is None
    assert fixed(after) == after


def test_segments_have_language_source_and_key():
    segments = read(BEFORE).segments
    assert [s.text for s in segments] == ["Formatiere die Datei , bitte.", 'Die Datei "%s" ist kaputt.Bitte versuchen Sie es erneut.',
                                          "Eine Datei\n", "% d Dateien"]
    assert {s.lang for s in segments} == {"de"}
    assert segments[1].source == 'The file "%s" is broken. Please try again.'
    assert segments[1].key == 'menu\4The file "%s" is broken. Please try again.\x040'
    assert [(segments[1].text[a:b], kind) for a, b, kind in segments[1].protected] == [("%s", "placeholder")]
    assert [s.source for s in segments[2:]] == [None, "%d files\n"]          # a form that leaves its number out has no source


def test_a_path_gives_the_language_where_the_header_does_not():
    assert [s.lang for s in read('msgid "a b"\nmsgstr "c d"\n').segments] == ["de"]


def test_a_lost_entry_is_damage():
    assert FORMAT.damage(BEFORE, BEFORE.replace('msgid "%d file\\n"', 'msgid "%d file"'))
    assert FORMAT.damage(BEFORE, BEFORE.replace('msgstr "alt', 'msgstr alt')) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_what_is_written_is_read(text, data):
    raw = "".join(rf"\{c}" if c in '"\\' else r"\n" if c == "\n" else r"\r" if c == "\r" else c for c in "x" + text)
    document = read(f'msgid "a"\nmsgstr ""\n"{raw}"\n')
    segment = document.segments[0]
    assert segment.text == "x" + text
    low = data.draw(st.integers(0, len(segment.text)))
    high = data.draw(st.integers(low, len(segment.text)))
    edit = Edit(low, high, data.draw(st.sampled_from(["", '"', "\\", "\n", "é"])))
    after = read(apply(document.text, segment.place(edit)))
    assert [s.text for s in after.segments] == ([apply(segment.text, [edit])] if any(c.isalpha() for c in apply(segment.text, [edit])) else [])


CONTENT = sorted(Path("../shared/content").glob("**/*.po"))


@pytest.mark.skipif(not CONTENT, reason="no ../shared/content beside the checkout")
@pytest.mark.parametrize("path", CONTENT, ids=str)
def test_real_files(path):
    text = path.read_bytes().decode()
    document = read(text, Hints(path))
    assert len(document.segments) > 50
    assert all(apply(text, s.place(Edit(n, n + 1, s.text[n]))) == text for s in document.segments for n in (0, len(s.text) - 1))
    assert FORMAT.damage(text, fixed(text, Hints(path))) is None


def test_the_suffix_is_claimed():
    assert format_of(PurePath("x.po")) is FORMAT is format_of(PurePath("X.POT"))
