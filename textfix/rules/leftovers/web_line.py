"""A whole line that belongs to a web page, not to the text."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from textfix.rule import EDGE, SAFE, UNSAFE, Finding, Language, Safety, Spot, Trigger, any_of, everywhere, rule

from ._lines import Line, cut, is_heading, is_person, is_prose, line_after, line_at, line_before, past
from ._phrases import UNSPACED, at_line_start, beginning, capitalised, phrases

_LONGEST = 150                # code points of a line that is looked at
_SHORT = rf".(?:[^\n]{{0,80}}|[^\n:：]{{0,{_LONGEST}}}[:：][^\n]{{0,{_LONGEST}}})(?:\n|\Z)"      # the line ends soon
_SHOWN = 100_000              # code points of a text that are searched for headings
_SHARE, _HEADLINE = 45, 8     # … of a share line, of a headline without blanks
_NUMBER = r"\d[\d.,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]{0,8}"
_PLACE = re.compile(r"(?<!\w)N(?![A-Za-zß-ÿ])")        # where a counter's number stands in a pack's phrase
_NETWORK = re.compile(r"(?i)facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|instagram|tumblr|viber|"
                      r"вконтакте|телеграм|одноклассник|фейсбук|فيسبوك|تويتر|واتساب|微信|微博|\b(?:X|VK)\b")
_STAMP = re.compile(r"(?:(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[./]\d\d?[./](?:19|20)\d\d)(?P<time>[,T ]{1,3}\d\d?[:.]\d\d(?:[:.]\d\d)?)?")
_STAMPS = re.compile(rf"(?m)^[ \t]{{0,8}}{_STAMP.pattern}")
_AGENCY = re.compile(r"(?:AFP|AP|DPA|dpa|EFE|EPA|ANSA|Lusa|LUSA|Reuters|REUTERS|TASS|ТАСС|РИА Новости|Xinhua|Getty Images|Keystone)"
                     r"(?:[ /-](?:AFP|AP|Photo|Reuters|Getty Images))?")
_CREDIT = re.compile(r"[^.!?\n]{2,60}")
_DOTS = " .:：…\N{NO-BREAK SPACE}"
_COLON = re.compile("[:：]")
_READING = 3                  # first phrases of a pack's `read_more` that say `read`, and code points by which their words are known


class _Table(NamedTuple):
    """What each kind of line looks like."""

    counter: re.Pattern[str]
    advert: frozenset[str]
    share: tuple[str, ...]
    read_more: tuple[str, ...]
    button: frozenset[str]
    credit: tuple[str, ...]
    byline: tuple[str, ...]


@cache
def _table() -> _Table:
    counters = "|".join(_NUMBER.join(map(re.escape, _PLACE.split(p, 1))) for p in phrases("comments"))
    advert, buttons = (frozenset(p.rstrip(_DOTS) for p in phrases(key)) for key in ("advert", "buttons"))
    credits_ = tuple(f"{capitalised(p)}{colon}" for p in phrases("photo_labels") for colon in (":", " :", "\N{NO-BREAK SPACE}:", "："))
    byline = tuple(f"{capitalised(p)} " for p in phrases("byline") if not p[-1].isspace())
    return _Table(re.compile(counters), advert, phrases("share"), phrases("read_more"), buttons, credits_, byline)


@lru_cache(256)
def _kind(line: str) -> str | None:
    """What kind of leftover a line is; None for any other line."""
    table, bare = _table(), line.rstrip(_DOTS)
    if not line or len(line) > _LONGEST:
        return None
    if table.counter.fullmatch(line):
        return "counter" if any(c.isdigit() for c in line) else "button"
    if bare in table.advert:
        return "advert"
    if (stamp := _STAMP.fullmatch(line)):
        return "stamp" if stamp["time"] else "date"
    return _kind_by_start(line, bare, table)


def _kind_by_start(line: str, bare: str, table: _Table) -> str | None:
    if line.startswith(table.share) and len(line) <= _SHARE and bare == line:
        return "share" if _NETWORK.search(line) else "button"
    if bare in table.button:
        return "button"
    if line.startswith(table.read_more) and (bare in table.read_more or _COLON.search(line)):
        return "read_more"
    if line.startswith(table.credit):
        return "credit" if _CREDIT.fullmatch(_after_colon(line)) else None
    start = next((b for b in table.byline if line.startswith(b)), "")
    return "byline" if start and is_person(line[len(start):]) else None


def _after_colon(line: str) -> str:
    return line[found.end():] if (found := _COLON.search(line)) else ""


def _trigger() -> Trigger:
    """Lines that begin with a phrase, with a number before a counter's word, or with a date in figures."""
    digit, blank = any_of("0123456789"), any_of(" \N{NO-BREAK SPACE}")
    counted = [p.removeprefix("N") for p in phrases("comments") if _PLACE.match(p) and len(p) > 2]
    first = any_of(p[1] for p in counted if p[0] == " ")
    glued = any_of(p[0] for p in counted if not p[0].isspace() and p[0] > "\N{LATIN SMALL LETTER Z}")
    numbers = [EDGE + digit, EDGE + digit + digit, EDGE + digit + digit + digit]
    shapes = [shape + end for shape in numbers for end in (blank + first, glued)]
    shapes += [EDGE + any_of("12") + any_of("09") + digit + digit + any_of("-./"), EDGE + digit + digit + any_of("./") + digit]
    starts = (_PLACE.split(p)[0].rstrip(" (:\N{NO-BREAK SPACE}") for p in phrases("comments"))
    whole = [*filter(None, starts), *(p for key in ("advert", "share", "read_more", "buttons") for p in phrases(key))]
    labels = [capitalised(p) for key in ("photo_labels", "byline") for p in phrases(key)]
    return Trigger(tuple(a for t in (*shapes, at_line_start(*whole, *labels)) for a in t.alternatives))


