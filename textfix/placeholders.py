"""The placeholders of strings for programs: printf, Python, Qt, ICU, templates; what formats protect and what pairs compare."""
from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from textfix.later import later

_TYPES = "sdifuxXcgGeEoqQaAp@"
_INNER = r"[\w.:$@|'\"()\[\], !/*+-]{0,60}?"
_PLAIN = later(
    rf"%\([\w.]+\)[-+0#]?\d*(?:\.\d+)?[a-zA-Z]"                                                   # Python
    rf"|%#@\w+@"                                                                                  # .stringsdict
    rf"|%(?:\d{{1,2}}\$)?[-+0#]*\d*(?:\.\d+)?(?:hh?|ll?|[Ljzt])?[{_TYPES}](?![A-Za-z])"           # C, Java, Objective-C
    rf"|%L?\d{{1,2}}(?![\d$.,]|\s?[%A-Za-z])|%n(?![A-Za-z])"                                      # Qt
    rf"|\{{%.{{1,200}}?%\}}"                                                                      # Jinja, Liquid
    rf"|\{{\{{\s?{_INNER}\s?\}}\}}|[$#%]?\{{\s?{_INNER}\s?\}}"                                       # {{{{x}}}}, {{x}}, ${{x}}, {{0:.2f}}
    rf"|\$t\([^()\n]{{1,60}}\)|\[\[[^\[\]\n]{{1,60}}\]\]|__[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]__", re.ASCII)
_NAMED = re.compile(r"[{]\s?([^{},]{1,60}?)\s?[},]")
_ICU = re.compile(r"\{\s*([\w-]+)\s*,\s*(?:plural|select|selectordinal)\s*,")
_ARM = re.compile(r"(?:offset:\d+\s*)?(?:[\w-]+|=\d+)\s*\{")


class Placeholder(NamedTuple):
    """A placeholder and where it stands; `text` as it is written."""

    start: int
    end: int
    text: str


@lru_cache(64)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a text, in order; of an ICU message with arms those within them as well.

    >>> [p.text for p in placeholders("%1$s of {total}: %(name)s, 50 % done, {{x}}, {n, plural, one {# of {all}} other {#}}")]
    ['%1$s', '{total}', '%(name)s', '{{x}}', '{n, plural, one {', '{all}', '} other {', '}}']
    """
    if not ("%" in text or "{" in text or "$" in text or "[[" in text or "__" in text):
        return ()
    frames = icu_frames(text)
    found = [Placeholder(*m.span(), m.group()) for m in _PLAIN.finditer(text) if not _is_percentage(text, m)]
    inner = [p for p in found if not any(start < p.end and p.start < end for start, end in frames)]
    return tuple(sorted([*inner, *(Placeholder(start, end, text[start:end]) for start, end in frames)]))


def _is_percentage(text: str, found: re.Match[str]) -> bool:
    """Whether it is a figure with its percent sign (`50%o` is none, `%50` in Turkish and Basque is none)."""
    before = text[found.start() - 1:found.start()]
    return found.group()[0] == "%" and before.isdigit() and found.group()[1:2] not in ("(", "{")


def icu_frames(text: str) -> list[tuple[int, int]]:
    """Spans of the syntax of ICU messages with arms: everything of them but the text in the arms.  None where braces do not pair up."""
    if "," not in text or not _ICU.search(text):
        return []
    spans: list[tuple[int, int]] = []
    arms: list[bool] = []              # for each open brace whether it opened an arm
    at = 0
    while at < len(text):
        if text[at] == "{" and (head := _ICU.match(text, at)):
            arm = _ARM.match(text, _blanks(text, head.end()))
            if not arm:
                return []
            spans.append((at, arm.end()))
            arms += [False, True]
            at = arm.end()
        elif text[at] == "{":
            close = text.find("}", at)
            if close < 0:
                return []
            at = close + 1
        elif text[at] == "}" and arms:
            end = _closed(text, at, arms)
            spans.append((at, end))
            at = end
        else:
            at += 1
    return [] if arms else spans


def _closed(text: str, at: int, arms: list[bool]) -> int:
    """The end of the syntax that closes an arm at an offset: of the next arm's head, or of the whole message."""
    arms.pop()
    if arm := _ARM.match(text, _blanks(text, at + 1)):
        arms.append(True)
        return arm.end()
    at = _blanks(text, at + 1)
    if text[at:at + 1] == "}" and arms and not arms[-1]:
        arms.pop()
        return at + 1
    return at


def _blanks(text: str, at: int) -> int:
    while text[at:at + 1].isspace():
        at += 1
    return at


def bare(placeholder: str) -> str:
    """A placeholder as it is compared: blanks within two braces mean nothing."""
    return "".join(placeholder.split()) if placeholder.startswith("{{") else placeholder


def arguments(text: str) -> list[str]:
    """What a text asks its program for, as it can be compared with a source: each placeholder, of an ICU message the names (once).

    >>> arguments("{n, plural, one {# Datei von {all}} other {# Dateien von {all}}} in %s")
    ['%s', '{all}', '{n}']
    """
    found = placeholders(text)
    if not _ICU.search(text):
        return [bare(p.text) for p in found]
    plain = {f"{{{m[1]}}}" for p in found for m in _NAMED.finditer(p.text)}
    heads = {f"{{{m[1]}}}" for m in _ICU.finditer(text)}
    return sorted(plain | heads | {p.text for p in found if p.text[0] == "%"})
