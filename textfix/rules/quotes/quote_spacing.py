"""A quotation mark that stands on the wrong side of its blank."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import EDGE, LETTER, LOWER, SAFE, SPACE, UNSAFE, Edit, Finding, Language, Safety, Spot, Trigger, any_of, rule

from . import _shared
from ._shared import CLOSE, GLUED, OPEN, SPACED, STRAIGHT, Quote, after_word, closers, first_mark, line_quotes, openers

_STRAIGHT = ((LETTER | any_of(",.!?")) + '"' + LETTER | after_word(SPACE + '"') | EDGE + '"' + SPACE
             | any_of(",;!?") + SPACE + '"' + LOWER | LOWER + '"' + SPACE + LOWER | any_of(",:;") + '"' + SPACE + LETTER)
_SHORTEST = 4                 # letters of a word that is no ending after a closing mark (`"Titanic"s`)
_MOST = 12                    # marks in a line that is looked at
_CODE = re.compile(r"(?:[=(\[,:{]\w{0,3}|[\"'][,.!?]|\b\w)\Z")       # `f"…"`, `key="…"`, `"a","b"`: no prose
_DATA = re.compile(r"\s*\"(?:[^\"\\\n]|\\.)*(?:\"\s*:.*|\",|\\n\")\s*,?\s*")       # a line of JSON
_SLIP = re.compile(r"(?:^|[.!?] |\n)\"[^\"\n]{1,300}[,!?] \"(?=\w)")        # `"Go, "said the man`: the blank before the mark
_NO_CASE = r"[\u0590-\u109f\u1100-\u139f\u1400-\u1c7f\u2e80-\ua63f\ua840-\uab2f\uac00-\ud7ff]"
# a straight mark that closes (or opens) as its turn in the line may ask; one before a letter without case
_IN_TURN = re.compile(rf"""\S["“”„«»]({_NO_CASE})|[^\W_]"\s|[,.!?]"\s|[,;!?]\s"\w""")
_LINE, _APART = 10_000, 600   # code points of a line behind a mark, and between two of its marks
_TURKIC = frozenset({"tr", "az", "kk", "ky", "uz", "tk", "tt"})      # endings are written on after the mark


def _shape(lang: Language) -> Trigger:
    """Straight marks out of place, and the language's own marks with letters on both sides or a blank inside."""
    own = "".join(sorted(openers(lang) ^ closers(lang)))
    if not own:
        return _STRAIGHT
    glued = _STRAIGHT | LETTER + any_of(own) + LETTER
    if _sets_blanks_inside(lang):
        return glued
    opening, closing = openers(lang) - closers(lang), closers(lang) - openers(lang)
    return glued | any_of(sorted(opening)) + SPACE | SPACE + any_of(sorted(closing))


def _sets_blanks_inside(lang: Language) -> bool:
    return "»" in str(lang.get("spacing.before", ""))


def _is_astray(text: str, at: int) -> bool:
    """Whether a mark may be on the wrong side: its turn in the line, by the number of those behind it, is another."""
    three, rest, opens = text[at:at + 3], at + 3, 0
    if three[1:] != '" ' or not (three[0].isalnum() or three[0] in ",.!?"):
        found = _IN_TURN.match(text, at)
        if not found or found.lastindex:
            return not found
        opens = int(three[1] != STRAIGHT)
    end = text.find("\n", rest, rest + _LINE)
    if end < 0:
        end = min(len(text), rest + _LINE)
    behind = text.count(STRAIGHT, rest, end) - opens
    return behind % 2 > 0 or behind > _MOST or (
        end - rest > _APART and max(map(len, text[rest + opens:end].split(STRAIGHT))) > _APART)


@rule("QUO002", at=_shape, near=lambda _: _is_astray, examples=r"""
en: As for "Formula One,⟦ "→" ⟧he points out that it is louder.
en: The paper calls it wanted, and ⟦" →"⟧not late", as ever.
en: She called it "the best⟦ "→"⟧ and left early.
en: Tougher rules are not needed:⟦" → "⟧A new law is not planned,⟦ "→"⟧ says the paper.
en: She said, ⟦" →"⟧I like it", and smiled.
de: Das kostet⟦"→ "⟧mindestens neun Millionen Euro⟦"→" ⟧entspricht also dem Plan.
de: Er sah ein Werk von⟦"→ "⟧mindestens zwei Meistern".
fr: Réglez les effets et "tapoter⟦"→" ⟧le tempo.
es: Todos saben que⟦" → "⟧la guerra es mala", pero siguen vendiendo.
ru: Сегодня открывается фестиваль "Один⟦"→" ⟧мирный день.
en: The tabs are called "browse","install" and so on.
en: print(f"Not found", x) or y
en: He said "go" and then "stay" to them.
en: The "Titanic"s of this world sink.
en: A 5" by 7" print and a 24" screen were sold.
en: {\n  "    try:\\n",\n  "a": "The end. ",\n  "    return x\\n"\n}
en: He whispered: "She told me "leave" and left".
en: "We stayed all night.\n"Then we left.
fr: Le mot " oui " est resté.
es: El cartel “Prohibido⟦”→” ⟧colgaba de la puerta.
it: La mostra si chiama⟦“→ “⟧Notte chiara” e dura un mese.
pt: O filme ⟦“ →“⟧Noite” abre hoje.
de: Er nennt es »Ruhe« und meint „Stille“ damit.
it: L”arte della casa è antica.
ru: Фильм "Заря" и книга "Путь" вышли вместе.
""")
def quote_spacing(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A quotation mark stands on the wrong side of its blank.

    Straight marks open and close by turns. Where a mark that has to close hangs on the next word, or one that has to open on the
    word before (F1, "he points out; von"mindestens), the blank has moved to the wrong side, or was lost: systems that translate
    piece by piece put the marks back by guess. The language's own marks say themselves whether they open or close.

    The repair moves, adds or deletes one blank; both marks of a pair are repaired together. It is safe because the marks of the line are
    even in number and all the others are in place. Nothing is said in lines with an odd number of marks (quotations that go on in the
    next paragraph), with nested quotations, inches or seconds, endings written on after the mark ("Titanic"s), in
    scripts without case, and about blanks inside the marks in French.
    """
    at = first_mark(spot.text, spot.at)
    found, expected = _line(spot.text, at, lang)
    number = next((i for i, quote in enumerate(found) if quote.at == at), -1)
    if number < 0 or not _is_clear(spot.text, found, expected):
        return
    edits: list[Edit] = []
    safety: Safety = SAFE
    first = number - number % 2
    for quote, wanted in zip(found[first:first + 2], expected[first:first + 2], strict=True):
        edit = None if quote.shape == wanted else _edit(spot, quote, wanted, lang)
        if edit is None and quote.shape != wanted:
            return
        edits += [edit] if edit else []
        safety = UNSAFE if _is_doubtful(spot, quote, wanted, lang, found) else safety
    if edits and not _is_style(found[first:first + 2], lang):
        yield spot.edit(*edits[0], *edits[1:], safety=safety)


def _line(text: str, at: int, lang: Language) -> tuple[list[Quote], list[str]]:
    """The marks of the line that are of the same kind as the one at `at`, and what each has to be; empty where that is not clear."""
    start, end, _ = _shared.line_around(text, at)
    if text[at] == STRAIGHT and (text.count(STRAIGHT, start, end) % 2 or _DATA.fullmatch(text, start, end)):
        return [], []
    found = line_quotes(text, at)
    if text[at] == STRAIGHT:
        found = [q for q in found if q.mark == STRAIGHT]
        return (found, [OPEN, CLOSE] * (len(found) // 2)) if len(found) <= _MOST else ([], [])
    pair = next((p for p in lang.list("quotes.pairs") if text[at] in p), "")
    found = [q for q in found if q.mark in pair]
    expected = [OPEN if q.mark == pair[0] else CLOSE for q in found]
    alternate = expected == [OPEN, CLOSE] * (len(found) // 2)
    return (found, expected) if alternate and text[at] in openers(lang) ^ closers(lang) else ([], [])


def _is_clear(text: str, found: list[Quote], expected: list[str]) -> bool:
    """Whether the line as a whole says what its marks are."""
    shapes = [quote.shape for quote in found]
    wrong = sum(a != b for a, b in zip(shapes, expected, strict=True))
    shifted = [_shared.lean(text, a) == b for a, b in zip(found, reversed(expected), strict=True) if a.shape in (OPEN, CLOSE)]
    if not 0 < wrong <= 3 or (shifted and all(shifted)) or _shared.nests(shapes):
        return False
    return not any(text[q.at - 1:q.at].isdigit() for q, a, b in zip(found, shapes, expected, strict=True) if a != b and b == OPEN)


def _edit(spot: Spot, quote: Quote, wanted: str, lang: Language) -> Edit | None:
    """The edit that puts a mark on the right side, or None where its neighbours are not those of an ordinary line."""
    at, mark, left, right = quote.at, quote.mark, spot.char(quote.at - 1), spot.char(quote.at + 1)
    if quote.shape == SPACED:
        inner = right if wanted == OPEN else left
        if not inner.isspace() or inner == "\n":
            return None
        return Edit(at, at + 2, mark) if wanted == OPEN else Edit(at - 1, at + 1, mark)
    if quote.shape == GLUED:
        return Edit(at, at + 1, f" {mark}" if wanted == OPEN else f"{mark} ") if _is_glued(spot, quote, wanted, lang) else None
    if wanted == OPEN:
        return Edit(at, at + 2, f" {mark}") if right == " " else None
    return Edit(at - 1, at + 1, f"{mark} ") if left == " " else None


def _is_glued(spot: Spot, quote: Quote, wanted: str, lang: Language) -> bool:
    """Whether a mark between two letters lacks a blank: both are letters with case, and what follows a closing mark is no ending."""
    left, right, word = spot.char(quote.at - 1), spot.char(quote.at + 1), spot.word(quote.at + 1)
    if not (_is_cased(right) and (_is_cased(left) or left in ",.!?")):
        return False
    if wanted == OPEN:
        return _CODE.search(spot.before(quote.at, 8)) is None
    return lang.code not in _TURKIC and (len(word) >= _SHORTEST or word.lower() in lang.function_words)


def _is_cased(char: str) -> bool:
    return char.lower() != char.upper()


def _is_doubtful(spot: Spot, quote: Quote, wanted: str, lang: Language, found: list[Quote]) -> bool:
    """Whether a human slip of another kind would look the same (a lost closing mark, an ending after the mark), or blanks
    inside are the author's way: all are so, or in a script without case not all others of several pairs are tight."""
    spaced = sum(q.shape == SPACED for q in found)
    own = quote.shape == GLUED and quote.mark != STRAIGHT        # writers forget the blank beside marks that show their side
    if own or spaced == len(found) or _fills_line(spot, found):
        return True
    if quote.shape == SPACED and not _is_beside_case(spot, quote.at) and (spaced > 1 or len(found) < 6):
        return True
    if quote.shape == OPEN and wanted == CLOSE:
        if spot.char(quote.at - 2) not in ",;!?" or not spot.char(quote.at + 1).islower() or lang.code == "ka":
            return True
        return quote.mark == STRAIGHT and len(_SLIP.findall(spot.evidence.text)) > 1     # the author's way
    return quote.shape == GLUED and wanted == CLOSE and not lang.has_pack


def _is_beside_case(spot: Spot, at: int) -> bool:
    """Whether the nearest characters are of a script with case: writers of others often leave a blank at the mark."""
    near = (spot.char(at + by) for by in (-2, -1, 1, 2))
    return all(_is_cased(c) and not "ა" <= c <= "ჿ" for c in near if c.isalpha() or c >= "\u0900")


def _fills_line(spot: Spot, found: list[Quote]) -> bool:
    """Whether one pair holds the whole line: a string of a program or a catalogue, whose blanks at the ends count."""
    return len(found) == 2 and spot.char(found[1].at + 1) in ("", "\n", "\r") and not spot.before(found[0].at, 12).strip("#~ ")


def _is_style(pair: list[Quote], lang: Language) -> bool:
    """Whether both marks have blanks inside: a way of setting them."""
    spaced = [quote.shape for quote in pair] == [SPACED, SPACED]
    return spaced and (_sets_blanks_inside(lang) or pair[0].mark == "«")