@rule("LEF004", at=_trigger(), near=_SHORT, touches=("number", "version", "domain", "handle"), examples=r"""
en: The minister left the port after four days of talks.\n\n⟦0 comments\n\n→⟧The opposition asked what the visit had cost.
en: The minister left the port after four days of talks.\n\n⟦Advertisement\n\n→⟧The opposition asked what it had cost.
en: The opposition asked what the visit of the minister had cost.⟦\n\nShare on Facebook→⟧⟦\n\n12 comments→⟧\n
en: The council met on Monday, and it was a long night.\n⟦By Maria Kestrel\n→⟧The mayor spoke first, for an hour, without any notes.
en: The tide\n\n⟦2024-07-17 20:34\n\n→⟧The first boats had left before anyone in the village was awake.
es: El alcalde abrió el mercado con un discurso de dos horas.\n\n⟦Publicidad\n\n→⟧La oposición no asistió.
es: El alcalde abrió el mercado después de un discurso de dos horas.⟦\n\n0 comentarios→⟧
de: Der Rat stimmte am Montag für den Bau der neuen Brücke.\n⟦Anzeige\n→⟧Die Arbeiten sollen im Mai beginnen.
de: Der Rat stimmte am Montag für den Bau der neuen Brücke.⟦\n\nKommentare (3)→⟧
fr: Le conseil a voté lundi la construction du nouveau pont.⟦\n\nPartager sur Facebook→⟧
it: Il consiglio ha votato lunedì la costruzione del nuovo ponte.⟦\n\n0 commenti→⟧
pt: O conselho votou a construção da nova ponte de pedra.\n\n⟦Leia também: A ponte velha fecha\n\n→⟧As obras começam em maio.
ru: Совет в понедельник проголосовал за строительство нового моста.\n\n⟦Реклама\n\n→⟧Работы начнутся в мае.
ru: Совет в понедельник проголосовал за строительство нового моста.⟦\n\nФото: Агентство Берег→⟧
zh: 市政府发言人在周日说，协议文本将于下周公布。\n\n⟦广告\n\n→⟧新航线十月开通。
en: Advertisement\n\nThe history of the craft begins with the town criers of antiquity.
en: How to run a campaign\n- Advertisement\n- Share on Facebook\n- Press releases
en: She clicked on “Share on Facebook”.\n\nNothing happened for a while, and then the page was gone for good.
en: The Pilot's Daughter\n\nBy Maria Kestrel\n\nThe minister left the port after the talks had ended.
en: 2024-07-17 20:34\nThe engine starts.\n2024-07-17 20:36\nThe engine stops.
en: Most firms pay for an advertisement in the weekly papers.\n\nAdvertisement\n\nIt was printed in colour, which cost more.
es: Tipos de anuncio\n\nPublicidad\nPromoción\nPatrocinio
de: Menü\nAnmelden\nDrucken\nNach oben
zh: 市政府发言人在周日说，协议规定了街头广告的价格和位置，文本将于下周公布，新规定从五月起执行。\n\n广告\n\n它印在纸上，价格更高。
fr: Son article a reçu deux réponses et\n0 commentaires à ce jour, ce qui est peu.
ru: Содержание\n\nРеклама\n\nГлава первая
""")
def web_line(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A line of the web page stands between the paragraphs.

    A scraper keeps what stood between the paragraphs of the page: comment counters, advertisement marks, share lines, read-also
    lines, photo credits, time stamps, by-lines.  The line is deleted with its blank line, so that the paragraphs stand as before.

    Only whole lines, never the first one, and only where a neighbour is a paragraph of prose.  Counters, advertisement marks,
    share lines that name a network, a single time stamp, by-lines, credits of agencies and `Read also: <headline>` between two
    paragraphs are unmistakable; the others (buttons, other credits) may be the author's, and the repair is unsafe.  It is silent in
    lists, tables and logs, and where the text itself speaks of advertisements.
    """
    line = line_at(spot.text, spot.at + 1, _LONGEST)
    kind = _kind(line.words) if line and spot.kind in {"text", "paragraph"} else None
    if not line or not kind:
        return
    above = past(spot.text, line, line_before, _kind, False)
    below = past(spot.text, line, line_after, _kind, True)
    if above is None or not (is_prose(above) or is_prose(below)):
        return
    safety = _sureness(spot, kind, line, above, below)
    if safety:
        yield spot.edit(*cut(spot.text, line.start, line.end, below is None), "", safety=safety)


def _sureness(spot: Spot, kind: str, line: Line, above: Line, below: Line | None) -> Safety | None:
    """How safe it is to delete a line of this kind here; None where it is the author's."""
    text, between = spot.evidence.text, is_prose(above) and is_prose(below)
    if kind == "stamp":
        return None if _is_log(text) else SAFE
    if kind == "advert":
        return None if _is_subject(text, line.words.strip(" -.:…")) else SAFE
    if kind in {"counter", "share"} or (kind in {"credit", "read_more"} and between and _is_embedded(kind, line.words)):
        return SAFE
    if kind == "byline":
        return (UNSAFE if _has_headings(spot.text) else SAFE) if between else None
    return None if _has_headings(spot.text) else UNSAFE


@lru_cache(2)
def _has_headings(text: str) -> bool:
    """Whether short lines that are no leftovers stand between the paragraphs: `By Popular Demand`, `See also` may be headings too."""
    lines = [line.strip() for line in text[:_SHOWN].splitlines() if line.strip()]
    return any(is_heading(words) and not _kind(words) for words in lines[1:])


def _is_embedded(kind: str, words: str) -> bool:
    """Whether a line is the credit of an agency, or `Read also: <headline>`."""
    rest = _after_colon(words).strip()
    if kind == "credit":
        return bool(_AGENCY.fullmatch(rest))
    says_read = any(word[:_READING] in _reading() for word in beginning(words, "read_more").casefold().split())
    return says_read and (len(rest.split()) > 2 or len(rest) > _HEADLINE) and not rest.endswith((".", "。", "…", ":", "："))


@cache
def _reading() -> frozenset[str]:
    """How the words for `read` begin in all languages, by the first phrases of each pack."""
    return frozenset(p.casefold()[:_READING] for found in everywhere("leftovers.read_more").values() for p in found[:_READING])


@lru_cache(2)
def _is_log(text: str) -> bool:
    """Whether more than one line begins with a time stamp: a log, a diary."""
    return len(list(islice(_STAMPS.finditer(text), 2))) > 1


@lru_cache(8)
def _is_subject(text: str, word: str) -> bool:
    """Whether the word also stands, in either case, inside a line that says more: the text is about it."""
    whole = len(re.findall(rf"(?m)^[\W_]*{re.escape(word)}[\W_]*$", text))
    edges = ("", "") if UNSPACED.match(word) else (r"(?<!\w)", r"(?!\w)")     # no blank tells where a word begins
    return len(re.findall(rf"{edges[0]}(?:{re.escape(word)}|{re.escape(word.lower())}){edges[1]}", text)) > whole
