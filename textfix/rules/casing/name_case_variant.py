"""CAP003: a name in another case than the document's own."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from textfix.rule import SAFE, UNSAFE, Finding, Language, Safety, Spot, rule
from textfix.rules.casing._letters import has_case, lower
from textfix.rules.casing._names import Place, Stretch, Suspect, before, neighbourhood, places, suspects

_FOUND = 2                    # times a name must stand capitalised within sentences
_STEM = 5                     # letters that two forms of a name have in common
_SHORTEST, _LONG = 3, 6       # letters of a name at least; of a noun that is known by its ending
_HALF = re.compile(r"([-'’])(\w)")
_INFLECTED = ("e", "en", "er", "es", "em")


@lru_cache(maxsize=1)
def _suspects(text: str) -> tuple[Suspect, ...]:
    """Names that stand capitalised within sentences twice or more, and in another case too, both in one stretch of text."""
    return suspects(text, _in_stretch)


def _in_stretch(stretch: Stretch) -> list[str]:
    names = stretch.names
    found = [name[1:] for name in stretch.varied if names[name] >= _FOUND and len(name) > _SHORTEST]
    halves = [name for name in names if names[name] >= _FOUND and ("-" in name or "’" in name or "'" in name) and _HALF.search(name)]
    return found + [name[1:] for name in halves if _other_half(name) in names]


def _other_half(name: str) -> str:
    """A name of two parts with the second part's first letter in the other case: Jong-Un, Jong-un; D’Orsini, D’orsini."""
    return _HALF.sub(lambda m: m[1] + m[2].swapcase(), name, count=1)


