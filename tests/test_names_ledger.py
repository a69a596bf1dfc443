"""The names of a corpus: a ledger that merges in any order, its file, the command, the authority file it writes."""
from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import textfix

from textfix.document import Document
from textfix.errors import TextfixError
from textfix.language import language
from textfix.names import resolve
from textfix.names.authority import Authority
from textfix.names.authority_file import read
from textfix.names.facts import Name
from textfix.names.ledger import Ledger
from textfix.names.ledger_file import load, save
from textfix.names.resolve import _components, _Job, _linked, groups

ONE = "The governor, Oleg Kozhemiako, spoke to Anna Novak. Later Oleg Kozhemiako slept.\n"
TWO = "The governor, Oleg Kojemiako, left. “It is late,” said Anton Shevchuk.\n"
SENTENCES = st.lists(st.sampled_from([
    "The mayor, Oleg Kozhemiako, spoke.", "The mayor, Oleg Kojemiako, left.", "Oleg Kojemiako met Oleg Kozhemiako.", "Anton Shevchuk won.",
    "Then Anton Chevtchouk lost the match.", "Anna Novak sang with Anton Shevchuk.",
]), max_size=6).map(" ".join)


def ledger_of(*texts: str, lang: str = "en") -> Ledger:
    ledger = Ledger()
    for text in texts:
        ledger.collect(Document.plain(text), language(lang))
    return ledger


@given(SENTENCES, SENTENCES, SENTENCES)
def test_merging_is_associative_and_commutative(one: str, two: str, three: str) -> None:
    left, right, swapped = ledger_of(one), ledger_of(two), ledger_of(three)
    left.merge(ledger_of(two))
    left.merge(ledger_of(three))
    right.merge(ledger_of(three))
    right.merge(ledger_of(one))
    swapped.merge(ledger_of(one, two))
    assert left == right == swapped == ledger_of(one, two, three)
    assert left.groups() == right.groups() == swapped.groups()


def test_spellings_meet_across_documents() -> None:
    group, = ledger_of(ONE, TWO).groups()
    assert group.spellings == (("Oleg Kozhemiako", 2), ("Oleg Kojemiako", 1))
    assert group.is_sure
    assert ledger_of(ONE, TWO).resolve() == Authority(same=(("Oleg Kozhemiako", "Oleg Kojemiako"),))


def test_who_stands_in_one_sentence_anywhere_is_two() -> None:
    assert ledger_of(ONE, TWO, "Oleg Kojemiako met Oleg Kozhemiako.").groups() == []


def test_marks_within_words_do_no_harm() -> None:
    ledger = ledger_of("Liam O’Kozhemiako slept. 王 Anna Saint‑Jean sang.", "Liam O’Kojemiako left. Anna Saint-Jean and 王 came.")
    assert [group.names for group in ledger.groups()] == [("Liam O’Kozhemiako", "Liam O’Kojemiako")]


def test_languages_are_apart() -> None:
    ledger = ledger_of(ONE)
    ledger.merge(ledger_of("Le maire, Oleg Kojemiako, est parti.", lang="fr"))
    assert ledger.groups() == []


def test_the_user_goes_first() -> None:
    assert ledger_of(ONE, TWO).groups(Authority(different=(("Kojemiako", "Kozhemiako"),))) == []
    assert ledger_of(ONE, TWO).groups(Authority(prefer=frozenset({"Oleg Kojemiako"})))[0].names[0] == "Oleg Kojemiako"


def made(count: int) -> list[str]:
    rng = random.Random(3)
    stems = {"".join(rng.choice("krnsmtlv") + rng.choice("aeiou") for _ in range(3)).capitalize() for _ in range(count)}
    return sorted(f"Oleg {stem}{end}" for stem in stems for end in ("jenko", "zhenko"))


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    job = _Job(made(60), "en")
    alone = list(_linked(job, 1))
    assert alone
    monkeypatch.setattr(resolve, "MANY", 10)
    assert list(_linked(job, 2)) == alone


def test_the_order_in_which_names_come_does_not_matter() -> None:
    def name_of(name: str) -> Name:
        return Name(tuple(name.split()), 1, frozenset(), frozenset(), doubtful=False)

    names = [*made(60), "Oleg \ud800jenko"]
    found = list(groups("en", names, name_of, Authority()))
    assert found
    assert list(groups("en", names[::-1], name_of, Authority())) == found


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_components_are_what_hangs_together(pairs: list[tuple[int, int]]) -> None:
    groups = [set(c) for c in _components(10, pairs)]
    assert all(any({a, b} <= g for g in groups) for a, b in pairs if a != b)
    assert sum(map(len, groups)) == len(set().union(*groups)) if groups else True


