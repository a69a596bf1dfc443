"""BRK001: a full stop that splits a sentence."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from textfix.rule import CJK, DIGIT, LETTER, LOWER, SAFE, SPACE, UNSAFE, Finding, Language, Spot, Trigger, any_of, rule

from ._clause import is_sentence
from ._shared import EXTENSIONS, TOP_LEVELS, is_abbreviation, is_cased, is_lower, stop_of

_ENDS = ".!?…"
# particles that hang on the word before them, where no word begins with them (的确, のち, はい do)
_PARTICLE = re.compile("的(?![确確士哥黎])|を|[のがは](?=[\u30a1-\u30fa\u3400-\u9fff])")
# Korean words that end in the particle of the object or of the owner, behind which no sentence ends; 마을, 회의, 주의 … are nouns
_NOUNS = "주정회합협논동결문강토심건질항상제유예편호악선임본경고명수열전창물"           # before 의: 회의, 논의, 합의 …
_KOREAN = re.compile(f"[가-힣]{{2,}}(?:를|(?<![마가노고여겨오그우])을)|[가-힣]{{3,}}(?<![{_NOUNS}])의")
_SLOGAN = 4                   # words of a Korean sentence; a shorter one that ends in its object may be a slogan
_CONSONANT = "[b-df-hj-np-tvxzB-DF-HJ-NP-TVXZ]"
# the ends of abbreviations: one letter, also in `p.m.`, `bl.a.` and `d.w.z.`, `f.eks.`, consonants alone (`kr.`, `dvs.`)
_SHORT = "|".join((r"(?:(?<!\S)|(?<=\s\w\.)|(?<=\s\w\w\.)|(?<=\s\w\.\w\.)|(?<=\s\w\.\w\w))\w",
                   rf"(?:(?<=\s{_CONSONANT})|(?<=\s{_CONSONANT * 2})){_CONSONANT}"))
# no letter of Georgian, which has one case, follows; one digit is the number of a list
_STOP = rf"(?!..\s[ა-ჿ]|(?:{_SHORT})\.|(?<!\d)\d)"


def _stops(lang: Language) -> Trigger:
    """A stop before a small letter; where ordinals have one, none behind a digit."""
    left = LOWER | any_of(")%”»") | (Trigger(()) if lang.get("breaks.ordinal_stop") else DIGIT)
    return left + any_of(".։") + SPACE + LOWER | CJK + "。" + any_of("的のをがは") | any_of("을를의") + "." + SPACE + LETTER


@rule("BRK001", at=_stops, near=_STOP, sentences=True, examples="""
en: The council will review the existing plans⟦.→⟧ and publish a report in May.
en: She was walking home with the chairman of the⟦.→⟧ board when it began to rain.
en: The museum has been closed since the storm⟦.→⟧ according to its director.
en: The bridge was reopened on Monday⟦.→,⟧ but the road stays closed.
en: He has been mayor of the town since this year⟦. year→⟧.
en: The judge cleared the driver of all charges⟦. himself⟧.
de: Der Minister sagte am Montag⟦.→,⟧ dass die Strecke bald wieder frei sei.
de: Das Schiff fährt zwischen⟦.→⟧ der Insel und dem Festland.
de: Sie zahlen heute weit weniger⟦.→⟧ als im vergangenen Jahr.
fr: Le prix de l’énergie⟦.→⟧ et du transport a doublé en un an.
fr: Le maire a présenté le budget des⟦.→⟧ communes devant les élus.
es: El ministro dijo ayer⟦.→⟧ que el tren volverá en mayo.
es: La escuela está cerrada desde el principio⟦.→⟧ de septiembre.
it: Il sindaco ha chiesto ai cittadini⟦.→⟧ di restare a casa.
pt: A ponte foi fechada no domingo⟦.→⟧ por causa da chuva.
ru: Министр сообщил⟦.→,⟧ что дорогу откроют в мае.
ru: Завод построили рядом⟦.→⟧ с городом ещё до войны.
zh: 他把信交给了老朋友⟦。→⟧的儿子。
ja: 古い橋⟦。→⟧の工事は来月に終わる。
ko: 회사는 내년 봄에 새로운 공장을⟦.→⟧ 지을 계획이라고 밝혔다.
ko: 저녁이면 사람들이 모이는 작은 마을. 그곳에서 그는 자랐다.
zh: 天黑了。的士还没有来。
ja: 雨が降った。のんびり歩いた。はい、そうです。
en: The firm sells tools, toys, etc. and repairs clocks for customers of Smith Ltd. in Leeds.
en: The house was sold. the company moved to another town.
en: The war was over. in 1946 he came back to the farm.
en: He closed the shop. After that he went home. And nobody saw him again.
en: hi there. and how are you. but be quick. in a minute i go.
de: Am 3. und 4. Mai ist die Straße z. B. für Lkw gesperrt.
de: Er kam am Abend bzw. in der Nacht zurück.
fr: Voir le chap. premier, p. ex. la page 3.
es: Los EE. UU. y la Unión firmaron en la pág. doce del anexo.
ru: В 2020 г. и позже завод выпустил 3 млн. и ещё 200 тыс. деталей.
pt: A Sra. e o Sr. Nunes moram no apto. ao lado.
it: L’avv. e il dott. Rossi arrivano alle cinque.
sv: Vi bor på Kungsg. i Lund.
""")
def false_sentence_break(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A full stop splits a sentence that goes on.

    A translation made piece by piece ends each piece with a stop, in the middle of a sentence as well. The next word is then
    in lower case and cannot begin a sentence, such as `and`, `of`, `which`, or the word before the stop cannot end one,
    such as `the`, `zwischen`. The stop is deleted; a comma takes its place where the language wants one.

    A word that only says again what stood before the stop (`this year. year.`) is deleted with it; another single word
    behind the end (`of all charges. himself.`) is shown, for only the source tells where it belongs.

    Silent after abbreviations and ordinals, in a text that does not begin its sentences with capitals, and where the words after the stop
    read as a sentence that lost its capital (`in 1946 he came back`).
    """
    stop = spot.at + 1
    mark = spot.char(stop)
    if mark == "。" or "가" <= spot.char(spot.at) <= "힣":
        if _PARTICLE.match(spot.text, stop + 1) if mark == "。" else _is_particle(spot, stop):
            yield spot.edit(stop, stop + 1, "")
        return
    right = spot.word(stop + 2) if is_lower(spot.char(stop + 2)) else ""
    left = spot.word_before(stop)
    if not right or not _may_go_on(spot, lang, stop, left, right):
        return
    again = _is_said_again(left, right, lang)
    if (not again and _is_stop_of_word(spot, lang, stop, left)) or not is_cased(spot.evidence.text, stop_of(lang) != "."):
        return
    if again:
        yield spot.edit(stop, stop + 2 + len(right), "")
    else:
        yield from _joined(spot, lang, stop, left, right)


