"""Real files of content repositories: what is read is what stands there, and no repair damages what is not prose."""
from functools import cache
from pathlib import Path, PurePath

import pytest

from textfix import files
from textfix.api import Fixer
from textfix.document import Document
from textfix.formats import Hints, format_of
from textfix.report import render
from textfix.report.checked import Checked

CONTENT = Path(__file__).parents[2] / "shared" / "content"
FORMATS = ("Markdown", "reStructuredText", "YAML", "HTML", "AsciiDoc", "Fluent", "SRT", "WebVTT")
LEAST_FILES = 80
# changes in a thousand lines of what people wrote in English
MOST = 1.0

pytestmark = pytest.mark.skipif(not CONTENT.is_dir(), reason="the real files are not here")


def rows():
    lines = (CONTENT / "INDEX.tsv").read_text("utf-8").splitlines()[1:] if CONTENT.is_dir() else []
    found = [line.split("\t")[:3] for line in lines]
    return [row for row in found if (form := format_of(PurePath(row[0]))) and form.name in FORMATS]


@cache
def fixer(lang):
    return Fixer(lang=lang)


def load(name):
    return files.decode((CONTENT / name).read_bytes(), name).text, format_of(PurePath(name)), Hints(PurePath(name))


def repaired(name, lang):
    text, form, hints = load(name)
    return text, form, fixer(lang).fix_document(text, lambda t: Document(t, tuple(form.read(t, hints)), form=form.name))


def test_there_are_real_files():
    assert len(rows()) >= LEAST_FILES


@pytest.mark.parametrize("name", [row[0] for row in rows()])
def test_segments_are_what_stands_there(name):
    text, form, hints = load(name)
    end = 0
    for segment in form.read(text, hints):
        runs = segment.placement.runs if segment.placement else ()
        low = runs[0].doc if runs else segment.start
        high = runs[-1].doc + runs[-1].size if runs else segment.start + len(segment.text)
        assert all(text[r.doc:r.doc + r.size] == segment.text[r.text:r.text + r.length] for r in runs if r.length == r.size)
        assert runs or text[low:high] == segment.text
        assert end <= low <= high
        end = high


@pytest.mark.parametrize(("name", "lang"), [(row[0], row[2]) for row in rows()])
def test_repairs_do_no_damage(name, lang):
    _, form, result = repaired(name, lang)
    assert form.damage(result.base, result.text) is None


@pytest.mark.parametrize(("name", "lang"), [(row[0], row[2]) for row in rows()])
def test_what_is_found_can_be_shown(name, lang):
    text, form, hints = load(name)
    looked = fixer(lang).look_document(text, lambda t: Document(t, tuple(form.read(t, hints)), form=form.name))
    for format_ in "full", "sarif":
        assert all(finding.message in "".join(render(format_, [Checked(name, text, looked.findings)])) for finding in looked.findings[:1])


def test_what_people_wrote_in_english_hardly_changes():
    sources = [(name, lang) for name, role, lang in rows() if role == "source"]
    results = [repaired(name, lang) for name, lang in sources]
    lines = sum(text.count("\n") + 1 for text, _, _ in results)
    assert sum(len(result.edits) for _, _, result in results) <= MOST * lines / 1000


@pytest.mark.parametrize("name", [row[0] for row in rows() if row[0].endswith(".md")])
def test_the_outline_has_all_that_is_prose(name):
    text, form, hints = load(name)
    prose = form.outline(text)
    if prose is not None:
        lines = set(prose.split("\n"))
        assert [s.text for s in form.read(text, hints) if not lines.issuperset(s.text.split("\n"))] == []
