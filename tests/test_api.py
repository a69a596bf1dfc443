"""The library as a data engineer meets it."""
from __future__ import annotations

import pickle
import subprocess
import sys
from importlib import import_module

import pytest

import textfix
from textfix import Config, Fixer
from textfix.errors import TextfixError

BAD = "The minister’s long tour, Her first in a decade, ends today. The harbour was closed. and reopened on Monday."
GOOD = "The minister’s long tour, her first in a decade, ends today. The harbour was closed and reopened on Monday."


def in_fresh_interpreter(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_at_most_twelve_names_and_each_is_there() -> None:
    assert len(textfix.__all__) <= 12
    assert all(hasattr(textfix, name) for name in textfix.__all__)


def test_importing_loads_nothing_heavy() -> None:
    heavy = ("langdetect", "ctranslate2", "click", "rich", "ftfy", "regex", "textfix.engine")
    loaded = in_fresh_interpreter(f"import sys, textfix; print([m for m in {heavy} if m in sys.modules])")
    assert loaded == "[]"


def test_clean_text_without_a_language_never_asks_langdetect() -> None:
    code = f"import sys, textfix; assert textfix.fix_text({GOOD!r}) == {GOOD!r}; print('langdetect' in sys.modules)"
    assert in_fresh_interpreter(code) == "False"


def test_the_three_functions_and_the_three_methods_agree() -> None:
    fixer = Fixer(Config(lang="en"))
    result = textfix.fix_and_explain(BAD, "en")
    assert textfix.fix_text(BAD, "en") == fixer.fix_text(BAD) == result.text == fixer.fix_and_explain(BAD).text == GOOD
    assert textfix.check(BAD, "en") == fixer.check(BAD) == result.findings
    assert textfix.apply(BAD, result.edits) == GOOD
    assert list(fixer.pipe([BAD, GOOD])) == [GOOD, GOOD]


def test_the_language_is_found() -> None:
    assert textfix.fix_and_explain(BAD).language == "en"
    assert textfix.fix_text(BAD) == GOOD


def test_options_select_and_ignore_by_code_prefix_and_name() -> None:
    only_case = GOOD.replace("closed and", "closed. and")
    assert textfix.fix_text(BAD, "en", select="CAP") == textfix.fix_text(BAD, "en", select=["stray-capital"]) == only_case
    assert textfix.fix_text(BAD, "en", ignore=["BRK001"]) == only_case
    assert textfix.fix_text(BAD, "en", select=["BRK001"], ignore="BRK") != BAD


@pytest.mark.parametrize(("call", "message"), [
    (lambda: textfix.fix_text(b"abc"), "decode"),  # type: ignore[arg-type]
    (lambda: textfix.fix_text(None), "not NoneType"),  # type: ignore[arg-type]
    (lambda: textfix.fix_text("a", lang="englisch"), "did you mean 'en'"),
    (lambda: textfix.fix_text("a", lang=3), "language tag"),  # type: ignore[arg-type]
    (lambda: textfix.fix_text("a", unsave=True), "did you mean 'unsafe'"),
    (lambda: textfix.fix_text("a", unsafe="yes"), "True or False"),
    (lambda: textfix.fix_text("a", select="CAP999"), "unknown rule"),
    (lambda: textfix.fix_text("a", ignore=3), "list of rule codes"),
])
def test_wrong_input_is_one_clear_error(call: object, message: str) -> None:
    with pytest.raises(TextfixError, match=message):
        call()  # type: ignore[operator]


def test_a_variety_falls_back_to_its_language_and_a_language_without_a_pack_to_its_script() -> None:
    assert textfix.fix_text(BAD, lang="en-GB") == GOOD
    assert textfix.fix_text("日本語のテキスト。", lang="ja") == "日本語のテキスト。"


def test_fixer_and_findings_can_be_pickled() -> None:
    fixer = pickle.loads(pickle.dumps(Fixer(lang="en")))  # noqa: S301
    assert fixer.fix_text(BAD) == GOOD
    findings = fixer.check(BAD)
    assert pickle.loads(pickle.dumps(findings)) == findings  # noqa: S301


def test_rules_and_languages_are_listed_whatever_was_imported_before() -> None:
    assert "stray-capital" in [r.name for r in textfix.rules()]
    import_module("textfix.rules.casing")

    assert "stray-capital" in [r.name for r in textfix.rules()]
    assert {"en", "es", "fr", "de", "pt", "it", "ru"} <= {lang.code for lang in textfix.languages()}


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\r\n", "\N{ZERO WIDTH NO-BREAK SPACE}", "a", ".", "\ud800", "\N{GRINNING FACE}" * 3, "\x00"])
def test_odd_texts_are_no_trouble(text: str) -> None:
    result = textfix.fix_and_explain(text)
    assert textfix.apply(text, result.edits) == result.text


def test_a_dense_run_of_candidates_is_cut_and_says_so() -> None:
    result = textfix.fix_and_explain("a.B" * 20_000, "en", select="BRK")
    assert result.truncated
    assert not textfix.fix_and_explain(BAD, "en").truncated


def test_what_a_short_text_becomes_does_not_depend_on_the_texts_before_it() -> None:
    texts = ["They came on foot oder by boat.", "The pier was shut. and dark.", "All is well.", "Er kam nach nach Hause."]
    fixer = Fixer()
    first = [fixer.fix_and_explain(text) for text in texts]
    for _ in fixer.pipe(["All is well."] * 200):
        pass
    assert [fixer.fix_and_explain(text) for text in texts] == first
