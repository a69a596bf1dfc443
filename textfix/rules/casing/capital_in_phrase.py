"""CAP005: a common word with a capital inside a phrase, where the text has it small elsewhere."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from textfix.rule import SUGGESTION, UNSAFE, Finding, Language, Safety, Spot, everywhere, rule, two_cases

from ._phrase import Phrase, is_beside_name, is_headline, is_quoted_title, is_titled, phrase

_SIZE = 200_000               # code points of a text that are looked at: longer ones are no single document
_NEAR = 3_000                 # code points to either side in which the word must stand small
_NOUNS = ("de", "lb")         # languages that write all nouns with a capital


@cache
def _capitals() -> re.Pattern[str]:
    """A capitalised word between an article of any language and a word in lower case or a mark; looked for at its blank."""
    by_length: dict[int, set[str]] = defaultdict(set)
    articles = (words for code, words in everywhere("words.articles").items() if code not in _NOUNS)
    for word in chain.from_iterable(articles):
        by_length[len(word)].add(word)
    behind = "|".join(f"(?<= (?:{'|'.join(sorted(words))}) )" for _, words in sorted(by_length.items()))
    return re.compile(rf" (?=[A-ZÀ-Þ][a-zß-ÿ])(?:{behind})([A-ZÀ-Þ][a-zß-ÿ]{{3,}})(?=[.,;:!?)]| [a-zß-ÿ])")


def _once_capital(text: str) -> list[tuple[int, str]]:
    """Words, with their offsets, that stand once with a capital after an article and are small near by."""
    found = [(m.start(1), m[1]) for start, end in two_cases(text[:_SIZE]) for m in _capitals().finditer(text, start, end)]
    if not found:
        return []
    counts = Counter(word for _, word in found)
    return [(at, word) for at, word in found if counts[word] == 1 and _stands_small(text, at, word)]


def _stands_small(text: str, at: int, word: str) -> bool:
    return text.find(" " + word.lower(), max(0, at - _NEAR), at + _NEAR) >= 0


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
    if lang.get("case.nouns"):
        return
    for start, word in _once_capital(spot.text):
        at = phrase(spot, start, start + len(word), lang)
        if spot.count(word) == 1 and not _may_be_name(at, lang):
            yield spot.edit(start, at.end, word.lower(), safety=_safety(spot, at))


def _may_be_name(at: Phrase, lang: Language) -> bool:
    known = at.lower in lang.set("case.titles_lower") | lang.function_words
    return known or is_quoted_title(at) or is_headline(at, lang) or is_titled(at, lang) or is_beside_name(at, lang) or _is_in_name(at)


def _is_in_name(at: Phrase) -> bool:
    """Whether a name begins a little before it (`Comisión para el Empleo`) or a number follows (`the Boeing 737`)."""
    return any(w[0].isupper() for w in at.before.split()[1:][-4:]) or at.after[1:2].isdecimal()


def _safety(spot: Spot, at: Phrase) -> Safety:
    return UNSAFE if spot.count(at.lower) > 1 else SUGGESTION
