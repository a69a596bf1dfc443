"""SPC005: blanks around a hyphen, or none where one belongs, or a hyphen where a dash was."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from textfix.rule import CYRILLIC, LETTER, LOWER, SAFE, UNSAFE, Finding, Language, Spot, Trigger, any_of, either, rule, word_at, words

_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHE = re.compile("['’]")
_CODE = re.compile(r"[`{}|\t=\\<>/@_]")
# words in which a conjunction is the last part: all-but, anything-but
_COMPOUND_HEADS = frozenset({"all", "anything", "everything", "nothing", "none", "all’s", "last", "so"})


def _shape(lang: Language) -> Trigger:
    """What may be a part of a compound behind ` - `: a word in lower case, any behind a prefix, a suffix, 19; and the other ways."""
    glued = lang.list("spacing.suspended") + lang.list("spacing.after_dash")
    ends = {end for prefix in lang.set("spacing.prefixes") for end in (prefix[-1], prefix.title()[-1])}
    apart = either(LETTER + " - " + LOWER, any_of(ends) + " - " + LETTER, LETTER + " - " + words(*lang.set("spacing.suffixes")))
    return either(apart, "D - " + any_of("12"), (CYRILLIC | any_of(")")) + "--" + CYRILLIC, LETTER + "-" + words(*glued))


def _no_dash(lang: Language) -> Callable[[str, int], bool]:
    """Turns away the dashes of authors: a clause goes on behind most of them, with a function word, and no prefix stands before."""
    functions, prefixes = lang.function_words - lang.set("spacing.suffixes"), tuple(lang.set("spacing.prefixes"))
    prefixes += tuple(map(str.title, prefixes))

    def test(text: str, at: int) -> bool:
        if not text.startswith(" - ", at + 1):
            return True
        right = word_at(text, at + 4)
        return len(right) < 2 or right not in functions or text.endswith(prefixes, 0, at + 1)

    return test


@rule("SPC005", at=_shape, near=_no_dash, touches=("number",), examples=r"""
en: The other three are ⟦self - made→self-made⟧ men from the north.
en: She is an ⟦ex - minister→ex-minister⟧ of the country.
en: The pandemic of ⟦COVID - 19→COVID-19⟧ closed the school.
en: The state-run bank closed; the ⟦state - run→state-run⟧ railway did not.
en: The talks with Kim Jong-un failed. Kim ⟦Jong - un→Jong-un⟧ went home.
en: The first hour was ⟦pleasant-but→pleasant – but⟧ what came next was not.
en: They wrote ⟦short-and→short- and⟧ long-term plans.
de: Das Haus bietet ⟦Kinder-und→Kinder- und⟧ Pflegeheime an.
de: Er war ⟦müde-aber→müde – aber⟧ er ging weiter.
fr: Le repas était vraiment ⟦agréable-mais→agréable – mais⟧ la suite l’était moins.
fr: L’⟦ex - ministre→ex-ministre⟧ est arrivé hier.
es: La cena fue ⟦agradable-pero→agradable – pero⟧ la noche fue larga.
it: La cena era ⟦buona-ma→buona – ma⟧ il vino no.
pt: O ⟦ex - ministro→ex-ministro⟧ chegou ontem.
ru: Поговорите с ⟦кем - нибудь→кем-нибудь⟧ из наших.
ru: Её дала другой ⟦компании--такой→компании — такой⟧ как наша сеть.
ru: Так выглядит лента (или ⟦реклама)--вы→реклама) — вы⟧ должны сообщить.
ru: ⟦Музыка-это→Музыка — это⟧ вечное искусство.
en: He came home - tired, cold - and slept. The London - Paris train left at nine.
en: An all-but finished house, a rock-and-roll band, a well-to-do man and a drag-and-drop tool.
en: He knew it--she did too. Use rsync -a - then wait.
fr: Est-ce qu’il vient ? Va-t-il le faire ? Un va-et-vient, un quant-à-soi.
de: Die Ein- und Ausfuhr, die Haus-und-Hof-Regel, das Auf und Ab.
ru: Какой-то человек пришёл - и ушёл. Кто-нибудь, всё-таки, из-за угла.
es: El tren Madrid - Sevilla sale a las diez.
""")
def hyphen_spacing(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A hyphen has the wrong blanks, or stands where a dash was.

    Translation systems that work on separate tokens leave `self - made` apart. It is joined where the first part is no word of its
    own, or where the document has the joined form elsewhere. The second part of a pair that is cut short loses its blank
    (`Kinder-und Pflegeheime`), and a dash without blanks becomes a hyphen (`pleasant-but`, `компании--такой`): only a closed list
    of conjunctions shows that, for they are never the second part of a compound.

    A hyphen with blanks on both sides is most often somebody's dash, and `--` an English one: without the evidence they stay.
    """
    at = spot.at + 1
    find = _apart if spot.char(at) == " " else _double if spot.text.startswith("--", at) else _glued
    for finding in find(spot, lang, at):
        if not _CODE.search(spot.token(spot.at)) and "`" not in spot.before(at) + spot.after(at):
            yield finding


