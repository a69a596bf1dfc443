"""Marks of the Latin script where the language's own script has its own."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from textfix.rule import ARABIC, GREEK, INDIC, SAFE, UNSAFE, Finding, Language, Safety, Spot, Trigger, any_of, rule

_ARABIC = {",": "،", ";": "؛", "?": "؟"}
# languages without facts of their own that end their sentences with a danda
_DANDA = frozenset({"ne", "bho", "mai", "sa", "as", "or", "pa", "awa", "mag", "hne", "gom", "brx", "doi"})
_ARABIC_CODES = frozenset({"ps", "sd", "ug", "ckb", "arz", "ary", "prs", "pnb"})
_ETHIOPIC = any_of(map(chr, range(0x1200, 0x135B)))
_BURMESE = any_of(map(chr, range(0x1000, 0x103F)))
_KHMER = any_of(map(chr, range(0x1780, 0x17D4)))
_INDIC_WORD = re.compile("[\u0900-\u0963\u0970-\u0dff\u200c\u200d]+\\Z")
_INITIALS = re.compile(r"\.\s?\S{1,4}\Z")
_CLOSING = "\"”»’“)]"
_SHORT = 5                    # code points up to which an Indic word before a stop may be an abbreviation nobody lists


def _shape(lang: Language) -> Trigger:
    own = _own(lang)
    if "?" in own and own["?"] == ";":
        return GREEK + "?"
    if "," in own and own[","] == "،":
        return ARABIC + any_of(own)
    if own.get(".") == "।":
        return INDIC + any_of(".|") | INDIC + " |"
    script = {"።": _ETHIOPIC, "။": _BURMESE, "។": _KHMER}.get(own.get(".", ""))
    return script + any_of(own) if script else Trigger(())


@lru_cache(64)
def _own(lang: Language) -> dict[str, str]:
    """The marks of the language for Latin ones: `,` → `،`."""
    stop, code = lang.get("marks.stop", ""), lang.code.partition("-")[0]
    if lang.get("marks.question") == ";":
        return {"?": ";"}
    if lang.get("marks.comma") == "،" or code in _ARABIC_CODES:
        return _ARABIC | ({".": stop} if stop == "۔" else {})
    if stop == "।" or code in _DANDA:
        return {".": "।", "|": "।"}
    if code in ("am", "ti"):
        return {".": "።", ",": "፣", ";": "፤"}
    return {".": stop} if stop in ("။", "។") else {}


@rule("PUN004", at=_shape, examples=r"""
ar: وصل القطار متأخرا⟦,→،⟧ ثم غادر المحطة، ولم ينتظر أحدا.
ar: متى يصل القطار⟦?→؟⟧ لا أحد يعرف، ولا حتى المدير.
ar: الجسر مغلق⟦,→،⟧ والطريق مفتوح
fa: قطار دیر رسید⟦,→،⟧ اما کشتی، مثل همیشه، به‌موقع بود.
fa: چه کسی این را گفت⟦?→؟⟧ هیچ‌کس، البته.
ur: ٹرین دیر سے آئی⟦,→،⟧ لیکن جہاز وقت پر تھا۔
ur: پل بند ہے⟦.→۔⟧ راستہ کھلا ہے۔ سب لوگ خوش ہیں۔
hi: पुल कल बंद रहेगा⟦.→।⟧ सड़क खुली है। नाव भी चलेगी।
hi: नाव देर से आ रही थी⟦ |→।⟧ सब लोग इंतज़ार कर रहे थे।
bn: সেতুটি আজ বন্ধ থাকবে⟦.→।⟧ রাস্তা খোলা আছে। নৌকাও চলবে।
el: Πότε φτάνει το τρένο⟦?→;⟧ Ποιος ξέρει; Κανείς.
am: ድልድዩ ተዘግቷል⟦.→።⟧ መንገዱ ክፍት ነው።
my: တံတားပိတ်ထားသည်⟦.→။⟧ လမ်းဖွင့်ထားသည်။
ar: بلغ السعر 1,500 دولار، وفاز الفريق 3-2 في Real Madrid, Spain.
ar: هل وصلت؟ نعم، عند 12, 13 و14 من WHO, ثم عدت.
fa: نسخه 2.0, در سال 1990، منتشر شد.
hi: डॉ. शर्मा और ए. पी. जे. अब्दुल कलाम यहाँ आए थे। वे चले गए।
hi: | नाम | पता |\n| राम | दिल्ली |। यह एक तालिका है।
hi: रु. 500 और कि.मी. 20 दूर है।
mr: पूल आज बंद आहे. रस्ता खुला आहे.
bn: ড. রহমান ও মো. করিম এখানে এসেছিলেন। তারা চলে গেছেন।
el: Τι είναι το Windows? Η απάντηση; Κανείς δεν ξέρει.
el: Τι;! Και πότε?! Είναι Yahoo?
el: Πού είσαι⟦?→;⟧ Τι κάνεις⟦?→;⟧ Έρχεσαι⟦?→;⟧
he: מה שלומך? טוב, תודה.
""")
def wrong_script_punctuation(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A mark of the Latin script stands where the language has its own.

    Arabic, Persian and Urdu turn the comma, semicolon and question mark round (، ؛ ؟); Hindi and Bengali end a sentence with a danda (।),
    Urdu with ۔, Burmese with ။, Amharic with ።; Greek asks with `;`. Translation systems leave the mark of the source, or take it from
    the Latin keyboard of the texts they learned from.

    The repair is safe where the document has the marks of its script at least as often: then the Latin one is no habit of the
    author. Where it has none, it is unsafe, for many write so. Marks behind numbers and Latin words, abbreviations, initials and
    tables stay.
    """
    own = _own(lang)
    at = spot.at + 1 + (spot.text[spot.at + 1] == " ")
    mark, right = spot.text[at], spot.char(at + 1)
    if right.strip() and right not in _CLOSING:
        return
    if mark in ".|" and not _ends_sentence(spot, lang, at):
        return
    safety = _safety(spot.evidence.text, mark, own[mark], own)
    if mark == "." and own["."] == "।" and not _is_word(spot, lang, at):
        safety = UNSAFE
    yield spot.edit(spot.at + 1, at + 1, own[mark], safety=safety)


