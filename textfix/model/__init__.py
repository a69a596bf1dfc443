"""The optional local translation model: it settles what rules cannot.

It lies on the user's machine; nothing is downloaded and nothing is sent.
"""
from __future__ import annotations

from pathlib import Path

from textfix.model.protocol import Arbiter, Query, Verdict

__all__ = ["Arbiter", "Query", "Verdict", "open_model"]


def open_model(path: str | Path, source: str | None = None, target: str | None = None) -> Arbiter:
    """The arbiter of a model: a folder made by a ctranslate2 converter with its tokenizer, or an Argos package.

    source, target: BCP 47 tags of the languages, where the model has many or does not say.
    Nothing is loaded before the first question.
    Raises TextfixError where the model cannot be used, with what to do about it.
    """
    from textfix.model.opened import opened

    return opened(str(path), source, target)
