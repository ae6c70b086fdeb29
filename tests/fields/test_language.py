"""Which language a text is in. All sentences are invented."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import NewscleanError
from newsclean.fields import profiles
from newsclean.fields.language import _CHINESE, _JAPANESE, UNKNOWN, guess_language
from newsclean.fields.scripts import SCRIPTS, letters

SENTENCES = {
    "af": "Die regering het gister 'n nuwe plan aangekondig om huise naby die hawe te bou.",
    "am": "መንግሥት ትናንት አዲስ የቤት ግንባታ ዕቅድ አጸደቀ።",
    "ar": "أعلنت الحكومة أمس خطة جديدة لبناء مساكن قرب الميناء القديم.",
    "bg": "Правителството одобри вчера нов план за строеж на жилища край старото пристанище.",
    "bn": "সরকার গতকাল পুরোনো বন্দরের কাছে নতুন বাড়ি তৈরির পরিকল্পনা অনুমোদন করেছে।",
    "ca": "El govern va anunciar ahir un nou pla per construir habitatges a prop del port vell.",
    "cs": "Vláda včera schválila nový plán výstavby bytů v blízkosti starého přístavu.",
    "cy": "Cyhoeddodd y llywodraeth ddoe gynllun newydd i godi tai ger yr hen borthladd.",
    "da": "Regeringen vedtog i går en ny plan for opførelse af boliger ved den gamle havn.",
    "de": "Die Regierung hat gestern einen neuen Plan für den Bau von Wohnungen am alten Hafen beschlossen.",
    "el": "Η κυβέρνηση ανακοίνωσε χθες ένα νέο σχέδιο για την κατασκευή κατοικιών.",
    "en": "The government announced a new plan yesterday to build homes near the old harbour.",
    "es": "El gobierno anunció ayer un nuevo plan para construir viviendas cerca del puerto viejo.",
    "et": "Valitsus kiitis eile heaks uue kava ehitada vana sadama lähedale kortereid.",
    "fa": "دولت دیروز طرح تازه‌ای برای ساخت خانه در نزدیکی بندر قدیمی اعلام کرد.",
    "fi": "Hallitus hyväksyi eilen uuden suunnitelman asuntojen rakentamisesta vanhan sataman lähelle.",
    "fr": "Le gouvernement a annoncé hier un nouveau plan pour construire des logements près du vieux port.",
    "gu": "સરકારે ગઈકાલે જૂના બંદર પાસે નવા મકાનો બાંધવાની યોજના જાહેર કરી.",
    "he": "הממשלה אישרה אתמול תוכנית חדשה לבניית דירות ליד הנמל הישן.",
    "hi": "सरकार ने कल पुराने बंदरगाह के पास नए मकान बनाने की योजना की घोषणा की।",
    "hr": "Vlada je jučer usvojila novi plan za izgradnju stanova u blizini stare luke.",
    "hu": "A kormány tegnap új tervet fogadott el a régi kikötő melletti lakások építésére.",
    "hy": "Կառավարությունը երեկ հաստատեց նոր բնակարանների կառուցման ծրագիրը։",
    "id": "Pemerintah kemarin mengumumkan rencana baru untuk membangun rumah di dekat pelabuhan lama.",
    "it": "Il governo ha annunciato ieri un nuovo piano per costruire case vicino al vecchio porto.",
    "ja": "政府は昨日、古い港の近くに住宅を建てる新しい計画を発表した。",
    "ka": "მთავრობამ გუშინ ახალი საცხოვრებელი სახლების მშენებლობის გეგმა დაამტკიცა.",
    "km": "រដ្ឋាភិបាលបានប្រកាសផែនការថ្មីមួយកាលពីម្សិលមិញ។",
    "kn": "ಸರ್ಕಾರ ನಿನ್ನೆ ಹಳೆಯ ಬಂದರಿನ ಬಳಿ ಹೊಸ ಮನೆಗಳನ್ನು ಕಟ್ಟುವ ಯೋಜನೆ ಪ್ರಕಟಿಸಿತು.",
    "ko": "정부는 어제 옛 항구 근처에 주택을 짓는 새 계획을 발표했다.",
    "lo": "ລັດຖະບານໄດ້ປະກາດແຜນການໃໝ່ໃນມື້ວານນີ້",
    "lt": "Vyriausybė vakar patvirtino naują planą statyti būstus prie senojo uosto.",
    "lv": "Valdība vakar apstiprināja jaunu plānu būvēt dzīvokļus pie vecās ostas.",
    "mk": "Владата вчера усвои нов план за изградба на станови во близина на старото пристаниште.",
    "ml": "പഴയ തുറമുഖത്തിനടുത്ത് പുതിയ വീടുകൾ നിർമിക്കാനുള്ള പദ്ധതി സർക്കാർ ഇന്നലെ പ്രഖ്യാപിച്ചു.",
    "mr": "सरकारने काल जुन्या बंदराजवळ नवीन घरे बांधण्याची योजना जाहीर केली आहे.",
    "my": "အစိုးရက မနေ့က အိမ်ရာစီမံကိန်းအသစ်ကို ကြေညာခဲ့သည်။",
    "ne": "सरकारले हिजो पुरानो बन्दरगाह नजिकै नयाँ घर बनाउने योजना घोषणा गरेको छ।",
    "nl": "De regering heeft gisteren een nieuw plan aangekondigd om woningen te bouwen bij de oude haven.",
    "no": "Regjeringen vedtok i går en ny plan for bygging av boliger ved den gamle havnen.",
    "pa": "ਸਰਕਾਰ ਨੇ ਕੱਲ੍ਹ ਪੁਰਾਣੀ ਬੰਦਰਗਾਹ ਨੇੜੇ ਨਵੇਂ ਘਰ ਬਣਾਉਣ ਦੀ ਯੋਜਨਾ ਦਾ ਐਲਾਨ ਕੀਤਾ।",
    "pl": "Rząd przyjął wczoraj nowy plan budowy mieszkań w pobliżu starego portu.",
    "pt": "O governo anunciou ontem um novo plano para a construção de habitações perto do porto velho.",
    "ro": "Guvernul a anunțat ieri un nou plan pentru construirea de locuințe lângă portul vechi.",
    "ru": "Правительство вчера одобрило новый план строительства жилья возле старого порта.",
    "si": "රජය ඊයේ පැරණි වරාය අසල නව නිවාස සැලැස්මක් ප්‍රකාශයට පත් කළේය.",
    "sk": "Vláda včera schválila nový plán výstavby bytov pri starom prístave, ktorý predložilo mesto.",
    "sl": "Vlada je včeraj sprejela nov načrt za gradnjo stanovanj v bližini starega pristanišča.",
    "so": "Dowladda ayaa shalay ku dhawaaqday qorshe cusub oo guryo looga dhisayo agagaarka dekedda hore.",
    "sq": "Qeveria miratoi dje një plan të ri për ndërtimin e banesave pranë portit të vjetër.",
    "sv": "Regeringen antog i går en ny plan för att bygga bostäder vid den gamla hamnen.",
    "sw": "Serikali ilitangaza jana mpango mpya wa kujenga nyumba karibu na bandari ya zamani.",
    "ta": "பழைய துறைமுகம் அருகே புதிய வீடுகள் கட்டும் திட்டத்தை அரசு நேற்று அறிவித்தது.",
    "te": "పాత ఓడరేవు దగ్గర కొత్త ఇళ్లు కట్టే ప్రణాళికను ప్రభుత్వం నిన్న ప్రకటించింది.",
    "th": "รัฐบาลประกาศแผนใหม่เมื่อวานนี้เพื่อสร้างบ้านใกล้ท่าเรือเก่า",
    "tl": "Inanunsyo kahapon ng pamahalaan ang bagong plano na magtayo ng mga bahay malapit sa lumang daungan.",
    "tr": "Hükümet dün eski limanın yakınında konut inşa etmek için yeni bir plan açıkladı.",
    "uk": "Уряд учора схвалив новий план будівництва житла поблизу старого порту.",
    "ur": "حکومت نے کل پرانی بندرگاہ کے قریب نئے گھر بنانے کے منصوبے کا اعلان کیا۔",
    "vi": "Chính phủ hôm qua công bố kế hoạch mới xây dựng nhà ở gần cảng cũ.",
    "zh": "政府昨天宣布在旧港口附近建造住房的新计划。",
}

HEADLINES = [
    ("de", "Bahn streicht Züge nach Unwetter"),
    ("de", "Hafen: Neue Wohnungen für 300 Familien"),
    ("en", "Mayor quits after harbour row"),
    ("en", "What we know about the bridge collapse so far"),
    ("es", "El alcalde dimite tras la polémica del puerto"),
    ("fr", "Grève des éboueurs : la ville cherche une issue"),
    ("fr", "Météo : retour de la pluie dès jeudi"),
    ("hi", "बारिश से शहर की सड़कें बंद"),
    ("it", "Sciopero dei treni, ecco gli orari"),
    ("ja", "首相、来月に訪米へ"),
    ("ja", "衆院選、単独過半数の見通し広島県"),
    ("ko", "시장, 항구 논란 끝에 사임"),
    ("nl", "Burgemeester stapt op na ruzie over haven"),
    ("pl", "Burmistrz rezygnuje po sporze o port"),
    ("pt", "Prefeito renuncia após polêmica do porto"),
    ("ru", "Мэр ушёл в отставку после скандала"),
    ("sv", "Borgmästaren avgår efter bråket om hamnen"),
    ("tr", "Belediye başkanı liman tartışmasından sonra istifa etti"),
    ("vi", "Thị trưởng từ chức sau vụ bê bối cảng"),
    ("zh", "市长因港口争议辞职"),
    ("zh", "市長因港口爭議辭職，這是今年第二次"),
]

ARTICLE = (
    "Le conseil municipal a voté mercredi soir la rénovation du vieux marché couvert, fermé depuis l'hiver dernier. "
    "Les travaux doivent commencer au printemps et durer dix-huit mois. Les commerçants, installés provisoirement "
    "sur la place voisine, demandent une baisse de leur loyer pendant toute la durée du chantier. "
    "« Nous perdons un client sur trois », explique une fleuriste présente depuis vingt ans."
)


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_sentence(code: str, sentence: str) -> None:
    guess = guess_language(sentence)
    assert guess.code == code, guess
    assert guess.score >= 0.5
    assert guess.runner_up != code


@pytest.mark.parametrize(("code", "headline"), HEADLINES)
def test_headline(code: str, headline: str) -> None:
    assert guess_language(headline).code == code


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "it", "pl", "ru", "tr", "uk", "el"])
def test_capitals_are_no_other_language(code: str) -> None:
    assert guess_language(SENTENCES[code].upper()).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "1234 !!",
        "12.03.2024 – 14:30",
        "٣٤٥ ۱۲۳ १२३",
        "😀😀 🎉",
        "https://example.org/une-page-en-francais?x=1",
        "@someone @someoneelse",
        "info@example.org",
        "\ufeff",
        "\x00",
        "\ud800",
        "1 " * 5000,
        "… — ·",
    ],
)
def test_nothing_to_read(text: str) -> None:
    assert guess_language(text) == UNKNOWN == ("und", 0.0, "")


@pytest.mark.parametrize(
    "text",
    [
        "xzqj qwrt",
        "asdfgh jklqwe zxcvbn qwertz",
        "None",
        "null",
        "NaN",
        "hjkl fdsa wqpoiu mnbvcx trewq yuiop lkjhg",
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4",
        "bxo yvxqjrkh csjdzhbb wqgnsbap dkkq zzxv",
        "OK",
        "x",
        "Ω",
        "中",
    ],
)
def test_noise_is_no_language(text: str) -> None:
    guess = guess_language(text)
    assert guess.code == "und"
    assert guess.score < 0.4


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Icelandic", "Ríkisstjórnin samþykkti í gær nýja áætlun um byggingu íbúða nálægt gömlu höfninni í bænum."),
        ("Faroese", "Landsstýrið samtykti í gjár eina nýggja ætlan um at byggja bústaðir við gomlu havnina."),
        ("Basque", "Jaurlaritzak atzo onartu zuen portu zaharraren ondoan etxebizitzak eraikitzeko plan berria."),
        ("Uzbek", "Hukumat eski port yaqinida uylar qurish bo'yicha yangi rejani tasdiqladi, dedi hokim o'rinbosari."),
        ("Kazakh", "Үкімет кеше ескі порттың жанында тұрғын үйлер салу туралы жаңа жоспарды бекітті."),
        ("Mongolian", "Засгийн газар өчигдөр хуучин боомтын дэргэд орон сууц барих шинэ төлөвлөгөөг баталлаа."),
        ("Pashto", "حکومت پرون د زاړه بندر ترڅنګ د نویو کورونو د جوړولو پلان تصویب کړ او ویې ویل چې ژر به پیل شي."),
    ],
)
def test_language_without_profile_is_not_taken_for_another(name: str, text: str) -> None:
    guess = guess_language(text)
    assert guess.code == "und", name
    assert guess.runner_up


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", f"This site uses cookies to give you the best experience. Accept all\n\n{ARTICLE}"),
        ("fr", f"{ARTICLE}\n\nSign up for our newsletter and never miss a story from us."),
        ("fr", f"{ARTICLE}\n\nЧитайте также: новости города\n\nرابط المصدر"),
        ("fr", f"{ARTICLE} " + "https://example.org/breaking-news-about-the-harbour " * 5),
        ("zh", "NVIDIA 发布 GeForce RTX 新显卡，OpenAI 与 Microsoft 表示欢迎"),
        ("zh", "昨晚，小林さん一行抵达北京，与当地企业举行了会谈，双方就今后在农业等方面的合作交换了意见。"),
        ("ja", "Apple、新型 iPhone を発表"),
        ("ko", "삼성, Galaxy S30 Ultra 공개"),
        ("ru", "Компания Volkswagen Group закрывает завод Audi Brussels"),
        ("ar", "شركة Volkswagen تغلق مصنع Audi في بروكسل"),
        ("en", "Xi Jinping (习近平) will travel to the summit next week, officials said"),
        ("en", "The Greek word φιλοξενία has no simple English translation"),
        ("de", "Der EU-Gipfel mit USA, NATO und UNO bringt laut ARD und ZDF kaum Ergebnisse"),
    ],
)
def test_mixed_text(code: str, text: str) -> None:
    assert guess_language(text).code == code


def test_words_far_apart_are_found() -> None:
    rows = "\n".join(f"{n:04d} | {n * 7:06d} |" + " " * 40 for n in range(400))
    assert guess_language(f"{rows}\n{SENTENCES['nl']}\n{rows}").code == "nl"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Han kommer i morgen", ("da", "no")),
        ("Sport", ("de", "en", "fr")),
        ("Natural gas in Portugal", ("en", "pt", "es")),
        ("東京都知事選", ("ja", "zh")),
        ("Minister Novak", ("de", "en", "no")),
    ],
)
def test_likely_breaks_near_ties(text: str, codes: tuple[str, ...]) -> None:
    for code in codes:
        assert guess_language(text, likely=code).code == code


@pytest.mark.parametrize("code", [code for code in SENTENCES if code not in {"no", "da"}])
def test_likely_does_not_overrule_the_text(code: str) -> None:
    for stated in ("en", "fr", "ru", "ja", "xx", "cy"):
        assert guess_language(SENTENCES[code], likely=stated).code == code


@pytest.mark.parametrize(
    ("stated", "code"),
    [("pt-BR", "pt"), ("PT_br", "pt"), (" pt ", "pt"), ("nb-NO", "no"), ("nn", "no"), ("zh-Hant-TW", "zh")],
)
def test_likely_may_name_a_region(stated: str, code: str) -> None:
    text = {"pt": "Natural de Lisboa", "no": "Han kommer i morgen", "zh": "東京都知事選"}[code]
    assert guess_language(text, likely=stated) == guess_language(text, likely=code)
    assert guess_language(text, likely=stated).code == code


def test_likely_adds_nothing_to_noise() -> None:
    assert guess_language("xzqj qwrt hjkl", likely="en").code == "und"
    assert guess_language("123", likely="en") == UNKNOWN


def test_score_grows_with_the_text() -> None:
    few, some, many = (guess_language(ARTICLE[:length]).score for length in (4, 60, 110))
    assert few < 0.5 < 0.9 < some < many
    assert guess_language("Sport Extra").score < 0.75
    assert guess_language("Han kommer i morgen").runner_up in {"da", "no"}


def test_spelling_variants_of_unicode_are_one() -> None:
    for code in ("vi", "fr", "ro", "cs", "hi", "ko"):
        composed, decomposed = (unicodedata.normalize(form, SENTENCES[code]) for form in ("NFC", "NFD"))
        assert guess_language(decomposed) == guess_language(composed)
    cedilla = SENTENCES["ro"].replace("ț", "ţ").replace("ș", "ş")
    assert guess_language(cedilla) == guess_language(SENTENCES["ro"])


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(codec=None), max_size=600), st.text(max_size=8))
def test_any_text(text: str, likely: str) -> None:
    guess = guess_language(text, likely=likely)
    assert 0.0 <= guess.score <= 1.0
    assert (guess.code == "und") == (guess.score < 0.4)
    assert guess == guess_language(text, likely=likely)


def test_a_megabyte_takes_no_longer_than_a_page() -> None:
    guess_language(ARTICLE)
    start = time.process_time()
    for text in (ARTICLE * 3000, "😀" * 1_000_000, "a" * 1_000_000, " " * 1_000_000 + ARTICLE, "@" * 1_000_000):
        guess_language(text)
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("script", SCRIPTS[1:5], ids=lambda script: script.name)
def test_table_says_what_the_profiles_say(script) -> None:
    """The table against a plain reading of langdetect's own files, n-gram by n-gram."""

    table = profiles.table(script)
    own = letters(script)
    for column, language in enumerate(script.languages):
        counts, totals = profiles._profile(language)
        grams = [g for g in counts if all(c == " " or ord(c) in own for c in g) and len(g) > 1 and g[1] != " "]
        assert len(grams) > 1000
        for gram in grams[:: len(grams) // 150]:
            ids = table.ids[[ord(c) for c in gram]].tolist()
            row = table.triples[table.pairs[ids[0] + profiles.PAIR * ids[1]] + (ids[2] if len(gram) == 3 else 0)]
            expected = math.log(profiles.FLOOR + counts[gram] / totals[len(gram) - 1])
            if len(gram) == 2:
                assert abs(table.scores[row, column] / profiles.UNIT - expected) <= 0.0006
                continue
            pair = table.triples[table.pairs[ids[0] + profiles.PAIR * ids[1]]]
            alone = table.alone[column, row]
            assert abs(alone / profiles.UNIT - expected) <= 0.0006
            assert table.scores[row, column] == profiles.TRIGRAM_WEIGHT * alone + table.scores[pair, column]
    trigrams = table.scores[:, -1] == 1
    assert not table.scores[0].any() and not table.alone[:, ~trigrams].any() and trigrams.any()


def test_signs_of_one_country_only() -> None:
    """National character sets know which signs a country writes."""
    assert not [sign for sign in _JAPANESE if sign.encode("gb2312", "ignore")]
    assert all(sign.encode("shift_jis") for sign in _JAPANESE)
    assert all(sign.encode("gb2312", "ignore") or sign.encode("big5", "ignore") for sign in _CHINESE)
    assert not _JAPANESE & _CHINESE


def test_unreadable_profile_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "_folder", lambda: tmp_path)
    with pytest.raises(NewscleanError, match="reinstall langdetect"):
        profiles.table.__wrapped__(SCRIPTS[2])
    (tmp_path / "bg").write_text('{"freq": {"а": 1}}')
    with pytest.raises(NewscleanError, match=r"bg: cannot read this language profile .*n_words"):
        profiles.table.__wrapped__(SCRIPTS[2])


