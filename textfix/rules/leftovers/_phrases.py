"""Phrases of this family: those of all packs."""
from __future__ import annotations

import re
from functools import cache

from textfix.rule import EDGE, Trigger, everywhere, words

# letters of scripts that set no blanks between words, or none before a verb's ending
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")

_SPACED_MARK = re.compile(" (?=[:!?])")


@cache
def phrases(key: str) -> tuple[str, ...]:
    """All phrases of `leftovers.<key>` in any language, each with straight and curly apostrophe and with the blanks of French."""
    found = (p for values in everywhere(f"leftovers.{key}").values() for p in values)
    return tuple(dict.fromkeys(s for p in found for s in spellings(p)))


@cache
def anywhere(*keys: str) -> re.Pattern[str]:
    """Fits one of the phrases of these lists, in lower case, at the start of a word; anywhere in scripts without blanks."""
    found = sorted({p.lower() for key in keys for p in phrases(key)}, key=len, reverse=True)
    spaced, unspaced = ([re.escape(p) for p in found if bool(UNSPACED.match(p)) is kind] for kind in (False, True))
    return re.compile(f"(?<!\\w)(?:{'|'.join(spaced)})|{'|'.join(unspaced) or '(?!)'}")


@cache
def _by_head(*keys: str) -> dict[str, list[str]]:
    """The phrases of some lists by their first three code points (shorter ones by all they have), the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted({p for key in keys for p in phrases(key)}, key=len, reverse=True):
        found.setdefault(phrase[:3], []).append(phrase)
    return found


def beginning(text: str, *keys: str) -> str:
    """The longest phrase of these lists that a text begins with; empty if it begins with none."""
    heads = _by_head(*keys)
    return next((p for size in (3, 2, 1) for p in heads.get(text[:size], ()) if text.startswith(p)), "")


def spellings(phrase: str) -> list[str]:
    """The typographic variants of a phrase."""
    apostrophes = dict.fromkeys((phrase, phrase.replace("'", "’"), phrase.replace("’", "'")))
    if not _SPACED_MARK.search(phrase):
        return list(apostrophes)
    blanks = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "")
    return list(dict.fromkeys(_SPACED_MARK.sub(blank, p) for p in apostrophes for blank in blanks))


def capitalised(phrase: str) -> str:
    """The phrase with a capital."""
    return phrase[:1].upper() + phrase[1:]


def at_line_start(*whole: str) -> Trigger:
    """A trigger for lines that begin with one of these phrases."""
    by_mark: dict[str, list[str]] = {}
    for phrase in whole:
        mark = re.match(r"[\W_]*", phrase)[0]                  # type: ignore[index]  # it matches the empty text
        if len(mark) < len(phrase) and not mark.endswith(" "):
            by_mark.setdefault(mark, []).append(phrase[len(mark):])
    return Trigger(tuple(a for mark, rest in by_mark.items() for a in (EDGE + mark + words(*rest)).alternatives))
