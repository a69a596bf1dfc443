"""Comments say which findings stand, whatever the format, and hold before anything is repaired."""
from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from textfix.cache import Caches
from textfix.cli import cli
from textfix.comments import comments
from textfix.document import Document, Segment
from textfix.done import Done
from textfix.formats import PLAIN, format_of, formats
from textfix.formats.format import Format
from textfix.options import Options
from textfix.rule import Finding
from textfix.run import all_done
from textfix.suppress import Suppressions
from textfix.totals import Totals

TOUR = "The minister’s long tour, Her first in a decade, ends today."
RIGHT = TOUR.replace("Her", "her")
HOUSE = "The old house by the river, His pride for years, was sold."
SHIP = "The white ship in the harbour, Its sails torn, could not leave."


def fixed(path: Path, text: str, *, write: bool = True) -> tuple[str, list[str], list[str]]:
    """The text after a run, the codes of what is left, the notes."""
    path.write_text(text, "utf-8", newline="")
    end = done(path, Options((str(path),), {"lang": "en"}, write=write, isolated=True))
    return path.read_bytes().decode(), [f.code for f in end.checked.findings], list(end.looked.notes)


def done(path: Path, options: Options) -> Done:
    """A file after a run of its own."""
    (end,) = all_done([str(path)], options, Totals(), Caches(options, on=False))
    return end


@pytest.mark.parametrize(("text", "expected"), [
    (f"{TOUR} # textfix: ignore[CAP001]\n{TOUR}\n", f"{TOUR} # textfix: ignore[CAP001]\n{RIGHT}\n"),
    (f"{TOUR} <!-- textfix: ignore[stray-capital] as it was said -->\n", None),
    (f"{TOUR} // textfix:ignore [ BRK001 , CAP001 ]\n", None),
    (f"# textfix: ignore[CAP001]\n\n{SHIP}\n{HOUSE}\n\n{TOUR}\n", f"# textfix: ignore[CAP001]\n\n{SHIP}\n{HOUSE}\n\n{RIGHT}\n"),
    (f"# textfix: ignore[CAP001]\n# textfix: ignore[BRK001]\n{TOUR}\n", None),
    (f"# textfix: ignore[BRK001]\n{TOUR}\n", f"# textfix: ignore[BRK001]\n{RIGHT}\n"),
    (f"{TOUR}\n# textfix: disable[CAP001]\n{HOUSE}\n\n{SHIP}\n# textfix: enable[CAP001]\n{TOUR}\n",
     f"{RIGHT}\n# textfix: disable[CAP001]\n{HOUSE}\n\n{SHIP}\n# textfix: enable[CAP001]\n{RIGHT}\n"),
    (f"# textfix: disable[CAP001]\n{TOUR}\n# textfix: enable[BRK001]\n{TOUR}\n", None),
    (f"{TOUR}\n{TOUR}\n# textfix: file-ignore[CAP001]\n", None),
    (f"{TOUR}\n# not textfix: file-ignore[CAP001]\n", f"{RIGHT}\n# not textfix: file-ignore[CAP001]\n"),
    (f"{TOUR} `# textfix: file-ignore[CAP001]`\n", f"{RIGHT} `# textfix: file-ignore[CAP001]`\n"),
])
def test_what_is_suppressed_is_not_repaired(tmp_path: Path, text: str, expected: str | None) -> None:
    for end in "\n", "\r\n":
        after, left, _ = fixed(tmp_path / "a.txt", text.replace("\n", end))
        assert after == (text if expected is None else expected).replace("\n", end)
        assert left == []


def test_a_suppression_holds_over_all_passes(tmp_path: Path) -> None:
    text = "# textfix: ignore[CAP001]\nThe long tour , Her first in a decade, ends today.\n"
    after, left, notes = fixed(tmp_path / "a.txt", text)
    assert after == text.replace(" , Her", ", Her")
    assert (left, notes) == ([], [])


