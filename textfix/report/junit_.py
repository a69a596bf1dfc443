"""JUnit XML, which most CI systems show: a suite a file, a failed case a finding, a passed case where there is none."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from textfix.report.checked import Checked
from textfix.spot import Finding

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")       # characters that XML cannot hold


def render(checked: Iterable[Checked]) -> Iterator[str]:
    """All files in one document."""
    root = Element("testsuites", name="textfix")
    for one in checked:
        _suite(root, one)
    for count in ("tests", "failures"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, checked: Checked) -> None:
    found = checked.findings
    suite = SubElement(root, "testsuite", {
        "name": _clean(checked.name), "tests": str(max(1, len(found))), "failures": str(len(found)), "errors": "0"})
    for finding in found:
        _failure(SubElement(suite, "testcase", name=_name(checked, finding), classname=_clean(checked.name)), checked, finding)
    if not found:
        SubElement(suite, "testcase", name="textfix", classname=_clean(checked.name))


def _name(checked: Checked, finding: Finding) -> str:
    line, column = checked.lines.position(finding.start)
    return f"{finding.code}:{line}:{column}"


def _failure(case: Element, checked: Checked, finding: Finding) -> None:
    failure = SubElement(case, "failure", message=finding.message, type=finding.rule.name)
    failure.text = _clean(checked.sentence(finding))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