def run_python(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_same_answer_under_any_hash_seed() -> None:
    texts = [*SENTENCES.values(), *(text for _, text in HEADLINES), "Sport", "xzqj", ARTICLE]
    code = (
        "import json, sys; from newsclean.fields.language import guess_language;"
        f"print(json.dumps([guess_language(text) for text in json.loads({json.dumps(texts)!r})]))"
    )
    first, second = (run_python(code, PYTHONHASHSEED=seed) for seed in ("1", "4242"))
    assert first == second
    assert json.loads(first) == [list(guess_language(text)) for text in texts]


def test_import_is_light_and_langdetect_is_never_imported() -> None:
    run_python(
        "import sys; from newsclean.fields.language import guess_language\n"
        "assert not {'numpy', 'langdetect'} & set(sys.modules)\n"
        "assert guess_language('Le gouvernement a annoncé un plan.').code == 'fr'\n"
        "assert 'langdetect' not in sys.modules\n"
    )


def test_langdetects_seed_is_left_alone() -> None:
    run_python(
        "from langdetect import DetectorFactory\n"
        "from newsclean.fields.language import guess_language\n"
        "DetectorFactory.seed = 77\n"
        "guess_language('Le gouvernement a annoncé un plan.')\n"
        "assert DetectorFactory.seed == 77\n"
    )