@pytest.mark.parametrize(("comment", "message"), [
    ("ignore", "names no rule; write textfix: ignore[CODE]"),
    ("file-ignore[]", "names no rule; write textfix: file-ignore[CODE]"),
    ("disable[CAP01]", "did you mean 'CAP001'?"),
    ("ignore[CAP]", "unknown rule 'CAP'"),
])
def test_a_comment_without_a_rule_suppresses_nothing_and_is_a_finding(tmp_path: Path, comment: str, message: str) -> None:
    path = tmp_path / "a.txt"
    after, left, _ = fixed(path, f"# textfix: {comment}\n{TOUR}\n")
    assert after == f"# textfix: {comment}\n{RIGHT}\n"
    assert left == ["SUP001"]
    (finding,) = done(path, Options((), isolated=True)).checked.findings
    assert message in finding.message
    assert path.read_text("utf-8")[finding.start:finding.end] == f"# textfix: {comment}"


def test_the_finding_explains_itself() -> None:
    assert "textfix: ignore[CAP001]" in CliRunner().invoke(cli, ["rule", "SUP001"]).output


def test_what_suppresses_nothing_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    _, _, notes = fixed(path, f"x\n# textfix: ignore[CAP001, BRK001]\n{TOUR}\n\n# textfix: disable[CAP001]\n")
    assert [note.removeprefix(f"{path}:") for note in notes] == [
        "2: ignore[BRK001] suppresses nothing; take it out", "5: disable[CAP001] suppresses nothing; take it out"]
    options = Options((), {"select": "BRK"}, isolated=True)
    assert [note.removeprefix(f"{path}:")[:18] for note in done(path, options).looked.notes] == ["2: ignore[BRK001] "]


def test_in_a_catalogue_a_comment_speaks_of_its_entry(tmp_path: Path) -> None:
    entry = f'msgid "{RIGHT}"\nmsgid_plural "{RIGHT}"\nmsgstr[0] "{TOUR}"\nmsgstr[1] "{TOUR}"\n'
    head = 'msgid ""\nmsgstr "Language: en\\n"\n\n'
    text = f"{head}# textfix: ignore[CAP001]\n#: a.c:1\n{entry}\n{entry}"
    after, left, _ = fixed(tmp_path / "a.po", text)
    assert after == text[:len(text) - len(entry)] + entry.replace("Her", "her")
    assert left == []


def test_where_empty_lines_part_nothing_a_comment_speaks_of_the_next_segment() -> None:
    text = "# textfix: ignore[CAP001]\na: x, His y\nb: x, His z\n"
    document = Document(text, tuple(Segment(t, text.index(t)) for t in ("x, His y", "x, His z")))
    found = Suppressions(document, Format("keys", frozenset(), lambda *_: (), lambda *_: None, ("#",)))
    (rule,) = next(comments(text, ("#",))).rules
    places = text.index("His"), text.rindex("His")
    assert [found.keep(Finding(rule, at, at + 3, "", (), "safe")) for at in places] == [False, True]


@pytest.mark.parametrize("name", sorted(f.name for f in formats()))
def test_each_format_says_what_its_comments_are(name: str) -> None:
    form = next(f for f in formats() if f.name == name)
    for opener in form.comments:
        found = list(comments(f"{opener} textfix: ignore[CAP001]", form.comments))
        assert [c.verb for c in found] == ["ignore"]


def test_many_comments_take_no_time_that_grows_with_their_square(tmp_path: Path) -> None:
    text = "# textfix: ignore[SPC002]\nThe sails , torn, hung low.\n# textfix: disable[BRK001]\n\n" * 3000
    after, left, notes = fixed(tmp_path / "a.txt", text + "# textfix: ignore[CAP001]\n" * 3000)
    assert (after[:len(text)], left, len(notes)) == (text, [], 6000)


def test_the_default_of_a_format_is_the_comment_of_html() -> None:
    assert PLAIN.comments == ("#", "//", "<!--")
    assert (found := format_of(Path("a.po"))) and found.blocks
    assert Format("x", frozenset(), lambda *_: (), lambda *_: None).comments == ("<!--",)
