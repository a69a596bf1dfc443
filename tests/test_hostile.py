"""Texts made to be slow: the work stays bounded and grows with the text alone, and what was not looked at is said."""
from __future__ import annotations

import json
import re
import sys
from collections import Counter
from functools import cache
from types import FrameType

import pytest
from click.testing import CliRunner

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")

import textfix
from benchmarks.commands import parser
from benchmarks.hostile import UNITS, hostile
from textfix.candidates import DENSITY, FREE, SIZE, Candidates
from textfix.cli import cli
from textfix.language import language
from textfix.rule import load_rules
from textfix.rules.spacing import blank_run

EACH = pytest.mark.parametrize("name", UNITS)


@cache
def finder() -> Candidates:
    return Candidates(load_rules())


@EACH
def test_a_megabyte_has_bounded_candidates_and_says_where_it_was_cut(name: str) -> None:
    text = hostile(name, 1_000_000)
    found, cut = finder().find(text, language("en"))
    room = FREE * (1 + len(text) // SIZE) + len(text) // DENSITY
    most = max(Counter(candidate.rule.code for candidate in found).values(), default=0)
    assert most <= room
    assert cut or most < room


def calls(text: str) -> int:
    """Calls of functions, in Python and in C, that a text takes: work that can be counted without a clock."""
    number = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        textfix.fix_and_explain(text, "en")
    finally:
        sys.setprofile(None)
    return number


@EACH
def test_four_times_the_text_is_no_more_than_five_times_the_work(name: str) -> None:
    textfix.fix_and_explain(hostile(name, 1_000), "en")         # loads what is loaded once
    assert calls(hostile(name, 32_000)) <= 5 * calls(hostile(name, 8_000)) + 1000


def test_a_text_whose_candidates_were_cut_in_an_early_pass_only_is_no_error() -> None:
    result = textfix.fix_and_explain("&amp;amp;" * 3000, "en")
    assert result.truncated
    assert len(result.text) < 3000 * len("&amp;")


class Counted:
    """A pattern that counts the code points it has matched."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.read = pattern, 0

    def match(self, text: str, at: int) -> re.Match[str] | None:
        found = self.pattern.match(text, at)
        self.read += len(found.group()) if found else 0
        return found


@pytest.mark.parametrize("unit", ["\n", "\n\n\n ", "\r\n", "The minister left the old town hall on Monday night.\n\n\n"])
def test_no_row_of_empty_lines_is_read_twice_in_a_pass(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(blank_run._RUN)
    monkeypatch.setattr(blank_run, "_RUN", counted)
    text = "\n" + unit * 500
    textfix.check(text, "en")
    assert counted.read <= len(text)


def test_a_cut_is_said_by_the_result_the_json_and_the_exit_message() -> None:
    dense, prose = "x.Y" * 2000, "A clean sentence."
    assert textfix.fix_and_explain(dense, "en").truncated
    assert not textfix.fix_and_explain(prose, "en").truncated
    runner = CliRunner()
    said = runner.invoke(cli, ["check", "--lang", "en", "--output-format", "json", "-"], input=dense)
    assert json.loads(said.stdout)["truncated"] == ["-"]
    assert "truncated" in said.stderr
    said = runner.invoke(cli, ["check", "--lang", "en", "--output-format", "json", "-"], input=prose)
    assert json.loads(said.stdout)["truncated"] == []
    assert "truncated" not in said.stderr


def test_the_command_tells_time_growth_and_errors() -> None:
    args = parser().parse_args(["scaling", "--adversarial", "--sizes", "500,1000", "--only", "commas"])
    found = args.run(args).figures["commas"]
    assert len(found["seconds"]) == 2
    assert found["growth"] > 0
    assert found["error"] is None
