"""NAM001: a name in several spellings."""
from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from textfix.names.gate import near
from textfix.names.repairs import Repair, repairs
from textfix.rule import Finding, Language, Spot, Whole, rule


@lru_cache(maxsize=1)
def _repairs(whole: Whole, lang: Language) -> dict[int, list[Repair]]:
    """The repairs of a document by the number of the segment."""
    found: dict[int, list[Repair]] = {}
    for repair in repairs(whole, lang):
        found.setdefault(repair.segment, []).append(repair)
    return found


@rule("NAM001", over="whole", gate=near, examples="""
en: The governor, Oleg Kozhemiako, spoke first. Later Oleg ⟦Kojemiako→Kozhemiako⟧ flew home, and Kozhemiako was met by his son.
en: Anton Shevchuk won. Nobody had expected Anton Shevchuk to win. In 2019 Anton ⟦Chevtchouk→Shevchuk⟧’s team came last.
en: The coast of Kamchatka is bare. A ship left Kamchatka in May; it is called Petr-⟦Kamtchatka→Kamchatka⟧-2 and carries fish.
fr: Le maire, Youri Chevtchenko, a signé. Puis Youri Chevtchenko est parti. Selon Youri ⟦Shevchenko→Chevtchenko⟧, tout est réglé.
de: Am Abend sprach Oleg Tschernow mit Bauern. Später fuhr Oleg Tschernow heim; man hörte, dass Oleg ⟦Chernov→Tschernow⟧ müde war.
es: Ayer llegó Serguéi Zhdánov. Con Serguéi Zhdánov vino su hija. Mañana se irá Serguéi ⟦Jdanov→Zhdánov⟧.
en: Kim Jong-un met his guests. His father, Kim Jong-il, had met them too. They wrote to Kim Jong-un.
en: Anna Ivanova and Ivan Ivanov live next door. Mrs. Ivanova sings; Ivanov does not.
en: Peter Johnson left. Peter Johnston stayed, and a friend of Peter Johnson laughed.
en: In Kyiv (Kiev) the trams ran. The mayor of Kyiv was glad.
lv: Ieradās Zorka, viņas dēls Duško (Dushko) un suns. Duško balsoja, Zorka un Duško aizgāja.
en: The Austrian team flew to Australia. In Austria it rained; Australia was dry.
ru: Приехал Владимир Путин. Встречу с Владимиром Путиным ждали. Говорят, что Владимира Путина видели.
pl: Spotkał Marka Kowalskiego. Marek Kowalski milczał, a z Markiem Kowalskim była żona.
de: Die Gäste kamen. Ein Gast blieb, die Bank war leer und die Bänke nass. Der Wagen stand neben der Waage.
fr: Le Conseil a parlé. Les Conseils départementaux et le Conseiller se taisent.
""")
def name_variant(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A name is spelled in another way than elsewhere in the document.

    Finds a name of which a document has several spellings: its words are likely to be romanisations of one name (Kojemiako, Kozhemiako),
    they stand beside the same other name, beside the same title or words, and never both in one sentence.

    Engines spell a name as the language spells it that they came through, sentence by sentence, so that one governor has two names.

    What is written is what the user's list says, else the document's most frequent spelling, else the one that follows the convention of
    the text's language, else the first.  An ending of the grammar and a genitive stay.

    Safe where the words are very likely one name, and more than their likeness says so: another word of the name, or the words around.
    Else it is left to be asked for.

    Silent for names in one sentence or list, for case forms, for initials, numbers, Roman numerals and acronyms, for names that are
    known to be two (Austria, Australia), and, in German, for single nouns.  Writings without capitals are not looked at.
    """
    if spot.whole is None:
        return
    for repair in _repairs(spot.whole, lang).get(spot.at, ()):
        first, *more = repair.edits
        yield spot.edit(*first, *more, safety=repair.certainty, message=repair.reason)
