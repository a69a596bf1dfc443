"""The laws of the design, on every example of every rule: nothing here is written for one rule."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

import textfix
from textfix.coverage import pack_examples
from textfix.document import Document, Segment
from textfix.engine import Engine, choose, engine
from textfix.language import language
from textfix.rule import Rule, load_rules
from textfix.text import SOURCE_MARK, Edit, Mark, apply, parse_marks, repaired, split_source, write_marks

EVERY = ("safe", "unsafe", "suggestion")
RULES = load_rules()
EXAMPLES = [pytest.param(r, code, marked, id=f"{r.code}-{n}") for r in RULES for n, (code, marked) in enumerate(r.marked_examples())]
EXAMPLES += [pytest.param(r, code, marked, id=f"{r.code}-{code}-{n}") for n, (r, code, marked) in enumerate(pack_examples())]


@cache
def alone(rule: Rule) -> Engine:
    """An engine of one rule."""
    return Engine((rule,))


def marks_of(text: str, rule: Rule, code: str, source: str | None) -> list[Mark]:
    """What a rule alone finds in a text, as marks: each edit, or the span where there is no edit."""
    return list(_marks(alone(rule).find(Document.plain(text, source=source), language(code)).findings))


def _marks(findings: list[textfix.Finding]) -> Iterator[Mark]:
    for finding in findings:
        if finding.edits:
            yield from (Mark(*edit) for edit in finding.edits)
        else:
            yield Mark(finding.start, finding.end, None)


@pytest.mark.parametrize(("rule", "code", "marked"), EXAMPLES)
class TestLaws:
    def test_found_is_what_is_marked(self, rule: Rule, code: str, marked: str) -> None:
        example, source = split_source(marked)
        text, _ = parse_marks(example)
        assert write_marks(text, sorted(marks_of(text, rule, code, source))) == example

    def test_silent_on_its_own_repair(self, rule: Rule, code: str, marked: str) -> None:
        example, source = split_source(marked)
        text = repaired(*parse_marks(example))
        assert [m for m in marks_of(text, rule, code, source) if m.new is not None] == []

    def test_settles_with_all_rules_and_replays(self, rule: Rule, code: str, marked: str) -> None:
        example, source = split_source(marked)
        text, _ = parse_marks(example)
        for unsafe in (False, True):
            result = textfix.fix_and_explain(text, code, source=source, unsafe=unsafe)
            assert apply(text, result.edits) == result.text
            assert all(f.rule.fixable for f in result.findings if f.edits)          # so that `fix_text` need not ask the others
            assert textfix.fix_text(text, code, source=source, unsafe=unsafe) == result.text
            assert textfix.fix_text(result.text, code, source=source, unsafe=unsafe) == result.text

    def test_unmarked_text_stays(self, rule: Rule, code: str, marked: str) -> None:
        example, source = split_source(marked)
        text, marks = parse_marks(example)
        if not marks:
            assert textfix.fix_text(text, code, source=source, select=rule.name) == text

    def test_offsets_hold_inside_another_document(self, rule: Rule, code: str, marked: str) -> None:
        example, source = split_source(marked)
        text, _ = parse_marks(example)
        before = "<p>\N{GRINNING FACE} 漢字</p>\r\n"
        after = "" if rule.over == "document" else "\n```"           # to such a rule all of the document is its text
        document = Document(before + text + after, (Segment(text, len(before), source=source),))
        found = alone(rule).find(document, language(code)).findings
        shifted = [Mark(m.start - len(before), m.end - len(before), m.new) for m in _marks(found)]
        assert sorted(shifted) == sorted(marks_of(text, rule, code, source))

    def test_line_ends_do_not_matter(self, rule: Rule, code: str, marked: str) -> None:
        if "\n" not in marked or "\r" in marked:
            return
        example, source = split_source(marked)
        text, _ = parse_marks(example.replace("\n", "\r\n"))
        findings = alone(rule).find(Document.plain(text, source=source), language(code)).findings
        done = apply(text, choose(findings, EVERY))
        assert done.replace("\r\n", "\n") == repaired(*parse_marks(example))
        assert "\r" not in done.replace("\r\n", "")

    def test_only_safe_repairs_by_default(self, rule: Rule, code: str, marked: str) -> None:
        example, source = split_source(marked)
        text, _ = parse_marks(example)
        found = alone(rule).find(Document.plain(text, source=source), language(code)).findings
        safe = [e for f in found if f.safety == "safe" for e in f.edits]
        if not safe:
            assert textfix.fix_text(text, code, source=source, select=rule.name) == text


def test_a_text_without_its_language_is_repaired_as_it_is_explained() -> None:
    for example in EXAMPLES[::60]:
        text, source = split_source(str(example.values[2]))
        text, _ = parse_marks(text)
        assert textfix.fix_text(text, source=source) == textfix.fix_and_explain(text, source=source).text


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_a_rule_has_enough_examples(rule: Rule) -> None:
    examples = list(rule.marked_examples())
    marked = [e for e in examples if "⟦" in e[1]]
    assert len(marked) >= 3
    assert len(examples) - len(marked) >= 3
    assert len({code for code, _ in examples}) >= 2
    assert rule.message
    assert rule.docs
    assert ("→" in rule.examples) == rule.fixable
    assert all(SOURCE_MARK in marked for _, marked in examples) or rule.over != "pair"


def test_codes_and_names_are_well_formed() -> None:
    assert all(len(r.code) == 6 and r.code[:3].isupper() and r.code[3:].isdigit() for r in RULES)
    assert len({r.name for r in RULES}) == len(RULES)


def test_engines_are_shared() -> None:
    assert engine(RULES) is engine(RULES)


def test_a_finding_is_applied_whole_or_not_at_all() -> None:
    both = textfix.Finding(RULES[0], 0, 9, "", (Edit(0, 1, "x"), Edit(8, 9, "y")), "safe")
    other = textfix.Finding(RULES[0], 0, 2, "", (Edit(0, 2, "z"),), "safe")
    assert choose([both, other], EVERY) in ([Edit(0, 2, "z")], [Edit(0, 1, "x"), Edit(8, 9, "y")])
