"""Marks and blanks: sentences that are cut or joined, marks that are doubled, moved, of the wrong width or of the wrong script."""
from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .facts import JOINING, SPACED_MARKS
from .fault import FLAG, Clean, Fault, kind

_JOINT = re.compile(r"(?<=[^\W\d_]{2}[^\W\d_])(,?) (?=([^\W\d_]{2,}) [^\W\d_])")
_STOP = re.compile(r"(?<=[^\W\d_.]{3})\. (?=[^\W\d_]{2})")
_COMMA = re.compile(r"(?<=[^\W\d_]{2}), (?=[^\W\d_]{2})")
_MARK = re.compile(r"(?<=[^\W\d_]{2})[,.!?](?=[ \n])")
_BRACKETS = re.compile(r"\(([^()\n]{3,80})\)")
_PAIRS = re.compile(r"“([^“”\n]{3,120})”|«([^«»\n]{3,120})»|(?<![\w\"])\"([^\"\n]{3,120})\"(?!\w)")
_CLOSING = re.compile(r"(?<=[^\W\d_]{2})([”»\"])(?= ([^\W\d_]))")
_IDEOGRAPHS = re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u3040-\u30ff\u4e00-\u9fff])")
_WIDE = {"，": (",", ", "), "。": (".", ". "), "、": (",", ", "), "？": ("?", "? "), "！": ("!", "! ")}
_ARABIC = {"،": ",", "؟": "?", "؛": ";"}


@kind
def false_sentence_break(clean: Clean, dice: Random) -> Iterator[Fault]:
    """the sanctions and reach → the sanctions. and reach; with a comma before: left, and → left. and."""
    for match in _JOINT.finditer(clean.text):
        word = match[2]
        if word in clean.small and word.islower() and word != word.title():
            also = (", ",) if not match[1] and word in JOINING.get(clean.language, ()) else ()
            yield Fault(match.start(), match.end(), ". ", also)


@kind
def merged_sentence(clean: Clean, dice: Random) -> Iterator[Fault]:
    """It ended. The crew → It ended.The crew; an axis, with → an axis.with."""
    yield from (Fault(m.start(), m.end(), ".") for m in _STOP.finditer(clean.text) if clean.text[m.end()].isupper())
    yield from (Fault(m.start(), m.end(), ".") for m in _COMMA.finditer(clean.text) if clean.text[m.end()].islower())


@kind
def missing_space_after_punctuation(clean: Clean, dice: Random) -> Iterator[Fault]:
    """Sanford, police → Sanford,police."""
    yield from (Fault(m.start(), m.end(), ",") for m in _COMMA.finditer(clean.text))


@kind
def space_before_punctuation(clean: Clean, dice: Random) -> Iterator[Fault]:
    """the end. → the end ."""
    for match in _MARK.finditer(clean.text):
        if match[0] in ",." or clean.language not in SPACED_MARKS:
            yield Fault(match.start(), match.end(), f" {match[0]}")


@kind
def doubled_punctuation(clean: Clean, dice: Random) -> Iterator[Fault]:
    """the end, → the end,, or the end.,"""
    for match in _MARK.finditer(clean.text):
        if match[0] in ",.":
            yield Fault(match.start(), match.end(), dice.choice([match[0] * 2, ".,"]) if match[0] == "," else "..")


@kind
def quote_punctuation(clean: Clean, dice: Random) -> Iterator[Fault]:
    """“warm” and said → “warm.” and said."""
    yield from (Fault(m.start(), m.end(), f".{m[1]}") for m in _CLOSING.finditer(clean.text) if m[2].islower())


@kind
def unpaired_quote(clean: Clean, dice: Random) -> Iterator[Fault]:
    """“warm” → “warm: nobody knows where it ended, so it is at most reported."""
    yield from (Fault(m.end() - 1, m.end(), "", (), FLAG, m.span()) for m in _PAIRS.finditer(clean.text))


@kind
def unpaired_bracket(clean: Clean, dice: Random) -> Iterator[Fault]:
    """(left) → (left"""
    yield from (Fault(m.end() - 1, m.end(), "", (), FLAG, m.span()) for m in _BRACKETS.finditer(clean.text))


@kind
def double_space(clean: Clean, dice: Random) -> Iterator[Fault]:
    """the end → the  end"""
    yield from (Fault(m.start(), m.end(), "  ") for m in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", clean.text))


@kind
def fullwidth_halfwidth(clean: Clean, dice: Random) -> Iterator[Fault]:
    """他说，这 → 他说,这"""
    for match in re.finditer("(?<=[\u3040-\u30ff\u4e00-\u9fff])[，。、？！](?=[\u3040-\u30ff\u4e00-\u9fff])", clean.text):
        also = {"，": ("、",), "、": ("，",)}.get(match[0], ()) if clean.language == "ja" else ()
        yield Fault(match.start(), match.end(), dice.choice(_WIDE[match[0]]), also)


@kind
def wrong_script_punctuation(clean: Clean, dice: Random) -> Iterator[Fault]:
    """قال، إن → قال, إن"""
    yield from (Fault(m.start(), m.end(), _ARABIC[m[0]]) for m in re.finditer(r"(?<=[\u0620-\u064a])[،؟؛](?=[ \n])", clean.text))


@kind
def cjk_space(clean: Clean, dice: Random) -> Iterator[Fault]:
    """政府说 → 政 府说"""
    yield from (Fault(m.start(), m.end(), " ") for m in _IDEOGRAPHS.finditer(clean.text))
