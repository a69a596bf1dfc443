"""BRK002: two sentences or clauses without a blank between them."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import ARABIC, INDIC, LETTER, LOWER, UNSAFE, UPPER, Finding, Language, Spot, any_of, either, rule

from . import _shared
from ._caseless import in_script_without_case
from ._quotes import at_quote, behind_mark
from ._shared import is_abbreviation, is_common, is_natural, is_prose, is_technical

_STOP, _QUOTE = any_of(".!?…"), any_of("\"«»“”„)")
_FORBIDDEN = re.compile(r"[@/\\_=#{}\[\]|~^$&%+`\d]|:(?!\Z)")
_NO_DOMAIN = r"..(?:[^a-z]|[^\W\d_]+(?:['’\N{NON-BREAKING HYPHEN}-][^\W\d_]+)*[ ,])"      # a blank or comma ends a word in small letters
_HEBREW, _GEORGIAN = any_of(map(chr, range(0x5D0, 0x5EB))), any_of(map(chr, range(0x10D0, 0x10F1)))


@rule("BRK002", at=either(LOWER + any_of(".!?") + UPPER, LOWER + "." + LOWER, LOWER + _STOP + _QUOTE + UPPER,
                          any_of(")»”\">") + "." + UPPER,
                          ARABIC + any_of(".!۔") + ARABIC, _HEBREW + any_of(".!?") + _HEBREW, _GEORGIAN + any_of("!?") + _GEORGIAN,
                          INDIC + any_of("।.!?") + INDIC, LETTER + any_of("።։") + LETTER, any_of("다요죠까") + _STOP + LETTER),
      near=_NO_DOMAIN, sentences=True, examples="""