def _ends_sentence(spot: Spot, lang: Language, at: int) -> bool:
    """Whether a stop or bar may end a sentence: behind a word that is no abbreviation, in a line that is no table."""
    before = spot.before(at)
    if spot.text[at] == "|":
        ends = not spot.after(at + 1).strip() or _is_word(spot, lang, spot.at + 1)
        return ends and not before.lstrip().startswith("|") and len(before.split()) > 2
    words = before.split()
    word = words[-1].strip("(\"“‘«") if words else ""
    known = lang.set("breaks.abbreviations")
    return not (f"{word}." in known or word.count(".") or _INITIALS.search(before) or len(before) < _SHORT or len(word) < 2)


def _is_word(spot: Spot, lang: Language, at: int) -> bool:
    """Whether an Indic word before the stop is long, or a form of `be`, with which most sentences end."""
    found = _INDIC_WORD.search(spot.before(at))
    word = found.group() if found else ""
    return len(word) >= _SHORT or word in lang.set("words.auxiliaries")


def _safety(text: str, mark: str, new: str, own: dict[str, str]) -> Safety:
    mine, others = _counts(text, "".join(sorted(own.values())), mark, new)
    return SAFE if mine and others <= max(2, mine) else UNSAFE


@lru_cache(16)
def _counts(text: str, own: str, mark: str, new: str) -> tuple[int, int]:
    """How often a document sets the marks of its script, and how often this Latin one behind a letter of it."""
    mine = text.count(new) if new in ";۔।" else sum(map(text.count, own))
    return mine, len(re.findall(rf"[\u0370-\u2000] ?[{re.escape(mark)}](?!\S)", text))