@given(SENTENCES)
def test_a_ledger_comes_back_from_its_file(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "names.jsonl")
        save(ledger_of(text + " \N{LINE SEPARATOR}Oleg Kozhemiako slept."), path)
        assert load(path) == ledger_of(text + " \N{LINE SEPARATOR}Oleg Kozhemiako slept.")
        assert [p.name for p in Path(folder).iterdir()] == ["names.jsonl"]


@pytest.mark.parametrize(("damage", "says"), [
    (lambda data: data[:len(data) // 2], "cut off"), (lambda data: data[:data.index(b"\n") + 1], "cut off"), (lambda _: b"", "no ledger"),
    (lambda data: data.replace(b'ledger": 1', b'ledger": 9'), "version 9"), (lambda _: b"[1]\n", "no ledger"), (lambda data: b"\xff" + data, "UTF-8"),
    (lambda data: data.replace(b"[\"en\"", b"{\"en\"", 1), "no entry"), (lambda data: data + b"[1, 2]\n", "no entry"),
])
def test_a_damaged_ledger_is_one_error_and_stays(tmp_path: Path, damage: object, says: str) -> None:
    path = tmp_path / "names.jsonl"
    save(ledger_of(ONE, TWO), path)
    damaged = damage(path.read_bytes())  # type: ignore[operator]
    path.write_bytes(damaged)
    with pytest.raises(TextfixError, match=says):
        load(path)
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    status, out, err = textfix("names", "a.txt", "--ledger", "names.jsonl", folder=tmp_path)
    assert (status, out) == (2, "")
    assert says in err
    assert path.read_bytes() == damaged


def test_the_command_keeps_a_ledger_and_writes_a_file_that_the_configuration_reads(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    (tmp_path / "b.txt").write_text(TWO, "utf-8")
    assert textfix("names", "a.txt", "--lang", "en", "--ledger", "names.jsonl", folder=tmp_path)[:2] == (0, "")
    status, out, err = textfix("names", "b.txt", "--lang", "en", "--ledger", "names.jsonl", "--output", "names.toml", folder=tmp_path)
    assert status == 1
    assert "Oleg Kozhemiako ×2, Oleg Kojemiako ×1" in out
    assert "The governor, Oleg Kojemiako, left." in out
    assert "1 names with several" in err
    assert read(tmp_path / "names.toml") == Authority(same=(("Oleg Kozhemiako", "Oleg Kojemiako"),))
    (tmp_path / "textfix.toml").write_text('lang = "en"\n[names]\nauthority = "names.toml"\n', "utf-8")
    assert textfix("fix", "b.txt", folder=tmp_path)[0] == 0
    assert "Oleg Kozhemiako" in (tmp_path / "b.txt").read_text("utf-8")


def test_the_command_overwrites_no_authority_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    (tmp_path / "names.toml").write_text("keep = []\n", "utf-8")
    status, _, err = textfix("names", "a.txt", "--output", "names.toml", folder=tmp_path)
    assert status == 2
    assert "already" in err
    assert (tmp_path / "names.toml").read_text("utf-8") == "keep = []\n"


def test_the_command_says_what_it_cannot_read_and_keeps_the_ledger_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xc3(")
    save(ledger_of(ONE), tmp_path / "names.jsonl")
    before = (tmp_path / "names.jsonl").read_bytes()
    status, _, err = textfix("names", "a.txt", "gone.txt", "--ledger", "names.jsonl", folder=tmp_path)
    assert status == 2
    assert "a.txt" in err
    assert "gone.txt" in err
    assert (tmp_path / "names.jsonl").read_bytes() == before


def test_a_malformed_authority_file_stops_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    (tmp_path / "names.toml").write_text('same = [["A", "B"]]\ndifferent = [["A", "B"]]\n', "utf-8")
    (tmp_path / "textfix.toml").write_text('[names]\nauthority = "names.toml"\n', "utf-8")
    for command in ("check", "names"):
        status, _, err = textfix(command, "a.txt", folder=tmp_path)
        assert status == 2
        assert "leave one of them" in err
        assert "Traceback" not in err
