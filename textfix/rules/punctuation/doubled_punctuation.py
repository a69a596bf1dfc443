"""Two stops or commas where one belongs."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import EDGE, LETTER, SAFE, SPACE, UNSAFE, Finding, Language, Safety, Spot, any_of, either, rule

_WORD = LETTER | any_of("0123456789)]\"”»’%")
_WIDE = either("。。", "，，", "、、", "،،", "؛؛", "।।", "۔۔", "။။", "၊၊", "។។", "։։", "።።")
_ASIAN = "。，、،؛।۔။၊។։።"
_VERSE = "।۔၊"                # doubled at the end of a verse, for an ellipsis or for a stop
_SHORT = 5                    # letters up to which a word before a stop may be an abbreviation nobody lists
_INITIALS = re.compile(r"(?:\.\s?\w{1,3}|(?<!\w)\w)\Z")


_BEHIND = SPACE | EDGE | any_of("\"”»“)]")


@rule("PUN001", at=_WORD + either("..", ",,", ".,", ",.", ". .") + _BEHIND | _WIDE, examples=r"""
en: They left the town⟦..→.⟧ Nobody knew why.
en: In the evening⟦,,→,⟧ they came back.
en: She met the director⟦.,→,⟧ on the day he left.
en: She met the director⟦,.→.⟧ Then she left.
en: The road is closed⟦. .→.⟧ Drive slowly.
es: El pueblo estaba vacío⟦..→.⟧\nNadie lo sabía.
fr: Dans son discours⟦,,→,⟧ il a remercié la ville.
de: Sie wollten weitergehen⟦.,→,⟧ aber es regnete.
pt: A cidade estava vazia⟦..→.⟧
it: Era una casa bellissima⟦,.→,⟧ ma troppo cara.
ru: Город опустел⟦..→.⟧ Никто не знал почему.
ja: 町は静かだった⟦。。→。⟧誰もいない。
zh: 他说⟦，，→，⟧我不知道。
ar: قال الرجل⟦،،→،⟧ لا أعرف
bn: তিনি এলেন, কিন্তু⟦.,→,⟧ কেউ ছিল না।
hi: नाव चली गई⟦।।→।⟧ सब लोग रुके रहे।
ur: کشتی چلی گئی⟦۔۔→۔⟧ سب لوگ رکے رہے۔
km: ការងារបានបញ្ចប់⟦។។→។⟧ គេទៅផ្ទះវិញ។
my: နေသည်⟦၊၊→၊⟧ သွားသည်။
hy: Աշխատանքն ավարտված է⟦։։→։⟧ Նա գնաց։
ur: وہ چلا گیا۔۔۔ پھر کوئی نہیں آیا۔
en: He works for Acme Inc., a small company.
en: Apples, pears, etc., are sold here at 5 p.m., too.
en: Wait... what... now?
en: so good.. i love it.. really
en: Well . . . maybe not.
en: J. R. Smith Jr., who came late, sat down.
de: Am 3., 4. und 5. Mai ist geschlossen.
es: Vive en EE. UU., cerca de la costa.
ru: Это было в 1990 г., когда всё кончилось.
it: Pane, latte, ecc., sono finiti.
fr: Le dossier ../images est vide.
tr: Ayrıca⟦,,→,⟧ ve gibi `pack` `push` komutları.
""")
def doubled_punctuation(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Two stops or commas stand where one belongs.

    Systems that join translated pieces leave the mark of both (left.. Nobody; evening,, they). One mark is kept: the stop
    where a new sentence follows, the comma where the sentence goes on in lower case.

    It is safe where what follows settles which mark is meant. An ellipsis of two or three dots, a stop that belongs to an
    abbreviation, an initial or an ordinal before a comma, and marks without a blank after them stay. Where a capital follows that
    may be a name, or the word before may be an abbreviation that no list knows, the repair is unsafe; so it is beside inline code, where
    two commas are the hole that a piece of code left that now stands elsewhere in the sentence.
    """
    text, at = spot.text, spot.at
    start = at if text[at] in _ASIAN else at + 1
    end = start + (3 if text[start + 1] == " " else 2)
    marks = text[start:end]
    if not _stands_alone(spot, start, end):
        return
    if marks in ("..", ". ."):
        yield from _stops(spot, start, end)
    elif marks[0] == marks[1]:
        if marks[0] == "," or spot.evidence.text.count(marks) < 3:
            yield spot.edit(start, end, marks[0], safety=UNSAFE if marks[0] in _VERSE or _is_hole(spot, start) else SAFE)
    elif marks == ",." or not _is_abbreviated(spot, start, lang):
        yield from _mixed(spot, start, end, lang)


