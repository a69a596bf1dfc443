"""What the rules about sentence breaks share: is the text cased, is it technical, is a stop the end of an abbreviation."""
from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from textfix.rule import Language, Spot, everywhere

# what a stop and a blank torn out of a file name leave behind: extensions that are no words of any language
EXTENSIONS = frozenset(
    """exe dll json xml html htm xhtml yaml yml toml csproj vbproj fsproj nupkg nuspec sln css scss php jsx tsx txt pdf docx xlsx pptx csv
    tsv jpeg jpg png gif svg mp3 mp4 apk msi dmg jar rar zip cfg ini ps1 cshtml vbhtml aspx resx xaml xlf xliff plist sqlite py js cs
    vb""".split())
# endings of a domain; those that are words of a language are weighed by the rules
TOP_LEVELS = frozenset(
    """com org net info biz gov edu mil int io tv eu de fr es it pt ru uk us ua by kz ca ch at nl be pl cz se no fi dk is ro bg hr rs su jp
    cn kr in id vn th tr gr il ie hu sk si lt lv ee br mx ar cl co pe au nz za me ai app dev xyz site online store shop blog cloud tech
    news media club live ly gl gg fm am cc to ws la рф ру укр бел""".split())
# marks that are counted together to tell an opening one from a closing one
QUOTE_FAMILIES = {"\"": "\"", "«": "«»", "»": "«»", "“": "“”„", "”": "“”„", "„": "“”„"}

_LINE_REACH = 1000            # code points of the line to either side in which quotation marks are counted
# languages whose verb stands second in a main clause: a phrase at its head is followed by the verb, then the subject
VERB_SECOND = frozenset("af da de fy is lb nb nl nn no sv".split())
_OPENING = r"[\"“«»„‘'(¿¡—–-]?\s?([^\W\d_])"
_START, _LINE = re.compile(rf"(?<=[^\d\s.][.!?…։])\s+{_OPENING}"), re.compile(rf"(?:\A|\n)[\s>*#-]*{_OPENING}")
_STRONG_START = re.compile(rf"(?<=[։!?…])\s+{_OPENING}")          # where the dot is a weaker mark (Armenian)
_CODE = r"`[^`\n]+`|\w\(\)|::|=>|&&|\w+\.\w+\(|\b[a-z]+[A-Z]\w*\.\w"
_TECHNICAL = re.compile(rf"{_CODE}|^\s*(?:import|#include|using|def|npm|pip) ", re.MULTILINE)
_VOWELS = frozenset("aeiouyæœøıəɛɔаеиоуыэюяєіәөүұαεηιουωաեէըիոօ")    # without what stands over or under them
_DOTTED = re.compile(r"\.\w")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_EDGES = "([{«„“\"'‘’»”—–-"


def is_lower(char: str) -> bool:
    """Whether a character is the lower case of a letter that texts write in two cases (Georgian has one)."""
    return char.islower() and not "\u10d0" <= char <= "\u10ff"


@cache
def stop_of(lang: Language) -> str:
    """The full stop of the language."""
    return str(lang.get("marks.stop") or ".")


@lru_cache(16)
def is_cased(text: str, weak_dot: bool = False) -> bool:
    """Whether a document begins its sentences with capitals, so that a lower-case letter after a stop says something."""
    starts = (_STRONG_START if weak_dot else _START).findall(text[:20_000])
    lower = sum(map(is_lower, starts))
    upper = sum(map(str.isupper, starts))
    return lower <= max(2, upper / 2) and (upper > 0 or any(c.isupper() for c in _LINE.findall(text[:20_000])))


@lru_cache(16)
def is_technical(text: str) -> bool:
    """Whether a document shows code or identifiers, so that a dot between two words may belong to a name."""
    return _TECHNICAL.search(text[:50_000]) is not None


def abbreviations(lang: Language) -> frozenset[str]:
    """Abbreviations with their stop; without a pack those of every language."""
    return lang.set("breaks.abbreviations") if lang.has_pack else _all_abbreviations()


@lru_cache(1)
def _all_abbreviations() -> frozenset[str]:
    return frozenset(item for items in everywhere("breaks.abbreviations").values() for item in items)


def is_abbreviation(spot: Spot, lang: Language, stop: int) -> bool:
    """Whether the stop at an offset belongs to an abbreviation: listed, or by its shape, or by how the document uses it."""
    tokens = spot.before(stop + 1).split()[-3:]
    if not tokens:
        return True
    last = re.split("['’]", tokens[-1].lstrip(_EDGES))[-1]
    return _is_listed(tokens, lang) or _looks_short(last[:-1], lang) or spot.evidence.goes_on(last)


def _is_listed(tokens: list[str], lang: Language) -> bool:
    known = abbreviations(lang)
    runs = [" ".join(tokens[k:]).lstrip(_EDGES) for k in range(len(tokens))]
    runs.append(re.split("['’]", tokens[-1])[-1])
    return any(run in known or run[:1].lower() + run[1:] in known for run in runs)


def _looks_short(word: str, lang: Language) -> bool:
    """One letter, letters with dots between them, or no vowel."""
    return len(word) < 2 or (len(word) < 9 and _DOTTED.search(word) is not None) or not _has_vowel(word, lang)


def _has_vowel(word: str, lang: Language) -> bool:
    """Whether a word has a vowel, with or without accents; so too, as far as is known, in scripts that do not write them all."""
    return (lang.code == "cy" and "w" in word) or not _VOWELS.isdisjoint(normalize("NFD", word.lower())) or "\u0590" <= word[-1] < "\u1e00"


def is_common(word: str, spot: Spot, lang: Language) -> bool:
    """Whether a word is an ordinary one: frequent in the language, or in lower case elsewhere in the document."""
    lower = word.lower()
    return lower in lang.frequent_words or spot.count(lower) > (word == lower)


def stands_again(spot: Spot, name: str) -> bool:
    """Whether the document has the same run of characters more than once."""
    return spot.evidence.text.count(name) > 1


def opens_quote(spot: Spot, lang: Language, stop: int, mark: str) -> bool | None:
    """Whether a quotation mark opens, by the number of its family before it in the line; None where its shape says otherwise."""
    if mark not in QUOTE_FAMILIES:
        return None
    family = QUOTE_FAMILIES[mark]
    before, rest = spot.before(stop, _LINE_REACH), spot.after(stop + 2, _LINE_REACH)
    opens = sum(map(before.count, family)) % 2 == 0
    if opens and not any(m in rest for m in family):
        return None
    return opens if _may(lang, mark, opens) else None


def _may(lang: Language, mark: str, opens: bool) -> bool:
    """Whether the mark can stand on that side in the language."""
    pairs = lang.list("quotes.pairs")
    roles = {p[0 if opens else -1] for p in pairs}
    return mark == "\"" or mark in roles or (not pairs and (mark in "«„") == opens and mark != "“")


def is_natural(word: str, least: int) -> bool:
    """Whether a word has at least so many letters and no capital but its first."""
    return len(word) >= least and (len(word) == 1 or word[1:].islower())


def same_script(left: str, right: str) -> bool:
    """Whether two words are both Latin or both not: half a name in another script is a brand."""
    return _is_latin(left[-1]) == _is_latin(right[0])


def _is_latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char < "\u1f00"


def is_prose(spot: Spot, stop: int) -> bool:
    """Whether words in lower case stand around: three of them within reach."""
    around = spot.before(stop) + " " + spot.after(stop + 1)
    return sum(m.group().islower() for m in _LETTERS.finditer(around)) > 2
