"""REP002: words that are said three times or more."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.rule import REACH, SAFE, UNSAFE, Finding, Language, Safety, Spot, rule

from ._shared import Run, core, exclaims, follows, is_said, run_at

_LEAST_UNSPACED = 4           # letters of a unit without blanks: 加油加油加油 and ドキドキ are no loops
_LONGEST_UNSPACED = 12
_LONG = 8                     # words of a unit that is a loop if it is said twice
_FAR = 3000                   # code points in which three copies of a shorter one stand
_UNSPACED_MARKS = "，、"


@rule("REP002", over="repeats", touches=("number",), examples="""
en: The plan received the most votes⟦ most votes most votes most votes→⟧ in the public survey.
en: They talked about the last few weeks⟦ last few weeks last few weeks→⟧ in the harbour.
en: For all who look after⟦ after after→⟧ a garden there is a prize.
en: The land belongs to the ⟦visitor visitor visitor →⟧visitors of the park.
en: The boat left the old harbour⟦ left the old harbour left the old harbour→⟧.
es: La alcaldesa dijo por la tarde⟦, por la tarde, por la tarde, por la tarde→⟧ lo siguiente.
fr: Le maire s’est montré plus⟦, montré plus, montré plus→⟧ prudent que son collègue.
fr: Parlez avec votre⟦, avec votre, avec votre→⟧ médecin.
de: Der Rat will die neue Brücke⟦ die neue Brücke die neue Brücke→⟧ im Mai eröffnen.
it: Il treno parte dalla stazione⟦ parte dalla stazione parte dalla stazione→⟧ ogni ora.
pt: O barco saiu do porto antigo⟦ do porto antigo do porto antigo→⟧ ao meio-dia.
ru: Жители не хотят продавать дом⟦ продавать дом продавать дом→⟧ и землю.
ru: На этот раз поезд пришёл вовремя⟦. На этот раз поезд пришёл вовремя. На этот раз поезд пришёл вовремя→⟧.
cs: Řekl: „Oni to chtějí, my jim to nedáme⟦ jim to nedáme jim to nedáme jim to nedáme→⟧.“ A odešel.
bn: তিনি জানান⟦, তিনি জানান, তিনি জানান, তিনি জানান→⟧ যে সেতু বন্ধ।
hi: मंत्री ने कहा कि यह काम⟦ यह काम यह काम→⟧ पूरा हो गया।
en: The price rose to 40 euros a day⟦ rose to 40 euros a day rose to 40 euros a day→⟧ in June.
zh: 据报道，救援人员找到了船⟦，救援人员找到了船，救援人员找到了船→⟧。
ja: 新しい展示では、⟦新しい展示では、新しい展示では、→⟧古い地図が見られる。
en: Never, never, never give up. Location, location, location.
en: Yes we can. Yes we can. Yes we can.
en: Ha ha ha, she laughed, and it was very very very late; no no no, he said.
en: They went on and on and on and on, year after year after year after year, and so on and so on and so on.
en: | good ok | good ok | good ok |
en: Row on\\nRow on\\nRow on\\nthe river is long.
de: Und so weiter und so weiter und so weiter.
fr: Il y a beaucoup beaucoup beaucoup de monde.
zh: 加油加油加油！哈哈哈哈哈哈。谢谢谢谢谢谢。
ja: ドキドキドキドキした。
""")
def repetition_loop(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Words are said three times or more in a row.

    A translation model that has lost its place writes the same words again and again. One copy is kept, followed by what follows
    the last. Nobody writes the same two or more words three times without a mark between them.

    People do say things three times for effect: one word with commas (`never, never, never`), short sentences, interjections,
    `on and on and on`. Those stay, as do tables and lines that are the same as the line before (songs, lists). Where a phrase
    with marks could be rhetoric the repair is unsafe.
    """
    if spot.period == 0:
        yield from _unspaced(spot)
        return
    first = core(spot.text[spot.at:spot.at + REACH].split(None, 1)[0])
    if spot.period <= _LONG and spot.text.count(first, spot.at, spot.at + _FAR) < 3:         # most words are said no more than twice
        return
    run = run_at(spot)
    if run is None or run.copies < (2 if spot.period > _LONG else 3) or not run.letters or _is_speech(lang, run):
        return
    safety = _safety(spot, lang, run)
    if safety and _ends_inflected(spot, run):
        yield spot.edit(spot.at, run.last_end + 1, "", safety=safety)
    elif safety:
        yield spot.edit(run.first_end, run.last_end, "", safety=safety)


