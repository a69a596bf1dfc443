"""CAP001: a function word with a capital in the middle of a sentence."""
from __future__ import annotations

from collections.abc import Iterator

from textfix.rule import LOWER, SAFE, UNSAFE, Finding, Language, Spot, Trigger, any_of, rule, words

from ._letters import capital, has_case, is_name, pauses, small
from ._phrase import Phrase, follows, is_address, is_headline, is_listed, is_quoted_title, is_reverent, is_titled, phrase
from ._settled import is_settled, times, verbs

_NAMING = ("words.numerals", "words.auxiliaries", "words.common", "case.months_names", "case.days_names")
_OFTEN = 2                    # times that an auxiliary stands in lower case, if it is one
_NO_NOUN = ("words.articles", "words.pronouns", "words.objects", "words.coordinators", "words.subordinators")


def _capitals(lang: Language) -> Trigger:
    """A small word with a capital, after a word in lower case or a comma."""
    if not has_case(lang):
        return Trigger(())
    doubtful = lang.set("case.also_names")
    numerals = lang.set("words.numerals") - lang.set("words.articles", "words.pronouns", "words.determiners")
    if lang.get("case.nouns"):
        known = lang.function_words - (doubtful - lang.set(*_NO_NOUN))
    else:
        known = lang.frequent_words - (doubtful & lang.set(*_NAMING) - lang.set("words.articles") - verbs(lang))
    capitals = {capital(w, lang) for w in known - numerals if len(w) > 1 and w.isalpha() and w.islower()} - lang.set("case.capitalised")
    return (LOWER + " " | any_of(pauses(lang)) + " ") + words(*(f"{word} " for word in capitals)) if capitals else Trigger(())


_GOES_ON = r"..[^\W\d_]+ [^\WA-Z]"      # a single word, behind it a word or number that has no plain capital


