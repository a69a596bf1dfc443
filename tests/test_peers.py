"""The peers that are installed do what they are for; the command judges them beside textfix."""
from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not part of the installed package")

from benchmarks import peers
from benchmarks.commands import parser
from benchmarks.commands import peers as command
from benchmarks.peers import Unavailable

# what each makes of a text (of a language)
DOES = {
    "textfix": ("Near the the pier.", "en", "Near the pier."), "naive": ("Near the the pier .", "en", "Near the pier."),
    "ftfy": ("“größte” grÃ¶ÃŸte", "de", '"größte" größte'), "ftfy_gentle": ("“größte” &amp; grÃ¶ÃŸte", "de", "“größte” & größte"),
    "moses": ("«a»", "en", '"a"'), "clean_text": ("a  b\n\nC “d”", "en", 'a b\n\nC "d"'), "autocorrect": ("学习Python语言", "zh", "学习 Python 语言"),
    "typos": ("They recieve it.", "en", "They receive it."), "codespell": ("They recieve it.", "en", "They receive it."),
    "harper": ("They was near the the pier.", "en", "They were near the pier."),
    "sentencex": ("One. Two.", "en", "One. \nTwo."), "proselint": ("One.", "en", "One."), "pofilter": ("One \"two\".\n\nThree.", "en", "One \"two\".\n\nThree."),
}


def test_every_peer_is_looked_at_here() -> None:
    assert set(peers.names()) == DOES.keys()
    for name in peers.names():
        module = peers.peer(name)
        assert module.__doc__
        assert isinstance(module.PACKAGES, tuple)
        assert isinstance(module.REPAIRS, bool)


@pytest.mark.parametrize("name", DOES)
def test_a_peer_does_what_it_is_for(name: str) -> None:
    try:
        fix = peers.ready(name)
    except Unavailable as reason:
        pytest.skip(str(reason))
    text, lang, expected = DOES[name]
    assert fix([(text, lang), ("", None)]) == [expected, ""]


def test_the_command_skips_with_reasons_and_judges_the_rest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TEXTFIX_DATA", raising=False)
    monkeypatch.setattr(command, "SLICES", (500, 1000))
    report = command.run(parser().parse_args(["peers", "--only", "naive", "--rounds", "1"]))
    assert {"textfix, pure Python", "naive"} <= report.figures["speed"]["English"].keys()
    repairs = report.figures["repairs"]["all languages"]
    assert repairs["naive"]["set"]["lookalikes"]["false_changes"] > 0
    assert repairs["naive"]["kind"]["marked"]["core_right"] > 10
