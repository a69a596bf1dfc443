"""Files made to break a reader, by the command itself: no crash, no hang, one clear message each, and nothing is written elsewhere."""
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cli import textfix

FAULT, REPAIRED = "We saw the the end of it.\n", "We saw the end of it.\n"
LONG = "The minister left the old town hall on Monday night. " * 190_000
ENTITIES = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True)) + "]>"

REFUSED = {
    "line.txt": (LONG, "has 10,0"), "line.md": (LONG, "has 10,0"), "line.html": (f"<p>{LONG}</p>", "has 10,0"),
    "line/de.json": (f'{{"a": "{LONG}"}}', "has 10,0"), "line/de.yml": (f'de:\n  a: "{LONG}"\n', "has 10,0"),
    "line.po": (f'msgid "a"\nmsgstr "{LONG}"\n', "has 10,0"), "line.srt": (f"1\n00:00:01,000 --> 00:00:02,000\n{LONG}\n", "has 10,0"),
    "line.xlf": (f'<xliff version="1.2"><file><body><trans-unit id="1"><target>{LONG}</target></trans-unit></body></file></xliff>', "has 10,0"),
    "deep/de.json": ("[" * 100_000 + "]" * 100_000, "nested deeper than 200"),
    "deep.xlf": ("<a>" * 100_000 + "</a>" * 100_000, "nested deeper than 200"),
    "bomb.xlf": (f'{ENTITIES}<xliff version="1.2"><file><body><trans-unit id="1"><source>&k;</source></trans-unit></body></file></xliff>', "DOCTYPE"),
    "bomb.tmx": (f'{ENTITIES}<tmx version="1.4"><body><tu><tuv xml:lang="de"><seg>&k;</seg></tuv></tu></body></tmx>', "DOCTYPE"),
    "values-de/strings.xml": (f'{ENTITIES}<resources><string name="a">&k;</string></resources>', "DOCTYPE"),
    "bomb.de.resx": (f'{ENTITIES}<root><data name="a"><value>&k;</value></data></root>', "DOCTYPE"),
    "elsewhere/strings.xml": ('<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><resources><string name="a">&a;</string></resources>', "DOCTYPE"),
    **{f"nul{suffix}": (f"\0{FAULT}", "NUL") for suffix in (".txt", ".md", ".po", ".xlf")},
    **{f"latin{suffix}": (f"caf\udce9 {FAULT}", "not valid UTF-8 (byte 3 is 0xe9)") for suffix in (".txt", ".md", ".po", ".xlf")},
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_for_people_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    text, message = REFUSED[name]
    path = tmp_path / "translations" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    status, out, err = textfix("fix", ".", folder=tmp_path)
    assert (status, out) == (2, "")
    assert [line[:6] for line in err.splitlines()] == ["error:", "0 file"]
    assert message in err
    assert name in err
    assert path.read_bytes() == text.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize(("name", "text"), [
    ("a.md", ">" * 100_000 + " "), ("a.md", "[" * 100_000 + " "), ("a.md", "- " * 50_000), ("a.md", "<div>\n" * 30_000),
    ("a.html", "<div>" * 100_000), ("a.html", "<p " + 'b="c" ' * 50_000 + ">"),
])
def test_what_is_nested_deep_is_repaired_all_the_same(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text + FAULT, "utf-8")
    assert textfix("fix", "--lang", "en", ".", folder=tmp_path)[0] == 0
    assert (tmp_path / name).read_text("utf-8") == text + REPAIRED


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "- " * 100_000 + FAULT, "".join(f"{' ' * n}a:\n" for n in range(1500))])
def test_deep_yaml_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "de.yml").write_text(text, "utf-8")
    assert textfix("fix", ".", folder=tmp_path)[0] == 0
    assert (tmp_path / "de.yml").read_text("utf-8") == text


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """A folder with a fault, with links to itself and out of it."""
    inside, outside = tmp_path / "tree", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    for path in inside / "a.md", outside / "o.md":
        path.write_text(FAULT, "utf-8")
    for name, target in {"loop": inside, "self.md": inside / "self.md", "o.md": outside / "o.md", "folder": outside, "again.md": inside / "a.md"}.items():
        (inside / name).symlink_to(target)
    return inside


def _names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_links_in_a_folder_are_not_followed(links: Path) -> None:
    status, _, err = textfix("fix", ".", folder=links)
    assert (status, err) == (0, "1 file: repaired 1 place in 1 file, 0 findings left\n")
    assert ((links / "a.md").read_text("utf-8"), (links / "o.md").read_text("utf-8")) == (REPAIRED, FAULT)
    assert (links / "o.md").is_symlink()
    assert _names(links.parent / "elsewhere") == ["o.md"]


@pytest.mark.parametrize("name", ["o.md", "folder"])
def test_a_link_out_of_the_tree_is_refused_where_it_is_named(links: Path, name: str) -> None:
    for command in "check", "fix":
        status, out, err = textfix(command, name, folder=links)
        assert (status, out) == (2, "")
        assert f"error: {name}: is a link out of {links.resolve()}; name what it leads to" in err
        assert textfix(command, "--force-exclude", name, folder=links)[0] == 0
    assert (links / "o.md").read_text("utf-8") == FAULT


@pytest.mark.parametrize(("place", "name"), [("tree", "again.md"), (".", "tree/o.md"), ("tree", "loop/loop/a.md")])
def test_a_link_within_the_tree_is_followed_where_it_is_named(links: Path, place: str, name: str) -> None:
    assert textfix("fix", name, folder=links.parent / place)[0] == 0
    assert (links.parent / place / name).read_text("utf-8") == REPAIRED


def test_a_link_to_itself_is_no_file(links: Path) -> None:
    assert textfix("fix", "self.md", folder=links)[2].splitlines()[0] == "error: self.md: no such file or folder"


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.md")
    assert textfix("check", ".", folder=tmp_path)[0] == 0
