"""The language that a path names: only where its place says that it is one."""
from pathlib import PurePath

import pytest

from textfix.formats._language import language_of, tag
from textfix.language import language


@pytest.mark.parametrize(("path", "lang"), [
    ("docs/de/index.md", "de"),
    ("docs/pt-br/index.md", "pt-BR"),
    ("www/docs/zh-cn/3.1.0/a/index.md", "zh-CN"),
    ("i18n/is/app.json", "is"),
    ("locale/no/LC_MESSAGES/app.po", "no"),
    ("res/values-ja/strings.xml", "ja"),
    ("res/values-pt-rBR/strings.xml", "pt-BR"),
    ("res/values-b+sr+Latn/strings.xml", "sr-Latn"),
    ("App/de.lproj/Localizable.strings", "de"),
    ("lib/l10n/app_ko.arb", "ko"),
    ("index.fr.md", "fr"),
    ("README.zh-CN.md", "zh-CN"),
    ("README_ja.md", "ja"),
    ("en/guide/index.de.md", "de"),
    ("po/cs.po", "cs"),
])
def test_a_language_at_its_usual_place(path, lang):
    assert language_of(PurePath(path)) == lang


@pytest.mark.parametrize("path", [
    "docs/is/working.md", "docs/no/way.md", "src/api/index.md", "src/io/socket.md", "to-do/list.md", "my-app/notes.md", "log-in.md",
    "in/a.md", "socket.io.md", "index.ts.md", "docs/coup-de.md", "docs/de.md", "bar/index.md", "res/values-night/strings.xml",
    "res/values-sw600dp/strings.xml", "Base.lproj/a.strings", "translations/km/lab/translation/zh-cn/01.md", "", "/", "..", "a/../b.md",
])
def test_a_name_that_only_looks_like_one(path):
    assert language_of(PurePath(path)) is None


def test_a_word_beside_two_languages_is_one(tmp_path):
    for name in ("de", "fr", "is", "api"):
        (tmp_path / "docs" / name).mkdir(parents=True)
    assert language_of(tmp_path / "docs" / "is" / "a.md") == "is"
    assert language_of(tmp_path / "docs" / "api" / "a.md") is None


def test_a_file_beside_two_languages_is_one(tmp_path):
    for name in ("guide.de.md", "guide.fr.md", "guide.cs.md"):
        (tmp_path / name).touch()
    assert language_of(tmp_path / "guide.cs.md") == "cs"
    assert language_of(tmp_path / "notes.cs.md") is None


@pytest.mark.parametrize(("value", "written"), [
    ("de", "de"), ("PT_br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("de_DE.UTF-8", "de-DE"), ("es-419", "es-419"), ("sr@latin", "sr"),
    ("english", None), ("xx", None), ("de-XX", None), ("", None), ("d", None), ("a" * 10_000, None),
])
def test_tags(value, written):
    assert tag(value) == written


@pytest.mark.parametrize("value", ["zh-HK", "no-NO", "iw", "sr-Latn-RS", "es-419", "yue", "ckb"])
def test_a_tag_is_always_a_language(value):
    assert language(tag(value)).code


def test_other_names_of_languages_find_their_packs():
    assert [language(t).code for t in ("no", "iw", "zh-HK", "zh-Hans", "tl")] == ["nb", "he", "zh-TW", "zh", "tl"]
