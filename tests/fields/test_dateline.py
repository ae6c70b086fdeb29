"""Datelines of all scripts: what is a place, who is the agency, and where the sentence starts."""

import pytest

from newsclean import clean
from newsclean.fields.dateline import read_city, read_city_line, read_dateline
from newsclean.fields.places import is_city

# line, place, agency, how the sentence starts
HITS = [
    ("BRUSSELS (AP) – Ministers met.", "BRUSSELS", "AP", "Ministers"),
    ("PHOENIX A.Z. (AP) – For months the ferry ran.", "PHOENIX", "AP", "For"),
    ("St. Petersburg, Fla. (AP) — Ministers met.", "St. Petersburg", "AP", "Ministers"),
    ("BEIJING, March 5 (Xinhua) -- Ministers met.", "BEIJING", "Xinhua", "Ministers"),
    ("Srinagar, Mar 05 (KNO): Ministers met.", "Srinagar", "KNO", "Ministers"),
    ("SEOUL, South Korea — Ministers met.", "SEOUL", None, "Ministers"),
    ("NEW YORK/LONDON (Reuters) - Ministers met.", "NEW YORK/LONDON", "Reuters", "Ministers"),
    ("BAKU, Azerbaijan, March 5. /Trend/. Ministers met.", "BAKU", "Trend", "Ministers"),
    ("Paris, 3 mars (AFP) - Les ministres se sont réunis.", "Paris", "AFP", "Les"),
    ("PARIS, AFP – Les ministres se sont réunis.", "PARIS", "AFP", "Les"),
    ("AFP, Paris – Les ministres se sont réunis.", "Paris", "AFP", "Les"),
    ("Berlin (dpa/bb) - Minister trafen sich.", "Berlin", "dpa", "Minister"),
    ("Madrid, 5 may (EFE).- Los ministros se reunieron.", "Madrid", "EFE", "Los"),
    ("MADRID, 5 Mar. (EUROPA PRESS) - Los ministros se reunieron.", "MADRID", "EUROPA PRESS", "Los"),
    ("(ANSA) - ROMA, 05 MAR - I ministri si sono visti.", "ROMA", "ANSA", "I"),
    ("(AGI) - Roma, 5 mar. - I ministri si sono visti.", "Roma", "AGI", "I"),
    ("Roma, 5 mar. (askanews) – I ministri si sono visti.", "Roma", "askanews", "I"),
    ("Lisboa, 05 mar 2023 (Lusa) - Os ministros reuniram-se.", "Lisboa", "Lusa", "Os"),
    ("Praha 5. března (ČTK) - Ministři se sešli.", "Praha", "ČTK", "Ministři"),
    ("Bratislava 5. marca (TASR) - Ministri sa stretli.", "Bratislava", "TASR", "Ministri"),
    ("Budapest, 2023. március 5., vasárnap (MTI) - A miniszterek találkoztak.", "Budapest", "MTI", "A"),
    ("Bukarest, 5 mar /Agerpres/ - Miniștrii s-au întâlnit.", "Bukarest", "Agerpres", "Miniștrii"),
    ("Beograd, 5. mart /Tanjug/ - Ministri su se sreli.", "Beograd", "Tanjug", "Ministri"),
    ("Warszawa (PAP) – Ministrowie się spotkali.", "Warszawa", "PAP", "Ministrowie"),
    ("ANKARA (AA) - Bakanlar toplandı.", "ANKARA", "AA", "Bakanlar"),
    ("İSTANBUL (DHA)- Bakanlar toplandı.", "İSTANBUL", "DHA", "Bakanlar"),
    ("Helsinki (STT) — Ministerit tapasivat.", "Helsinki", "STT", "Ministerit"),
    ("OSLO (NTB): Ministrene møttes.", "OSLO", "NTB", "Ministrene"),
    ("STAVANGER (Havbladet): Ministrene møttes.", "STAVANGER", None, "Ministrene"),
    ("KØBENHAVN (Ritzau) Ministrene mødtes.", "KØBENHAVN", "Ritzau", "Ministrene"),
    ("JAKARTA (Kabarlaut.com) - Para menteri bertemu.", "JAKARTA", None, "Para"),
    ("Hà Nội (TTXVN) - Các bộ trưởng gặp nhau.", "Hà Nội", "TTXVN", "Các"),
    ("МОСКВА, 3 мар — РИА Новости. Министры встретились.", "МОСКВА", "РИА Новости", "Министры"),
    ("МОСКВА, 3 мар - РИА Новости, Иван Петров. Министры встретились.", "МОСКВА", "РИА Новости", "Министры"),
    ("МОСКВА, 3 марта. /ТАСС/. Министры встретились.", "МОСКВА", "ТАСС", "Министры"),
    ("Москва. 3 марта. INTERFAX.RU - Министры встретились.", "Москва", "INTERFAX.RU", "Министры"),
    ("3 марта, Минск /Корр. БЕЛТА/. Министры встретились.", "Минск", "БЕЛТА", "Министры"),
    ("АСТАНА. КАЗИНФОРМ - Министры встретились.", "АСТАНА", "КАЗИНФОРМ", "Министры"),
    ("Москва, 3 марта — Министры встретились.", "Москва", None, "Министры"),
    ("КИЇВ. 3 березня. УНН. Міністри зустрілися.", "КИЇВ", "УНН", "Міністри"),
    ("Київ. 3 березня. ІНТЕРФАКС-УКРАЇНА - Міністри зустрілися.", "Київ", "ІНТЕРФАКС-УКРАЇНА", "Міністри"),
    ("София /БТА/ - Министрите се срещнаха.", "София", "БТА", "Министрите"),
    ("ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) - Οι υπουργοί συναντήθηκαν.", "ΑΘΗΝΑ", "ΑΠΕ-ΜΠΕ", "Οι"),
    ("القاهرة (رويترز) - اجتمع الوزراء.", "القاهرة", "رويترز", "اجتمع"),
    ("بيروت 5 مارس (رويترز) - اجتمع الوزراء.", "بيروت", "رويترز", "اجتمع"),
    ("دبي في 5 مارس / وام / اجتمع الوزراء.", "دبي", "وام", "اجتمع"),
    ("الرياض - واس : اجتمع الوزراء.", "الرياض", "واس", "اجتمع"),
    ("واشنطن-(أ ف ب)- اجتمع الوزراء.", "واشنطن", "أ ف ب", "اجتمع"),
    ("تهران (ایسنا) - وزیران دیدار کردند.", "تهران", "ایسنا", "وزیران"),
    ("ירושלים (רויטרס) - השרים נפגשו.", "ירושלים", "רויטרס", "השרים"),
    ("नई दिल्ली, 5 मार्च (भाषा) मंत्री मिले।", "नई दिल्ली", "भाषा", "मंत्री"),
    ("ঢাকা, ৫ মার্চ (বাসস) : মন্ত্রীরা মিলিত হন।", "ঢাকা", "বাসস", "মন্ত্রীরা"),
    ("(Adnkronos) - I ministri si sono visti.", None, "Adnkronos", "I"),
]

