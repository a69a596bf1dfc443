"""A user's own function that finds out the language of a text, named `module:function`; it is asked instead of textfix's detection."""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from typing import Any

from textfix.errors import TextfixError
from textfix.language import Language, language

Detector = Callable[[str], Language | None]
_NAME = re.compile(r"[\w.]+:[\w.]+")
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


@cache
def load_detector(name: str) -> Detector:
    """The function `module:function`, its answers as languages.  Raises TextfixError where there is no such function."""
    if not _NAME.fullmatch(name):
        raise TextfixError(f"detector is 'module:function', not {name!r}")
    module, _, path = name.partition(":")
    try:
        function = attrgetter(path)(import_module(module))
    except Exception as error:          # a module of the user's may raise anything
        raise TextfixError(f"detector {name!r} cannot be loaded: {error}") from error
    if not callable(function):
        raise TextfixError(f"detector {name!r} is no function")
    return partial(_ask, name, function)


def _ask(name: str, function: Callable[[str], Any], text: str) -> Language | None:
    """The function's answer for a text; a tag of a language that textfix does not know is no language."""
    try:
        tag = function(text)
    except Exception as error:
        raise TextfixError(f"detector {name!r} failed: {type(error).__name__}: {error}") from error
    if tag is None:
        return None
    if not isinstance(tag, str) or not _TAG.fullmatch(tag):
        raise TextfixError(f"detector {name!r} returns a language tag such as 'en' or None, not {tag!r}")
    try:
        return language(tag)
    except TextfixError:
        return None
