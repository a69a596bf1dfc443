"""The one error that textfix raises for wrong input of a person: it says what was wrong and what is near to it."""
from __future__ import annotations

from collections.abc import Iterable


class TextfixError(ValueError):
    """A wrong option, rule, language, configuration or text; the message says what to write instead."""


def unknown(what: str, given: str, valid: Iterable[str], hint: str = "") -> TextfixError:
    """An error for a name that is not among `valid`, with the nearest one."""
    from difflib import get_close_matches

    names = sorted(valid)
    near = get_close_matches(given, names, 1, 0.5) or get_close_matches(given.lower(), [n.lower() for n in names], 1, 0.5)
    nearest = next((n for n in names if near and n.lower() == near[0].lower()), None)
    help_ = f"; did you mean {nearest!r}?" if nearest else ""
    return TextfixError(f"unknown {what} {given!r}{help_}{' ' + hint if hint else ''}")