en: The storm closed the small airport⟦.→. ⟧He stayed at his desk.
en: The council opened the new axis⟦.→, ⟧with a short ceremony on the bridge.
en: Visitors liked the plan⟦.→, ⟧but noted its price.
en: “The work has ended.⟦”→” ⟧The mayor left the hall.
de: Das Hotel liegt in der Stadt⟦.→. ⟧Die Zimmer sind groß.
de: Es klingt komisch⟦.→, ⟧da ich selbst lange gespielt habe.
de: Ich suche eine kleine Bäckerei⟦.→. ⟧Kannst du mir eine zeigen?
de: Wo liegt das Dorf⟦?→? ⟧Es soll sehr alt sein.
fr: La route est fermée⟦.→. ⟧Elle sera rouverte lundi.
fr: Le fichier est trop grand⟦.→. ⟧Veuillez en choisir un autre.
fr: Les habitants sont partis⟦.→, ⟧comme tous les ans, vers la côte.
es: El puente está cerrado⟦.→. ⟧La alcaldesa pide paciencia.
es: Bajaron los precios⟦.→, ⟧como todos los años.
it: La strada è chiusa⟦.→. ⟧Il sindaco chiede pazienza.
pt: A ponte está fechada⟦.→. ⟧Os carros dão a volta.
ru: Было хорошо⟦.→. ⟧Легко⟦.→. ⟧Как летом у моря.
ru: Вечер был посвящён сцене⟦.→, ⟧с осмотром новых декораций.
pt: A tela mostra "Tudo pronto!"⟦.→. ⟧A partir daí, a rede funciona.
ru: Он подошёл к двери⟦.→. ⟧«Я вернулся», — сказал он.
ru: Куда он ушёл⟦?→? ⟧Никто не знал.
ar: وصل القطار متأخرا⟦.→. ⟧وقف الجميع في المحطة.
de: Sie suchen <i>kleine Zimmer</i>⟦.→. ⟧Das Haus liegt am Fluss.
hi: वह घर गया⟦।→। ⟧बारिश शुरू हो गई।
he: הרכבת הגיעה באיחור⟦.→. ⟧כולם חיכו בתחנה.
ka: მატარებელი დაგვიანებით მოვიდა⟦.→. ⟧ყველა სადგურში ელოდა.
hy: Գնացքը ուշացավ⟦։→։ ⟧Բոլորը սպասում էին կայարանում։
ta: ரயில் தாமதமாக வந்தது⟦.→. ⟧எல்லோரும் நிலையத்தில் காத்திருந்தனர்.
ur: ٹرین دیر سے پہنچی⟦۔→۔ ⟧سب لوگ اسٹیشن پر کھڑے تھے۔
ta: எழுத்தாளர் எஸ்.ராமகிருஷ்ணன் நேற்று சென்னையில் பேசினார்.
he: הסופר א.ב. יהושע נולד בירושלים וחי בה שנים רבות.
ko: 기차가 늦게 도착했습니다⟦.→. ⟧모두 역에서 기다렸습니다.
en: Book on Booking.com or at weather.com, see Kevin.A.Boone and J.K.Rowling, i.e. the author, by 5 p.m. today.
en: Newtonsoft.Json and System.IO are needed, and node.js as well; call Console.WriteLine there.
en: The portal Diia.Business and the file notes.Final.docx are new. The U.S.The end.
de: Am 3.Mai, z.B. im Ort, m.E. auch später; Dipl.-Ing.Huber kommt bzw.seine Frau.
ru: Газета.Ru и Яндекс.Музыка, т.е. сайты, в т.ч. новые, и т.нар. порталы.
pl: Było ich wielu, m.in. ul.Kowalska.
it: La Dott.ssa Rossi arriva oggi.
fr: Il l’a lu dans le no.Cinq de la revue, p.ex.la page dix.
es: Los EE.UU. y la S.A. firmaron.
""")
def merged_sentence(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank is missing between two sentences, or a stop stands where a comma belongs.

    Where a translation is put together from pieces, or a line end of the source is lost, the next sentence follows its
    predecessor without a blank (`airport.He`). A word in lower case behind the stop (`axis.with`) shows that the sentence
    goes on: the stop was a comma.

    Repaired are natural words only: a left one of two or more letters, a right one with a capital at its beginning or, in
    lower case, an ordinary word. Silent in domains, file names, identifiers, brands, abbreviations and initials, and for a
    name that the document writes again.
    """
    stop = spot.at + 1
    after = spot.char(stop + 1)
    if not after.isupper() and (after.isalpha() or spot.char(stop) in "።։"):
        if not _shared.is_lower(after) or "ა" <= spot.char(spot.at) <= "ჿ":
            yield from in_script_without_case(spot, lang, stop)
            return
        if spot.char(stop + 1 + len(spot.word(stop + 1))) not in tuple(" ,"):       # most are domains
            return
    if _FORBIDDEN.search(_neighbourhood(spot, stop)):
        return
    if after in _shared.QUOTE_FAMILIES or after == ")":
        yield from at_quote(spot, lang, stop, after)
    elif spot.char(spot.at) in ")»”\">":
        yield from behind_mark(spot, lang, stop)
    elif after.islower():
        yield from _joined(spot, lang, stop)
    elif _is_new_sentence(spot, lang, stop, spot.word_before(stop), spot.word(stop + 1)):
        yield spot.edit(stop, stop + 1, spot.char(stop) + " ")


def _neighbourhood(spot: Spot, stop: int) -> str:
    """The words on both sides of the stop and what touches them."""
    left, right = spot.word_before(stop), spot.word(stop + 1)
    end = stop + 1 + len(right)
    return spot.text[max(0, stop - len(left) - 1):stop] + spot.text[stop + 1:end + 1 + (spot.char(end) == ":")].rstrip()


def _is_new_sentence(spot: Spot, lang: Language, stop: int, left: str, right: str) -> bool:
    end = stop + 1 + len(right)
    if not (is_natural(left, 2) and is_natural(right, 1) and _shared.same_script(left, right)):
        return False
    if spot.char(end) == "(" or _is_dotted(spot, stop - len(left) - 1, end):
        return False
    if _is_name(spot, left, right, stop) or (spot.char(stop) == "." and is_abbreviation(spot, lang, stop)):
        return False
    if len(right) == 1 and not _is_one_letter_word(spot, lang, right, end):
        return False
    return _is_settled(spot, lang, stop, left, right)


