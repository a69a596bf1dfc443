"""In every format that has comments, one above a text keeps its finding, and the text after it is still repaired."""
from __future__ import annotations

from pathlib import Path

import pytest
from test_suppress import done

from textfix.formats import formats
from textfix.options import Options

TOUR = "The minister’s long tour, Her first in a decade, ends today."
HOUSE = "The old house by the river, His pride for years, was sold."
CODE = "textfix: ignore[CAP001] it is a title"
XLIFF = '<xliff version="1.2"><file source-language="fr" target-language="en"><body>\n'
UNIT = '<trans-unit id="{0}"><source>Oui.</source><target>{1}</target></trans-unit>\n'

CASES = {
    "a.md": (f"# Title\n\n<!-- {CODE} -->\n{TOUR}\n\n{HOUSE}\n"),
    "b.md": (f"- one thing\n\n<!-- {CODE} -->\n- {TOUR}\n- more\n\nText.\n\n- {HOUSE}\n"),
    "a.mdx": (f"{{/* {CODE} */}}\n{TOUR}\n\n{HOUSE}\n"),
    "a.html": (f"<html lang='en'><body>\n<!-- {CODE} -->\n<p>{TOUR}</p>\n<p>{HOUSE}</p></body></html>\n"),
    "a.rst": (f"Title\n=====\n\n.. {CODE}\n\n{TOUR}\n\n{HOUSE}\n"),
    "a.adoc": (f"= Title\n\n// {CODE}\n{TOUR}\n\n{HOUSE}\n"),
    "a.po": (f'msgid ""\nmsgstr "Language: en\\n"\n\n# {CODE}\nmsgid "x"\nmsgstr "{TOUR}"\n\nmsgid "y"\nmsgstr "{HOUSE}"\n'),
    "a.yaml": (f"en:\n  # {CODE}\n  description: {TOUR}\n  summary: {HOUSE}\n"),
    "a.ftl": (f"# {CODE}\nfirst = {TOUR}\nsecond = {HOUSE}\n"),
    "a.vtt": (f"WEBVTT\n\nNOTE {CODE}\n\n00:01.000 --> 00:02.000\n{TOUR}\n\n00:03.000 --> 00:04.000\n{HOUSE}\n"),
    "en.lproj/a.strings": (f'/* {CODE} */\n"a" = "{TOUR}";\n"b" = "{HOUSE}";\n'),
    "values-en/strings.xml": (f'<resources>\n<!-- {CODE} -->\n<string name="a">{TOUR}</string>\n<string name="b">{HOUSE}</string>\n</resources>\n'),
    "a.en.resx": (f'<root>\n<!-- {CODE} -->\n<data name="a"><value>{TOUR}</value></data>\n<data name="b"><value>{HOUSE}</value></data>\n</root>\n'),
    "a.xlf": XLIFF + f"<!-- {CODE} -->\n" + UNIT.format(1, TOUR) + UNIT.format(2, HOUSE) + "</body></file></xliff>\n",
    "a.tmx": (f'<tmx version="1.4"><header srclang="fr"/><body>\n<!-- {CODE} -->\n'
              + "".join(f'<tu><tuv xml:lang="fr"><seg>Oui.</seg></tuv><tuv xml:lang="en"><seg>{t}</seg></tuv></tu>\n' for t in (TOUR, HOUSE))
              + "</body></tmx>\n"),
    "a.stringsdict": ('<plist version="1.0"><dict>\n' + "".join(
        "<key>a</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@n@</string><key>n</key><dict>"
        "<key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string><key>NSStringFormatValueTypeKey</key><string>d</string>\n"
        f"{comment}<key>other</key><string>{text}</string></dict></dict>\n" for comment, text in ((f"<!-- {CODE} -->\n", TOUR), ("", HOUSE)))
        + "</dict></plist>\n"),
    "a.txt": (f"# {CODE}\n{TOUR}\n\n{HOUSE}\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_comment_above_a_text_keeps_its_finding_and_no_other(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    for end in "\n", "\r\n":
        text = CASES[name].replace("\n", end)
        path.write_text(text, "utf-8", newline="")
        after = done(path, Options((str(path),), {"lang": "en", "select": "CAP001"}, write=True, isolated=True))
        assert path.read_bytes().decode() == text.replace("His pride", "his pride")
        assert (after.checked.findings, after.looked.notes) == ([], ())


def test_every_format_with_comments_has_a_case() -> None:
    suffixes = {Path(name).suffix for name in CASES}
    assert [f.name for f in formats() if f.comments and not f.suffixes & suffixes] == []
