"""The pages that are generated agree with what they are generated from."""
from __future__ import annotations

import importlib
import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

import textfix
from textfix.cli import cli
from textfix.names.authority import SILENT
from textfix.report import FORMATS
from textfix.settings import EXCLUDE, Settings

ROOT = Path(__file__).parent.parent


def test_pages_of_rules_and_languages_are_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "docs")
    generate = importlib.import_module("generate")
    assert generate.stale() == [], "run python docs/generate.py"


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        prose = re.sub(r"(?ms)^(`{3,}).*?^\1$|`[^`\n]+`", "", page.read_text("utf-8"))
        for target in re.findall(r"\]\(([^):#]+)\)", prose):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_the_example_of_the_readme_is_what_the_library_does() -> None:
    block = re.search(r"```diff\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert block
    lines = block[1].splitlines()
    before, after = ("\n\n".join(line[1:] for line in lines if line[0] == sign) + "\n" for sign in "-+")
    assert textfix.fix_text(before) == after


def test_the_page_of_the_command_has_each_command_option_and_format() -> None:
    page = (ROOT / "docs" / "command.md").read_text("utf-8")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command
        assert f"textfix {name}" in page
        for option in (o for parameter in command.params for o in parameter.opts if o.startswith("--")):
            assert f"{option}" in page, f"docs/command.md says nothing of {option} of {name}"
    for format_ in FORMATS:
        assert f"`{format_}`" in page


def test_the_page_of_the_configuration_has_each_key_with_its_default() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    rows = dict(re.findall(r"(?m)^\| `([\w-]+)` \| [^|]*?, ([^|]+?) \|", page))
    assert sorted(rows) == sorted(field.name.replace("_", "-") for field in fields(Settings))
    written = {None: "none", (): "none", SILENT: "none", ("ALL",): '`["ALL"]`', False: "`false`", True: "`true`"}
    for field in fields(Settings):
        shown = rows[field.name.replace("_", "-")]
        if field.default is EXCLUDE or not isinstance(field.default, (str, bool, tuple, float, type(None))):
            continue                        # said in words
        assert shown in (written.get(field.default, f'`"{field.default}"`'), "`[]`" if field.default == () else ""), field.name