def _is_hole(spot: Spot, at: int) -> bool:
    """Whether inline code stands in the line."""
    return "`" in spot.before(at) + spot.after(at)


def _stands_alone(spot: Spot, start: int, end: int) -> bool:
    """Whether these are two marks, not three, with a blank or a closing mark after them."""
    before, after = spot.char(start - 1), spot.char(end)
    if spot.text[start] in _ASIAN:
        return before not in _ASIAN and (after not in _ASIAN or not after)
    return not after or after.isspace() or after in "\"”»“)]"


def _stops(spot: Spot, start: int, end: int) -> Iterator[Finding]:
    """Two stops: one, if a sentence ends there; not where the author writes all ellipses so, or where the sentence goes on."""
    if spot.text.startswith("..", end + 1) or spot.text.startswith(". ", end + 1) or spot.before(start, 2).endswith(" ."):
        return
    following = spot.after(end).lstrip(" \"”»“)]\N{NO-BREAK SPACE}")[:1]
    if following.islower() or following.isdigit():
        return
    marks = spot.text[start:end]
    habit = spot.evidence.text.count(marks) - 2 * spot.evidence.text.count("..." if end - start == 2 else ". . .") > 2
    # a blank between them is found as often in what people wrote as in translations
    yield spot.edit(start, end, ".", safety=UNSAFE if habit or marks == ". ." else SAFE)


def _mixed(spot: Spot, start: int, end: int, lang: Language) -> Iterator[Finding]:
    """A stop and a comma: what follows says which of them is meant."""
    following = spot.next_word(end)
    first = spot.after(end).lstrip()[:1]
    safety: Safety = SAFE
    if first.islower() or lang.get("marks.stop", ".") not in ("", "."):      # a script with a stop of its own does not mean this one
        new = ","
        safety = SAFE if spot.text[start] == "," or _is_word(spot, start, lang) else UNSAFE
    elif not first or (following.lower() in lang.function_words and following not in lang.set("case.capitalised")):
        new = "."
    else:
        new, safety = ".", UNSAFE
    yield spot.edit(start, end, new, safety=safety)


def _word(spot: Spot, end: int) -> str:
    """The word before an offset; in Indic scripts, whose words may end in a sign that is no letter, what stands behind the last blank."""
    return (spot.before(end, 40).split() or [""])[-1] if "\u0900" <= spot.char(end - 1) <= "\u0dff" else spot.word_before(end)


def _is_abbreviated(spot: Spot, start: int, lang: Language) -> bool:
    """Whether the stop may belong to an abbreviation, an initial or an ordinal."""
    word, known = _word(spot, start), lang.set("breaks.abbreviations")
    if not word or _INITIALS.search(spot.before(start, 6)) or word.isupper():
        return True
    if len(word) <= (3 if lang.has_pack else 4) and word.lower() not in lang.frequent_words:
        return True
    return f"{word}." in known or f"{word.lower()}." in known or f"{word.capitalize()}." in known


def _is_word(spot: Spot, start: int, lang: Language) -> bool:
    """Whether what stands before the stop is a word and no abbreviation."""
    word = _word(spot, start)
    return word.lower() in lang.frequent_words or len(word) > _SHORT + word[:1].isupper()
