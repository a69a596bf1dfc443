"""The source of a file by a pattern: which file it is, and which segment belongs to which."""
import pytest
from click.testing import CliRunner

from textfix.cli import cli
from textfix.document import Segment
from textfix.errors import TextfixError
from textfix.sources import SourcePattern, align


@pytest.mark.parametrize(("pattern", "path", "source"), [
    ("docs/{path} -> i18n/{lang}/{path}", "i18n/pt-BR/a/b.md", ("docs/a/b.md", "pt-BR")),
    ("docs/{path} -> i18n/{lang}/{path}", "i18n/nonsense/b.md", None),
    ("docs/{path} -> i18n/{lang}/{path}", "docs/b.md", None),
    ("app_en.arb -> app_{lang}.arb", "app_de.arb", ("app_en.arb", "de")),
    ("app_en.arb -> app_{lang}.arb", "app_en.arb", None),
    ("res/values/{path} -> res/values-{lang}/{path}", "res/values-de/strings.xml", ("res/values/strings.xml", "de")),
    ("{path}.md -> {path}.{lang}.md", "a.b/x.fr.md", ("a.b/x.md", "fr")),
    ("en/{path} -> {path}", "a.md", ("en/a.md", None)),
    ("{path} -> {lang}/{path}/{path}", "de/x/x", ("x", "de")),
    ("{path} -> {lang}/{path}/{path}", "de/x/y", None),
])
def test_the_source_of_a_path(pattern, path, source):
    assert SourcePattern(pattern).source_of(path) == source


@pytest.mark.parametrize("pattern", ["docs", "docs ->", "{path} -> {name}", "{path} -> de.md", "docs -> i18n", "a.md -> de.md", "-> {lang}"])
def test_a_wrong_pattern_says_what_is_right(pattern):
    with pytest.raises(TextfixError, match="docs/\\{path\\} -> i18n"):
        SourcePattern(pattern)


def segments(*kinds):
    return [Segment(f"{kind}{n}", kind=kind) for n, kind in enumerate(kinds)]


def test_sections_are_aligned_where_they_have_the_same_shape():
    here = segments("paragraph", "heading", "paragraph", "list-item", "heading", "paragraph")
    there = segments("paragraph", "heading", "paragraph", "heading", "paragraph")
    assert [source for _, source in align(here, there)] == ["paragraph0", None, None, None, "heading3", "paragraph4"]


def test_texts_with_other_headings_are_not_aligned():
    assert [source for _, source in align(segments("heading", "text"), segments("text"))] == [None, None]


def test_strings_are_found_by_key():
    here = [Segment("b", key="2"), Segment("x", key="3"), Segment("a", key="1")]
    assert [source for _, source in align(here, [Segment("A", key="1"), Segment("B", key="2")])] == ["B", None, "A"]


def test_the_command_compares_with_the_source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "res/values").mkdir(parents=True)
    (tmp_path / "res/values-de").mkdir()
    (tmp_path / "res/values/strings.xml").write_text('<resources><string name="a">Hello %1$s!</string></resources>')
    target = tmp_path / "res/values-de/strings.xml"
    target.write_text('<resources><string name="a">Hallo % 1 $ s!</string></resources>')
    pattern = "res/values/{path} -> res/values-{lang}/{path}"
    done = CliRunner().invoke(cli, ["fix", "--source-pattern", pattern, "--select", "SRC", "res"])
    assert done.exit_code == 0, done.output
    assert target.read_text() == '<resources><string name="a">Hallo %1$s!</string></resources>'
    (tmp_path / "textfix.toml").write_text(f"source-pattern = '{pattern}'\nselect = ['SRC']\n")
    target.write_text('<resources><string name="a">Hallo % 1 $ s!</string></resources>')
    assert "SRC001" in CliRunner().invoke(cli, ["check", "--config", "textfix.toml", "res"]).output


def test_a_file_that_is_not_of_its_format_is_named(tmp_path):
    path = tmp_path / "strings.xml"
    path.write_text("<resources><string>")
    done = CliRunner().invoke(cli, ["check", str(path)])
    assert done.exit_code == 2
    assert done.output.startswith(f"error: {path}: it is no well-formed XML")


@pytest.mark.parametrize(("name", "original", "text"), [
    ("{}.yml", "a:\n  name: 'Two words: '\n", "a:\n  name: Zwei Worte\n"),
    ("{}.md", "# Title \n\n Some text here.\n", "# Titel\n\nEin Text hier.\n"),
    ("x_{}.arb", '{"a": "Some text"}', '{"a": "Ein Text"}'),
])
def test_edges_that_a_format_does_not_keep_are_not_compared(name, original, text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / name.format("en")).write_text(original)
    (tmp_path / "locales" / name.format("de")).write_text(text)
    pattern = f"locales/{name.format('en')} -> locales/{name.format('{lang}')}"
    done = CliRunner().invoke(cli, ["check", "--isolated", "--select", "SRC003", "--source-pattern", pattern, f"locales/{name.format('de')}"])
    assert done.exit_code == 0, done.output


def test_a_source_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app_en.arb").write_text("{")
    (tmp_path / "app_de.arb").write_text("{}")
    done = CliRunner().invoke(cli, ["check", "--isolated", "--source-pattern", "app_en.arb -> app_{lang}.arb", "app_de.arb"])
    assert done.exit_code == 2
    assert "app_en.arb, the source of a translation: it is no valid JSON" in done.output
