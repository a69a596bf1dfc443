"""A user's own detector: asked instead of textfix's, and one clear error where it is wrong."""
from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import textfix
from textfix import Config, Fixer
from textfix.errors import TextfixError

BAD = "The minister’s long tour, Her first in a decade, ends today."
GOOD = "The minister’s long tour, her first in a decade, ends today."
CASES = "CAP001"              # one rule is soon made ready for all languages
MODULE = """
asked = []
def english(text): asked.append(text); return "en"
def german(text): return "de_AT"
def rare(text): return "xal"
def nothing(text): return None
def name(text): return "English"
def number(text): return 3
def broken(text): return 1 / 0
value = "en"
class Named:
    @staticmethod
    def english(text): return "en"
"""


@pytest.fixture(autouse=True)
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module `own_detectors` in a folder of its own, on the path."""
    (tmp_path / "own_detectors.py").write_text(MODULE, "utf-8")
    (tmp_path / "raises_on_import.py").write_text("raise RuntimeError('no model')\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("detector", "language"), [
    ("own_detectors:english", "en"), ("own_detectors:Named.english", "en"), ("own_detectors:german", "de"),
    ("own_detectors:nothing", "und"), ("own_detectors:rare", "und"), (None, "en"),
])
def test_it_decides(detector: str | None, language: str) -> None:
    result = textfix.fix_and_explain(BAD, detector=detector, select=CASES)
    assert result.language == language
    assert result.text == (GOOD if language == "en" else BAD)


def test_it_is_asked_only_where_it_is_needed() -> None:
    import own_detectors  # type: ignore[import-not-found]

    own_detectors.asked.clear()
    textfix.fix_text(BAD, "en", detector="own_detectors:english", select=CASES)
    textfix.fix_text("All is well.", detector="own_detectors:english", select=CASES)
    assert own_detectors.asked == []
    assert textfix.fix_text(BAD, detector="own_detectors:english", select=CASES) == GOOD
    assert own_detectors.asked == [BAD]


@pytest.mark.parametrize(("detector", "message"), [
    ("own_detectors", "'module:function', not 'own_detectors'"), ("", "'module:function'"), (3, "'module:function' or None, not 3"),
    (["a"], "'module:function' or None"), ("no_such_module:x", "No module named 'no_such_module'"),
    ("own_detectors:englisch", "has no attribute 'englisch'"), ("own_detectors:value", "is no function"),
    ("raises_on_import:x", "cannot be loaded: no model"),
])
def test_a_wrong_one_is_one_clear_error_at_once(detector: object, message: str) -> None:
    with pytest.raises(TextfixError, match=message):
        Config(detector=detector)  # type: ignore[arg-type]
    with pytest.raises(TextfixError, match=message):
        textfix.fix_text("a", detector=detector)


@pytest.mark.parametrize(("detector", "message"), [
    ("own_detectors:name", "not 'English'"), ("own_detectors:number", "not 3"), ("own_detectors:broken", "failed: ZeroDivisionError"),
])
def test_a_wrong_answer_is_one_clear_error(detector: str, message: str) -> None:
    with pytest.raises(TextfixError, match=message):
        textfix.fix_text(BAD, detector=detector, select=CASES)


def test_a_fixer_with_one_can_be_pickled_and_equal_configurations_are_equal() -> None:
    fixer = Fixer(detector="own_detectors:english", select=CASES)
    assert fixer.fix_text(BAD) == GOOD
    again = pickle.loads(pickle.dumps(fixer))  # noqa: S301
    assert again.fix_text(BAD) == GOOD
    assert (hash(again.config), again.config) == (hash(fixer.config), fixer.config)
    assert fixer.config != Config()


@pytest.mark.parametrize(("value", "status", "message"), [
    ('"own_detectors:english"', 1, "CAP001"), ('"own_detectors:nothing"', 0, ""), ('"own_detectors:englisch"', 2, "has no attribute 'englisch'"),
    ("true", 2, "'module:function' or None, not True"), ('"own_detectors:broken"', 2, "failed: ZeroDivisionError"),
])
def test_it_is_named_in_the_configuration(module: Path, value: str, status: int, message: str) -> None:
    (module / "bad.txt").write_text(BAD, "utf-8")
    (module / "pyproject.toml").write_text(f"[tool.textfix]\nselect = \"{CASES}\"\ndetector = {value}\n", "utf-8")
    done = subprocess.run([sys.executable, "-m", "textfix", "check", "bad.txt"], cwd=module, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert message in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
