"""The facts taken from Unicode CLDR: complete, as the script writes them, and no different from what the packs say."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from textfix.language import codes, language
from tools import cldr

TABLE: dict[str, Any] = json.loads(cldr.TARGET.read_text("utf-8"))
FACTS: dict[str, dict[str, Any]] = {code: facts for code, facts in TABLE.items() if code != "_cldr"}

# The packs that go by another code here.
CODES = {"no": "nb", "pt-BR": "pt", "zh-Hant": "zh-TW"}

# (pack, fact) -> why the pack rightly says something else than CLDR; an entry that is no longer needed fails.
KNOWN: dict[tuple[str, str], str] = {}


def test_the_file_is_laid_out_as_the_script_writes_it() -> None:
    assert cldr.dumped(TABLE) == cldr.TARGET.read_text("utf-8")
    assert TABLE["_cldr"] == cldr.VERSION
    assert "UNICODE LICENSE V3" in cldr.LICENCE.read_text("utf-8")


def test_every_language_is_there() -> None:
    assert sorted(FACTS) == sorted(cldr.LANGUAGES)


@pytest.mark.parametrize("code", cldr.LANGUAGES)
def test_a_language_is_complete(code: str) -> None:
    facts = FACTS[code]
    optional = {"months_alone", "days_alone", "letters"}
    assert set(facts) - optional == {
        "name", "native", "script", "quotes", "months", "months_capital", "days", "days_capital", "ellipsis", "and", "or"}
    assert all(facts[key] for key in ("name", "native"))
    assert len(facts["script"]) == 4
    assert [len(pair) for pair in facts["quotes"]] == [2, 2]
    assert "{0}" in facts["ellipsis"]
    assert facts["or"]


@pytest.mark.parametrize("code", cldr.LANGUAGES)
@pytest.mark.parametrize(("kind", "count"), [("months", 12), ("days", 7)])
def test_a_calendar_is_complete(code: str, kind: str, count: int) -> None:
    facts = FACTS[code]
    for words in (facts[kind], facts.get(f"{kind}_alone", facts[kind])):
        assert len(words) == len(set(words)) == count
        assert all(words)
    capitals = {word[0].isupper() for word in facts[kind]}
    assert capitals == {bool(facts[f"{kind}_capital"])}, "either all begin with a capital or none"


@pytest.mark.parametrize("code", cldr.LANGUAGES)
def test_letters_are_lower_case_and_sorted(code: str) -> None:
    letters = FACTS[code].get("letters")
    assert (letters is None) == (FACTS[code]["script"] in cldr.NO_ALPHABET)
    assert letters is None or (len(letters) > 20 and list(letters) == sorted(set(letters.lower())))


def test_what_cldr_is_known_to_say() -> None:
    assert FACTS["de"]["quotes"] == ["„“", "‚‘"]
    assert FACTS["sv"]["quotes"][0] == "””"
    assert (FACTS["cs"]["months"][0], FACTS["cs"]["months_alone"][0]) == ("ledna", "leden")
    assert (FACTS["es"]["days"][0], FACTS["es"]["days_capital"], FACTS["en"]["days_capital"]) == ("lunes", False, True)
    assert (FACTS["ka"]["days_capital"], FACTS["ja"]["and"], FACTS["pl"]["and"]) == (None, None, "i")
    assert [FACTS[code]["script"] for code in ("sr-Latn", "sr-Cyrl", "zh-TW", "pt-PT")] == ["Latn", "Cyrl", "Hant", "Latn"]
    assert FACTS["sr-Latn"]["name"] == "Serbian (Latin)"


@pytest.mark.parametrize(("pattern", "letters"), [("[aä b {ch} · İ]", "abchä"), ("[\u0915 \u093c {\u0916\u093f}]", "\u0915\u0916\u093c")])
def test_letters_of_a_character_set(pattern: str, letters: str) -> None:
    assert cldr.letters(pattern) == letters


def test_a_range_is_refused_rather_than_misread() -> None:
    with pytest.raises(ValueError, match="ranges"):
        cldr.letters("[a-z]")


def counterpart(code: str) -> dict[str, Any]:
    """CLDR's facts about the language of a pack; skips where CLDR was not asked about it."""
    script = language(code).script
    for tag in (code, CODES.get(code), f"{code}-{script}", code.partition("-")[0]):
        if tag in FACTS:
            return FACTS[tag]
    return pytest.skip(f"cldr.json has nothing about {code}")


def folded(words: list[str]) -> set[str]:
    return {normalize("NFC", word).casefold() for word in words}


def judge(code: str, fact: str, agrees: bool, pack: object, theirs: object) -> None:
    """Fails on a difference that is not known, and on a known one that is gone."""
    known = KNOWN.get((code, fact))
    assert agrees or known, f"{fact} of {code}: the pack says {pack!r}, CLDR says {theirs!r}"
    assert not (agrees and known), f"{fact} of {code} agree by now: {known}"


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("kind", ["months", "days"])
def test_a_pack_names_months_and_days_as_cldr_does(code: str, kind: str) -> None:
    facts, pack = counterpart(code), language(code).list(f"case.{kind}_names")
    within, alone = facts[kind], facts.get(f"{kind}_alone", facts[kind])
    # Either form of a name will do, but nothing else, and no name may be missing.
    each = all(folded([*pair]) & folded(pack) for pair in zip(within, alone, strict=True))
    agrees = not pack or (each and folded(pack) <= folded([*within, *alone]))
    judge(code, f"{kind}_names", agrees, pack, within if within == alone else {"within": within, "alone": alone})


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("kind", ["months", "days"])
def test_a_pack_capitalises_months_and_days_as_cldr_does(code: str, kind: str) -> None:
    theirs, pack = counterpart(code)[f"{kind}_capital"], language(code).get(f"case.{kind}")
    judge(code, kind, pack is None or theirs is None or pack == theirs, pack, theirs)


@pytest.mark.parametrize("code", codes())
def test_a_pack_knows_the_primary_quotes_of_cldr(code: str) -> None:
    theirs, pack = counterpart(code)["quotes"][0], language(code).list("quotes.pairs")
    judge(code, "quotes", not pack or theirs in pack, pack, theirs)


@pytest.mark.parametrize("code", codes())
def test_a_pack_is_in_the_script_of_cldr(code: str) -> None:
    theirs, pack = counterpart(code)["script"], language(code).script
    judge(code, "script", theirs == pack, pack, theirs)


def run(monkeypatch: pytest.MonkeyPatch, *argv: str) -> int:
    monkeypatch.setattr(sys, "argv", ["cldr.py", *argv])
    return cldr.main()


def test_without_npm_the_script_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert run(monkeypatch, "--check") == 2
    assert "npm is not installed" in capsys.readouterr().err


def test_a_difference_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cldr, "TARGET", tmp_path / "cldr.json")
    text, licence = cldr.dumped(TABLE), cldr.LICENCE.read_bytes()
    cldr.TARGET.write_text(text.replace('"and": "und"', '"and": "unt"'), "utf-8")
    assert cldr.check(text, licence) == 1
    assert "de.and: unt -> und" in capsys.readouterr().err
    cldr.TARGET.write_text(text, "utf-8")
    assert cldr.check(text, licence) == 0


@pytest.mark.skipif(os.environ.get("TEXTFIX_NETWORK") != "1", reason="downloads CLDR: set TEXTFIX_NETWORK=1")
@pytest.mark.skipif(not shutil.which("npm"), reason="npm is not installed")
def test_the_file_is_what_cldr_says() -> None:
    done = subprocess.run([sys.executable, cldr.__file__, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
