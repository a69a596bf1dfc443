"""What no rule may edit in a paragraph of Markdown."""
from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import chain

from textfix.document import Protected
from textfix.formats._inline import MARKUP, backticks, blanked, ordered
from textfix.later import later

_ANY = re.compile(r"[`<\[{$&\\:]|  ")
_SIMPLE = later("|".join((
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>",            # <https://…>, <me@example.org>
    r"<!--.{0,500}?-->",
    r"</?[A-Za-z][\w.:-]{0,100}(?:\s(?:[^<>\"']|\"[^\"]{0,300}\"|'[^']{0,300}'){0,300}+)?/?>",
    r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|\{[\#.:!][^{}\n]{0,300}\}|\{[\w:,.+-]{1,60}\}(?=`)",     # templates, attributes, MyST roles
    r"\[\^[^\]\s]{1,99}\]|\[\[[^\]\n]{1,300}\]\]",                                               # footnotes, links of a wiki
    r"\$\$.{1,1000}?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]{1,300}(?<=[^\s\\])\$(?![\w$])|\\\(.{1,300}?\\\)",  # formulas
    r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
    r"(?<![\w:]):[a-z0-9_+-]{2,40}:(?=`[^`]|(?![\w:]))",                                         # :role:`…`, :emoji:
    r"\\[!-/:-@\[-`{-~]|(?:(?<! ) {2,}+|\\)\r?\n",                                                        # escapes, hard line breaks
    r"(?<![ \n]) {2,}+(?=[\w(\[*`<])",                                                            # blanks that are shown as one
)), re.DOTALL)
_EXPRESSION = re.compile(r"\{[^{}]{0,300}\}")
_BRACKET = later("|".join((
    r"\]\(",
    r"\[!\w[^\[\]\n]*+(?:\[[^\[\]\n]*+\](?:\([^()\n]*+\))?[^\[\]\n]*+)*+\]",                     # [!INCLUDE [x](y.md)], [!DNL MySQL]
    r"\]\[(?P<name>[^\[\]\n]{0,300})\]",
    r"(?<!\])\[(?P<label>[^\[\]\n]{1,300})\](?![\[(])",
)))
_PLAIN = r"(?:[^()\s\\]|\\.)"
_NESTED = rf"\((?:{_PLAIN}|\({_PLAIN}*+\))*+\)"
_ADDRESS = later(
    rf"\(\s*+(?:<[^<>\n]{{0,2000}}>|(?:{_PLAIN}|{_NESTED}){{0,2000}}+)"
    r"(?:\s++(?:\"(?:\\.|[^\"\\]){0,500}\"|'(?:\\.|[^'\\]){0,500}'|\((?:\\.|[^()\\]){0,500}\)))?\s*+\)", re.DOTALL)


def protected(text: str, labels: Set[str], *, expressions: bool = False) -> tuple[Protected, ...]:
    """The protected spans of a paragraph, in order; `labels` are the names of link definitions, `expressions` says that `{…}` is code.

    >>> [text[low:high] for text in ["See [the `x`](a(b).md) &amp; <br>."] for low, high, _ in protected(text, set())]
    ['`x`](a(b).md)', '&amp;', '<br>']
    """
    return ordered(spans(text, labels, expressions=expressions)) if _ANY.search(text) else ()


def spans(text: str, labels: Set[str], *, expressions: bool = False) -> Iterator[Protected]:
    """The protected spans one by one, as they are found."""
    code = tuple(backticks(text)) if "`" in text else ()
    bare = blanked(text, code)
    return chain(code, _marks(bare), _expressions(bare) if expressions else (), _links(bare, labels))


def _marks(text: str) -> Iterator[Protected]:
    return ((m.start(), m.end(), MARKUP) for m in _SIMPLE.finditer(text))


def _expressions(text: str) -> Iterator[Protected]:
    return ((m.start(), m.end(), MARKUP) for m in _EXPRESSION.finditer(text))


def _links(text: str, labels: Set[str]) -> Iterator[Protected]:
    """Addresses of links with the bracket before them, references, and commands in brackets (`[!INCLUDE [x](y.md)]`) whole."""
    at = 0
    while found := _BRACKET.search(text, at):
        start, at = found.span()
        if found.group() == "](":
            at = _end_of_address(text, start + 1)
        elif found["name"] == "":                # the text before an empty reference is the name of a definition
            start = max(text.rfind("[", 0, start), 0)
        elif found["label"] is not None and found["label"].strip().lower() not in labels:
            continue
        yield start, at, MARKUP


def _end_of_address(text: str, at: int) -> int:
    """The offset behind the address in parentheses at an offset: balanced, with a title or without; else behind the next parenthesis."""
    if found := _ADDRESS.match(text, at):
        return found.end()
    line = text.find("\n", at)
    stop = text.find(")", at, at + 2000 if line < 0 else min(line, at + 2000))
    return stop + 1 if stop > 0 else at + 1
