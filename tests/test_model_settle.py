"""What is asked, and what becomes of the answer: with an arbiter that answers as it is told."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from textfix.document import Document, Segment
from textfix.engine import Engine
from textfix.language import language
from textfix.model.align import unit
from textfix.model.decision import WITH_SOURCE, Score, Thresholds, decide
from textfix.model.memory import Memory, Pair
from textfix.model.protocol import Query, Verdict
from textfix.model.settle import Arbitration
from textfix.rule import load_rules

EN = language("en")
DOUBTFUL = "He opened the shop.we were there at nine."           # an unsafe comma: a subject follows
MERGED = "She lived in a big house.with two brothers."


@dataclass
class Chosen:
    """An arbiter that takes the candidate that is given, and abstains where there is none."""

    wanted: str = ""
    asked: list[Query] = field(default_factory=list)

    def arbitrate(self, queries: Sequence[Query]) -> list[Verdict]:
        self.asked += queries
        return [Verdict(q.candidates.index(self.wanted), 4.2, -1.5) if self.wanted in q.candidates else Verdict(abstained="no") for q in queries]


def engine(arbiter: Chosen) -> Engine:
    return Engine(load_rules(), None, Arbitration(arbiter, WITH_SOURCE))


def fix(text: str, arbiter: Chosen, source: str | None = "x", unsafe: bool = False) -> str:
    return engine(arbiter).fix(text, EN, unsafe, lambda t: Document.plain(t, source=source)).text


def test_a_doubtful_finding_becomes_safe_with_the_verdict_in_its_message() -> None:
    arbiter = Chosen("He opened the shop. We were there at nine.")
    result = engine(arbiter).fix(DOUBTFUL, EN, read=lambda t: Document.plain(t, source="x"))
    assert result.text == arbiter.wanted
    (finding,) = result.findings
    assert finding.safety == "safe"
    assert finding.message.endswith("(model: margin 4.2 ≥ 3 nats, mean log p -1.5 ≥ -4.5)")


def test_the_first_candidate_is_the_rules_own_and_the_text_as_it_is_is_one() -> None:
    arbiter = Chosen()
    assert fix(DOUBTFUL, arbiter) == DOUBTFUL
    (query,) = arbiter.asked
    assert query.candidates[0] == "He opened the shop, we were there at nine."
    assert set(query.candidates) == {query.candidates[0], DOUBTFUL, *(f"He opened the shop{m} were there at nine." for m in ("; we", " we", ". We"))}


def test_where_the_place_is_settled_only_the_mark_is_asked_for() -> None:
    arbiter = Chosen()
    assert fix(MERGED, arbiter) == "She lived in a big house, with two brothers."       # abstaining keeps the rule's own, and its safety
    assert arbiter.asked[0].candidates[0] == "She lived in a big house, with two brothers."
    assert MERGED not in arbiter.asked[0].candidates
    assert fix(MERGED, Chosen("She lived in a big house with two brothers.")) == "She lived in a big house with two brothers."


def test_the_text_as_it_is_takes_the_finding_away() -> None:
    result = engine(Chosen(DOUBTFUL)).fix(DOUBTFUL, EN, unsafe=True, read=lambda t: Document.plain(t, source="x"))
    assert (result.text, result.findings) == (DOUBTFUL, [])


def test_without_a_source_nothing_is_asked() -> None:
    arbiter = Chosen(DOUBTFUL)
    assert fix(DOUBTFUL, arbiter, source=None) == DOUBTFUL
    assert arbiter.asked == []


def test_all_of_a_document_is_asked_at_once() -> None:
    calls = []

    class Counting(Chosen):
        def arbitrate(self, queries: Sequence[Query]) -> list[Verdict]:
            calls.append(len(queries))
            return super().arbitrate(queries)

    text = f"{DOUBTFUL}\n{MERGED}\n"
    halves = (Segment(DOUBTFUL, 0, source="x"), Segment(MERGED, len(DOUBTFUL) + 1, source="y"))
    found = engine(Counting("He opened the shop. We were there at nine.")).find(Document(text, halves), EN)
    assert calls == [2]
    assert [(f.start, f.safety) for f in found.findings] == [(18, "safe"), (len(DOUBTFUL) + 25, "safe")]


@pytest.mark.parametrize("text", [
    "The harbour was closed.He went home and slept until noon.",       # a true end of a sentence is never taken away
    "The minister met Kojemiako in the town; Kozhemiako said nothing of it to anybody in town.",
    "The harbour is closed.",
])
def test_what_is_never_asked(text: str) -> None:
    arbiter = Chosen()
    fix(text, arbiter)
    assert arbiter.asked == []


def test_what_else_is_safe_is_repaired_in_every_candidate() -> None:
    arbiter = Chosen()
    fix("The house stood on the the hill.with two towers.", arbiter)
    assert all("on the hill" in candidate for query in arbiter.asked for candidate in query.candidates)
    assert len(arbiter.asked) == 1


@pytest.mark.parametrize(("scores", "choice", "abstained"), [
    ([(-20, 10), (-10, 10)], 1, ""), ([(-10, 10), (-20, 10)], 0, ""), ([(-12, 10), (-10, 10)], 0, "undecided"),
    ([(-90, 10), (-50, 10)], 0, "out of its depth"), ([(-20, 10), (-22, 12)], 0, "undecided"),
])
def test_the_decision(scores: list[tuple[float, int]], choice: int, abstained: str) -> None:
    verdict = decide([Score(*score) for score in scores], WITH_SOURCE)
    assert (verdict.choice, verdict.abstained.partition(":")[0]) == (choice, abstained)


def test_the_thresholds_can_be_set() -> None:
    assert decide([Score(-12, 10), Score(-10, 10)], Thresholds(2, -9)).choice == 1


def test_memory_forgets_what_was_not_asked_for_longest() -> None:
    memory, pairs = Memory(2), [Pair(("a",), (t,), 0) for t in "xyz"]
    memory.keep({pairs[0]: Score(-1, 1), pairs[1]: Score(-2, 1)})
    assert list(memory.recall(pairs)) == pairs[:2]
    memory.recall(pairs[:1])
    memory.keep({pairs[2]: Score(-3, 1)})
    assert list(memory.recall(pairs)) == [pairs[0], pairs[2]]


@pytest.mark.parametrize(("text", "source", "at", "mine", "theirs"), [
    ("One is here. Two.and three.", "Uno está aquí. Dos y tres.", 17, "Two.and three.", "Dos y tres."),
    ("A line.\n\nThe other. with more.", "Una línea.\nLa otra con más.", 18, "The other. with more.", "La otra con más."),
    ("One. and two. Three is last.", "Uno y dos, tres es el último.", 4, "One. and two. Three is last.", "Uno y dos, tres es el último."),
    ("一つです。二つ目です。", "Das ist eins. Das ist zwei.", 7, "二つ目です。", "Das ist zwei."),
    ("A.\nB.\nC.", "Alles in einer Zeile.", 3, "A.\nB.\nC.", "Alles in einer Zeile."),
])
def test_the_part_of_the_source(text: str, source: str, at: int, mine: str, theirs: str) -> None:
    found = unit(text, source, at, at + 1)
    assert (text[found.start:found.end], found.source) == (mine, theirs)


def test_without_a_source_the_unit_is_the_sentence() -> None:
    assert unit("One is here. Two.and three. Four.", None, 16, 17)[:2] == (13, 27)


def test_a_text_that_cannot_be_aligned_and_is_too_long_for_a_sentence_is_not_asked_about() -> None:
    arbiter = Chosen()
    long = "".join(f"The ferry to island {n} was late and the crew went home. " for n in range(100)) + DOUBTFUL
    fix(long, arbiter, source="Todo en una frase.")
    assert arbiter.asked == []
    fix(f"The ferry was late.\n{long}", arbiter, source="x\n" + "Una frase. " * 101)
    assert {query.source for query in arbiter.asked} == {"Una frase."}


def test_places_are_found_in_any_number_of_lines() -> None:
    arbiter, words = Chosen(), ["boat", "ship", "house", "town", "garden", "table", "river", "window", "morning", "kitchen"]
    fix("\n".join(f"They saw the old {word}.with its owner." for word in words), arbiter, source="\n".join(f"Vieron {word}." for word in words))
    assert [query.source for query in arbiter.asked[:len(words)]] == [f"Vieron {word}." for word in words]
    assert all((query.source or "").split()[1].rstrip(".") in query.candidates[0] for query in arbiter.asked)
