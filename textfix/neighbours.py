"""Everyday words of languages without a pack, so that none of them is taken for the language with a pack that it resembles."""
from __future__ import annotations

_LATIN = {
    "ast": "la el los les del y que en un una con por pa nun ye yera yá tamién esti esta estos pero más como'l d'un foi dempués cuando "
           "dixo pel pela pol pola na nel nos son ten tien hai ente munchu munches otru otra onde equí agora",
    "br": "ar an ur er ha hag gant evit da zo war eus eo a-hed ne ket met pe dre peogwir ivez bet oa hini holl gwelloc'h int ez eta",
    "ceb": "ang sa nga mga ug kay si ni wala dili niini kini siya sila usa alang apan kung unsa gikan karon tungod adunay usab iyang ilang",
    "co": "u di a è chì in i per ghjè cù una hè ancu sò più da ma cum'è hà nantu ellu ella issu issa duie trà quandu induve",
    "eo": "la de kaj en estas al ke kiu kun por ne li ŝi ili mi vi ĝi pri sed el ĉi tiu tio kiel ankaŭ estis pli oni aŭ se ĉe post dum",
    "fo": "og í at er ið á til var við tað av hann eru fyri hon teir ikki sum frá ein eitt sær hevur um men eisini teimum tá vóru",
    "fur": "il la di e che al in un une par cun no si ma dal des dai ancje lis jenfri jessi son cussì chest cheste come plui",
    "fy": "de en it fan yn in is te dat op foar mei wie net oan hy syn út troch wurdt binne ek by as mar hat wurde dy waard nei wa noch",
    "gd": "an a' na agus tha bha air ann gu do le ri aig e i iad nach chan gun sin seo mar a-mach airson bho fhèin cuideachd robh nuair",
    "ha": "da na ya a ta ne ce shi mai kuma cikin wannan don suka sun su zai yana cewa daga sai ba kan wanda wata tare haka an yi",
    "ht": "nan ki ak yo li pou se te yon sa pa gen nou mwen ou tou men lè kote tout sou ti moun fè pi avèk kap lan anpil",
    "ia": "le de e in es que un pro al con a per non del se ha como ma esseva plus illo isto iste illes su anque quando esser",
    "ig": "na ndị nke ya bụ a n' ihe dị ka nwere maka ha onye ọ ndi aka mgbe ga mana ebe oge otu ọzọ niile si ike anyị",
    "ilo": "ti a iti nga ken dagiti kadagiti ket iti maysa adda daytoy isu idi para manipud saan ngem babaen da na ni no kas nangruna",
    "jv": "ing lan kang sing ana iku saka kanggo karo iki uga utawa dadi ora dening wong wis nalika lumantar kabeh amarga yaiku tumrap",
    "ku": "û ku ji di de bi li ev ew bo jî ne ye bû hat heye wan wî wê di nav jê tê dike kir herî lê ser yek xwe çû an jî kirin",
    "la": "et in est non ad ut cum quod qui sed ex per atque ab sunt esse quae aut si ac etiam hoc eius enim nec de fuit erat quam",
    "lb": "de an den ass vun déi dat op mat fir zu vum net eng hunn ginn gëtt huet och am si war sinn dem no bei wéi aus nach awer ech",
    "lmo": "el la de e che in un l'è i per on con a se del sò cont ona inscì anca pussee quand minga hinn pu compagn",
    "mg": "ny sy ao ho izay dia tamin' ary amin' fa ireo ireto izany tsy no efa ka avy izy noho nandritra eo fotoana misy olona hoe",
    "mt": "il- ta' li u f' fuq minn għal ma' bħala dan din ma kien kienet hija huwa mhux wara dawn meta jew iżda kif tal- fil- mill- bil-",
    "mi": "te ki he ngā o nga i e ka hoki tēnei ko kua mō rāua nei kei me mai ana tana ratou au tonu nā rātou",
    "nds": "de un is in dat van mit to för nich op den en bi hett sik vun as sünd wörr ok an ut dör weer hebbt noch ober se wat",
    "ny": "ndi ya wa za kuti mu kwa pa la ku iye anthu monga koma izi ali kapena kuchokera pa nthawi chifukwa ngati ake zinthu yomwe",
    "oc": "de la lo e los las que en un una dins es del amb per a dels al son foguèt pas mas aquel aquesta tanben èra coma tre sus qu'es",
    "rm": "la il da e en ed è in per che ina dal cun na sin sco betg las ils era mo sia ses sun dals ha vegn cura tranter",
    "rw": "mu ku no na ya y' n' cyangwa ko kandi uyu muri ni bya wa ba abantu iyi nk' ubwo aho kuri mbere mu gihe ariko cyane",
    "sc": "su sa de e in s' sos sas unu una est pro chi cun a dae non fiat ma prus issu comente ant cando custu custa sunt",
    "scn": "u di a la lu e chi nta nti li n pi ca sunnu cu dî dû era comu havi macari cchiù iddu si nnô ntô quannu stu sta",
    "sn": "uye kuti ne mu pa nekuti kana va ari ku iyo asi iye izvi kuti rakanaka vanhu iri apo sezvo aka zvakare uyo vari",
    "so": "oo ka ku iyo waa in ee la ay u waxaa ah uu isaga kale ayaa waxay laakiin markii kuwa sida soo dadka wuxuu ama jiray",
    "st": "ho le ea ya ba e ka hore ke ha tsa sa mo bona feela kapa empa haholo batho ena eo ntho tse hape joalo",
    "su": "jeung nu anu di ka dina ku teh téh ieu aya éta tina pikeun mangrupa henteu urang atawa ogé mun geus sarta saperti",
    "szl": "we na je i ze do sie to sōm ôd był abo jak była kery ino ôsta tyż bez tyn po dlŏ niy",
    "tk": "we bu bir bilen üçin hem boldy ol şeýle boýunça onuň öz diýip bolan bolup baradaky ýa-da ýaly sebäpli edýär eden",
    "tn": "go le ya mo ka a ba e ke fa gore o tsa wa se mme bone gape fela kana batho eo jaanong dilo",
    "uz": "va bu bilan uchun bir da ham edi o'z bo'lgan bo'yicha bo'lib deb esa yoki lekin uning bo'ldi kerak qilish o‘z bo‘lgan bo‘yicha",
    "vec": "el ła la de e che in un xe i par con a na se del ghe no so co so sto sta anca pì quando",
    "wo": "ci ak mu bi yi ba la ni nga ma di am lu ko na it yu ñu bu ñi waaye dañu gi",
    "xh": "ukuba kwaye le kwi ngokuba ke xa oku abantu nto kodwa kunye into njengoko uthi okanye ngoko phantsi kwakhona",
    "yo": "ni ti ati awọn ó ń pé fún sí kan náà láti ṣe àwọn bí wọ́n lọ gẹ́gẹ́ nínú ọ̀rọ̀ jẹ́ yìí tí àti kò",
    "zu": "ukuthi futhi ngokuthi kodwa uma lapho kanye abantu ukuze noma kusho ngoba le lo khona njengoba kakhulu",
}
_CYRILLIC = {
    "ba": "һәм менән булған өсөн был бер үҙ ул тип уның буйынса булып бик тура иң тағы кеше ине һуң",
    "cv": "тата пек та те вӑл мар ҫак ҫинчен тӑвать пур ҫын хӑй пулнӑ вара унӑн ҫавӑн ҫулта",
    "ky": "жана менен бир үчүн бул деп болгон анын да эле ал өз боюнча эмес бар дагы кыргыз жок болуп кийин эң аны",
    "mn": "нь юм гэж байна энэ нэг бол болон байсан их бүр улсын хүн өөр түүний дээр гэсэн бөгөөд ч мөн ба байгаа хийх тухай хамт",
    "os": "æмæ у йæ ма ды уый куыд та æй цы фæлæ дæр ис уыдис сæ иу мæ нæ",
    "tg": "ва дар аз ки ба бо ин он барои аст буд шуд худ як бояд мекунад то низ вале онҳо шудааст",
    "tt": "һәм белән бу бер өчен дә та ул үз булган буенча дип аның иде да бик тагын татар кеше соң",
}
_DEVANAGARI = {
    "bho": "के में से बा आ कि खातिर ई रहे भी पर ओकर होखे ना हवे जे एह एगो रहल बाटे केहू",
    "mai": "केर अछि छल सँ आ मे एहि जे ओ नहि छथि सभ पर लेल भेल अपन हुनका",
    "ne": "र को मा छ हो का लाई गर्न पनि यो भने भएको गरेको थियो हुन्छ एक गरी ले छन् बाट तर गर्ने उनले सँग थिए उनी यस त्यो हुने गरे "
          "साथै नेपाल अनुसार भएका भयो रहेको दिए अब मात्र गर्दै पछि हुन सक्छ छैन",
    "sa": "च न अस्ति एव इति तत् अपि सः तु भवति यत् तस्य अत्र तथा",
}
_ARABIC = {
    "ckb": "لە و بە بۆ کە ئەو ئەم لەگەڵ سەر هەروەها دەکات بوو کرد هەیە دەبێت ئەوە",
    "ps": "د په او چې له يې ته دا دی هم سره شو کړي چه پر کې دي ده هغه نه",
    "sd": "جي ۾ جو ۽ کي آهي سان جا ته هن کان آهن به اهو ان",
}
_ALONE = {"Gujr": "gu", "Guru": "pa", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Ethi": "am", "Tibt": "bo", "Orya": "or"}
# by script, then by language: its words in one text (none where nobody else writes the script)
NEIGHBOURS = {
    **{script: {code: ""} for script, code in _ALONE.items()}, "Latn": _LATIN, "Cyrl": _CYRILLIC, "Deva": _DEVANAGARI, "Arab": _ARABIC,
}

# frequent characters, each with its other form: simplified, then traditional (neither is used in text of the other kind)
_FORMS = (
    "这這国國们們来來个個为為时時说說会會对對发發经經过過还還动動进進样樣现現学學实實关關头頭问問点點长長机機开開门門间間见見电電话話东東车車两兩从從无無书書"
    "员員产產业業当當应應体體万萬与與义義难難总總变變让讓认認论論请請该該谁誰语語读讀设設证證许許记記议議训訓计計订訂讲講识識试試详詳误誤调調质質贵貴费費资資"
    "赛賽输輸运運达達边邊远遠选選连連际際陆陸阳陽队隊险險随隨须須顾顧预預领領题題风風飞飛饭飯馆館马馬验驗鱼魚鸟鳥黄黃龙龍龄齡齐齊钱錢银銀铁鐵错錯镇鎮"
    "闻聞阅閱网網罗羅联聯职職胜勝脑腦脸臉节節艺藝苏蘇药藥获獲虽雖补補装裝规規视視觉覺观觀线線组組细細织織终終给給统統继繼续續维維约約级級纪紀红紅纸紙结結"
    "绝絕编編罚罰类類紧緊极極构構标標树樹桥橋检檢楼樓权權杀殺条條单單卖賣卫衛历歷压壓厂廠双雙号號叶葉听聽响響团團园園围圍图圖场場块塊坏壞声聲处處备備够夠"
    "奖獎妇婦宝寶审審宪憲宽寬导導将將尔爾层層岁歲岛島币幣师師带帶帮幫广廣庆慶库庫张張归歸录錄惊驚战戰户戶执執扩擴担擔护護报報择擇损損换換据據敌敵数數断斷"
    "显顯暂暫术術亲親亿億仅僅价價众眾优優伤傷传傳伟偉儿兒党黨兴興养養写寫军軍农農决決况況减減刘劉则則刚剛创創剧劇办辦务務劳勞势勢区區医醫华華协協县縣参參"
    "欢歡欧歐毕畢气氣汉漢测測济濟满滿湾灣热熱爱愛独獨环環疗療监監码碼确確礼禮离離积積称稱稳穩竞競笔筆签簽简簡")
SIMPLIFIED, TRADITIONAL = frozenset(_FORMS[::2]), frozenset(_FORMS[1::2]) | frozenset("於後裡臺麼們並")
CANTONESE = frozenset("嘅咗喺佢哋嚟冇嘢啲噉")
