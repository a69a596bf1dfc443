"""SPC001: no blank after a comma or another mark inside a sentence."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from textfix.rule import (
    ARABIC,
    CYRILLIC,
    GREEK,
    INDIC,
    LATIN,
    LETTER,
    LOWER,
    REACH,
    UNSAFE,
    UPPER,
    Finding,
    Language,
    Spot,
    Trigger,
    any_of,
    either,
    rule,
)

_ALPHABET = either(LATIN, CYRILLIC, GREEK)
_HEBREW, _OTHER = any_of(map(chr, range(0x5D0, 0x5EB))), any_of(map(chr, (*range(0x531, 0x588), *range(0x10D0, 0x10FB))))
# letters with the vowel signs, points and joiners of scripts without case
_CASELESS = re.compile(r"(?:(?![A-Za-z])[^\W\d_]|[\u0591-\u05c7\u064b-\u0652\u0670\u0900-\u0963\u0971-\u0dff\u200c\u200d])+")
_LONG = 3                     # letters of a word before a colon
_FOREIGN = r"@/\\_=#{}\[\]|~^$&+*`<>"
_FORBIDDEN = re.compile(f"[{_FOREIGN}]")
_NO_CODE = rf"(?!..[^\s{_FOREIGN}]{{0,77}}[{_FOREIGN}])"          # no sign of code or of an address behind the mark, before the next blank
_TIGHT = re.compile(r"[^\W\d_][,،][^\W\d_]")
_TIGHT_COMMA, _ANY_TIGHT = (re.compile(rf"{mark}(?<=[^\W\d_].)[^\W\d_]") for mark in (",", "[,،]"))
# signs of code, each anchored at its first mark, which is looked for at memory speed: a whole document is looked through for them
_SIGNS = [(sign[0], re.compile(sign)) for sign in (":(?=:)", "=(?=>)", "&(?=&)", ";(?=\n)", r"`(?=[^`\n]+`)")]
_BRACKET, _CALLED = re.compile(r"\((?<=\w.)"), re.compile(r"\w\.\w+\Z")       # a bracket behind a word, and a call of a method before it
_CLOSING = ")”»’\"%"
_AROUND = ",;:.!?…،؛\"“”„«»()'"
_ASIAN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_EVERYWHERE = either(_ALPHABET + "," + _ALPHABET, any_of(")”»’\"%") + "," + _ALPHABET, LOWER + any_of("?!;") + LOWER, LOWER + ":" + UPPER,
                     ARABIC + any_of("،؛؟:") + ARABIC, INDIC + "," + INDIC, _HEBREW + any_of(",:") + _HEBREW,
                     _OTHER + any_of(",՝") + _OTHER)


def _marks(lang: Language) -> Trigger:
    """A mark between two letters; in Korean the letters are too many for a class of their own."""
    return either(_EVERYWHERE, LETTER + any_of(",?!") + LETTER) if lang.script == "Kore" else _EVERYWHERE


@rule("SPC001", at=_marks, near=_NO_CODE, examples="""
en: The ferry was late⟦,→, ⟧which surprised nobody on the island.
en: The minister⟦,→, ⟧however, did not answer the question.
en: They came from Mumbai⟦,→, ⟧India, by train and by ship.
en: The old bridge (built in stone)⟦,→, ⟧which is closed, will be repaired.
de: Die Zahl der Besucher stieg⟦,→, ⟧wobei viele nur einen Tag blieben.
de: Er versprach⟦,→, ⟧dass der Zug wieder pünktlich fährt.
fr: Le pont est fermé⟦,→, ⟧mais la route reste ouverte ce soir.
es: El alcalde⟦,→, ⟧el más joven del país, pidió paciencia.
it: La strada è chiusa⟦,→, ⟧ma il treno viaggia ancora oggi.
pt: A ponte foi fechada⟦,→, ⟧e os carros dão a volta pela serra.
ru: Он сказал⟦,→, ⟧что поезд придёт вечером.
ru: Куда он пошёл вечером⟦?→? ⟧он и сам не знал.
ar: وصل القطار متأخرا⟦،→، ⟧ووقف الجميع في المحطة.
he: הרכבת הגיעה באיחור⟦,→, ⟧אבל כולם חיכו בתחנה.
hi: बारिश बहुत तेज़ थी⟦,→, ⟧फिर भी सब लोग स्टेशन पर थे।
ko: 기차가 늦게 도착했지만⟦,→, ⟧모두 역에서 기다렸습니다.
cs: Starosta města řekl⟦:→: ⟧Nikdo o tom nic nevěděl a nikdo se neptal.
en: The class Author:Smith and the page Category:Rivers are listed in the old index of names.
en: The point (x,y) and the keys red,green,blue are listed there for the reader.
en: Set width,height and depth in `config`; the file has a,b,c columns.
en: It costs 1,5 million, and 12,000 people came to see it at home.
en: name,city,country
en: See Smith,J. and others in the list of authors at the end.
en: Yahoo!mail and Joomla!extensions are names of the old web.
de: Die Rhein-,Main- und Neckarbrücken kosten 2,5 Millionen.
fr: Il a dit : « Bonjour », et il est parti à 8 h.
ja: 東京,大阪と京都に行きました。
""")
def missing_space_after_punctuation(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank is missing after a punctuation mark.

    Translation that puts marks back into its output, or joins pieces of a sentence, drops the blank after a comma, a question
    mark or a semicolon (`late,which`). Between two words of a sentence the blank is always right.

    Silent between numbers and single letters, in lists such as `red,green,blue`, in lines of data and code, in scripts without
    blanks between words, and where the author writes so throughout.
    """
    stop = spot.at + 1
    mark = spot.char(stop)
    if not (spot.char(spot.at).isupper() or _has_case(spot.char(spot.at)) or spot.char(spot.at) in _CLOSING):
        yield from _in_script_without_case(spot, stop)
        return
    left, right = spot.word_before(stop), spot.word(stop + 1)
    if mark in "?!;:" and not _is_clear(spot, left, right, mark, lang):
        return
    if _is_data(spot, stop, left) or not _is_line_of_words(spot, stop):
        return
    if not _is_word(left, lang) or not _is_word(right, lang) or _is_initial(spot, stop, right):
        return
    if {left.lower(), right.lower()} & lang.function_words or not _shows_code(spot.evidence.text):
        tight, spaced = _habits(spot.evidence.text)
        yield spot.edit(stop, stop + 1, mark + " ", safety=UNSAFE if tight > max(2, spaced) else None)


