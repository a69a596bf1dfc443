"""JSON, ARB, JSON Lines, Apple strings and tables: what is read, whole files before and after, hostile files."""
import json
from pathlib import Path, PurePath

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from textfix.api import Fixer
from textfix.cli import cli
from textfix.document import Document
from textfix.errors import TextfixError
from textfix.formats import Hints, format_of
from textfix.text import Edit, apply

CATALOGUE = r"""{
  "title , a": "Ein Titel , bitte",
  "nested": {"list": ["Eins , zwei", 3, null, "caf\u00e9 , \ud83d\ude00 \"ja\" \/ nein , oder"], "empty": ""},
  "url": "https://example.org/a,b", "id": "a-b", "count": "{count, plural, one {# Datei , ja} other {# Dateien}}"
}
"""
CHROME = '{"a": {"message": "Eins , zwei", "description": "One , two", "placeholders": {"x": {"content": "Drei , vier"}}}}'
ARB = '{"@@locale": "de", "a": "Eins , zwei", "@a": {"description": "One , two"}, "b": "{n} Dateien"}'
LINES = '{"text": "Eins , zwei", "id": "a , b"}\r\n\r\n{"id": "c", "text": ["Drei , vier"]}\r\n'
XC = json.dumps({"sourceLanguage": "en", "strings": {
    "Hello {name}": {"localizations": {"de": {"stringUnit": {"state": "translated", "value": "Hallo { name }"}}}},
    "b": {"localizations": {"en": {"stringUnit": {"state": "new", "value": "One , two"}}, "de": {"stringUnit": {"state": "new", "value": "Eins , zwei"}}}},
    "c": {"shouldTranslate": False, "localizations": {"de": {"stringUnit": {"state": "translated", "value": "Eins , zwei"}}}},
    "d": {"localizations": {"en": {"variations": {"plural": {"other": {"stringUnit": {"state": "translated", "value": "%d files"}}}}},
                            "de": {"variations": {"plural": {"few": {"stringUnit": {"state": "translated", "value": "% d Dateien"}}}}}}},
}, "version": "1.0"}, indent=2)
APPLE = r'''/* One , two */
"greeting" = "Eins , \"zwei\"";
// Three , four
bare.key = "Drei , vier\n";
"Press the \"OK\" button." = "Drücken Sie auf \"OK\" .";
'''
CSV = 'id;text;"note"\n1;Eins , zwei;a , b\n2;"Drei , ""vier""";c , d\n3;Fünf "sechs" , x;e\n'


def read(path, text, fields=()):
    return Document(text, tuple(format_of(PurePath(path)).read(text, Hints(PurePath(path), fields))))


def fixed(path, text, fields=()):
    return Fixer(lang="de").fix_document(text, lambda t: read(path, t, fields)).text


@pytest.mark.parametrize(("path", "fields", "before", "repairs"), [
    ("i18n/de.json", (), CATALOGUE, [("Titel ,", "Titel,"), ("Eins ,", "Eins,"), (r"caf\u00e9 ,", r"caf\u00e9,"), ("nein ,", "nein,")]),
    ("_locales/de/messages.json", (), CHROME, [("Eins ,", "Eins,")]),
    ("data.json", ("a",), '{"b": {"a": "Eins , zwei"}, "c": "Eins , zwei"}', [('"a": "Eins ,', '"a": "Eins,')]),
    ("app_de.arb", (), ARB, [("Eins ,", "Eins,")]),
    ("x.jsonl", ("text",), LINES, [("Eins ,", "Eins,"), ("Drei ,", "Drei,")]),
    ("a.xcstrings", (), XC, [("{ name }", "{name}"), ("% d", "%d")]),
    ("de.lproj/a.strings", (), APPLE, [("Eins ,", "Eins,"), ("Drei ,", "Drei,"), ('OK\\" .', 'OK\\".')]),
    ("x.csv", ("text",), CSV, [("Eins ,", "Eins,"), ("Drei ,", "Drei,")]),
    ("x.tsv", ("b",), "a\tb\nx , y\tEins , zwei\n", [("Eins ,", "Eins,")]),
])
def test_the_whole_file(path, fields, before, repairs):
    after = before
    for bad, good in repairs:
        assert bad in after
        after = after.replace(bad, good, 1)
    assert fixed(path, before, fields) == after
    assert format_of(PurePath(path)).damage(before, after) is None
    assert fixed(path, after, fields) == after


@pytest.mark.parametrize("path", ["package.json", "i18n/package.json", "data/cities.json", "x.csv", "x.jsonl"])
def test_data_without_named_fields_is_not_read(path):
    text = '{"text": "Eins , zwei"}'
    assert read(path, text).segments == ()


def test_json_that_is_no_catalogue_need_not_even_be_json():
    assert read("tsconfig.json", "{ // a comment\n}").segments == ()


