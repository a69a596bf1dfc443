"""The rules: one file a rule, folders by family; the folder is the registry.

The package bears the name of the public function `textfix.rules()`, so it can be called like it.
"""
from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Callable(ModuleType):
    """A package that is also the function: whichever of the two `textfix.rules` is bound to, it can be called."""

    def __call__(self) -> list[Any]:
        from textfix.api import rules

        return rules()


sys.modules[__name__].__class__ = _Callable