def _has_case(char: str) -> bool:
    return char.islower() and not "ა" <= char <= "ჿ"


def _is_clear(spot: Spot, left: str, right: str, mark: str, lang: Language) -> bool:
    """Whether an ordinary word stands behind a mark that brands and code have as well; a colon has one before it too."""
    if mark == ":":
        prose = len(left) >= _LONG and left.islower() and (left in lang.frequent_words or left in lang.set("case.speech"))
        return prose and right[1:].islower() and spot.char(spot.at + 2 + len(right)) == " "
    return right in lang.function_words and not left[:1].isupper()


def _in_script_without_case(spot: Spot, stop: int) -> Iterator[Finding]:
    """Two words of a script without case, each of two code points or more, in a line of words; not where the author writes so."""
    left, right = spot.before(stop).rpartition(" ")[2], spot.after(stop + 1).partition(" ")[0]
    words = _CASELESS.findall(left)[-1:] + _CASELESS.findall(right)[:1]
    if len(words) < 2 or min(map(len, words)) < 2 or _ASIAN.search(left[-1:] + right[:1]) or not _is_line_of_words(spot, stop):
        return
    if _FORBIDDEN.search(left + right) or len(_TIGHT.findall(left + spot.char(stop) + right)) > 1:
        return
    tight, spaced = _habits(spot.evidence.text)
    joined = spot.char(stop) == "،" and right.startswith("و")        # many writers set "and" close to the comma
    yield spot.edit(stop, stop + 1, spot.char(stop) + " ", safety=UNSAFE if joined or tight > 1 or tight > spaced else None)


def _is_data(spot: Spot, stop: int, left: str) -> bool:
    """Whether the unbroken run around the mark is no two words: more commas, digits, signs of code, a script without blanks."""
    token = spot.token(stop).strip(_AROUND)
    digit = spot.char(stop - len(left) - 1).isdigit() and not left.startswith("-")
    return digit or bool(_FORBIDDEN.search(token) or _ASIAN.search(token)) or sum(map(token.count, ",;،؛")) > 1


def _is_word(word: str, lang: Language) -> bool:
    """Two letters or more, or a word of one letter; nothing where a closing quote or bracket stands before the mark."""
    return len(word) != 1 or word.lower() in lang.function_words


def _is_initial(spot: Spot, stop: int, right: str) -> bool:
    """Whether a name's initial follows: a single capital with its stop."""
    return len(right) == 1 and right.isupper() and spot.char(stop + 2) == "."


def _is_line_of_words(spot: Spot, stop: int) -> bool:
    """Whether the line is a sentence: words on both sides, and no second comma in the same manner near by."""
    before, after = spot.before(stop), spot.after(stop)
    words = len(before.split()), len(after.split())
    return min(words) > 0 and sum(words) > 5 and len(_TIGHT.findall(before + after)) < 3


@lru_cache(16)
def _habits(text: str) -> tuple[int, int]:
    """How often a document writes a comma without and with a blank."""
    return _tight(text), text.count(", ") + text.count("، ")


def _tight(text: str) -> int:
    """How many commas stand between letters, one on each side that is no other's."""
    found, end = 0, 0
    for comma in (_ANY_TIGHT if "،" in text else _TIGHT_COMMA).finditer(text):
        if comma.start() > end:
            found, end = found + 1, comma.end()
    return found


@lru_cache(16)
def _shows_code(text: str) -> bool:
    """Whether a document shows code."""
    if any(mark in text and sign.search(text) for mark, sign in _SIGNS):
        return True
    brackets = (found.start() for found in _BRACKET.finditer(text))
    return any(text.startswith(")", at + 1) or _CALLED.search(text, max(0, at - REACH), at) for at in brackets)
