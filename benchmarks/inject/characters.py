"""Characters: bytes read in the wrong encoding, look-alike letters, what cannot be seen, marks of markup and of tokenisers."""
from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .facts import CYRILLIC, ENTITIES, INVISIBLE, LATIN
from .fault import Clean, Fault, kind

_WORD = re.compile(r"(?<![\w@#/.&-])[^\W\d_]{4,}(?![\w@/&-])")
_HOMOGLYPHS = str.maketrans(LATIN + CYRILLIC, CYRILLIC + LATIN)
_TAG = re.compile(r"%[sd]\b|\{\{?\w+\}?\}|\$\{\w+\}|</?[a-z]+>")


@kind
def html_entity(clean: Clean, dice: Random) -> Iterator[Fault]:
    """rock & roll → rock &amp; roll"""
    for match in re.finditer("[" + "".join(ENTITIES) + "]", clean.text):
        yield Fault(match.start(), match.end(), ENTITIES[match[0]], (" ",) if match[0] == "\N{NO-BREAK SPACE}" else ())


@kind
def mojibake(clean: Clean, dice: Random) -> Iterator[Fault]:
    """größte → grÃ¶ÃŸte: UTF-8 read as Windows-1252, or as Windows-1251 where it is Cyrillic."""
    for match in _WORD.finditer(clean.text):
        if match[0].isascii():
            continue
        try:
            bad = match[0].encode().decode("cp1251" if "а" <= match[0][-1] <= "я" else "cp1252")
        except UnicodeDecodeError:
            continue
        yield Fault(match.start(), match.end(), bad)


@kind
def homoglyph(clean: Clean, dice: Random) -> Iterator[Fault]:
    """dosáhly → dоsáhly, with a Cyrillic о; and the other way."""
    for match in _WORD.finditer(clean.text):
        word = match[0]
        places = [k for k, c in enumerate(word) if k and ord(c) in _HOMOGLYPHS]
        if places and len(places) <= len(word) // 2:
            at = dice.choice(places)
            yield Fault(match.start(), match.end(), word[:at] + word[at].translate(_HOMOGLYPHS) + word[at + 1:])


@kind
def invisible_character(clean: Clean, dice: Random) -> Iterator[Fault]:
    """Geiger with a zero-width space within; in scripts in which it has no meaning."""
    for match in re.finditer(r"(?<![\w-])[A-Za-z\u00c0-\u024f\u0370-\u052f]{5,}(?![\w-])", clean.text):
        at = dice.randrange(2, len(match[0]) - 1)
        yield Fault(match.start(), match.end(), match[0][:at] + dice.choice(INVISIBLE) + match[0][at:])


@kind
def subword_mark(clean: Clean, dice: Random) -> Iterator[Fault]:
    """sanctions → sanc@@ tions, or ▁sanctions"""
    for match in _WORD.finditer(clean.text):
        if len(match[0]) > 5 and match[0].islower():
            at = dice.randrange(2, len(match[0]) - 2)
            yield Fault(match.start(), match.end(), dice.choice([f"{match[0][:at]}@@ {match[0][at:]}", f"▁{match[0]}"]))


@kind
def placeholder_damage(clean: Clean, dice: Random) -> Iterator[Fault]:
    """{name} → { name }, in texts that have placeholders or tags."""
    for match in _TAG.finditer(clean.text):
        first, last = match[0][0], match[0][-1]
        yield Fault(match.start(), match.end(), f"% {last}" if first == "%" else f"{match[0][:-1]} {last}")