def test_languages_and_keys():
    assert [(s.lang, s.key) for s in read("app_en.arb", ARB).segments] == [("de", "a"), ("de", "b")]
    assert [s.key for s in read("i18n/de.json", CATALOGUE).segments] == ["title , a", "nested/list/0", "nested/list/3", "nested/empty", "count"]
    assert [(s.lang, s.source) for s in read("a.xcstrings", XC).segments] == [("de", "Hello {name}"), ("de", "%d files")]
    assert [s.source for s in read("de.lproj/a.strings", APPLE).segments] == [None, None, 'Press the "OK" button.']


def test_a_lost_key_is_damage():
    assert format_of(PurePath("a.json")).damage(CATALOGUE, CATALOGUE.replace('"url"', '"uri"'))
    assert format_of(PurePath("x.csv")).damage(CSV, CSV.replace("Eins , zwei", "Eins; zwei"))
    assert format_of(PurePath("a.strings")).damage(APPLE, APPLE.replace("greeting", "greetings"))


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(TEXT, st.booleans(), st.data())
def test_what_is_written_in_json_is_read(text, ascii_only, data):
    document = json.dumps({"a": "x" + text}, ensure_ascii=ascii_only)
    segment = read("de.json", document, ("a",)).segments[0]
    assert segment.text == "x" + text
    low = data.draw(st.integers(0, len(segment.text)))
    high = data.draw(st.integers(low, len(segment.text)))
    edit = Edit(low, high, "y" + data.draw(TEXT))
    after = apply(document, segment.place(edit))
    assert json.loads(after)["a"] == apply(segment.text, [edit])
    assert format_of(PurePath("de.json")).damage(document, after) is None


@given(TEXT, st.data())
def test_what_is_written_in_a_table_is_read(text, data):
    document = "a,b\nxyz,1\n\"x,z\",2\n"
    for n, segment in enumerate(read("x.csv", document, ("a",)).segments):
        low = data.draw(st.integers(0, 3))
        high = data.draw(st.integers(low, 3))
        edit = Edit(low, high, "q" + text)
        after = apply(document, segment.place(edit))
        assert read("x.csv", after, ("a",)).segments[n].text == apply(segment.text, [edit])
        assert format_of(PurePath("x.csv")).damage(document, after) is None


@given(TEXT)
def test_what_is_written_in_apple_strings_is_read(text):
    document = '"a" = "x-y";'
    segment = read("a.strings", document).segments[0]
    assert read("a.strings", apply(document, segment.place(Edit(1, 2, text)))).segments[0].text == f"x{text}y"


@pytest.mark.parametrize(("path", "text", "message"), [
    ("i18n/de.json", "[" * 100_000 + "]" * 100_000, "nested deeper"),
    ("i18n/de.json", "[" * 300 + "]" * 300, "nested deeper"),
    ("i18n/de.json", '{"a": "b",}', "line 1, column 11: "),
    ("a.arb", '{"a": "b', "line 1, column 7"),
    ("a.xcstrings", "{", "valid JSON"),
    ("x.jsonl", '{"text": "b"}\n{"text"', "record 2"),
    ("a.strings", '"a" = "b";\n"c" "d";', "line 2, column 1"),
    ("a.strings", '"long" = "' + "a " * 600_000 + '";', "string 'long' has 1,200,000 characters, more than prose has"),
    ("i18n/de.json", '{"long": "' + "a " * 600_000 + '"}', "string 'long' has 1,200,000 characters, more than prose has"),
    ("x.csv", "a,b\n1,2\n", "no column 'text'; its first row has 'a', 'b'"),
])
def test_hostile_files_are_refused_with_one_message(path, text, message):
    with pytest.raises(TextfixError, match=message) as error:
        read(path, text, ("text",) if path.startswith("x.") else ())
    assert "\n" not in str(error.value)


def test_the_command_says_that_fields_are_to_be_named(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(CSV)
    done = CliRunner().invoke(cli, ["fix", str(path)])
    assert "1 file of data not looked at: name the fields" in done.output
    assert done.exit_code == 0
    assert path.read_text() == CSV
    CliRunner().invoke(cli, ["fix", "--fields", "text,nothing", "--lang", "de", str(path)])
    assert "\n1;Eins, zwei;a , b\n" in path.read_text()


CONTENT = [p for end in ("json", "arb") for p in sorted(Path("../shared/content").glob(f"**/*.{end}"))]


@pytest.mark.skipif(not CONTENT, reason="no ../shared/content beside the checkout")
@pytest.mark.parametrize("path", CONTENT, ids=str)
def test_real_files(path):
    text = path.read_bytes().decode()
    document = read(path, text)
    assert len(document.segments) > 15
    assert all(apply(text, s.place(Edit(n, n + 1, s.text[n]))) == text for s in document.segments if s.text for n in (0, len(s.text) - 1))
    repaired = Fixer().fix_document(text, lambda t: read(path, t)).text
    assert format_of(path).damage(text, repaired) is None
    assert path.stem[-2:] != "en" or repaired == text
