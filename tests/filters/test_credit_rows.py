"""Lines that say in a row who wrote when, in layouts as sites have them: under the headline, under the standfirst."""

import pytest

from newsclean import Article, clean

TEXTS = {
    "en": (
        "Harbour stays closed after fire",
        "The harbour of Northport will stay closed to ferries for at least two weeks after a warehouse burned down.",
        "The harbour master said on Monday that clearing the rubble was harder than expected because walls could fall.",
        "The ferry company wants to run buses that take commuters across the bridge into the city in the meantime.",
        "The mayor said that the town would pay for the buses and for the repairs of the quay.",
    ),
    "de": (
        "Hafen bleibt nach Brand gesperrt",
        "Der Hafen von Norden bleibt nach dem Brand einer Lagerhalle noch mindestens zwei Wochen für Fähren gesperrt.",
        "Der Hafenmeister sagte am Montag, die Aufräumarbeiten seien schwieriger als erwartet, weil die Mauern wanken.",
        "Die Reederei will in der Zwischenzeit Busse einsetzen, die Pendler über die Brücke in die Stadt bringen.",
        "Die Bürgermeisterin kündigte an, die Kosten für die Ersatzfahrten trage die Gemeinde.",
    ),
    "es": (
        "El puerto sigue cerrado tras el incendio",
        "El puerto seguirá cerrado para los transbordadores al menos dos semanas después de que ardiera un almacén.",
        "El capitán del puerto dijo el lunes que retirar los escombros es más difícil porque los muros pueden caer.",
        "La naviera quiere poner autobuses que lleven a los trabajadores por el puente hasta la ciudad.",
        "La alcaldesa anunció que el municipio pagará los autobuses y la reparación del muelle.",
    ),
    "it": (
        "Il porto resta chiuso dopo l'incendio",
        "Il porto resterà chiuso ai traghetti per almeno due settimane dopo l'incendio di un magazzino.",
        "Il comandante del porto ha detto lunedì che rimuovere le macerie è difficile perché i muri possono cadere.",
        "La compagnia vuole mettere autobus che portino i pendolari in città attraverso il ponte.",
        "La sindaca ha annunciato che il comune pagherà gli autobus e la riparazione del molo.",
    ),
    "tr": (
        "Liman yangından sonra kapalı",
        "Liman, deponun yanmasının ardından en az iki hafta boyunca feribot seferlerine kapalı kalacak.",
        "Liman başkanı pazartesi günü duvarlar çökebileceği için enkazı kaldırmanın zor olduğunu söyledi.",
        "Feribot şirketi bu arada yolcuları köprüden şehre taşıyacak otobüsler koymak istiyor.",
        "Belediye başkanı otobüslerin ve rıhtım onarımının parasını belediyenin ödeyeceğini açıkladı.",
    ),
    "da": (
        "Havnen er lukket efter brand",
        "Havnen bliver lukket for færger i mindst to uger, efter at et lager brændte ned i weekenden.",
        "Havnemesteren sagde mandag, at det er sværere end ventet at rydde op, fordi murene kan styrte sammen.",
        "Færgeselskabet vil i mellemtiden indsætte busser, der kører pendlerne over broen til byen.",
        "Borgmesteren siger, at kommunen betaler for busserne og for reparationen af kajen.",
    ),
    "ja": (
        "火災で港の閉鎖続く",
        "倉庫の火災を受け、北港は少なくとも2週間フェリーの運航を停止すると市が発表した。",
        "港の責任者は月曜日、壁が崩れる恐れがあるため、がれきの撤去は予想より難しいと述べた。",
        "フェリー会社はその間、橋を渡って市内へ向かうバスを走らせる計画だという。",
        "市長はバスの費用と岸壁の修理費を市が負担すると明らかにした。",
    ),
    "ko": (
        "화재로 항구 폐쇄 계속",
        "창고 화재로 북항이 최소 2주 동안 여객선 운항을 중단한다고 시가 밝혔다.",
        "항만 책임자는 월요일 벽이 무너질 수 있어 잔해 제거가 예상보다 어렵다고 말했다.",
        "여객선 회사는 그동안 다리를 건너 도심까지 가는 버스를 운행할 계획이라고 밝혔다.",
        "시장은 버스 비용과 부두 수리비를 시가 부담하겠다고 발표했다.",
    ),
}