@rule("CAP003", over="cases", gate=_suspects, examples="""
en: The port of Palu was closed. Aid came to Palu by sea, and from ⟦palu→Palu⟧ it went inland.
en: Dana Novak met Kim Jong-un in May. Later Kim Jong-un wrote to her; Kim ⟦Jong-Un→Jong-un⟧ rarely writes.
en: He left the Vostochny Cosmodrome. The old Vostochny Cosmodrome is big, but the Vostochny ⟦cosmodrome→Cosmodrome⟧ lies far out.
it: Il libro di Lia D’Orsini è uscito. Con Lia D’Orsini c’era il sindaco, e Lia ⟦D’orsini→D’Orsini⟧ ha letto una pagina.
fr: Le maire de Quimperlé a écrit à Vasseur. Le courrier de Vasseur est parti, et depuis ⟦vasseur→Vasseur⟧ se tait.
es: El tren llegó a Mérida de noche. Salió de Mérida al alba y volvió a ⟦mérida→Mérida⟧ por la tarde.
de: Er fuhr nach Kyritz. Aus Kyritz schrieb er oft, und von ⟦kyritz→Kyritz⟧ kam er nie los.
de: Das Treffen war kurz. Er lobte das Treffen sehr; das zweite Treffen folgte. Nach einem ⟦treffen→Treffen⟧ mit Bauern fuhr er heim.
it: La nave salpò da Ancona. Chi vive ad Ancona la conosce, ma da ⟦ancona→Ancona⟧ non parte più.
pt: O comboio saiu de Évora cedo. Quem vem de Évora demora, mas até ⟦évora→Évora⟧ a linha é boa.
ru: Он приехал в Псков. Дорога в Псков плохая, и в ⟦псков→Псков⟧ он больше не ездил.
sl: Dolgo je molčal Rupnik, a ko je vstal Rupnik, je bilo mirno. »Nič novega,« je povedal ⟦rupnik→Rupnik⟧ ob slovesu.
en: The Company paid. It asked the Company of her friend, and the company was good.
en: She called President Novak. Then President Novak left; a president has no time.
en: Mr. Rice cooked for us. We thanked Rice, and with Rice came two friends. There was brown rice too.
en: He read the Daily Herald. For the Daily Herald he wrote much, and the herald of spring came.
en: The long-term plan failed. In the Long-Term Plan nothing is said of it, and the Long-term Plan is the same.
fr: Le Comité du Lot a voté. Pour le Comité du Lot c'est peu, mais un comité de quartier suffit.
es: El gobierno de Indonesia habló. La ayuda a Indonesia llegó, según la normativa indonesia, por mar.
de: Das Essen war gut, das Essen war warm. Sie gingen zum Fluss, um zu essen und zu reden.
de: Im Herbst kam das Grün zurück, das Grün der Wiesen; die grün gestrichene Bank blieb leer.
ru: Он вырос в Орле и вернулся в Орле жить. Об орле он писал редко, и об орле молчал.
""")
def name_case_variant(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A name is written in another case than elsewhere in the document.

    Finds, once in a document, a name in lower case that stands capitalised within its other sentences (from paroubek); the second half
    of a name in the case that the document does not use (Kim Jong-Un beside several Kim Jong-un); and in German a noun in lower case.

    Engines decide about capitals token by token, and a rare name loses its capital where the words around it are common.

    Safe because the document itself settles it: it has the name twice or more within sentences without an article, and once in lower
    case, beside the same name, behind a preposition or beside a verb of saying.

    Silent for words that any text has in lower case, titles (president, President), months and days where they are written small, and
    words behind articles, where a common noun may stand (the Company, the company).  Not safe in a language whose words are not known.
    """
    for suspect in _suspects(spot.text) if has_case(lang) else ():
        yield from _halves(spot, suspect) if _HALF.search(suspect.word) else _lowered(spot, lang, suspect)


def _halves(spot: Spot, suspect: Suspect) -> Iterator[Finding]:
    """A minority form of a name of two parts, once, beside the same word as the other form."""
    name, near = suspect.word, neighbourhood(spot.text, suspect)
    mine, others = places(spot.text, name, *near), places(spot.text, _other_half(name), *near, most=2)
    if len(others) != 1 or spot.text.find(f" {name.lower()}", *near) >= 0:
        return
    place = others[0]
    if place.previous[:1].isupper() and place.previous in {p.previous for p in mine}:
        yield spot.edit(place.at, place.at + len(name), name)


def _lowered(spot: Spot, lang: Language, suspect: Suspect) -> Iterator[Finding]:
    """A name that stands in lower case once."""
    name, low, near = suspect.word, lower(suspect.word, lang), neighbourhood(spot.text, suspect)
    if low in _never(lang) or not name[1:].islower():
        return
    lows = places(spot.text, low, *near, most=2)
    if len(lows) != 1 or not lows[0].previous[:1].isalpha():
        return
    safety = _judge(spot, lows[0], places(spot.text, name, *near), lang)
    if safety:
        yield spot.edit(lows[0].at, lows[0].at + len(low), name, safety=safety)


@cache
def _never(lang: Language) -> frozenset[str]:
    """Words that may rightly stand in both cases, in lower case."""
    words = set(lang.frequent_words | lang.set("case.also_names", "case.titles_lower"))
    for names, capital in (("case.months_names", "case.months"), ("case.days_names", "case.days")):
        words |= set() if lang.get(capital) else {w.lower() for w in lang.list(names)}
    return frozenset(words)


@cache
def _determiners(lang: Language) -> frozenset[str]:
    """What stands before common nouns."""
    return lang.set("words.articles", "words.determiners", "words.possessives", "words.contracted")


@cache
def _links(lang: Language) -> frozenset[str]:
    """Function words behind which no common noun follows without an article, as a rule."""
    links = lang.set("words.prepositions", "words.coordinators", "words.subordinators", "words.auxiliaries", "words.relatives")
    return links - _determiners(lang)


def _judge(spot: Spot, place: Place, names: list[Place], lang: Language) -> Safety | None:
    """How sure it is that the word in lower case is the name."""
    alone = [n for n in names if _is_alone(n, lang)]
    if partner := _partner(spot, place, names):
        return SAFE if lang.has_pack and (partner >= _FOUND or alone) and not _is_in_title(place, names, partner, lang) else UNSAFE
    if lang.get("case.nouns") and _is_noun(spot, place, names, lang):
        return SAFE
    if not alone or place.following[:1].isupper():
        return None
    shared = any(place.previous == n.previous or (place.following.isalpha() and place.following == n.following) for n in names)
    has_article = any(n.previous.lower() in _determiners(lang) for n in names)
    if place.previous in lang.set("case.speech") or (place.following in lang.set("case.speech") and place.previous in lang.function_words):
        return SAFE if lang.has_pack and not has_article else UNSAFE
    if place.previous in _links(lang):
        if place.following.isalpha() and place.previous in lang.set("words.prepositions") and place.following not in lang.frequent_words:
            return UNSAFE        # an adjective has its noun there: from olympic gold
        if not lang.set("words.articles"):        # a common noun may stand there too: в конгресс
            return SAFE if len(alone) > _FOUND else UNSAFE
        return SAFE if len(alone) >= _FOUND or not has_article else UNSAFE
    if place.previous in lang.set("words.prepositions") and shared and len(alone) >= _FOUND:
        return SAFE if place.previous not in lang.set("words.contracted") else None
    return UNSAFE if shared and lang.has_pack else None


def _is_in_title(place: Place, names: list[Place], partner: int, lang: Language) -> bool:
    """Whether the word may be part of a title whose words many write small (Райдер кубогі), or half of a word (Cộng hòa)."""
    compound = place.following.islower() and all(n.following == place.following for n in names)
    second = place.previous[:1].isupper() and not place.following[:1].isupper()
    return compound or (second and partner == len(names) and not lang.get("case.title_case"))


def _is_alone(place: Place, lang: Language) -> bool:
    """Whether a name stands by itself within a sentence, with no article."""
    return place.previous[:1].islower() and place.previous not in _determiners(lang) and not place.following[:1].isupper()


def _partner(spot: Spot, place: Place, names: list[Place]) -> int:
    """How often the name stands beside the same capitalised word, which begins no sentence: Vostochny Cosmodrome."""
    left = right = 0
    if place.previous[:1].isupper() and _is_within(before(spot.text, place.at - 1 - len(place.previous))):
        left = sum(n.previous == place.previous for n in names)
    if place.following[:1].isupper():
        right = sum(_is_same(n.following, place.following) for n in names)
    return max(left, right)


def _is_within(previous: str) -> bool:
    """Whether a word, a comma or the end of a quotation stands before: no sentence begins behind it."""
    return previous[:1].isalpha() or previous in tuple(",»”“")


def _is_same(one: str, other: str) -> bool:
    """Whether two words are one, whatever their endings: Kavanaugh’iga, Kavanaugh."""
    return one == other or (one[:_STEM] == other[:_STEM] and len(other) >= _STEM)


def _is_noun(spot: Spot, place: Place, names: list[Place], lang: Language) -> bool:
    """Whether a lower-case word of a language that capitalises nouns stands where only a noun can stand."""
    within = [n for n in names if n.previous[:1].islower()]
    if len(within) < _FOUND or place.previous not in _determiners(lang) or place.following[:1].isupper():
        return False
    heads = lang.set("words.prepositions", "words.auxiliaries", "words.articles", "words.relatives")
    word = spot.word(place.at)
    return place.following in heads or place.following in tuple(".;:?!") or (len(word) > _LONG and not word.endswith(_INFLECTED))
