"""Edits of a segment's text land on the document, whatever stands between its runs."""
import pytest

from textfix.asking import placed
from textfix.document import Document, Placement, Run, Segment
from textfix.engine import Engine
from textfix.language import language
from textfix.rule import Finding, load_rules
from textfix.text import Edit, apply

# two quoted lines with an escape: the text is  "over & the end"
DOC = 'x "over &amp; "\n  "the end"'
RUNS = (Run(0, 3, 5, 5), Run(5, 8, 1, 5), Run(6, 13, 1, 1), Run(7, 19, 7, 7))
TEXT = "over & the end"


@pytest.mark.parametrize(("edit", "after"), [
    (Edit(0, 4, "under"), 'x "under &amp; "\n  "the end"'),
    (Edit(5, 6, "and"), 'x "over and "\n  "the end"'),
    (Edit(7, 7, "to "), 'x "over &amp; to "\n  "the end"'),
    (Edit(0, 0, "all "), 'x "all over &amp; "\n  "the end"'),
    (Edit(14, 14, "."), 'x "over &amp; "\n  "the end."'),
    (Edit(4, 8, "T"), 'x "overT"\n  "he end"'),
    (Edit(0, 14, ""), 'x ""\n  ""'),
    (Edit(5, 6, "&"), 'x "over &amp; "\n  "the end"'),
])
def test_what_stands_between_the_runs_stays(edit, after):
    segment = Segment(TEXT, 3, placement=Placement(RUNS, lambda new: new.replace("&", "&amp;")))
    assert apply(DOC, segment.place(edit)) == after


def test_findings_of_a_placed_segment_are_the_documents():
    text = "We saw the the end."
    document = 'k: "We saw the "\n"the end."'
    segment = Segment(text, 4, lang="en", placement=Placement((Run(0, 4, 11, 11), Run(11, 18, 8, 8))))
    engine = Engine(load_rules())
    result = engine.fix(document, language("en"), read=lambda t: Document(t, (segment,) if t == document else ()))
    assert result.text == 'k: "We saw the"\n" end."'


def test_a_protected_span_is_not_edited():
    text = "We saw the the end."
    document = Document(text, (Segment(text, 0, lang="en", protected=((7, 14, "code"),)),))
    assert not Engine(load_rules()).find(document, language("en")).findings


def test_structure_comes_first_and_the_rest_must_keep_it():
    text = '<p><font style="vertical-align: inherit;">We saw the the end.</font></p>'
    result = Engine(load_rules()).fix(text, language("en"), read=lambda t: Document(t, (Segment(t, 0, "paragraph"),)))
    assert result.base == "<p>We saw the the end.</p>"
    assert result.text == "<p>We saw the end.</p>"
    assert apply(text, result.edits) == result.text


@pytest.mark.parametrize(("before", "after"), [
    ("Note: X.\n\nText.\n", "Text.\n"), ("Text.\n\nNote: X.\n\nText.\n", "Text.\n\nText.\n"), ("Text.\r\n\r\nNote: X.\r\n", "Text.\r\n"),
    ("- Note: X.\n", "- \n"), ("Note: X.", ""),
])
def test_where_all_of_a_segment_goes_its_lines_go(before, after):
    start = before.index("Note")
    segment = Segment("Note: X.", start)
    finding = Finding(load_rules()[0], 0, 8, "", (Edit(0, 8, ""),), "safe")
    assert apply(before, placed(finding, segment, before).edits) == after
