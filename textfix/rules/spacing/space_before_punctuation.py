"""SPC002: a blank before a mark."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from textfix.rule import EDGE, SPACE, UNSAFE, Finding, Language, Spot, Trigger, any_of, rule

from ._shared import is_bare_code, is_east_asian, nearby

_MARKS, _WIDE, _OWN = ",.;:!?", "。，、；：！？", "،؛؟।۔။၊។։"
_ETHIOPIC = "።፣፤፥"            # some writers set a blank before these
_STOPS_OF_SEA = "។၊။"         # … and many writers of Khmer and Burmese before these
_VERSE = re.compile(r"[^\n]{4,60}[ \N{NO-BREAK SPACE}][।॥][ \d।॥]*")
_STANZA = 500                 # code points to either side in which the lines of a stanza are looked for
_BLANKS = " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_CLOSERS = "\"”»«’“)]"
_BEFORE = re.compile(r"[^\W_]|[)\]»”’\"'`*%°€$£…\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u064b-\u0652]")
# languages that follow the French custom, or may, and have no facts of their own
_FRENCH = frozenset({"br", "oc", "wa", "co", "lb", "mg", "ht", "ln", "und"})


def _shape(lang: Language) -> Trigger:
    marks = _MARKS if lang.code not in _FRENCH else ",."
    own = str(lang.get("spacing.before") or "")
    narrow = any_of([m for m in marks if m not in own]) + (SPACE | EDGE | any_of(_CLOSERS + "!?"))
    return SPACE + narrow | SPACE + any_of([m for m in _WIDE + _OWN + _ETHIOPIC if m not in own])


# no smiley, no mark behind another one; a stop with another, a path or a small letter behind it is meant
_STOP = r".(?![:;][)\]]|(?<=[.,;:!?].)[.,;:!?])(?:[^.]|\.(?![^\S\n]*[./a-z-]))"


@rule("SPC002", at=_shape, near=_STOP, examples=r"""
en: The train leaves at noon⟦ ,→,⟧ and the ferry at one.
en: The harbour was closed⟦ .→.⟧ Nobody knew why.
en: Where is the bridge⟦ ?→?⟧
en: He said (in the hall)⟦ ,→,⟧ that it was late.
de: Die Sitzung fand gestern statt⟦ :→:⟧ alle waren da.
es: La obra terminó ayer⟦ .→.⟧ Nadie lo esperaba.
es: ¿Dónde está el puente⟦ ?→?⟧
de: > Die Sitzung fand gestern statt⟦ ,→,⟧ alle waren da.
fr: Le train part à midi⟦ ,→,⟧ et le bateau à une heure.
fr: Le port est fermé⟦ .→.⟧
it: Il treno parte a mezzogiorno⟦ ;→;⟧ il traghetto più tardi.
pt: O porto fechou ontem⟦ ,→,⟧ sem aviso.
ru: Поезд уходит в полдень⟦ ,→,⟧ а паром позже.
ru: Это ключ `name=value`⟦ ,→,⟧ а [здесь](https://example.org/a?b=c)⟦ .→.⟧ Дальше пусто.
zh: 五月二十一日⟦ ， →，⟧新桥开放⟦ 。→。⟧
ar: وصل القطار⟦ ،→،⟧ ثم غادر.
hi: काम पूरा हो गया⟦ ।→।⟧
hi: नाव दोपहर को लौटी⟦ ।→।⟧\nमछुआरों ने कहा कि हवा बहुत तेज़ थी और उन्हें किनारे के पास ही रुकना पड़ा⟦ ।→।⟧
ur: کام مکمل ہو گیا⟦ ۔→۔⟧ سب خوش ہیں۔
my: အလုပ်ပြီးသွားပြီ⟦ ။→။⟧ အိမ်ပြန်သည်။
km: គេទៅផ្ទះវិញ។ ការងារបានបញ្ចប់⟦ ។→។⟧
sl: »Ne pozabi tega⟦ !→!⟧« je rekel.
hy: Աշխատանքն ավարտված է⟦ ։→։⟧
am: ሥራው አልቋል⟦ ።→።⟧ ሁሉም ደስ ብሏቸዋል።
fr: Où est le pont ? Il dit : « Là ! » Voilà ; c’est tout.
en: Install .NET and copy the .gitignore file, then wait ... and see . . . or .5 of it.
en: Nice work :) and thanks ;) see :D and the :smile: sign.
en: git add .\nfind . -name notes\n| a | b . |
en: Name : Ada\nCity : London\nYear : 1843\nTown : Bath
de: Das Spiel endete 3 : 2, der Maßstab ist 1 : 100.
en: Set x = a ? b : c there, and use ?name there.
ja: 本当ですか？　はい、そうです。
km: ការងារបានបញ្ចប់ ។ គេទៅផ្ទះវិញ ។
my: အလုပ်ပြီးသွားပြီ ။ အိမ်ပြန်သည် ။
hi: पवन चले धीरे सब ओर ।\nनाव चले नदिया की ओर ॥
mr: वारा वाहे हळूहळू ।\nनाव चाले नदीवरी ॥१॥
ne: हावा चल्यो बिस्तारै ।\nडुङ्गा गयो पारि ।
""")
def space_before_punctuation(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank stands before a punctuation mark.

    Translation systems work on separate tokens and do not always join them again. The blank is deleted. A language that sets a
    blank before some marks, as French does, keeps it; there only the comma and the full stop are looked at.

    Writers of Khmer and Burmese often set a blank before the stop: there it is safe only for the one that is unlike all others.
    Verse in Indian scripts, whose lines end in a blank and a danda, stays.

    Three dots, smileys, file and program names (`.NET`), decimals, ratios, code, tables and an author who always writes
    `Name : value` are left alone.
    """
    start, at = spot.at, spot.at + 1
    mark, before = spot.char(at), spot.char(start - 1)
    if mark in _WIDE:
        yield from _wide(spot, at)
    elif _BEFORE.match(before) and _ends(spot, at, mark) and not (_is_meant(spot, at, mark, before) or _is_custom(spot, mark)):
        yield spot.edit(start, at + 1, mark, safety=UNSAFE if mark == "։" or (mark in _STOPS_OF_SEA and _is_common(spot, mark)) else None)


