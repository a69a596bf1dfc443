"""REP001: a word or a phrase of two words that stands twice."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from textfix.rule import REACH, SAFE, UNSAFE, Finding, Language, Safety, Spot, rule

from ._shared import WORD, Run, exclaims, follows, is_said, run_at, starts_sentence

_LONG, _VERY_LONG = 8, 10     # letters: what people double for emphasis or in names is shorter
_FULL = ("words.adverbs", "words.numerals", "words.interrogatives", "words.determiners", "words.pronouns")
_CLAUSE = ("words.coordinators", "words.subordinators", "words.relatives", "words.pronouns", "words.objects", "words.auxiliaries")
_PARTICLES = frozenset({"de", "di", "da", "do", "dos", "das", "del", "della", "la", "le", "du", "van", "von"})   # … of names
_OPENERS = ("words.articles", "words.possessives", "words.prepositions", "words.determiners")


@rule("REP001", over="repeats", examples="""
en: The museum opens the⟦ the→⟧ door at nine.
en: She sent the parcel to the⟦ to the→⟧ old address.
en: The mayor said he would take⟦ would take→⟧ the matter to court.
en: It rained in the north of the country and⟦ and→⟧ in the east.
en: He sold the building⟦ building→⟧ to his brother.
es: La obra fue presentada por⟦ por→⟧ la alcaldesa.
es: El acuerdo con⟦ con→⟧ los dos países se firmó ayer.
fr: C’est l’ami⟦ ami→⟧ des enfants du village.
fr: Le maire a dit que pour⟦ que pour→⟧ les habitants rien ne change.
fr: Il a présenté le budget dans⟦ dans→⟧ la grande salle.
de: Der Bericht wurde von⟦ von→⟧ der Behörde geprüft.
de: Er wohnt seit Jahren bei seinem Bruder und⟦ und→⟧ dessen Frau.
it: Il ponte è chiuso per⟦ per→⟧ lavori.
pt: A escola fica perto do⟦ do→⟧ rio.
ru: Музей находится в⟦ в→⟧ центре города.
de: Er wartete den ganzen Tag auf⟦ auf→⟧ den Brief.
es: El acuerdo entre⟦ entre→⟧ los dos bancos se firmó ayer.
ru: Я видел его⟦ его→⟧ брата на вокзале.
hi: वह घर में⟦ में→⟧ बैठा है।
id: Kapal itu berangkat dari⟦ dari→⟧ pelabuhan lama.
ru: Были закуплены современные⟦ современные→⟧ приборы.
ja: 新しい駅が来年開きます⟦ 新しい駅が来年開きます→⟧
en: I know that that was hard, and she had had enough of it.
en: Bora Bora and Walla Walla are far away. It was a long, long way and a very very big house.
en: The work went on day by day by day, and more and more people came.
en: He said no no to them. Never, never ask that again.
en: It was a sad sad day for friends of friends of the band, and they seem to have to have a permit.
de: Das sind die Leute, die die Stadt verließen; das Haus, in der in der Nacht Licht war.
de: Nach und nach kamen sie an, und nach und nach gingen sie.
fr: Nous nous levons tôt et vous vous levez tard. Tout ce qu’il avait avait disparu.
it: Camminava piano piano lungo il muro, quasi quasi contento.
es: Dejó un sobre sobre la mesa.
fr: La lettre de de Gaulle est là, et l’est est sous la neige.
es: Está muy muy lejos, y el tren para para repostar.
pt: Andou devagar devagar pela rua.
ru: Он шёл еле-еле, очень очень тихо.
tr: Yavaş yavaş yürüdü ve tek tek saydı.
hi: वे धीरे धीरे चले और बार बार रुके।
vi: Luôn luôn và dần dần.
en: 5 5 6 6\\nNew York New York\\nIn the end the\\nthe bus came.
""")
def doubled_word(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A word or a short phrase stands twice.

    A translation model that loses its place says a word again (`the the`), or two words (`to the to the`). The second copy is
    deleted with its blank. For function words that the language cannot double this is certain, and for content words where the
    sentence goes on after them in a way in which nobody doubles for emphasis.

    Each language says what it doubles: `that that`, `die die`, `nous nous`, `piano piano`, numbers and interjections. Names
    (`Bora Bora`), words with a comma between, the run of `day by day by day`, tables and line ends are left alone. Short content
    words (`a sad sad day`) and languages that are not known well are an unsafe repair.
    """
    if not 1 <= spot.period <= 2:
        return
    words = spot.text[spot.at:spot.at + 2 * REACH].split(None, 2)[:spot.period]
    if not all(map(WORD.match, words)) or is_said(lang, words):          # a mark stands in or behind them, or they may stand twice
        return
    run = run_at(spot)
    if run is None or run.copies != 2 or run.half:
        return
    safety = _of_word(spot, lang, run) if run.length == 1 else _of_phrase(spot, lang, run)
    if safety:
        yield spot.edit(run.first_end, run.last_end, "", safety=safety)


def _of_word(spot: Spot, lang: Language, run: Run) -> Safety | None:
    word = run.unit[0]
    lower = word.lower()
    if f"{word} {word}" in lang.set("doubling.clitics"):
        return None
    if not lang.has_pack or _is_unspaced(word):
        return _unknown(spot, run)
    if word != lower and not (starts_sentence(spot) and word.istitle()):
        return _of_name(spot, lang, run)
    if lower in _links(lang):
        return _of_function_word(spot, lang, lower)
    if lang.get("doubling.reduplication"):
        return UNSAFE if run.letters >= _LONG else None
    return _of_content_word(spot, lang, run)


