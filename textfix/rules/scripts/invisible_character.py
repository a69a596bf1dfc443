"""A character that cannot be seen stands in or at a word."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from textfix.rule import CJK, CYRILLIC, EDGE, GREEK, LATIN, SPACE, Finding, Language, Spot, any_of, either, rule

_HYPHEN = "\N{SOFT HYPHEN}"
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_BIDI = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANKS = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
_CONTROLS = "".join(chr(c) for c in (*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_ALL = _HYPHEN + _JOINERS + _BIDI + _BLANKS + _CONTROLS
_LEADS = "ÂÃÄÅÆÇÎÏÐÑ×ØÙ"
_WORD = r"[^\W\d_]"
_RUN = re.compile(f"[{re.escape(_ALL)}]+")
_BEFORE = re.compile(rf"(?:[^\W_]|[{re.escape(_ALL)}]|[\u0300-\u036f])+\Z")
_AFTER = re.compile(rf"(?:[^\W_]|[{re.escape(_ALL)}]|[\u0300-\u036f])+")
# scripts without blanks, in which a zero-width space divides words, and letters that are written from right to left
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9df\uaa00-\uaa5f]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_ALPHABETIC = LATIN | CYRILLIC | GREEK | CJK
TYPESETTER = 5                # words with soft hyphens or joiners from which on they are the typesetter's

AT = either(any_of(_HYPHEN + _BIDI + _BLANKS + _CONTROLS), (_ALPHABETIC | SPACE) + any_of(_JOINERS) + (_ALPHABETIC | SPACE | EDGE))


@rule("SCR003", at=AT, touches=("number", "handle", "hashtag"), examples="""
en: The ⟦fer\u00adry→ferry⟧ leaves at ⟦no\u200bon→noon⟧.
en: It is the largest of ⟦\u200b\u200bthe→the⟧ islands.
es: El ⟦puer\u00adto→puerto⟧ sigue cerrado.
fr: Les ⟦voya\u200bgeurs→voyageurs⟧ attendent.
de: Die ⟦Brü\u2060cke→Brücke⟧ bleibt ⟦\ufeffgesperrt→gesperrt⟧.
pt: O mar ⟦subiu\u200b→subiu⟧ de novo.
it: La ⟦sta\u0002zione→stazione⟧ è chiusa.
ru: Мост ⟦закры\u00adли→закрыли⟧ до весны.
en: Call ⟦\u200e555→555⟧ 0199 for ⟦\u202atickets\u202c→tickets⟧.
el: Το ⟦λι\u200bμάνι→λιμάνι⟧ είναι κλειστό.
zh: 渡轮今天⟦停\u200b航→停航⟧一天。
de: \ufeffDie Datei beginnt mit einer Marke.
km: ភាសា\u200bខ្មែរ\u200bជា\u200bភាសា
fa: کتاب\u200cها را می\u200cخوانم
hi: क्\u200dष और रा\u200dम
en: A family \U0001f468\u200d\U0001f469\u200d\U0001f467 waved.
he: הספר \u200fהזה (2019)\u200f נמכר
de: Donau\u00addampf\u00adschiff, Rechts\u00adschutz, Haus\u00adtür, Wind\u00admühle, Spiel\u00adplatz und Fahr\u00adplan.
en: Press **OK**\u200b, then write to @\u200beveryone.
en: Content\u200bType and org.\u200bapache.\u200bcommons break at a line end.
""")
def invisible_character(spot: Spot, lang: Language) -> Iterable[Finding]:
    """A character that cannot be seen stands in a word or beside it.

    Finds soft hyphens, zero-width spaces, joiners, word joiners, byte order marks, marks of direction and control characters between
    letters or between a letter and a blank.

    Online translation writes pairs of zero-width spaces before words; the others come from web pages, print and copying, and pass through.
    They cannot be seen, and searching and comparing fail on the word.

    The repair is safe because nothing that is seen changes.

    Silent in scripts that need these characters (zero-width spaces in Thai, Lao, Khmer and Burmese, joiners in Persian, Arabic and Indic
    scripts, in emoji, directions in texts written from right to left), at the very start of a text, on soft hyphens and joiners of a
    typesetter (in five words or more), and beside marks of code and markup, where they are written to keep these apart.
    """
    run = _RUN.match(spot.text, spot.at) or _RUN.match(spot.text, spot.at + 1)
    if not run or spot.char(run.start() - 1) in _HIDDEN or run.start() == 0:
        return
    left, right = spot.char(run.start() - 1), spot.char(run.end())
    if _is_useless(left, right) and not _is_needed(spot, run.group(), left, right):
        start, end = _span(spot, run.start(), run.end())
        yield spot.edit(start, end, _RUN.sub("", spot.text[start:end]))


_HIDDEN = frozenset(_ALL)


def _is_useless(left: str, right: str) -> bool:
    """Whether it parts two letters (not at a hump: `ContentType`) or stands between a blank, or the line's edge, and something."""
    if left.isalnum() and right.isalnum():
        return not (left.islower() and right.isupper())
    at_left, at_right = not left or left.isspace(), not right or right.isspace()
    return at_left != at_right and (right if at_left else left) not in "*_[]`~<>{}%$@#"


def _is_needed(spot: Spot, run: str, left: str, right: str) -> bool:
    """Whether the script, the typesetter or the direction of the text asks for it."""
    if any(c in _BIDI for c in run) and _has_rtl(spot.evidence.text):
        return True
    if run == _HYPHEN and left in _LEADS:
        return True           # half of a letter that was read in another encoding (Ã and a soft hyphen: í)
    if "\N{ZERO WIDTH SPACE}" in run and (_UNSPACED.match(left) or _UNSPACED.match(right)):
        return True
    if any(c in _JOINERS for c in run) and not _is_simple(left + right):
        return True
    kind = run[0]
    return kind in _HYPHEN + _JOINERS and left.isalnum() and right.isalnum() and _typeset(spot.evidence.text, kind) >= TYPESETTER


def _is_simple(chars: str) -> bool:
    """Whether these are blanks or letters of scripts without joining forms."""
    return all(c < "\u0530" or c.isspace() or "\u1e00" <= c < "\u2000" or _HAN.match(c) for c in chars)


@lru_cache(4)
def _has_rtl(text: str) -> bool:
    return _RTL.search(text) is not None


@lru_cache(4)
def _typeset(text: str, mark: str) -> int:
    """How many different words of a text have this mark inside."""
    return len(set(re.findall(rf"{_WORD}{{2,}}{mark}{_WORD}{{2,}}", text)))


def _span(spot: Spot, start: int, end: int) -> tuple[int, int]:
    """The whole word around it, in Han and kana the characters beside it."""
    if _HAN.match(spot.char(start - 1)) or _HAN.match(spot.char(end)):
        return start - spot.char(start - 1).isalnum(), end + spot.char(end).isalnum()
    before = _BEFORE.search(spot.text, max(0, start - 40), start)
    after = _AFTER.match(spot.text, end, end + 40)
    return before.start() if before else start, after.end() if after else end