def _apart(spot: Spot, lang: Language, at: int) -> Iterator[Finding]:
    """`self - made`: blanks around a hyphen that joins."""
    left = _APOSTROPHE.split(spot.word_before(at))[-1]
    start, end = at - len(left), at + 3
    right = spot.word(end) or spot.char(end) + spot.char(end + 1)
    joined = f"{left}-{right}"
    if (_may_be_second(lang, right) and spot.count(joined)) or _is_prefix(lang, left, right):
        yield spot.edit(start, end + len(right), joined)


def _may_be_second(lang: Language, right: str) -> bool:
    """Whether the word may be the second part of a compound: it is none with which a clause goes on after a dash."""
    return right[:1].islower() and (len(right) < 2 or right not in lang.function_words)


def _is_prefix(lang: Language, left: str, right: str) -> bool:
    if right.isdigit():
        return (left.upper(), right) == ("COVID", "19")
    own = lang.set("spacing.prefixes")
    return right[:1].isalpha() and (left in own or (left.lower() in own and left.istitle()) or right in lang.set("spacing.suffixes"))


def _double(spot: Spot, lang: Language, at: int) -> Iterator[Finding]:
    """`компании--такой`: a lost dash; with Latin letters it is the style of a typewriter."""
    start = at - len(spot.word_before(at)) if spot.char(at - 1) != ")" else at - 1 - len(spot.word_before(at - 1))
    left, right = spot.text[start:at], spot.word(at + 2)
    if lang.script == "Cyrl" and len(left + right) > 2 and spot.char(at + 2 + len(right)) != "-":
        safety = SAFE if right.islower() and left in (left.lower(), left.title()) else UNSAFE
        yield spot.edit(start, at + 2 + len(right), f"{left}{lang.get('spacing.dash', ' – ')}{right}", safety=safety)


def _glued(spot: Spot, lang: Language, at: int) -> Iterator[Finding]:
    """`Kinder-und`, `agréable-mais`: a whole word before, a blank behind, and nobody writes the pair so elsewhere."""
    found = _WORD.match(spot.text, at + 1)
    left = spot.word_before(at)
    if found is None or spot.char(found.end()) != " " or len(left) < 3 or "-" in left or left.lower() in _COMPOUND_HEADS:
        return
    right, start = found.group(), at - len(left)
    if right in lang.set("spacing.suspended") and _is_cut(spot, lang, left, found.end() + 1):
        yield spot.edit(start, found.end(), f"{left}- {right}")
    elif right in lang.set("spacing.after_dash") and spot.count(f"{left}-{right}") < 2:
        yield spot.edit(start, found.end(), f"{left}{lang.get('spacing.dash', ' – ')}{right}")


def _is_cut(spot: Spot, lang: Language, left: str, after: int) -> bool:
    """Whether the word before is the first part of a pair: German nouns, or `short-and long-term`."""
    right = spot.word(after)
    return "-" in right or bool(lang.get("case.nouns") and left[0].isupper() and right[:1].isupper())


