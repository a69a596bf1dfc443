"""Expressions that take long to compile, compiled when they are first used: a run that remembers everything uses none."""
from __future__ import annotations

import re
from typing import Any


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of a pattern, made at its first use."""
    found: Any = _Later(pattern, flags)
    return found  # type: ignore[no-any-return]


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._made_of)
        for each in "match", "search", "fullmatch", "finditer", "sub", "split", "findall", "pattern":
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)