def _links(lang: Language) -> frozenset[str]:
    """Words that tie a clause together and so cannot stand twice; where words are doubled freely, only those that do nothing else."""
    if lang.get("doubling.reduplication"):
        return _bare_links(lang)
    return lang.set(*_OPENERS, *_CLAUSE)


@cache
def _bare_links(lang: Language) -> frozenset[str]:
    """Articles, possessives, prepositions, conjunctions and auxiliaries that are nothing else."""
    return lang.set(*_OPENERS[:3], "words.coordinators", "words.subordinators", "words.auxiliaries") - lang.set(*_FULL, "words.common")


def _is_unspaced(word: str) -> bool:
    """Whether a word is of a script that sets no blanks between words."""
    return any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0e7f" for c in word)


def _unknown(spot: Spot, run: Run) -> Safety | None:
    """Without facts of the language only by length: reduplication has short words."""
    word = run.unit[0]
    if word != word.lower() or not (_is_unspaced(word) or follows(spot, run.last_end)):
        return None
    return SAFE if run.letters >= _VERY_LONG else UNSAFE if run.letters > 5 else None


def _of_function_word(spot: Spot, lang: Language, word: str) -> Safety | None:
    """Auxiliaries meet where a clause ends (`what he had had`), and a letter of two functions meets itself (fr `a a`)."""
    is_verb = word in lang.set("words.auxiliaries")
    sides = word in lang.set("words.articles", "words.prepositions", "words.coordinators")
    lone = len(word) == 1 and (not sides or is_verb or word in lang.set("words.objects", "words.pronouns"))
    named = word in _PARTICLES and follows(spot, spot.at + 2 * len(word) + 1)[:1].isupper()
    if lone or named or (is_verb and _after_clause(spot, lang)) or _is_noun(spot, lang, word):
        return None
    free = is_verb and lang.get("doubling.reduplication")
    return UNSAFE if free or exclaims(spot, spot.at) else SAFE


def _is_noun(spot: Spot, lang: Language, word: str) -> bool:
    """Whether the first copy is a noun that looks like a function word: es `un sobre sobre la mesa`, fr `l’est est`."""
    if word in lang.set("words.articles", "words.possessives", "words.determiners"):
        return False
    return _after_elision(spot) or spot.previous_word(spot.at).lower() in lang.set("words.articles", "words.contracted")


def _after_clause(spot: Spot, lang: Language) -> bool:
    before = spot.before(spot.at).lower().replace("’", " ").replace("'", " ").split()[-6:]
    return not {"qu", "c", *lang.set("words.relatives", "words.interrogatives", "words.subordinators")}.isdisjoint(before)


def _of_content_word(spot: Spot, lang: Language, run: Run) -> Safety | None:
    """Emphasis (`a sad sad day`, `caffè caffè`) stands before another content word or at the end."""
    after = follows(spot, run.last_end).lower()
    before = spot.previous_word(spot.at).lower()
    if run.unit[0] != run.unit[0].lower():
        return SAFE if spot.count(run.unit[0].lower()) or run.letters >= _VERY_LONG else UNSAFE
    placed = after in lang.function_words and (run.letters > 3 or before in lang.set(*_OPENERS))
    if (run.letters >= _LONG or placed or _after_elision(spot)) and not exclaims(spot, spot.at):
        return SAFE
    return UNSAFE if run.letters > 5 and run.unit[0] not in lang.set("words.adverbs") else None


def _after_elision(spot: Spot) -> bool:
    """`l’ami ami`: the article clings to the first copy."""
    return spot.char(spot.at - 1) in ("’", "'") and spot.char(spot.at - 2).isalpha()


def _of_name(spot: Spot, lang: Language, run: Run) -> Safety | None:
    """Capitalised in mid-sentence: a name may be double (`Bora Bora`, `Thomas Thomas`), a long word or a German noun hardly."""
    if run.letters >= _VERY_LONG and run.unit[0].istitle():
        return SAFE
    noun = lang.get("case.nouns") and spot.previous_word(spot.at) in lang.set(*_OPENERS)
    if noun and run.letters > 4 and follows(spot, run.last_end) in lang.function_words:
        return SAFE
    return UNSAFE if run.letters > 4 else None


def _of_phrase(spot: Spot, lang: Language, run: Run) -> Safety | None:
    """Two words said twice: certain if they are neither a clause, nor joined by a word that may join them again, nor at the end."""
    first, second = run.unit
    if first != first.lower() or second != second.lower():
        return UNSAFE if first != first.title() else None
    if _may_join(lang, first, second):
        return None
    if not follows(spot, run.last_end) or exclaims(spot, spot.at):
        return UNSAFE
    return SAFE if lang.has_pack or min(len(first), len(second)) > 5 else UNSAFE


def _may_join(lang: Language, first: str, second: str) -> bool:
    """`more and more and`, `friends of friends of`, `he said he said`, `seems to have to have`, `in der in der`."""
    functions = lang.function_words
    if {first, second} & lang.set("words.coordinators"):
        return {first, second}.isdisjoint(lang.set("words.articles"))
    if first not in functions and second in functions:
        return second in lang.set("words.prepositions")
    if first in functions and second in functions:
        verbs = lang.set("words.auxiliaries")
        return (first in verbs) != (second in verbs) or bool(lang.get("case.nouns"))
    return first in lang.set("words.pronouns")
