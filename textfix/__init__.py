"""Find what machine translation leaves behind in text, and repair it without harming a word that a person wrote well.

>>> import textfix
>>> textfix.fix_text("The harbour was closed. and reopened on Monday.", lang="en")
'The harbour was closed and reopened on Monday.'
"""
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textfix.api import Fixer, check, fix_and_explain, fix_text, languages, rules
    from textfix.config import Config
    from textfix.result import Result
    from textfix.rule import Finding
    from textfix.text import Edit, apply

__version__ = "0.1.0"
__all__ = ["Config", "Edit", "Finding", "Fixer", "Result", "apply", "check", "fix_and_explain", "fix_text", "languages", "rules"]

# The names are loaded on first use, so that `import textfix` costs next to nothing.
_HOMES = {"Config": "config", "Edit": "text", "Finding": "rule", "Result": "result", "apply": "text"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'textfix' has no attribute {name!r}")
    value = getattr(import_module(f"textfix.{_HOMES.get(name, 'api')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
