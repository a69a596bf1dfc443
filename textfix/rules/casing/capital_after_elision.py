"""CAP004: an elided article or preposition with a capital in the middle of a sentence."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.rule import LOWER, SAFE, UNSAFE, Finding, Language, Safety, Spot, Trigger, any_of, rule, words

from ._phrase import Phrase, follows, is_headline, is_listed, is_quoted_title, is_titled, phrase

_MARKS = "'’"


def _elided(lang: Language) -> Trigger:
    """`D'`, `L'` and the like with a capital, after a word in lower case or a comma."""
    forms = {e[0].upper() + e[1:-1] + mark for e in lang.list("words.elided") for mark in _MARKS}
    return (LOWER + " " | any_of(",;") + " ") + words(*sorted(forms)) if forms else Trigger(())


@rule("CAP004", at=_elided, examples="""
fr: Des dizaines de tentatives ⟦D'incendie→d'incendie⟧ ont été signalées hier.
fr: Le prix a dépassé deux milliards ⟦D’euros→d’euros⟧ en un an.
fr: Elle a donné une pomme à ⟦L'enfant→l'enfant⟧, et l'enfant l'a mangée.
fr: Les diplomates de ⟦L'Inde→l'Inde⟧, de l'Iran et de la Chine sont arrivés.
fr: Nous savons tous ⟦Qu'elle→qu'elle⟧ reviendra avant l'hiver.
fr: La récolte, ⟦D'abord→d'abord⟧ retardée par la pluie, a été bonne.
fr: L'usine vend ses moteurs à ⟦L'Inde→l'Inde⟧, et l'Inde les paie en riz.
it: Il ponte è crollato alla fine ⟦Dell'anno→dell'anno⟧ scorso.
it: La diga ⟦Dell'impianto→dell'impianto⟧ è stata chiusa.
pt: Beberam um copo ⟦D'água→d'água⟧ na praça.
fr: Il lit L'Équipe tous les matins, puis sort.
fr: Elle travaille chez L'Oréal depuis dix ans.
fr: La ville de L'Aquila a été reconstruite.
fr: Le roman L'étranger est étudié au lycée.
fr: Elle a relu « L'écume des jours » cet été.
fr: Le mousquetaire D'Artagnan arrive à Paris.
fr: Ils sont partis. D'autres sont restés.
it: Il sindaco ha letto L'Espresso in treno.
it: Il ministro D'Alema ha parlato ieri.
pt: O navio D'Entrecasteaux partiu ontem.
""")
def capital_after_elision(spot: Spot, lang: Language) -> Iterator[Finding]:
    """An elided article or preposition has a capital in the middle of a sentence.

    Finds D'incendie, L'enfant, Qu'elle, Dell'anno after a word in lower case or a comma, and L'Inde where the text shows that only the
    article is wrong: it has l'Inde elsewhere, or a row of the same form follows (de L'Inde, de l'Iran).

    Engines look a piece of text up by its capitals, and what begins with an apostrophe form is often learned from sentence starts.

    A form such as d' or qu' before a word in lower case begins no name, so the repair is safe; l' may begin a title (lire L'étranger),
    so it is safe only where the text has the noun elsewhere. Where a sentence may begin whose stop was lost, it is unsafe.
    It is silent after words for works (roman, film, journal), in short quotations, in title case and before names (L'Équipe, D'Artagnan).
    """
    start = spot.at + 2
    word = spot.word(start)
    at = phrase(spot, start, start + len(word), lang)
    head, tail = _parts(word)
    if not tail or not follows(spot, at) or not (at.mark or _last(spot, start).islower()):
        return
    if is_quoted_title(at) or is_headline(at, lang) or is_titled(at, lang):
        return
    safety = _safety_before_name(spot, head, tail, lang) if tail[0].isupper() else _safety(spot, at, head, tail, lang)
    if safety:
        yield spot.edit(start, at.end, word[0].lower() + word[1:], safety=safety)


def _parts(word: str) -> tuple[str, str]:
    """What stands before the first apostrophe, in lower case, and what stands after it."""
    head, _, tail = word.replace("’", "'").partition("'")
    return head.lower() + "'", tail


def _last(spot: Spot, start: int) -> str:
    """The word before, which may itself be elided."""
    return spot.word_before(start - 1)


def _safety(spot: Spot, at: Phrase, head: str, tail: str, lang: Language) -> Safety:
    """Before a word in lower case: an article may begin a title (`lire L'étranger`), so the text must have its noun elsewhere."""
    if at.mark:
        meant = is_listed(at, lang) or at.previous in lang.set("case.speech") or at.word[:2] in lang.set("case.capitalised")
        return UNSAFE if meant else SAFE
    if head in ("l'", "un'", "gl'"):
        return SAFE if at.previous in lang.function_words and _has_noun(spot, at.word, tail) else UNSAFE
    return SAFE if head in lang.set("words.elided") and _continues(at, head, lang) else UNSAFE


def _has_noun(spot: Spot, word: str, tail: str) -> bool:
    return spot.count(tail) > spot.count(word)


def _continues(at: Phrase, head: str, lang: Language) -> bool:
    """Whether no sentence begins here whose stop was lost: only `d'`, `qu'` and contracted prepositions go on after any word."""
    return head not in ("j'", "c'", "n'", "s'", "m'", "t'", "ç'") or at.previous in lang.function_words


def _safety_before_name(spot: Spot, head: str, tail: str, lang: Language) -> Safety | None:
    """Before a capital: the article may belong to the name (`L'Équipe`); the text must have it small, or a row of articles."""
    small = sum(spot.count(head[:-1] + mark + tail) for mark in _MARKS)
    large = sum(spot.count(head[0].upper() + head[1:-1] + mark + tail) for mark in _MARKS)
    return SAFE if small >= large or _is_in_row(spot, head) else None


def _is_in_row(spot: Spot, head: str) -> bool:
    """Whether the same word and elided article, small, follow in a row: `de L'Iran, de l'Allemagne`."""
    start = spot.at + 2
    previous = _last(spot, start)
    row = spot.after(start, 40).replace("’", "'")
    return bool(previous) and f", {previous} {head}" in row