def _is_particle(spot: Spot, stop: int) -> bool:
    """Whether the Korean word before the stop ends in a particle, behind some words more."""
    return _KOREAN.fullmatch(spot.word_before(stop)) is not None and len(re.split("[.!?]", spot.before(stop))[-1].split()) >= _SLOGAN


def _may_go_on(spot: Spot, lang: Language, stop: int, left: str, right: str) -> bool:
    """Whether one of the words beside the stop says that the sentence goes on; in Armenian the dot is no full stop."""
    if left in lang.set("breaks.never_final") or _is_said_again(left, right, lang):
        return True
    if not lang.has_pack or spot.char(stop) != stop_of(lang):
        return False
    return right in goes_on(lang) or _is_that(spot, lang, stop, right) or (spot.char(stop + 2 + len(right)) or " ") in _ENDS


def _is_that(spot: Spot, lang: Language, stop: int, right: str) -> bool:
    """Whether a conjunction that may be a pronoun as well (Dutch `dat`) is followed by a subject."""
    if right not in lang.set("breaks.complementizers") or right not in lang.set("words.pronouns"):
        return False
    return spot.next_word(stop + 2 + len(right)) in lang.set("breaks.openers", "words.articles", "words.possessives")


def _is_said_again(left: str, right: str, lang: Language) -> bool:
    return len(left) > 3 and left.lower() == right and right not in lang.set("doubling.allowed")


