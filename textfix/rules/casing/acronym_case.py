"""CAP006: an acronym in another case than the document's own."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from textfix.rule import ACRONYM, SAFE, UNSAFE, Finding, Language, Safety, Spot, everywhere, rule
from textfix.rules.casing._letters import has_case, lower
from textfix.rules.casing._names import Place, Stretch, Suspect, neighbourhood, places, suspects

_FOUND = 2                    # times the acronym must stand in capitals
_VOWELS = frozenset("aeiouyáéíóúàèâêôãõäöüаеёиоуыэюя")
# units and the like, which have their own case
_OWN_CASE = frozenset(
    "km cm mm nm kg mg ml cl dl mb gb tb kb hz khz mhz ghz kw mw gw kwh db ph am pm ad bc bce ce ok id tv cd dvd pc vs no nr st".split())


@lru_cache(maxsize=1)
def _suspects(text: str) -> tuple[Suspect, ...]:
    """Acronyms that stand in another case as well, both in one stretch of text."""
    return suspects(text, _in_stretch)


def _in_stretch(stretch: Stretch) -> Iterator[str]:
    for name in stretch.names:
        if len(name) <= ACRONYM + 1 and name.isupper() and (name in stretch.varied or name.title() in stretch.names):
            yield name[1:]


@rule("CAP006", over="cases", gate=_suspects, examples="""
en: According to RIA Novosti the train left, and the agency ⟦Ria→RIA⟧ Novosti showed it. Later RIA Novosti was silent.
en: The UK government agreed. Then the ⟦uk→UK⟧ government refused, as the UK often did.
es: La agencia DPA Servicios lo confirmó. Según DPA Servicios no hay heridos, y la agencia ⟦Dpa→DPA⟧ Servicios lo repite.
fr: La chaîne TFN Monde l’a dit. Depuis, TFN Monde se tait, mais la chaîne ⟦tfn→TFN⟧ Monde reste ouverte.
en: He works for the BBD in Leeds. The BBD pays well, but ⟦Bbd→BBD⟧ hours are long.
en: It was IT that failed, and IT that we blamed; it was late.
en: The IRA agreed, the IRA said so, and Ira Brown wrote of it.
en: He said NO and NO again, and no one asked why.
en: The tool needs the API and the API key; run it with the option api first.
de: Die SMS kam an, und die SMS war kurz. Er misst zehn km, nicht KM wie im KM Heft.
fr: Il voit la TV et la TV le voit; la tv du voisin aussi.
ru: Завод ГАЗ строят, и ГАЗ растёт, а газ дорожает.
""")
def acronym_case(spot: Spot, lang: Language) -> Iterator[Finding]:
    """An acronym has lost its capitals.

    Finds an acronym (Ria Novosti, the uk government) that the document writes in capitals elsewhere.

    Engines set the case of a token by what they have seen most often, and a rare acronym looks like a word or a name.

    Safe where the document has the acronym in capitals twice or more, and the odd form once, beside the same word; or where the odd
    form cannot be read as a word or name, for it has no vowel.

    Silent for words of the language (it, us, who), units, names (Ira beside the IRA) and for words in capitals within lines in capitals.
    """
    for suspect in _suspects(spot.text):
        acronym, near = suspect.word, neighbourhood(spot.text, suspect)
        if not has_case(lang) or acronym.lower() in _small(lang):
            continue
        known = [p for p in places(spot.text, acronym, *near) if not (p.previous.isupper() or p.following.isupper())]
        for form in (acronym[0] + lower(acronym[1:], lang), lower(acronym, lang)) if len(known) >= _FOUND else ():
            odd = places(spot.text, form, *near, most=2)
            safety = _judge(odd[0], known, form, lang) if len(odd) == 1 else None
            if safety and acronym.lower() not in _foreign():
                yield spot.edit(odd[0].at, odd[0].at + len(form), acronym, safety=safety)


@cache
def _small(lang: Language) -> frozenset[str]:
    """Words and abbreviations that may rightly stand in lower case."""
    short = {a.rstrip(".").lower() for a in lang.set("breaks.abbreviations")}
    return _OWN_CASE | lang.frequent_words | lang.set("case.also_names", "case.titles_lower") | short


@cache
def _foreign() -> frozenset[str]:
    """Words of all languages that have a pack: a foreign word is no acronym either."""
    lists = ("common", "articles", "pronouns", "prepositions", "auxiliaries", "adverbs")
    return frozenset(word for name in lists for found in everywhere(f"words.{name}").values() for word in found)


def _judge(place: Place, known: list[Place], form: str, lang: Language) -> Safety | None:
    """How sure it is that the word is the acronym."""
    if not place.previous[:1].isalpha() and not (place.previous == "," and place.following[:1].isalpha()):
        return None
    small = lang.set("words.articles", "words.prepositions", "words.coordinators", "words.auxiliaries")
    if any(n.following == place.following and n.following.isalpha() and n.following not in small for n in known):
        return SAFE
    if form[0].isupper() and _VOWELS.isdisjoint(form.lower()):
        return SAFE
    return UNSAFE if form[0].isupper() and len(form) == _FOUND else None
