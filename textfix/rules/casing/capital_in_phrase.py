"""CAP005: a common word with a capital inside a phrase, where the text has it small elsewhere."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from textfix.rule import SUGGESTION, UNSAFE, Finding, Language, Safety, Spot, rule

from ._letters import has_case, lower
from ._names import Stretch, Suspect, suspects
from ._phrase import Phrase, is_beside_name, is_headline, is_quoted_title, is_titled, phrase

_SHORTEST = 4                 # letters of a word
_NEAR = 3_000                 # code points to either side in which the word must stand small


@lru_cache(maxsize=1)
def _once_capital(text: str) -> tuple[Suspect, ...]:
    """Words that stand once with a capital within a sentence, and are small near by."""
    return suspects(text, _in_stretch)


def _in_stretch(stretch: Stretch) -> Iterable[str]:
    once = [name[1:] for name, times in stretch.names.items() if times == 1 and len(name) > _SHORTEST]
    low = set("\n".join(once).lower().split("\n"))          # all at once, for speed
    low.intersection_update(stretch.text.split())
    return [name for name in once if name.lower() in low and name[1:].islower()] if low else ()


@rule("CAP005", over="cases", gate=_once_capital, safety=UNSAFE, examples="""
en: The situation is tense. Both sides have called the ⟦Situation→situation⟧ unbearable, and the situation may last.
en: The treaty names a border. Nobody has ever seen the ⟦Border→border⟧, say the farmers, though a border there must be.
fr: Le virus circule encore. Les médecins craignent surtout le ⟦Virus→virus⟧ en hiver, car ce virus mute vite.
es: El agua escasea en el valle. Los vecinos compran el ⟦Agua→agua⟧ en botellas, y esa agua es cara.
it: Il ponte è chiuso. Gli operai riparano il ⟦Ponte→ponte⟧ da maggio, ma questo ponte è vecchio.
pt: O porto está cheio. Os navios esperam fora do cais e o ⟦Porto→porto⟧ não os recebe, pois o porto é pequeno.
en: The giants of the tale sleep. In the last quarter the Boston Giants won.
en: The president spoke first. Then the President left, as a president may.
en: The house is old. The committee of the House met in the House again.
en: The times are hard. She had read “the Times” that morning.
fr: La constitution de cet acier est connue. La Cour de la Constitution siège ici.
fr: Le film La Haine a vingt ans. On y voit la haine et la peur.
es: La ciudad es grande. El Gobierno de la Ciudad calla.
de: Das schöne Haus steht leer. Wir sahen das Haus gestern.
it: Il mondo cambia. Il romanzo il Mondo è del 1950.
""")
def capital_in_phrase(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A common word has a capital inside a phrase.

    Finds a word that stands once with a capital in a text, between an article and a word in lower case or a mark (the Situation is),
    and that the text has in lower case near by.

    Engines that translate from German, or that learned from headlines, write common nouns with a capital here and there.

    Never repaired without being asked: people write the Constitution, the House, the City beside a house and a city, and no text says by
    itself which is meant. It is a suggestion where the word is in lower case only once, an unsafe repair where it is so more often.
    It is silent where all nouns have a capital, beside names and numbers, after words for works (film, novel), in title case, in short
    quotations, for titles (the President), and where the text repeats the capital.
    """
    if lang.get("case.nouns") or not has_case(lang):
        return
    for word, near in _once_capital(spot.text):
        start = spot.text.find(f" {word}", near) + 1
        if start and _is_in_phrase(spot, start, word, lang):
            at = phrase(spot, start, start + len(word), lang)
            if spot.count(word) == 1 and not _may_be_name(at, lang):
                yield spot.edit(start, at.end, at.lower, safety=_safety(spot, at))


def _is_in_phrase(spot: Spot, start: int, word: str, lang: Language) -> bool:
    """Whether an article stands before, a word in lower case or a mark behind, and the word is small near by."""
    end = start + len(word)
    if not (spot.char(end) in ".,;:!?)" or (spot.char(end) == " " and spot.char(end + 1).islower())):
        return False
    if spot.word_before(start - 1) not in lang.set("words.articles"):
        return False
    return spot.text.find(" " + lower(word, lang), max(0, start - _NEAR), start + _NEAR) >= 0


def _may_be_name(at: Phrase, lang: Language) -> bool:
    known = at.lower in lang.set("case.titles_lower") | lang.function_words
    return known or is_quoted_title(at) or is_headline(at, lang) or is_titled(at, lang) or is_beside_name(at, lang) or _is_in_name(at)


def _is_in_name(at: Phrase) -> bool:
    """Whether a name begins a little before it (`Comisión para el Empleo`) or a number follows (`the Boeing 737`)."""
    return any(w[0].isupper() for w in at.before.split()[1:][-4:]) or at.after[1:2].isdecimal()


def _safety(spot: Spot, at: Phrase) -> Safety:
    return UNSAFE if spot.count(at.lower) > 1 else SUGGESTION