def _wide(spot: Spot, at: int) -> Iterator[Finding]:
    """A wide mark has its own white space: blanks on both sides go."""
    after = at + 1 + sum(1 for _ in takewhile(lambda c: c == " ", spot.after(at + 1)))
    before = spot.char(at - 2)
    if before.strip() and before not in _WIDE and (is_east_asian(before) or is_east_asian(spot.char(after)) or not spot.after(after)):
        end = after if after > at + 1 and spot.after(after) else at + 1
        around = end > at + 1 or is_east_asian(before) or not spot.after(end)
        yield spot.edit(at - 1, end, spot.char(at), safety=None if around else UNSAFE)


def _ends(spot: Spot, at: int, mark: str) -> bool:
    """Whether a blank, the line end or a closing mark follows, as after any punctuation mark."""
    after = spot.char(at + 1)
    if not after.strip():
        return True
    if mark in "!?" and after in "!?":
        return spot.char(at - 2).isalpha()
    return after in _CLOSERS and (after != "“" or mark in ",.")


def _is_meant(spot: Spot, at: int, mark: str, before: str) -> bool:
    """Whether the blank belongs there: a ratio, dots in a row, a command, a table, a definition list."""
    rest = spot.after(at + 1).lstrip()
    if before.isdigit() and rest[:1].isdigit() and mark in ":,.?":
        return True
    if mark == "." and (rest[:1] in (".", "-", "/") or rest[:1].islower() or _is_command(spot, at)):
        return True
    if mark in "?!" and (rest[:1] in ("?", "!", "=") or spot.before(at - 1).endswith(("?", "!"))):
        return True
    if mark == ":" and "?" in spot.before(at)[-40:]:
        return True
    return _is_verse(spot, at) if mark == "।" else is_bare_code(spot, at)


def _is_verse(spot: Spot, at: int) -> bool:
    """Whether this paragraph is made of short lines that end in a blank and a danda, or has the double danda of verse."""
    above = spot.text[max(0, at - _STANZA):at].replace("\r", "").rpartition("\n\n")[2]
    stanza = above + spot.text[at:at + _STANZA].replace("\r", "").partition("\n\n")[0]
    lines = stanza.strip("\n").split("\n")
    return "॥" in spot.before(at) + spot.after(at) or (len(lines) > 1 and all(_VERSE.fullmatch(line.rstrip()) for line in lines))


def _is_command(spot: Spot, at: int) -> bool:
    """`git add .`: a short line in lower case that ends in a lone dot."""
    line = spot.before(at).strip()
    return not spot.after(at + 1).strip() and line[:1].islower() and len(line.split()) <= 5


def _is_custom(spot: Spot, mark: str) -> bool:
    """Whether the document sets a blank before most of these marks: then it may be its author's habit."""
    if mark not in ";:!?" + _ETHIOPIC + _STOPS_OF_SEA:
        return False
    text = nearby(spot)
    spaced = _spaced(text, mark)
    return spaced > (1 if mark in _STOPS_OF_SEA else 2) and 2 * spaced > text.count(mark)


def _is_common(spot: Spot, mark: str) -> bool:
    """Whether the document sets a blank before another such mark, or has no other."""
    text = nearby(spot)
    return text.count(mark) == 1 or _spaced(text, mark) > 1


def _spaced(text: str, mark: str) -> int:
    return sum(text.count(blank + mark) for blank in _BLANKS)