def _is_stop_of_word(spot: Spot, lang: Language, stop: int, left: str) -> bool:
    """Whether the stop belongs to an abbreviation, an ordinal or a number of a list."""
    if left:
        return is_abbreviation(spot, lang, stop) or (_is_short_name(spot, left) and left not in _days(lang))
    return spot.char(stop - 1).isdigit() and " " not in spot.before(stop).strip()


@cache
def _days(lang: Language) -> frozenset[str]:
    """The words of which the names of days and months consist (Welsh `dydd Llun`)."""
    return frozenset(word for name in lang.set("case.days_names", "case.months_names") for word in name.split())


def _is_short_name(spot: Spot, left: str) -> bool:
    """A capitalised short word that the document does not write without a stop is rather an abbreviation (`Inc.`)."""
    return left[0].isupper() and len(left) < 5 and spot.count(left) < 2


def _joined(spot: Spot, lang: Language, stop: int, left: str, right: str) -> Iterator[Finding]:
    end = stop + 2 + len(right)
    if spot.char(end) in _ENDS and spot.char(end):
        if _is_tail(spot, lang, end, right):
            yield spot.report(stop, end)
    elif left in lang.set("breaks.never_final") or not (right in goes_on(lang) and is_sentence(spot, lang, stop + 2, right)):
        comma = "," if right in lang.set("breaks.comma_before", "breaks.comma_usual") else ""
        unclear = _is_post(spot, stop) or (left not in lang.set("breaks.never_final") and _may_begin(spot, lang, stop, right))
        yield spot.edit(stop, stop + 1, comma, safety=UNSAFE if unclear else SAFE)


def _may_begin(spot: Spot, lang: Language, stop: int, right: str) -> bool:
    """Whether a subordinate clause with its comma follows, which may begin a sentence (`when it rains, ...`)."""
    linking = lang.set("words.relatives", "words.coordinators", "words.prepositions", "breaks.complementizers")
    if right not in lang.set("words.subordinators") or right in linking:
        return False
    return "," in re.split("[.!?]", spot.after(stop + 2))[0]


def _is_post(spot: Spot, stop: int) -> bool:
    """A line with a handle or a hashtag: there a lower-case start may be its author's way."""
    return re.search(r"(?:^|\s)[#@]\w", spot.before(stop) + spot.after(stop)) is not None


def _is_tail(spot: Spot, lang: Language, end: int, right: str) -> bool:
    """A single lower-case word between two stops, which end a line or come before a capital."""
    after = spot.after(end + 1, 3).lstrip("\"”»’) ")
    single = len(right) > 3 and right not in lang.set("breaks.openers") and right not in TOP_LEVELS and right not in EXTENSIONS
    return single and right + "." not in lang.set("breaks.abbreviations") and (not after or after[0].isupper())


@cache
def goes_on(lang: Language) -> frozenset[str]:
    """Words that in lower case after a stop go on with its sentence."""
    doubtful = lang.set("breaks.openers", "words.adverbs", "words.interrogatives", "words.pronouns", "words.determiners", "words.articles")
    linking = lang.set("words.coordinators", "words.prepositions", "words.subordinators")
    that = lang.set("breaks.complementizers") - lang.set("words.pronouns", "words.determiners", "words.articles", "words.interrogatives")
    return lang.set("breaks.continuers", "breaks.comma_before") | (linking - doubtful) | that