MISSES = [
    "NATO – and nobody else – decides.",
    "NATO – Ministers decide.",
    "FESTIVAL – le jazz est là.",
    "The agency (AFP) was founded in 1835.",
    "Ministers (AP) said so.",
    "Le maire de Paris (AFP) a dit non.",
    "Samedi 5 mars – Les ministres se réunissent.",
    "Dimanche, 5 mars - Les ministres se réunissent.",
    "EXCLUSIVE - Ministers met.",
    "Reuters - the agency - said so.",
    "Президент (Россия) — Министр.",
    "Correction, March 5 - Ministers met.",
    "Berlin – Stadt der Liebe.",
    "Macron (LREM) - le président.",
    "The harbour (London) - it is cold.",
    "وكالة الأنباء (رويترز) قالت إن الوزراء اجتمعوا.",
    "Update 3 (AP rules) - ministers met.",
    "",
]


@pytest.mark.parametrize("line, place, agency, start", HITS, ids=[hit[0][:30] for hit in HITS])
def test_hits(line: str, place: str | None, agency: str | None, start: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert line[found.end :].startswith(start)


@pytest.mark.parametrize("line", MISSES)
def test_misses(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    "line, place, start",
    [
        ("Pescara. Agenti e volontari hanno visto tutto.", "Pescara", "Agenti"),
        ("Berlin. In der Stadt war viel los.", "Berlin", "In"),
        ("Stockholm. Ministrarna möttes.", "Stockholm", "Ministrarna"),
        ("Москва. Министры встретились.", "Москва", "Министры"),
        ("NEW DELHI: The ministers met.", "NEW DELHI", "The"),
        ("Berlin – Die Minister trafen sich.", "Berlin", "Die"),
        ("लखनऊ: मंत्री मिले।", "लखनऊ", "मंत्री"),
        ("लखनऊ। मंत्री मिले।", "लखनऊ", "मंत्री"),
        ("بغداد/ اجتمع الوزراء.", "بغداد", "اجتمع"),
        ("MÜNCHEN/BERLIN Die Minister sagten, die Lage sei gut.", "MÜNCHEN/BERLIN", "Die"),
    ],
)
def test_a_city_alone_starts_the_first_paragraph(line: str, place: str, start: str) -> None:
    found = read_city(line)
    assert found is not None
    assert found.place == place
    assert line[found.end :].startswith(start)


@pytest.mark.parametrize(
    "line",
    [
        "Nostalgia. Ne parla un libro.",
        "Berlin ist groß.",
        "Paris. das ist",
        "Roma vince il derby.",
        "LONDON Mayor Greta Holm said the mayor was ill.",
        "PARIS has been quiet.",
        "Police. Les agents sont venus.",
        "Nice. That is what it was.",
        "Berlin-Tegel. Der Flughafen schloss.",
        "लखनऊ में मंत्री मिले।",
    ],
)
def test_a_city_in_a_sentence_stays(line: str) -> None:
    assert read_city(line) is None


def test_a_small_town_in_capitals_needs_the_text() -> None:
    line = "PORTOLUNGO Nella notte il porto è gelato, e nella mattina le barche erano ferme."
    assert read_city(line) is None
    assert read_city(line, "I pescatori di Portolungo aspettano.") is not None


@pytest.mark.parametrize(
    "line, end",
    [("TARANTO", 7), ("Ankara -", 8), ("Taranto, 3 marzo 2024", 8), ("Bari 2 ore fa", 4), ("東京", 2)],
)
def test_a_city_alone_on_its_line(line: str, end: int) -> None:
    found = read_city_line(line)
    assert found is not None
    assert found.end == end


@pytest.mark.parametrize("line", ["Sport", "Ana Vega", "Nice", "Taranto e Bari", "Bari 2 barche fa", "3 marzo 2024"])
def test_other_lines_are_no_city(line: str) -> None:
    assert read_city_line(line) is None


def test_several_cities_are_a_menu() -> None:
    text = (
        "Pescatori bloccano il porto contro il gasolio\nPescara\nBari\nTaranto\n"
        "I pescatori hanno bloccato il porto mercoledì per protestare contro il prezzo del gasolio.\n"
        "Il prefetto li ha ricevuti nel pomeriggio, e non ha annunciato nuovi aiuti."
    )
    assert clean(text).place is None


def test_what_is_a_city() -> None:
    assert all(map(is_city, ["Pescara", "МОСКВА", "القاهرة", "東京", "서울", "नई दिल्ली", "Paris/Berlin"]))
    assert not any(map(is_city, ["Nostalgia", "Sport", "a", "", "Paris\nBerlin", "Video", "Reading"]))
