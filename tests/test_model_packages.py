"""Argos packages come from strangers."""
from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest
from making_models import header

from textfix.errors import TextfixError
from textfix.model import packages
from textfix.model.layouts import find_layout

METADATA = json.dumps({"from_code": "en", "to_code": "fr"})
GOOD = {"translate-en_fr/metadata.json": METADATA.encode(), "translate-en_fr/model/model.bin": header(),
        "translate-en_fr/model/shared_vocabulary.json": b'["a"]', "translate-en_fr/sentencepiece.model": b"",
        "translate-en_fr/stanza/big.pt": b"x"}


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def write(path: Path, files: dict[str, bytes], modes: dict[str, int] | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (modes or {}).get(name, stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)
    return path


def test_a_package_is_unpacked_once_and_without_what_is_not_needed(tmp_path: Path) -> None:
    package = write(tmp_path / "translate-en_fr.argosmodel", GOOD)
    layout = find_layout(package)
    assert (layout.family.name, layout.source, layout.target) == ("Argos Translate", "en", "fr")
    root = layout.folder.parent
    assert root.is_relative_to(tmp_path / "cache" / "textfix")
    assert not (root / "stanza").exists()
    (root / "mark").touch()
    assert (find_layout(package).folder.parent / "mark").exists()


@pytest.mark.parametrize("name", ["/etc/passwd", "translate-en_fr/../../x", "translate-en_fr\\..\\x", "C:/x"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TextfixError, match="outside its folder"):
        find_layout(write(tmp_path / "p.argosmodel", GOOD | {name: b"x"}))
    assert not (tmp_path / "cache").exists()


def test_links_are_refused(tmp_path: Path) -> None:
    package = write(tmp_path / "p.argosmodel", GOOD | {"translate-en_fr/model/link": b"/etc"}, {"translate-en_fr/model/link": stat.S_IFLNK | 0o777})
    with pytest.raises(TextfixError, match="a link or a device"):
        find_layout(package)


def test_what_would_unpack_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LARGEST", 1000)
    with pytest.raises(TextfixError, match="unpack to more than"):
        find_layout(write(tmp_path / "p.argosmodel", GOOD | {"translate-en_fr/model/zeros": bytes(2000)}))


@pytest.mark.parametrize("files", [{"a.txt": b"x"}, GOOD | {"second/metadata.json": b"{}"}])
def test_another_zip_is_no_package(tmp_path: Path, files: dict[str, bytes]) -> None:
    with pytest.raises(TextfixError, match="no Argos package"):
        find_layout(write(tmp_path / "p.argosmodel", files))


def test_a_damaged_package(tmp_path: Path) -> None:
    package = write(tmp_path / "p.argosmodel", GOOD)
    whole = package.read_bytes()
    for damaged in (whole[:200], whole.replace(header()[:20], bytes(20)), b"no zip at all"):
        package.write_bytes(damaged)
        with pytest.raises(TextfixError, match="cannot be unpacked"):
            find_layout(package)
    assert not list((tmp_path / "cache").rglob("model.bin"))