def _ends_inflected(spot: Spot, run: Run) -> bool:
    """Whether one word is said again and again and at last in another form (`owner owner owner owners`): that one is kept."""
    word, after = run.unit[0], follows(spot, run.last_end)
    return run.length == 1 and len(word) > 4 and after != word and after.startswith(word[:-2]) and abs(len(after) - len(word)) < 4


def _is_speech(lang: Language, run: Run) -> bool:
    """Interjections, `on and on and on and on`, `and so on and so on and so on`, one word with marks, numbers."""
    lower = [core(w).lower() for w in run.unit]
    joins = run.half and run.length == 2 and not lang.set("words.coordinators", "words.prepositions").isdisjoint(lower)
    goes_on = lower[0] in lang.set("words.coordinators") and (run.length == 2 or set(lower) <= lang.frequent_words)
    lone = run.length == 1 and not run.plain
    return bool(is_said(lang, run.unit) or joins or goes_on or lone or not any(sum(map(str.isalpha, w)) > 1 for w in lower))


def _safety(spot: Spot, lang: Language, run: Run) -> Safety | None:
    if run.copies < 3 or exclaims(spot, spot.at):
        return UNSAFE
    if run.length == 1:
        return _of_word(lang, run)
    if run.plain or not _has_marks(run):
        named = run.length < 4 and all(w[:1].isupper() for w in run.unit)
        known = lang.has_pack or run.length > 2 or run.copies > 3 or run.letters > 9
        return SAFE if known and not named else UNSAFE
    return _of_marked(spot, run)


def _of_word(lang: Language, run: Run) -> Safety:
    """One word three times: emphasis in short adjectives and in languages that are not known; never in function words."""
    word = run.unit[0]
    if word in lang.function_words or run.letters >= 8:
        return SAFE
    return SAFE if lang.has_pack and word == word.lower() and run.letters > 5 else UNSAFE


def _has_marks(run: Run) -> bool:
    return any(core(w) != w for w in run.unit)


def _of_marked(spot: Spot, run: Run) -> Safety | None:
    """A phrase with marks: no rhetoric if the sentence goes on at once after the last copy, or if it is long or said often."""
    ends = core(run.unit[-1]) != run.unit[-1] and run.unit[-1][-1] in ".!?…"
    if not ends and follows(spot, run.last_end):
        return SAFE
    if run.length > 4 or run.copies > 3:
        return SAFE
    return None if ends or run.length < 3 else UNSAFE


def _unspaced(spot: Spot) -> Iterator[Finding]:
    """A unit of letters without blanks between, three times or more."""
    text, at = spot.text, spot.at
    length = next((n for n in range(2, _LONGEST_UNSPACED + 1) if text.startswith(text[at:at + n] * 2, at + n)), 0)
    unit = text[at:at + length]
    bare = unit.strip(_UNSPACED_MARKS)
    if not length or len(set(bare)) < 2 or len(bare) < _least(bare):
        return
    end = at + length
    while text.startswith(unit, end):
        end += length
    kept = at + length
    if unit[-1] in _UNSPACED_MARKS and text.startswith(unit[:-1], end):
        kept, end = kept - 1, end + length - 1
    yield spot.edit(kept, end, "")


def _least(unit: str) -> int:
    """Kana and Thai write sounds and emphasis three times."""
    return 2 * _LEAST_UNSPACED if all(not "\u3400" <= c <= "\u9fff" for c in unit) else _LEAST_UNSPACED
