"""A letter of a neighbouring language in a word."""
from __future__ import annotations

import re
from collections.abc import Iterable

from textfix.rule import Finding, Language, Spot, Trigger, any_of, rule

# Cyrillic letters that the language's alphabet lacks, and letters that only it and few others have: they show that the text is in it
_FOREIGN = {"uk": ("ыъэё", "іїєґ"), "be": ("ищъ", "ўі"), "ru": ("іїєґўћђљњџјѓќѕ", "ыэъё"), "bg": ("ыэёіїєў", "ъ"),
            "sr": ("йыьъэёяющі", "ћђљњџј")}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TAIL = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]*)*\Z")
_QUOTES = "«»„“”\"‚‘’()"


def _at(lang: Language) -> Trigger:
    foreign, _ = _FOREIGN.get(lang.code.partition("-")[0], ("", ""))
    return any_of(foreign + foreign.upper()) if foreign else Trigger(())


@rule("SCR005", at=_at, examples=r"""
uk: Його ⟦стэнд-ап⟧ цього вечора дивляться всі на вулиці.
uk: Поліція знайшла ⟦взрывчатку⟧ біля їхнього будинку.
ru: Мы видели ⟦міст⟧ через эту реку вчера.
uk: Фільм «Мы из будущего» вийшов у їхньому прокаті.
uk: Їхній роман Быковых перевели ще торік.
ru: Это был мир и мост, и мы вышли.
sr: Њихова ћерка живи у граду.
""")
def foreign_letter(spot: Spot, lang: Language) -> Iterable[Finding]:
    """A word has a letter that the language's alphabet lacks.

    Finds Ukrainian words with ы or э, Russian ones with і or ї, and the like, in a sentence that has letters of the language's own.

    A translation model that learned two related languages together mixes them within a sentence.

    It cannot tell the word that was meant, so it only reports.

    Silent on capitalised words (names), in quotes and brackets, and beside another such word: a quotation in the other language.
    """
    before = _TAIL.search(spot.before(spot.at))
    start = spot.at - len(before.group()) if before else spot.at
    word = _WORD.match(spot.text, start)
    foreign, own = _FOREIGN[lang.code.partition("-")[0]]
    if word is None or not word.group().islower() or any(c in foreign for c in spot.text[start:spot.at]):
        return
    left, right = spot.before(start), spot.after(word.end())
    near = (*_WORD.findall(left)[-2:], *_WORD.findall(right)[:2])
    alone = not any(c in foreign for w in near for c in w.lower())
    if alone and any(c in own for c in (left + right).lower()) and left[-1:] not in _QUOTES and right[:1] not in _QUOTES:
        yield spot.report(start, word.end())
