"""What is to be repaired in a document's names, how safely, and the evidence for it."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import permutations
from typing import Literal, NamedTuple

from textfix.language import Language
from textfix.text import Edit

from .canonical import canonical
from .clusters import Cluster, clusters
from .facts import Words, bare, found_in, names
from .facts import places as places_of
from .inflection import is_case_form
from .links import SURE, Link, likeness
from .match import explain
from .mentions import Mention, Token
from .parts import Piece, parts
from .suspects import likely, suspects
from .whole import Whole
from .words import stem

Certainty = Literal["safe", "unsafe", "suggestion"]
SAFE: Certainty = "safe"
UNSAFE: Certainty = "unsafe"
SUGGESTION: Certainty = "suggestion"
FEW = 2                       # times a spelling may stand that another one of the same name outnumbers or equals
FEW_WORDS = 8                 # words of which each is compared with each before the document is read
STEM = 3                      # letters that a case form has in common with the name at least


class Repair(NamedTuple):
    """A mention's repair: the number of its segment, the edits in its text, how far the document settles it, and why."""

    segment: int
    edits: tuple[Edit, ...]
    certainty: Certainty
    reason: str


class _Change(NamedTuple):
    """A word that is written otherwise in the names of a cluster."""

    new: str
    certainty: Certainty
    reason: str


def repairs(whole: Whole, lang: Language) -> list[Repair]:
    """The repairs of a document: what the user says, then cluster by cluster what the document says."""
    told = [repair for number, segment in enumerate(whole.segments) for repair in _told(number, segment.text, whole.names.spellings)]
    taken = {(repair.segment, at) for repair in told for edit in repair.edits for at in range(edit.start, edit.end)}
    return told + [r for r in _found(whole, lang) if not any((r.segment, at) in taken for e in r.edits for at in (e.start, e.end - 1))]


def _told(number: int, text: str, spellings: Mapping[str, str]) -> Iterable[Repair]:
    """What the user writes otherwise, the longest first."""
    names = sorted((name for name in spellings if name in text), key=lambda name: (-len(name), name))
    for place in re.finditer("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), text) if names else ():
        old, new = place.group(), spellings[place.group()]
        yield Repair(number, (Edit(place.start(), place.end(), new),), SAFE, f"the names of the configuration write {new} for {old}")


def _found(whole: Whole, lang: Language) -> list[Repair]:
    """What a document says, part by part where it is large."""
    return [_moved(repair, piece) for part in parts(whole) if part.whole.near for repair in _found_in(part.whole, lang)
            if repair.edits[0].start >= (piece := part.pieces[repair.segment]).fresh - piece.start]


def _moved(repair: Repair, piece: Piece) -> Repair:
    """A repair in a piece as one of its segment."""
    edits = tuple(Edit(edit.start + piece.start, edit.end + piece.start, edit.new) for edit in repair.edits)
    return repair._replace(segment=piece.number, edits=edits)


def _found_in(whole: Whole, lang: Language) -> list[Repair]:
    words = suspects(whole, lang) if not whole.sure or _may_be_sure(likely(whole), lang) else ()
    if not words:
        return []
    found = found_in(whole.segments, lang, words)
    places = places_of(found)
    together = partial(clusters, lang=lang.code, user=whole.names, nouns=bool(lang.get("case.nouns")))
    if not any(cluster.varies for cluster in together([bare(*spelling) for spelling in places.items()])):
        return []
    known = together(names(whole.segments, found, lang))
    return [repair for cluster in known if cluster.varies for repair in _of_cluster(cluster, places, whole, lang)]


def _may_be_sure(words: Collection[str], lang: Language) -> bool:
    """Whether two of the words are so like each other that a repair may be safe; many are not asked one by one."""
    return len(words) > FEW_WORDS or any(likeness(*pair, lang.code) >= SURE for pair in permutations(words, 2))


def _of_cluster(cluster: Cluster, places: dict[Words, list[Mention]], whole: Whole, lang: Language) -> Iterable[Repair]:
    at = [mention for name in cluster.names for mention in places[name.words]]
    sources = {source for mention in at if (source := whole.segments[mention.segment].source)}
    written = canonical(cluster, lang.code, whole.names, sources)
    changes = [_changes(cluster, place, written[place], whole, lang) for place in range(cluster.words)]
    for name in cluster.names:
        if " ".join(name.words) in whole.names.keep:
            continue
        yield from _at(places[name.words], dict(enumerate(changes)))
    for name, place in cluster.short:
        yield from _at(places[name.words], {0: changes[place]})
    for old, change in changes[-1].items():
        for words, at in places.items():
            if len(words) == 1 and (new := _inflected(words[0], old, change.new, lang)):
                yield from _at(at, {0: {words[0]: change._replace(new=new)}})


def _at(mentions: Sequence[Mention], changes: dict[int, dict[str, _Change]]) -> Iterable[Repair]:
    """The repairs of mentions; what is changed at each place of the name is given."""
    for mention in mentions:
        made = [(token, changes[n][token.text]) for n, token in enumerate(mention.tokens) if token.text in changes.get(n, {})]
        if made:
            reason = "; ".join(dict.fromkeys(change.reason for _, change in made))
            yield Repair(mention.segment, tuple(_edit(*change) for change in made), _least(change for _, change in made), reason)


def _least(changes: Iterable[_Change]) -> Certainty:
    """How far all of some changes are settled."""
    found = {change.certainty for change in changes}
    return SUGGESTION if SUGGESTION in found else UNSAFE if UNSAFE in found else SAFE


def _edit(token: Token, change: _Change) -> Edit:
    return Edit(token.start, token.end, change.new)


def _changes(cluster: Cluster, place: int, new: str, whole: Whole, lang: Language) -> dict[str, _Change]:
    """What becomes of the words that stand at a place of the name."""
    counts = cluster.counts(place)
    others = [old for old in counts if old.lower() != new.lower() and old not in whole.names.keep]
    made = {old: _change(cluster, old, new, counts, lang) for old in others}
    return {old: change for old, change in made.items() if change}


def _change(cluster: Cluster, old: str, new: str, counts: Counter[str], lang: Language) -> _Change | None:
    evidence = [found for found in cluster.links if (old, new) in found.words or (new, old) in found.words]
    supported = [found for found in evidence if found.is_supported]
    few = counts[old] <= FEW or counts[old] <= counts[new] / 2
    if not few and not supported:
        return None
    is_safe = lang.has_pack and few and bool(supported) and likeness(old, new, lang.code) >= SURE
    certainty = SAFE if is_safe else UNSAFE if supported or counts[old] < counts[new] else SUGGESTION
    reason = f"{old} ×{counts[old]}, {new} ×{counts[new]}{_common(supported)}"
    return _Change(new, certainty, f"{reason}; {why}" if (why := explain(old, new)) else reason)


def _common(links: list[Link]) -> str:
    """What two spellings have in common."""
    shared = [f"‘{word} …’" for found in links for word in found.shared] + [f"‘{word}’" for found in links for word in found.near]
    return ": both " + ", ".join(list(dict.fromkeys(shared))[:3]) if shared else ""


def _inflected(form: str, old: str, new: str, lang: Language) -> str:
    """The case form of the new spelling that belongs to one of the old; empty where the word is none."""
    alike = stem(form, old)
    rest = old[len(alike):]
    if len(alike) < STEM or not new.endswith(rest) or not is_case_form(form, old, lang.code):
        return ""
    return new[:len(new) - len(rest)] + form[len(alike):]
