"""What a project can set, and what holds for which file and language."""
from __future__ import annotations

from pathlib import Path

import pytest

from textfix.api import Fixer
from textfix.config import Config, read
from textfix.errors import TextfixError
from textfix.globs import matches
from textfix.language import language
from textfix.settings import Settings, project

GERMAN = "Das Boot sank nahe dem dem Hafen. Die Leute sahen vom Ufer zu und konnten nicht helfen."
ENGLISH = "The boat sank near the the harbour. The people watched from the shore and could not help."


@pytest.mark.parametrize(("pattern", "path", "fits"), [
    ("*.txt", "a/b/c.txt", True),
    ("*.txt", "a/b/c.md", False),
    ("vendor", "a/vendor/c.txt", True),
    ("vendor", "a/vendors/c.txt", False),
    ("vendor/", "vendor/c.txt", True),
    ("a/*.txt", "a/c.txt", True),
    ("a/*.txt", "a/b/c.txt", False),
    ("a/*.txt", "x/a/c.txt", False),
    ("/a/*.txt", "a/c.txt", True),
    ("./a/*.txt", "a/c.txt", True),
    ("a/**", "a/b/c.txt", True),
    ("a/**/c.txt", "a/c.txt", True),
    ("a/**/c.txt", "a/x/y/c.txt", True),
    ("**/legal/*.md", "docs/legal/x.md", True),
    ("page?.txt", "page1.txt", True),
    ("page?.txt", "page12.txt", False),
    ("[ab].txt", "b.txt", True),
    ("[!ab].txt", "b.txt", False),
    ("a+(b).txt", "a+(b).txt", True),
    ("ein Ordner/*", "ein Ordner/x.txt", True),
])
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert matches(path, (pattern,)) is fits
    assert matches(path, ("nothing/at.all", pattern)) is fits


def test_no_pattern_fits_nothing() -> None:
    assert not matches("a.txt", ())


@pytest.mark.parametrize(("table", "message"), [
    ('extend-exlude = ["x"]', "did you mean 'extend-exclude'?"),
    ("exclude = 3", "exclude is a list of patterns"),
    ("per-file-ignores = 3", "per-file-ignores is a table"),
    ('per-file-ignores."a.txt" = ["CAP01"]', "did you mean 'CAP001'?"),
    ('per-language = "de"', "per-language is a table"),
    ('per-language.de.ignor = ["CAP001"]', "did you mean 'ignore'? in per-language.de"),
    ('per-language.de.ignore = ["CAP01"]', "did you mean 'CAP001'? in per-language.de"),
    ('per-language.en-GB.ignore = []', "textfix treats en-GB as en"),
    ('per-file-ignores."a.txt" = ["XYZ"]', "unknown rule 'XYZ' in per-file-ignores of a.txt (textfix rules lists them)"),
    ("lang = 'qx'", "unknown language 'qx' (a BCP 47 tag"),
    ("model-margin = 'x'", "model-margin is a number, not 'x'"),
    ("lang =", "the configuration is no valid TOML"),
    ('per-language.deutsch.ignore = ["CAP001"]', "unknown language 'deutsch'"),
])
def test_a_wrong_key_or_value_is_an_error_with_the_file_and_the_nearest(tmp_path: Path, table: str, message: str) -> None:
    file = tmp_path / "textfix.toml"
    file.write_text(table, "utf-8")
    with pytest.raises(TextfixError) as error:
        read(file, Settings)
    assert message in str(error.value)
    assert str(file) in str(error.value)


def test_a_config_with_tables_is_a_value() -> None:
    table = {"de": {"ignore": ["doubled-word"], "extend-select": "CAP"}}
    assert Config(per_language=table) == Config(per_language=table).with_options(lang=None)
    assert len({Config(per_language=table), Config(per_language=table), Config()}) == 2
    assert hash(Settings(per_file_ignores={"a": ["CAP"]})) != hash(Settings())


@pytest.mark.parametrize("fixer", [
    Fixer(per_language={"de": {"ignore": ["doubled-word"]}}),
    Fixer(select="CAP", per_language={"en": {"extend-select": ["doubled-word"]}}),
])
def test_what_is_ignored_in_one_language_is_found_in_others(fixer: Fixer) -> None:
    assert fixer.fix_text(GERMAN) == GERMAN
    assert fixer.fix_text(ENGLISH) == ENGLISH.replace("the the", "the")
    assert fixer.check(GERMAN) == []
    assert [f.rule.name for f in fixer.check(ENGLISH)] == ["doubled-word"]


def test_a_table_of_a_language_holds_for_its_variants_unless_they_have_their_own() -> None:
    tables = {"pt": {"ignore": ["doubled-word"]}, "zh": {"ignore": ["doubled-word"]}, "zh-TW": {"select": ["doubled-word"]}}
    text = "O barco afundou perto do do porto."
    assert Fixer(lang="pt-BR").check(text)
    assert Fixer(lang="pt-BR", per_language=tables).check(text) == []
    assert Fixer(per_language=tables).config.allows(Fixer(lang="pt").check(text)[0], language("zh-Hant"))
    assert not Fixer(per_language=tables).config.allows(Fixer(lang="pt").check(text)[0], language("zh-CN"))


def test_rules_are_ignored_in_files_that_fit_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "textfix.toml").write_text('[per-file-ignores]\n"legal/**" = ["CAP"]\n"*.srt" = ["stray-capital", "BRK001"]\n', "utf-8")
    found = project(tmp_path / "textfix.toml", "", ())
    assert found.relative(str(tmp_path / "legal" / "a.txt")) == "legal/a.txt"
    assert {r.code[:3] for r in found.settings.ignored_in("legal/x/a.txt")} == {"CAP"}
    assert {r.code for r in found.settings.ignored_in("film.srt")} == {"CAP001", "BRK001"}
    assert found.settings.ignored_in("a.txt") == frozenset()
