"""The language of a text is found out, and a language without a pack is not taken for a neighbour that has one."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from textfix import voting
from textfix.detection import UNKNOWN, detect, guess
from textfix.language import language
from textfix.rule import load_rules
from textfix.scripts import script_of

TEXTS = {
    "af": "Die burgemeester het gister gesê dat die brug nie voor die winter klaar sal wees nie, want daar is te min klip.",
    "ar": "قال رئيس البلدية إن الجسر الجديد لن يكون جاهزا قبل الشتاء لأن الحجارة لم تصل بعد من المدينة.",
    "be": "Мэр сказаў, што новы мост не будзе гатовы да зімы, таму што камяні яшчэ не прывезлі з горада.",
    "bg": "Кметът каза, че новият мост няма да бъде готов преди зимата, защото камъните още не са дошли от града.",
    "bn": "মেয়র বলেছেন যে নতুন সেতুটি শীতের আগে তৈরি হবে না কারণ পাথর এখনও আসেনি।",
    "ca": "L'alcalde va dir que el pont nou no estarà acabat abans de l'hivern perquè les pedres encara no han arribat.",
    "cs": "Starosta řekl, že nový most nebude hotový před zimou, protože kameny ještě nepřivezli a dělníci odešli.",
    "cy": "Dywedodd y maer na fydd y bont newydd yn barod cyn y gaeaf gan nad yw'r cerrig wedi cyrraedd eto.",
    "da": "Borgmesteren sagde, at den nye bro ikke bliver færdig før vinteren, fordi stenene endnu ikke er kommet.",
    "de": "Der Bürgermeister sagte, dass die neue Brücke nicht vor dem Winter fertig wird, weil die Steine noch fehlen.",
    "el": "Ο δήμαρχος είπε ότι η νέα γέφυρα δεν θα είναι έτοιμη πριν από τον χειμώνα.",
    "en": "The mayor said that the new bridge would not be ready before the winter, because the stones had not come yet.",
    "es": "El alcalde dijo que el puente nuevo no estará listo antes del invierno porque las piedras no han llegado.",
    "et": "Linnapea ütles, et uus sild ei saa enne talve valmis, sest kivid ei ole veel kohale jõudnud.",
    "eu": "Alkateak esan zuen zubi berria ez dela negua baino lehen prest egongo, harriak oraindik ez direlako iritsi.",
    "fa": "شهردار گفت که پل جدید پیش از زمستان آماده نخواهد شد، چون سنگ‌ها هنوز نرسیده‌اند.",
    "fi": "Pormestari sanoi, että uusi silta ei ole valmis ennen talvea, koska kivet eivät ole vielä tulleet.",
    "fil": "Sinabi ng alkalde na hindi matatapos ang bagong tulay bago ang tag-ulan dahil wala pa ang mga bato.",
    "fr": "Le maire a dit que le nouveau pont ne serait pas prêt avant l'hiver, car les pierres ne sont pas arrivées.",
    "ga": "Dúirt an méara nach mbeidh an droichead nua réidh roimh an ngeimhreadh mar níl na clocha tagtha fós.",
    "gl": "O alcalde dixo que a ponte nova non estará lista antes do inverno porque as pedras aínda non chegaron.",
    "he": "ראש העיר אמר שהגשר החדש לא יהיה מוכן לפני החורף כי האבנים עדיין לא הגיעו.",
    "hi": "महापौर ने कहा कि नया पुल सर्दी से पहले तैयार नहीं होगा क्योंकि पत्थर अभी तक नहीं आए हैं।",
    "hr": "Gradonačelnik je rekao da novi most neće biti gotov prije zime jer kamenje još nije stiglo.",
    "hu": "A polgármester azt mondta, hogy az új híd nem lesz kész a tél előtt, mert a kövek még nem érkeztek meg.",
    "hy": "Քաղաքապետն ասաց, որ նոր կամուրջը ձմռանից առաջ պատրաստ չի լինի։",
    "id": "Wali kota mengatakan bahwa jembatan baru itu tidak akan selesai sebelum musim hujan karena batunya belum datang.",
    "is": "Bæjarstjórinn sagði að nýja brúin yrði ekki tilbúin fyrir veturinn því að steinarnir eru ekki komnir.",
    "it": "Il sindaco ha detto che il nuovo ponte non sarà pronto prima dell'inverno perché le pietre non sono arrivate.",
    "ja": "市長は、石がまだ届いていないので、新しい橋は冬までに完成しないと言った。",
    "ka": "მერმა თქვა, რომ ახალი ხიდი ზამთრამდე მზად არ იქნება.",
    "kk": "Қала басшысы жаңа көпір қысқа дейін дайын болмайды деді, өйткені тастар әлі келген жоқ.",
    "km": "អភិបាលក្រុងបាននិយាយថាស្ពានថ្មីនឹងមិនរួចរាល់មុនរដូវរងាទេ។",
    "ko": "시장은 돌이 아직 도착하지 않았기 때문에 새 다리가 겨울 전에 완성되지 않을 것이라고 말했다.",
    "lo": "ເຈົ້າເມືອງກ່າວວ່າຂົວໃໝ່ຈະບໍ່ສຳເລັດກ່ອນລະດູໜາວ.",
    "lt": "Meras sakė, kad naujas tiltas nebus baigtas iki žiemos, nes akmenys dar neatvežti.",
    "lv": "Mērs teica, ka jaunais tilts nebūs gatavs pirms ziemas, jo akmeņi vēl nav atvesti.",
    "mk": "Градоначалникот рече дека новиот мост нема да биде готов пред зимата бидејќи камењата уште не се дојдени.",
    "mr": "महापौर म्हणाले की नवीन पूल हिवाळ्यापूर्वी तयार होणार नाही कारण दगड अजून आले नाहीत.",
    "my": "မြို့တော်ဝန်က တံတားအသစ်ဟာ ဆောင်းမတိုင်မီ မပြီးနိုင်ဘူးလို့ ပြောပါတယ်။",
    "nb": "Ordføreren sa at den nye broen ikke blir ferdig før vinteren, fordi steinene ennå ikke er kommet.",
    "nl": "De burgemeester zei dat de nieuwe brug niet voor de winter klaar zal zijn, omdat de stenen er nog niet zijn.",
    "nn": "Ordføraren sa at den nye brua ikkje blir ferdig før vinteren, fordi steinane ikkje er komne enno.",
    "pl": "Burmistrz powiedział, że nowy most nie będzie gotowy przed zimą, ponieważ kamienie jeszcze nie dotarły.",
    "pt": "O presidente da câmara disse que a ponte nova não estará pronta antes do inverno porque as pedras não chegaram.",
    "ro": "Primarul a spus că podul nou nu va fi gata înainte de iarnă, pentru că pietrele nu au sosit încă.",
    "ru": "Мэр сказал, что новый мост не будет готов до зимы, потому что камни ещё не привезли из города.",
    "sk": "Starosta povedal, že nový most nebude hotový pred zimou, pretože kamene ešte nepriviezli a robotníci odišli.",
    "sl": "Župan je rekel, da novi most ne bo končan pred zimo, ker kamenje še ni prišlo.",
    "sq": "Kryetari i bashkisë tha se ura e re nuk do të jetë gati para dimrit, sepse gurët nuk kanë ardhur ende.",
    "sr": "Градоначелник је рекао да нови мост неће бити готов пре зиме јер камење још није стигло.",
    "sv": "Borgmästaren sade att den nya bron inte blir klar före vintern, eftersom stenarna inte har kommit än.",
    "sw": "Meya alisema kwamba daraja jipya halitakuwa tayari kabla ya mvua kwa sababu mawe bado hayajafika.",
    "ta": "புதிய பாலம் குளிர்காலத்திற்கு முன் தயாராகாது என்று மேயர் கூறினார்.",
    "te": "కొత్త వంతెన శీతాకాలానికి ముందు సిద్ధం కాదని మేయర్ చెప్పారు.",
    "th": "นายกเทศมนตรีกล่าวว่าสะพานใหม่จะไม่เสร็จก่อนฤดูหนาว",
    "tr": "Belediye başkanı yeni köprünün kıştan önce hazır olmayacağını, çünkü taşların daha gelmediğini söyledi.",
    "uk": "Мер сказав, що новий міст не буде готовий до зими, тому що каміння ще не привезли з міста.",
    "ur": "میئر نے کہا کہ نیا پل سردیوں سے پہلے تیار نہیں ہوگا کیونکہ پتھر ابھی تک نہیں پہنچے ہیں۔",
    "vi": "Thị trưởng nói rằng cây cầu mới sẽ không xong trước mùa đông vì đá vẫn chưa được chở đến.",
    "zh": "市长说，新桥在冬天之前不会完工，因为石头还没有运到。",
    "zh-TW": "市長說，新橋在冬天之前不會完工，因為石頭還沒有運到。",
}
# texts of languages that no pack describes
STRANGERS = {
    "ast": "L'alcalde dixo que la ponte nueva nun va tar preparada enantes del iviernu porque les piedres nun llegaron entá.",
    "fo": "Borgarstjórin segði, at nýggja brúgvin ikki verður liðug fyri vetur, tí at steinarnir eru ikki komnir enn.",
    "fy": "De boargemaster sei dat de nije brêge net foar de winter klear wêze sil, om't de stiennen der noch net binne.",
    "gu": "મેયરે કહ્યું કે નવો પુલ શિયાળા પહેલાં તૈયાર નહીં થાય.",
    "ht": "Majistra a di nouvo pon an p ap pare anvan sezon fredi a paske wòch yo poko rive nan vil la.",
    "ky": "Мэр жаңы көпүрө кышка чейин даяр болбойт деди, анткени таштар дагы келе элек жана жумушчулар жок.",
    "lb": "De Buergermeeschter sot, datt déi nei Bréck net virum Wanter fäerdeg gëtt, well d'Steng nach net do sinn.",
    "mn": "Хотын дарга шинэ гүүр өвлөөс өмнө бэлэн болохгүй гэж хэлсэн, учир нь чулуу хараахан ирээгүй байна.",
    "mt": "Is-sindku qal li l-pont il-ġdid mhux se jkun lest qabel ix-xitwa għax il-ġebel għadu ma wasalx.",
    "ne": "मेयरले नयाँ पुल जाडो अघि तयार हुने छैन भने किनभने ढुङ्गा अझै आएको छैन र कामदार पनि छैनन्।",
    "oc": "Lo cònsol diguèt que lo pont novèl serà pas acabat abans l'ivèrn perque las pèiras son pas encara arribadas.",
    "ps": "ښاروال وويل چې نوی پل به د ژمي نه مخکې چمتو نه شي ځکه چې ډبرې لا نه دي رارسېدلي.",
    "yue": "市長話新橋喺冬天之前唔會起好，因為啲石頭仲未嚟到，佢哋都冇辦法。",
}
PAIRS = ({"hr", "bs", "sr-Latn"}, {"id", "ms"}, {"nb", "nn", "da"}, {"pt", "pt-BR"}, {"es", "es-MX"}, {"sr", "sr-Cyrl"}, {"fil", "tl"})
DATA = Path(os.environ.get("TEXTFIX_DATA", "no data")) / "clean.dev.jsonl"


def is_as_good(found: str, wanted: str) -> bool:
    """Whether a language is the one wanted, or so near that its facts serve."""
    return found == wanted or any({found, wanted} <= pair for pair in PAIRS)


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_is_enough(code: str) -> None:
    assert is_as_good(detect(TEXTS[code]).language.code, code)


@pytest.mark.parametrize("code", [c for c in TEXTS if c not in {"nn", "nb", "da", "id", "hr"}])
def test_neither_is_a_long_text_taken_for_another(code: str) -> None:
    assert guess(" ".join([TEXTS[code]] * 12)).language.code == code


@pytest.mark.parametrize("code", STRANGERS)
def test_a_language_without_a_pack_is_not_taken_for_its_neighbour(code: str) -> None:
    for text in (STRANGERS[code], " ".join([STRANGERS[code]] * 12)):
        assert not detect(text).language.has_pack


@pytest.mark.parametrize("text", ["", "  \n", "1234 5678", "…", "ok", "Bora Bora", "x = y + 1", "\N{GRINNING FACE}"])
def test_nothing_is_guessed_from_nothing(text: str) -> None:
    assert detect(text).language is UNKNOWN


def test_a_foreign_name_does_not_decide() -> None:
    assert detect("美國參議員 Elizabeth Warren 週六在 Holyoke 說，她會在選舉之後認真考慮。").language.code == "zh-TW"
    assert detect("Писатель Александр Дюма (Alexandre Dumas) не был в этом городе, но о нём много писали.").language.code == "ru"


def test_combining_marks_and_capitals_do_not_hinder() -> None:
    assert detect("ΠΟΥ ΠΑΣ; ΔΕΝ ΞΕΡΩ.").language.code == "el"
    assert guess(TEXTS["en"].upper()).language.code == "en"


def test_script_of_a_mixed_text_is_that_of_its_dense_one() -> None:
    assert script_of("ABC 汉字汉字 abc") == "Hani"
    assert script_of("これは漢字漢字漢字") == "Jpan"


@pytest.mark.skipif(not DATA.exists(), reason="TEXTFIX_DATA names no folder with clean.dev.jsonl")
def test_languages_of_the_clean_set() -> None:
    docs = [doc for doc in map(json.loads, DATA.read_text("utf-8").splitlines()) if language(doc["lang"]).has_pack]
    right = 0
    for doc in docs:
        found = guess(doc["text"])
        right += is_as_good((found if found.reason != "unknown" else detect(doc["text"])).language.code, doc["lang"])
    assert right / len(docs) >= 0.97


EVEN = ["kv alal rit wie", "sebidang padesáti kami'y bude", "em kterých možná beide", "vinn ollut uansett ukentlig", "fn conx motivo aliishi"]


def test_even_votes_do_not_depend_on_the_order_of_a_set() -> None:
    """Sets of words are in another order in each process."""
    ask = f"from textfix.detection import detect; print([detect(t).language.code for t in {EVEN!r}])"
    found = {subprocess.run([sys.executable, "-c", ask], env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True,
                            check=True).stdout for seed in range(1, 6)}
    assert len(found) == 1


@pytest.mark.parametrize("end", [20, 200, 10_000])
def test_the_compiled_part_counts_the_same_votes(end: int) -> None:
    if voting._native is None:
        pytest.skip("the compiled part was not built")
    texts = [text.lower() for rule in load_rules() for _, text in rule.marked_examples()]
    for text in (*texts, " ".join(texts), "", " "):
        told, counted = voting.votes_of(text, end), voting._counted(text[:end])
        assert (told.words, bool(told.best)) == (counted.words, bool(counted.best))
        if told.best:
            assert (told.most, told.second) == (counted.most, counted.second)
            assert told.best == counted.best or told.most == told.second