@rule("CAP001", at=_capitals, near=_GOES_ON, sentences=True, examples="""
en: The minister’s long tour, ⟦Her→her⟧ first in a decade, ends today.
en: In the western valley, which lies between two passes, ⟦He→he⟧ also met the shepherds.
en: The dam was finished two years ⟦After→after⟧ the war.
en: In ⟦The→the⟧ 3rd century the town had a wall.
en: The parcel came late; ⟦But→but⟧ nothing in it was broken.
es: La larga gira, ⟦Su→su⟧ primera en diez años, termina hoy.
es: El alcalde dijo que la ciudad ⟦Nunca→nunca⟧ pagaría esa deuda.
fr: Les pompiers sont arrivés, ⟦Mais→mais⟧ la maison avait déjà brûlé.
fr: Le facteur a posé la lettre sur ⟦Son→son⟧ bureau.
fr: La galerie est peinte en rouge ; ⟦Sur→sur⟧ la face nord, une plaque porte la date.
de: Der Lotse ging erst, nachdem ⟦Er→er⟧ sicher war, dass alle lebten.
de: Das Rennen beginnt später, ⟦Wenn→wenn⟧ es regnet.
it: Il giudice ha confermato ⟦Che→che⟧ la causa continua.
it: La nave, ⟦Dopo→dopo⟧ una settimana di attesa, è partita.
pt: O piloto foi elogiado ⟦Após→após⟧ ter salvado os passageiros.
pt: As condições para o ⟦Seu→seu⟧ regresso estavam reunidas.
ru: Поездка министра, ⟦Его→его⟧ первая за два года, началась в пятницу.
ru: Министр приехал в город, ⟦Чтобы→чтобы⟧ открыть новый мост.
ru: Врачи говорят, что ему ⟦Уже→уже⟧ гораздо лучше.
en: They bowed to Elizabeth, Her Majesty the Queen.
en: He hummed Only Fools Rush In and As Time Goes By.
en: Dear all, We are glad to invite you.
en: She asked herself, Why is it so quiet here?
en: We trust God and His mercy.
en: Roses are red, Violets are blue, Sugar is sweet.
en: How to Win Friends and Have it All Without Trying
en: In April, May and June the pass is closed.
el: Ο δήμαρχος ήρθε αργά, ⟦Αλλά→αλλά⟧ μίλησε με όλους.
el: Πού πήγε το βράδυ; Στη γέφυρα τον περίμεναν όλοι.
tr: Belediye başkanı geç geldi, ⟦Ama→ama⟧ herkesle konuştu.
sl: Župan, ki je prišel pozno, pravi, da je most zaprt, in dodaja, da je tisto pot, po kateri ⟦Je→je⟧ hodil, zaprl sneg.
ga: Tháinig an rud ar Na hÉireannaigh go léir.
es: La película Como agua para chocolate se rodó en México.
es: Querida Ana, Te escribo desde el puerto.
fr: Le film Sur mes lèvres est sorti en 2001.
de: Bitte sagen Sie uns, ob Sie und Ihre Familie kommen.
de: Das Für und Wider wurde lange besprochen.
it: Il premio è andato a Le barche, La sera e Altre cose, di Nino De Falco.
it: Ho letto Il manifesto e La Stampa in treno.
pt: O escritor publicou Os Lusíadas e morreu pobre.
ro: Cânt pentru pământul vechi și larg, ⟦Pentru→pentru⟧ voi cânt eu.
ru: Мама писала: дорогие мои, Я скоро приеду.
""")
def stray_capital(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A function word is capitalised in the middle of a sentence.

    Finds an article, pronoun, preposition, conjunction, adverb or very frequent word with a capital after a word in lower case, a comma
    or a semicolon, where a word in lower case or a number follows.

    Engines translate pieces that begin with a capital in their examples and set them into the sentence as they are.

    Such a word has no capital of its own, and what stands on both sides shows that no sentence or name begins: the repair is safe.
    Where a name may begin with the word (Il, La, Os), a title, a list or an address is near (the film, dear), someone speaks or thinks
    without quotation marks, God is spoken of, a name stands beside it, or a stop may have been lost before it, it is unsafe.
    It is silent in title case, in short quotations, after handles and entities, and for what a language capitalises (I, Sie, Вы).
    """
    start = spot.at + 2
    word = spot.word(start)
    end = start + len(word)
    if not word.isalpha() or not _goes_on(spot, end) or _is_in_title(spot, word, lang):
        return
    at = phrase(spot, start, end, lang)
    if follows(spot, at) and (at.mark or _is_inside(at, lang)) and not _is_meant(spot, at, lang):
        settled = is_settled(spot, at, lang)
        if settled or not lang.get("case.nouns"):      # das Wenn und Aber, ein Nichts: any word may be a noun
            yield spot.edit(start, end, small(at.word, lang), safety=SAFE if settled else UNSAFE)


def _goes_on(spot: Spot, end: int) -> bool:
    """Whether a word in lower case (`iPhone` is none) or a number follows on the line."""
    return spot.char(end) == " " and (spot.char(end + 1).isdecimal() or _is_small(spot, end + 1))


def _is_small(spot: Spot, at: int) -> bool:
    return spot.char(at).islower() and not is_name(spot.word(at).partition("-")[0])


def _is_in_title(spot: Spot, word: str, lang: Language) -> bool:
    """Whether the word before has a capital, so that this can be no stray one: the cheapest test of many."""
    behind_word = spot.char(spot.at) not in ",;"
    return behind_word and not (lang.get("case.title_case") and word.lower() in lang.set("words.articles")) and is_name(_last(spot))


def _last(spot: Spot) -> str:
    return spot.word_before(spot.at + 1).rpartition("-")[2]


def _is_inside(at: Phrase, lang: Language) -> bool:
    """Whether a word in lower case stands before it, or, in English, the first one of the sentence (`In The 3rd century`)."""
    first = at.before.strip() == at.previous and at.previous.lower() in lang.set("words.prepositions")
    return at.previous.islower() or bool(first and lang.get("case.title_case") and at.lower in lang.set("words.articles"))


def _is_meant(spot: Spot, at: Phrase, lang: Language) -> bool:
    """Whether the capital has a reason: a title, a headline, a list, an address, words that are said, reverence, the author's way."""
    if is_quoted_title(at) or is_headline(at, lang):
        return True
    if is_titled(at, lang) and not _is_bound(at, lang):
        return True
    if not at.mark and at.previous in lang.set("words.coordinators") and is_listed(at, lang):
        return True
    if at.mark and (is_listed(at, lang) or is_address(at, lang) or _is_speech(spot, at, lang)):
        return True
    if is_reverent(spot, at.lower, lang):
        return True
    is_article = at.lower in lang.set("words.articles") and at.lower in lang.set("case.also_names")
    if not at.mark and is_article and not lang.get("case.title_case") and at.lower not in lang.set("words.possessives"):
        return at.previous not in lang.function_words
    return spot.count(at.word) > 2 and _is_style(spot, at)


def _is_bound(at: Phrase, lang: Language) -> bool:
    """Whether it belongs to a word for a work (`this series`), or is a relative behind its comma: no title begins with it."""
    if at.following in lang.set("case.works"):
        return at.lower in lang.set("words.determiners", "words.possessives")
    relatives = at.lower in lang.set("words.relatives") and at.lower not in lang.set("words.interrogatives", "words.articles")
    return bool(at.mark) and relatives


def _is_speech(spot: Spot, at: Phrase, lang: Language) -> bool:
    """Whether words are said or asked without quotation marks: `she thought, What now?`"""
    asks = at.lower in lang.set("words.interrogatives") and spot.char(at.end + len(at.after)) == "?"
    return asks or at.previous in lang.set("case.speech")


def _is_style(spot: Spot, at: Phrase) -> bool:
    """Whether the text near by has the word with a capital within sentences again and again."""
    return times(spot, at) > _OFTEN
