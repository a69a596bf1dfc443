"""Each output format says what was found, in the form that its reader expects."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from textfix.api import check
from textfix.report import FORMATS, render
from textfix.report.checked import Checked
from textfix.rule import load_rules
from textfix.spot import Finding
from textfix.text import Edit

ROOT = Path(__file__).parent.parent
TEXT = "Nobody 🙂 came.\r\nThe minister’s long tour, Her first in a decade, ends today.\r\nThe harbour was closed. and reopened,\r\nwith two.\r\n"


@pytest.fixture(scope="module")
def checked() -> list[Checked]:
    odd = "100%, a:b/The café.txt"
    return [Checked(name, text, check(text, "en")) for name, text in [(odd, TEXT), ("clean.txt", "All is well.\n")]]


def rendered(format_: str, checked: list[Checked]) -> str:
    return "".join(render(format_, checked))


def data(format_: str, checked: list[Checked]) -> Any:
    return json.loads(rendered(format_, checked))


@pytest.mark.parametrize("format_", FORMATS)
def test_an_edit_may_reach_beyond_what_was_found(format_: str) -> None:
    """To the empty lines around it, as where a whole paragraph goes."""
    text = "One.\n\nTwo.\n\nThree.\n"
    for start, end in (4, 10), (6, 12), (4, 12):
        one = Checked("a.md", text, [Finding(load_rules()[0], 6, 10, "goes", (Edit(start, end, ""),), "safe")])
        assert one.repair(one.findings[0]) == ""
        assert rendered(format_, [one])


def test_there_is_something_to_report(checked: list[Checked]) -> None:
    assert {f.code for f in checked[0].findings} == {"CAP001", "BRK001"}
    assert not checked[1].findings


@pytest.mark.parametrize("format_", [f for f in FORMATS if f != "marked"])
def test_a_report_is_text_that_ends_in_a_line_end_even_where_nothing_was_found(format_: str, checked: list[Checked]) -> None:
    for files in checked, checked[1:], []:
        text = rendered(format_, files)
        assert not text or text.endswith("\n")
    if format_ in ("json", "gitlab", "sarif"):
        assert data(format_, []) is not None


def test_json_is_what_its_schema_says(checked: list[Checked]) -> None:
    schema = json.loads((ROOT / "docs" / "output.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(data("json", checked))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**data("json", checked), "version": 2})
    one = jsonschema.Draft202012Validator({**schema["$defs"]["finding"], "$defs": schema["$defs"]})
    for line in rendered("jsonl", checked).splitlines():
        one.validate(json.loads(line))


def test_codes_and_names_of_all_rules_are_what_the_schema_allows() -> None:
    schema = json.loads((ROOT / "docs" / "output.schema.json").read_text("utf-8"))["$defs"]["finding"]["properties"]
    for rule in load_rules():
        jsonschema.validate(rule.code, schema["code"])
        jsonschema.validate(rule.name, schema["name"])


def test_sarif_is_what_the_official_schema_says(checked: list[Checked]) -> None:
    schema = json.loads((ROOT / "tests" / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    validator = jsonschema.Draft4Validator(schema)
    for files in checked, []:
        validator.validate(data("sarif", files))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(data("sarif", checked) | {"version": "2.0.0"})


def test_sarif_has_the_region_the_rule_and_the_repair(checked: list[Checked]) -> None:
    run = data("sarif", checked)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "CAP001"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "100%25%2C%20a%3Ab/The%20caf%C3%A9.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 27, "endLine": 2, "endColumn": 30}
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "her"}


def test_github_commands_are_escaped(checked: list[Checked]) -> None:
    first = rendered("github", checked).splitlines()[0]
    assert first.startswith("::error title=textfix (CAP001),file=100%25%2C a%3Ab/The café.txt,line=2,endLine=2,col=27,endColumn=30::")
    assert "::100%25, a:b/The café.txt:2:27: CAP001 [*] A" in first


def test_gitlab_fingerprints_are_unique_and_stay_when_the_file_grows_above(checked: list[Checked]) -> None:
    before = data("gitlab", checked)
    assert before[0]["location"]["positions"] == {"begin": {"line": 2, "column": 27}, "end": {"line": 2, "column": 30}}
    text = "A first line.\r\n" + TEXT + TEXT
    after = data("gitlab", [Checked(checked[0].name, text, check(text, "en"))])
    marks = [issue["fingerprint"] for issue in after]
    assert len(set(marks)) == len(marks) == 2 * len(before)
    assert {issue["fingerprint"] for issue in before} <= set(marks)
    assert all(issue["severity"] in ("info", "minor", "major", "critical", "blocker") for issue in after)


def test_junit_has_a_failed_case_for_each_finding_and_a_passed_one_for_a_clean_file(checked: list[Checked]) -> None:
    root = ElementTree.fromstring(rendered("junit", checked))
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [len(suite.findall("testcase/failure")) for suite in root] == [2, 0]
    assert root[0][0].get("name") == "CAP001:2:27"
    assert (root[0][0][0].text or "").startswith("The minister’s long tour")


def test_junit_replaces_what_xml_cannot_hold() -> None:
    text = "The harbour \x01was closed. and reopened.\n"
    assert "\N{REPLACEMENT CHARACTER}was" in rendered("junit", [Checked("a\x02", text, check(text, "en"))])