def _is_settled(spot: Spot, lang: Language, stop: int, left: str, right: str) -> bool:
    """Whether the words are no name together: one of them is an ordinary word, or the left one in lower case ends a line of prose."""
    if left[0].islower():
        long = len(left) > 2
        if long and right.lower() not in _shared.TOP_LEVELS and is_prose(spot, stop) and not is_technical(spot.evidence.text):
            return True
        return (long or lang.has_pack) and is_common(right, spot, lang)
    ordinary = is_common(right, spot, lang) or (not left.isascii() and is_common(left, spot, lang))
    if spot.char(stop) != ".":
        ordinary = ordinary and is_common(left, spot, lang)
    if lang.get("case.nouns") and not is_technical(spot.evidence.text):
        before = spot.previous_word(stop - len(left)).lower()
        ordinary = ordinary or before in lang.set("words.articles", "words.determiners", "words.possessives")
    return ordinary and len(left) > (2 if lang.has_pack else 4)


def _is_dotted(spot: Spot, before: int, end: int) -> bool:
    """Whether the words are part of an identifier: another dot follows at once, or one stands before in a text with code."""
    follows = spot.char(end) == "." and (spot.char(end + 1).islower() or spot.char(end + 1).isdigit())
    return follows or (spot.char(before) == "." and is_technical(spot.evidence.text))


def _is_name(spot: Spot, left: str, right: str, stop: int) -> bool:
    """Whether the document writes the two words with their mark again: then they are a name."""
    return _shared.stands_again(spot, left + spot.char(stop) + right)


def _is_one_letter_word(spot: Spot, lang: Language, right: str, end: int) -> bool:
    known = right.lower() in lang.function_words if lang.has_pack else True
    goes_on = spot.char(end) == " " and spot.char(end + 1).islower()
    return known and (goes_on or (spot.char(end) == "," and right in "AEIOUYАЕИОУЯ"))


def _joined(spot: Spot, lang: Language, stop: int) -> Iterator[Finding]:
    """Lower case behind the stop: it was a comma."""
    left, right = spot.word_before(stop), spot.word(stop + 1)
    end = stop + 1 + len(right)
    if not (is_natural(left, 2) and right.islower() and right.isalpha() and _shared.same_script(left, right)) or spot.char(end) not in " ,":
        return
    if is_abbreviation(spot, lang, stop) or _is_name(spot, left, right, stop) or not is_prose(spot, stop) or right in _shared.EXTENSIONS:
        return
    if not (_is_clause(spot, lang, stop, left, right) if lang.has_pack else _is_link(spot, left, right)):
        return
    unclear = lang.set("words.articles", "words.relatives", "words.determiners")
    subjects = (lang.set("breaks.openers") & lang.set("words.pronouns")) - unclear
    safe = right not in subjects and _shared.is_cased(spot.evidence.text) and not is_technical(spot.evidence.text)
    yield spot.edit(stop, stop + 1, ", ", safety=None if safe else UNSAFE)


def _is_clause(spot: Spot, lang: Language, stop: int, left: str, right: str) -> bool:
    """Whether both words are ordinary ones and cannot be a domain or an identifier."""
    follows = spot.next_word(stop + 1 + len(right))
    if right in _shared.TOP_LEVELS or len(right) < 2:
        linking = right in lang.set("breaks.continuers") or (right in lang.function_words and follows.islower())
        return linking and left.islower() and len(left) > 3 and bool(follows) and (_is_known(left, spot, lang) or not left.isascii())
    if right in lang.function_words:
        return len(left) > 2 and (left.islower() or right in lang.set("breaks.continuers") or bool(lang.get("case.nouns")))
    known = (len(right) > 4 and follows in lang.function_words) or (_is_known(right, spot, lang) and _is_known(left, spot, lang))
    return left.islower() and len(left) > 2 and known


def _is_known(word: str, spot: Spot, lang: Language) -> bool:
    return is_common(word, spot, lang) or word in lang.set("case.months_names", "case.days_names")


def _is_link(spot: Spot, left: str, right: str) -> bool:
    """Without a pack: a word in lower case that the document uses again and again links clauses."""
    return left.islower() and len(left) > 4 and right not in _shared.TOP_LEVELS and spot.count(right) > 2
