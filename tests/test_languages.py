"""A language is one file: what a new file brings, and what every pack must have."""
from __future__ import annotations

import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import textfix
from textfix import api
from textfix import language as languages
from textfix.coverage import pack_examples
from textfix.errors import TextfixError

PACKS = sorted(path.name.removesuffix(".toml") for path in files("textfix.lang").iterdir() if path.name.endswith(".toml"))
SECTIONS = {"words", "case", "breaks", "doubling", "quotes", "spacing", "inverted", "leftovers", "marks", "examples"}


@pytest.fixture
def own_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packs that holds only what a test writes there."""
    textfix.rules()                        # whose files read packs when they are imported
    monkeypatch.setattr(languages, "files", lambda _: tmp_path)
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    """Nothing that was made of other packs is remembered."""
    for name, module in list(sys.modules.items()):
        for value in vars(module).values() if name.startswith("textfix.") else ():
            if callable(clear := getattr(value, "cache_clear", None)):
                clear()
    api._PLAIN.clear()


def test_a_language_is_one_file(own_packs: Path) -> None:
    (own_packs / "eo.toml").write_text('name = "Esperanto"\nscript = "Latn"\n[words]\narticles = ["la"]\n', "utf-8")
    (own_packs / "eo-x.toml").write_text('name = "Varied"\ninherits = "eo"\n[words]\npronouns = ["mi"]\n', "utf-8")
    assert languages.codes() == ["eo", "eo-x"]
    assert languages.language("eo-x").function_words == {"la", "mi"}
    assert languages.language("eo-X").script == "Latn"
    assert languages.everywhere("words.pronouns") == {"eo-x": ("mi",)}


def test_an_edited_pack_is_read_anew_and_the_compiled_one_only_where_it_agrees(own_packs: Path) -> None:
    text = 'name = "New"\n'
    (own_packs / "eo.toml").write_text(text, "utf-8")
    (own_packs / "packs.tsv").write_text('eo\t00000000\t{"name":"Old"}\n', "utf-8")
    assert languages.language("eo").name == "New"


def test_a_pack_gives_examples_of_rules(own_packs: Path) -> None:
    (own_packs / "eo.toml").write_text(r"""name = "Esperanto"
[examples]
double-space = ['Unu⟦  → ⟧du.\nTri.', "Unu.\\s"]
""", "utf-8")
    (own_packs / "eo-x.toml").write_text('name = "Varied"\ninherits = "eo"\n', "utf-8")
    found = [(r.code, code, marked) for r, code, marked in pack_examples()]
    assert found == [("SPC003", "eo", "Unu⟦  → ⟧du.\nTri."), ("SPC003", "eo", "Unu. ")]


def test_an_example_of_no_rule_is_one_clear_error(own_packs: Path) -> None:
    (own_packs / "eo.toml").write_text('name = "Esperanto"\n[examples]\ndouble-spice = ["Unu."]\n', "utf-8")
    with pytest.raises(TextfixError, match=r"did you mean .double-space.\? in \[examples\] of eo"):
        list(pack_examples())


def test_the_compiled_packs_are_up_to_date() -> None:
    folder = files("textfix.lang")
    for code in PACKS:
        data = (folder / f"{code}.toml").read_bytes()
        assert languages._compiled()[code][0] == f"{languages.zlib.crc32(data):08x}", "run python tools/packs.py"


@pytest.mark.parametrize("code", PACKS)
def test_a_pack_is_well_formed(code: str) -> None:
    facts = tomllib.loads((files("textfix.lang") / f"{code}.toml").read_text("utf-8"))
    assert facts["name"]
    assert {k for k, v in facts.items() if isinstance(v, dict)} <= SECTIONS
    for name, section in facts.items():
        for key, value in section.items() if isinstance(section, dict) else ():
            if isinstance(value, list):
                assert len(value) == len(set(value)), f"{key} says something twice"
                # white space at the edge of an example means something
                assert all(isinstance(item, str) and item and (name == "examples" or item == item.strip()) for item in value), key


def test_there_are_more_than_sixty_languages() -> None:
    assert len({lang.code.partition("-")[0] for lang in textfix.languages()}) > 60