ROWS = [
    ("de", "06. 01. 2026, 14:59 Uhr Lesedauer: 4 Minuten", "2026-01-06T14:59", ()),
    ("de", "03.05.2024, 16:24 Uhr • Lesezeit: 5 Minuten", "2024-05-03T16:24", ()),
    ("de", "Artikel veröffentlicht am 28. April 2024, 14:26 Uhr , Ida Holmt", "2024-04-28T14:26", ("Ida Holmt",)),
    ("de", "9. September 2025 um 15:46 Uhr / Ida Holmt-Krug", "2025-09-09T15:46", ("Ida Holmt-Krug",)),
    ("de", "29.06.2023, 15:04 | Lesedauer: 7 Minuten\nIda Holmt", "2023-06-29T15:04", ("Ida Holmt",)),
    ("de", "27. Januar 2026 • Ida Holmt • 3 Minuten", "2026-01-27", ("Ida Holmt",)),
    ("de", "Ida Holmt , 26.04.2024 10:00 Uhr", "2024-04-26T10:00", ("Ida Holmt",)),
    ("de", "Von Ida Holmt, Redakteurin für Finanzen\n09.09.2025, 15:15 Uhr", "2025-09-09T15:15", ("Ida Holmt",)),
    ("de", "Von Ida Holmt Landespolitische Korrespondentin", None, ("Ida Holmt",)),
    ("de", "Geschrieben am 15. April 2025 in Nachrichten", "2025-04-15", ()),
    ("de", "Von\n* Ida Holmt", None, ("Ida Holmt",)),
    ("en", "Ana Vegas · NBS News · Posted: Aug 08, 2024 4:00 AM", "2024-08-08T04:00", ("Ana Vegas",)),
    ("en", "Author of the article:\nTom Redd\nPublished Jun 05, 2026 • 3 minute read", "2026-06-05", ("Tom Redd",)),
    ("en", "Tom Redd\nPublished Aug 28, 2024 • Last updated 1 hour ago • 4 minute read", "2024-08-28", ("Tom Redd",)),
    ("en", "Ana Vegas / TIMESOFNORTH.COM / Sep 2, 2024, 17:07", "2024-09-02T17:07", ("Ana Vegas",)),
    ("en", "2 minute read April 25, 2023 2:26 PM GMT+2 Last Updated 9 min ago", "2023-04-25T14:26+02:00", ()),
    ("en", "Politics / January 11, 2024", "2024-01-11", ()),
    ("en", "By ANA VEGAS , TOM REDD and IDA HOLM-KRUG", None, ("ANA VEGAS", "TOM REDD", "IDA HOLM-KRUG")),
    ("en", "By Ana Vegas and Tom Redd The Associated Press", None, ("Ana Vegas", "Tom Redd")),
    ("en", "By\nAna Vegas Travel News Reporter\n* 11:58, 23 APR 2024", "2024-04-23T11:58", ("Ana Vegas",)),
    ("en", "21 May 2025 - 14:19\nTom Redd Parliamentary editor", "2025-05-21T14:19", ("Tom Redd",)),
    ("en", "By Ana Vegas Twitter", None, ("Ana Vegas",)),
    ("es", "Eva R. Sanz\nBruselas - 15 oct 2024 - 08:22 Actualizado: 16 oct", "2024-10-15T08:22", ("Eva R. Sanz",)),
    ("it", "5 gennaio 2025 ( modifica il 6 gennaio 2025 | 15:24)", "2025-01-05", ()),
    ("tr", "Seher Karsu | 05.04.2025 - Güncelleme : 06.04.2025", "2025-04-05", ("Seher Karsu",)),
    ("da", "Ida Holm og Bo Rei\nOffentliggjort tors. 06. feb 2025 17:25", "2025-02-06T17:25", ("Ida Holm", "Bo Rei")),
    ("ja", "2025/1/21 20:50\n北川 美咲", "2025-01-21T20:50", ("北川 美咲",)),
    ("ko", "배윤경 기자 b@m.kr 이상현 기자\n입력 : 2025-06-04 02:37", "2025-06-04T02:37", ("배윤경", "이상현")),
]  # fmt: skip


def read(language: str, row: str, *, below_standfirst: bool) -> Article:
    title, standfirst, *body = TEXTS[language]
    head = [standfirst, row] if below_standfirst else [row, standfirst]
    return clean("\n".join([title, *head, *body]))


@pytest.mark.parametrize("below_standfirst", [False, True])
@pytest.mark.parametrize(("language", "row", "published", "authors"), ROWS, ids=[row[1][:40] for row in ROWS])
def test_row_is_cut_and_read(
    language: str, row: str, published: str | None, authors: tuple[str, ...], below_standfirst: bool
) -> None:
    article = read(language, row, below_standfirst=below_standfirst)
    assert (article.published, article.authors) == (published, authors)
    assert article.text.split("\n\n") == list(TEXTS[language][1:])


LEFT = [
    ("en", "Northport, 5 March 2024: the warehouse burns"),
    ("en", "5 March 2024: Ana Vegas resigns"),
    ("en", "By the end of March 2024, all ferries had left the harbour for good."),
    ("en", "Ana Vegas, 34, first place"),
    ("en", "Ana Vegas and Tom Redd win"),
    ("en", "1. FC Northport"),
    ("en", "10.30 - The ferry leaves"),
    ("en", "Three boats, 5 March 2024, two sailors"),
    ("de", "Von Norden nach Süden: 5. März 2024"),
    ("de", "Der 5. März 2024 und die Folgen"),
    ("de", "Hafen | Brand | 3 Minuten"),
    ("es", "Barcos, muelles y 15 de octubre de 2024"),
]


@pytest.mark.parametrize(("language", "line"), LEFT)
def test_line_that_says_something_else_stays(language: str, line: str) -> None:
    title, *body = TEXTS[language]
    article = clean("\n".join([title, *body[:2], line, *body[2:]]))
    assert article.text.split("\n\n") == [*body[:2], line, *body[2:]]


def test_list_of_dates_and_places_in_an_article_stays() -> None:
    title, *body = TEXTS["en"]
    tour = ["Berlin, 27 January 2026", "Paris, 29 January 2026", "Rome, 2 February 2026"]
    article = clean("\n".join([title, *body, "The band plays in these cities:", *tour]))
    assert article.text.split("\n\n") == [*body, "The band plays in these cities:", *tour]


def test_heading_of_a_chronology_stays_but_a_stamp_with_its_time_goes() -> None:
    title, *body = TEXTS["en"]
    article = clean("\n".join([title, *body[:2], "12 March 2024", *body[2:]]))
    assert "12 March 2024" in article.text
    article = clean("\n".join([title, body[0], "12 March 2024, 14:59", *body[1:]]))
    assert article.text.split("\n\n") == body
    assert article.published == "2024-03-12T14:59"


def test_name_of_whom_the_article_is_about_is_no_author() -> None:
    title, standfirst, *body = TEXTS["en"]
    about = [f"{line} Vegas was not there." for line in body]
    article = clean("\n".join([title, "5 March 2024, 10:30", "Ana Vegas", standfirst, *about]))
    assert (article.published, article.authors) == ("2024-03-05T10:30", ())
