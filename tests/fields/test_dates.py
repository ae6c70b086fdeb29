from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fields.calendar import plain
from newsclean.fields.dates import looks_like_timestamp, pick_published, read_dates
from newsclean.rules.fold import fold

NAMES = "en fr de es it pt nl pl ru uk tr ar he fa hi bn id vi zh ja ko el cs sv da no fi ro hu"
LANGUAGES = NAMES.split()
NUMBERED_MONTHS = ("vi", "ja", "ko")

# language, line, iso, kind
STATED = [
    ("fr", "Publié le 23/05/2021 à 09:41", "2021-05-23T09:41", "published"),
    ("fr", "15h39, le 22 avril 2020", "2020-04-22T15:39", ""),
    ("fr", "Mis à jour le 1er août 2023 à 9 h 05", "2023-08-01T09:05", "modified"),
    ("fr", "mardi 13 AVRIL 2021", "2021-04-13", ""),
    ("fr", "Mer. 17 fevrier 2021 - 14h", "2021-02-17T14:00", ""),
    ("en", "September 26, 2023 6:09 AM", "2023-09-26T06:09", ""),
    ("en", "PUBLISHED : 31 Dec 2024 at 05:55", "2024-12-31T05:55", "published"),
    ("en", "Last updated: Friday, January 20th 2023, 12:05 a.m.", "2023-01-20T00:05", "modified"),
    ("en", "Oct. 23, 2023 5:04 PM ET", "2023-10-23T17:04-04:00", ""),
    ("en", "Dec. 4, 2023 5:04 p.m. E.T.", "2023-12-04T17:04-05:00", ""),
    ("en", "Updated 12:30 PM PDT, Mon October 23, 2023", "2023-10-23T12:30-07:00", "modified"),
    ("en", "Fri 12 May 2023 09.00 BST", "2023-05-12T09:00+01:00", ""),
    ("en", "Tue, 15 Nov 1994 08:12:31 GMT", "1994-11-15T08:12:31+00:00", ""),
    ("en", "Mon, 23 Oct 2023 17:04:00 -0400", "2023-10-23T17:04:00-04:00", ""),
    ("en", "2023-10-27 by date published", "2023-10-27", ""),
    ("en", "date 2023-06", "2023-06", ""),
    ("en", "Published June 2023", "2023-06", "published"),
    ("en", "2023-06-15 11:48:45", "2023-06-15T11:48:45", ""),
    ("en", "2023-06-15T11:48:45.123+02:00", "2023-06-15T11:48:45+02:00", ""),
    ("en", "2023-06-15T11:48-05:00", "2023-06-15T11:48-05:00", ""),
    ("en", "20230615T114845Z", "2023-06-15T11:48:45+00:00", ""),
    ("de", "27. Oktober 2023, 13:02 Uhr", "2023-10-27T13:02", ""),
    ("de", "Zuletzt aktualisiert am Mittwoch, 3. März 2021 um 7.05 Uhr", "2021-03-03T07:05", "modified"),
    ("de", "27.10.2023 | 13:02", "2023-10-27T13:02", ""),
    ("en", "24 DEC 19", "2019-12-24", ""),
    ("de", "08.Aug.18", "2018-08-08", ""),
    ("es", "8 de abril de 2024 a las 21:30 h", "2024-04-08T21:30", ""),
    ("es", "Actualizado: 29/4/2022 - 12:00 a. m.", "2022-04-29T00:00", "modified"),
    ("it", "Pubblicato il: 30-09-2022 ore 11:04", "2022-09-30T11:04", "published"),
    ("it", "l'11 settembre 2021 alle 9.30", "2021-09-11T09:30", ""),
    ("pt", "Atualizado em segunda-feira, 9 nov 2009 às 10h04", "2009-11-09T10:04", "modified"),
    ("nl", "Gepubliceerd op 5 maart 2022 om 08:15 uur", "2022-03-05T08:15", "published"),
    ("pl", "Opublikowano: 28 września 2020, godz. 18:00", "2020-09-28T18:00", "published"),
    ("ru", "27 октября 2023 г., 13:02 (МСК)", "2023-10-27T13:02+03:00", ""),
    ("uk", "П’ятниця, 27 жовтня 2023, 13:02", "2023-10-27T13:02", ""),
    ("tr", "Son güncelleme: 5 Ağustos 2023 Cumartesi 14:45", "2023-08-05T14:45", "modified"),
    ("tr", "GİRİŞ TARİHİ: 05.08.2023 14:45", "2023-08-05T14:45", "published"),
    ("ar", "الجمعة ٢٧ أكتوبر ٢٠٢٣ - ١٣:٠٢", "2023-10-27T13:02", ""),
    ("ar", "نشر في: 5 كانون الثاني 2023", "2023-01-05", "published"),
    ("he", "פורסם: 27 באוקטובר 2023, 13:02", "2023-10-27T13:02", "published"),
    ("fa", "۱۲ مرداد ۱۴۰۲ - ساعت ۱۳:۰۲", "2023-08-03T13:02", ""),
    ("hi", "अपडेटेड २७ अक्टूबर २०२३, 13:02", "2023-10-27T13:02", "modified"),
    ("bn", "প্রকাশ: ২৭ অক্টোবর ২০২৩, ১৩:০২", "2023-10-27T13:02", "published"),
    ("id", "Jumat, 27 Okt 2023 13:02 WIB", "2023-10-27T13:02+07:00", ""),
    ("vi", "Thứ Sáu, ngày 27 tháng 10 năm 2023 13:02 (GMT+7)", "2023-10-27T13:02+07:00", ""),
    ("vi", "12 tháng 10, 2023", "2023-10-12", ""),
    ("zh", "发布时间：2023年10月27日13:02", "2023-10-27T13:02", "published"),
    ("zh", "2023年10月27日 星期五 下午3:20", "2023-10-27T15:20", ""),
    ("ja", "2023年10月27日（金）13時02分 公開", "2023-10-27T13:02", "published"),
    ("ja", "令和5年10月27日", "2023-10-27", ""),
    ("ko", "기사입력 2023.10.27. 오후 3:20", "2023-10-27T15:20", "published"),
    ("ko", "2023년 10월 27일(금) 13시 2분", "2023-10-27T13:02", ""),
    ("el", "Τρίτη 18/10/2022 - 20:07", "2022-10-18T20:07", ""),
    ("el", "5 Μαΐου 2023, 1:30 μ.μ.", "2023-05-05T13:30", ""),
    ("cs", "Aktualizováno 5. září 2023 v 7:40", "2023-09-05T07:40", "modified"),
    ("sv", "Publicerad fredag 27 oktober kl. 13.02", "", "published"),
    ("sv", "Publicerad 27 oktober 2023 kl. 13.02", "2023-10-27T13:02", "published"),
    ("da", "Sidst opdateret den 27. maj 2023 kl. 9.05", "2023-05-27T09:05", "modified"),
    ("no", "Publisert: 27. desember 2023, klokken 13:02", "2023-12-27T13:02", "published"),
    ("fi", "Julkaistu 27.10.2023 klo 9.45", "2023-10-27T09:45", "published"),
    ("ro", "Publicat: 27 octombrie 2023, ora 13:02", "2023-10-27T13:02", "published"),
    ("hu", "2023. október 27., péntek 13:02", "2023-10-27T13:02", ""),
    ("th", "12 ต.ค. 2566 13:02 น.", "2023-10-12T13:02", ""),
]

# Lines that state no moment: nothing may be read, and they are no timestamps.
NOTHING = [
    "14h05", "20 h", "3-1", "2:1", "24/7", "9/11", "1-2 janvier", "12-14 octobre", "14.-20. Januar",
    "06.12.34.56.78", "06 12 34 56 78", "+33 6 12 34 56 78", "0800-123-4567", "192.168.10.12", "v12.05.24",
    "1.2.23", "3.14.15", "10.05.2023.7", "2016/679", "(UE) 2016/679", "2023/24", "2011-12", "12,50 €", "1.299,00",
    "$19.99", "5 %", "12 345", "2023-06-15-0042", "ABC-2023-06-15", "2023-06-15/x7", "CVE-2023-0615", "31/02/2023",
    "32 mars 2023", "2023-13-45", "45/45/2023", "Set 2", "Mars 2", "2 weeks ago", "il y a 3 heures", "vor 2 Stunden",
    "3 дня назад", "5分钟前", "2시간 전", "1 de 3", "12/34", "16:9", "1/2", "2 x 45 min", "ISBN 978-3-16-148410-0",
    "20230615", "4000000000", "123456789012", "§ 12 Abs. 3", "B-52", "A320-200", "Covid-19", "100 m", "H5N1", "4-4-2",
    "/2023/06/15/", "img_2023-06-15.jpg", "1066", "1 000 000 000", "5x5",
]  # fmt: skip

# Lines of articles: a date may stand in them, but they are no timestamps.
SENTENCES = [
    "Samedi 12 mars : concert à 20 h", "Le 12 mars 2023, le maire a démissionné.", "Am 3. Mai 2023 begann es.",
    "Kick-off 15:00, Sat 12 Aug 2023", "12 mars - 14 mars 2023", "23.10.2015 - 25.10.2015", "June 2023", "2023",
    "Du 12 au 14 octobre 2023", "Chapitre 3", "iPhone 11 Pro", "3 Pro", "10 Out", "Paris, 12 mars 2023 (Agence)",
    "© 2023", "Copyright 2023 The Daily Lantern", "En 2023, 12 villes", "12 mars 2023 : le jour où tout a changé",
    "Dimanche 3 mars 2024 à 20 h au théâtre", "12/03/2023 Lyon 3-1 Nice", "27 octobre 2023, 13:00-14:00",
    "1. FC Köln 3:1, 12.05.2023", "Born 12 May 1960", "Posted", "Mis à jour", "2023年，公司营收增长", "10月27日，記者",
    "В 2023 году завод закрыли", "12.05.2023, 13.05.2023, 14.05.2023, 15.05.2023", "Updated 5 minutes ago",
    "5 de mayo: la batalla", "Law 2016/679 of 27 April 2016", "Mon 5-0, Tue 3-2", "May 5 be with you",
    "Il a 12 ans et 3 mois", "at 10:30 on Friday", "mardi 20h30", "1 Mai - Tag der Arbeit",
    "The last day is 30 June.", "It was 5 May 1945.", "Today is 5 May.", "Last day: 30 June", "The date is 5 May 2024.",
]  # fmt: skip

STAMPS = [
    "19 October", "on 01 Feb", "04/10 11:46", "17/11/2021", "12.05.24", "1686820876", "1686820876123",
    "05.04.2025 - Güncelleme : 05.04.2025", "기사입력 2021-03-07 08:15 l 최종수정 2021-03-07 09:30", "8 января, 17:46",
    "🕒 27/10/2023", "(27.10.2023)", "[27.10.2023]", "• 27 octobre 2023 •", "date 2023-06", "– 9. November 2019:",
    "\u200fالجمعة 27 أكتوبر 2023", "27 d’octubre de 2023", "Montag | 15. Juli 2019", "28 Września 2020, 18:00",
    "It was published on 5 May 2024", "Was last updated Monday, 6 May 2024", "Zuletzt aktualisiert am 5. Mai 2024",
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "iso", "kind"), STATED, ids=[case[1] for case in STATED])
def test_reads_what_is_stated(language: str, line: str, iso: str, kind: str) -> None:
    dates = read_dates(line, language=language)
    assert [(date.iso, date.kind) for date in dates] == [(iso, kind)]


@pytest.mark.parametrize("line", [case[1] for case in STATED if "by date" not in case[1]] + STAMPS)
def test_a_line_of_nothing_but_a_date_is_a_timestamp(line: str) -> None:
    assert looks_like_timestamp(line)


@pytest.mark.parametrize("line", NOTHING)
def test_numbers_are_not_dates(line: str) -> None:
    assert [date.iso for date in read_dates(line) if date.iso] == []
    assert not looks_like_timestamp(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_lines_of_articles_are_not_timestamps(line: str) -> None:
    assert not looks_like_timestamp(line)


def test_two_dates_in_a_line_have_their_own_kind_and_place() -> None:
    text = "Publié le 23/05/2021 à 09:41, Mis à jour le 25/05/2021 à 18:03"
    first, second = read_dates(text, language="fr")
    assert (first.iso, first.kind) == ("2021-05-23T09:41", "published")
    assert (second.iso, second.kind) == ("2021-05-25T18:03", "modified")
    assert text[first.start : first.end] == "23/05/2021 à 09:41"
    assert text[second.start : second.end] == "25/05/2021 à 18:03"


def test_a_time_belongs_to_one_date() -> None:
    dates = read_dates("27.10.2023 13:02 / 28.10.2023 14:05", language="de")
    assert [date.iso for date in dates] == ["2023-10-27T13:02", "2023-10-28T14:05"]


@pytest.mark.parametrize(
    ("text", "language", "day_first", "iso", "flags"),
    [
        ("03/04/2023", "", None, "2023-04-03", ("ambiguous_day_month",)),
        ("03/04/2023", "en", None, "2023-03-04", ("ambiguous_day_month",)),
        ("03/04/2023", "fr", None, "2023-04-03", ("ambiguous_day_month",)),
        ("03/04/2023", "en", True, "2023-04-03", ()),
        ("03/04/2023", "fr", False, "2023-03-04", ()),
        ("23/05/2021", "en", None, "2021-05-23", ()),
        ("05/23/2021", "fr", None, "2021-05-23", ()),
        ("04/04/2023", "en", None, "2023-04-04", ()),
        ("03.04.2023", "en", None, "2023-04-03", ()),
        ("Mon 03/04/2023", "en", None, "2023-04-03", ()),  # 4 March was a Saturday
        ("Sat 03/04/2023", "fr", None, "2023-03-04", ()),
    ],
)
def test_day_or_month_first(text: str, language: str, day_first: bool | None, iso: str, flags: tuple[str, ...]) -> None:
    (date,) = read_dates(text, language=language, day_first=day_first)
    assert (date.iso, date.flags) == (iso, flags)


def test_another_date_of_the_stretch_shows_the_order() -> None:
    dates = read_dates("Posted 03/04/2023, updated 26/04/2023", language="en")
    assert [(date.iso, date.flags) for date in dates] == [("2023-04-03", ()), ("2023-04-26", ())]


@pytest.mark.parametrize(
    ("text", "language", "iso", "flags"),
    [
        ("1402/05/12", "fa", "2023-08-03", ("jalali",)),
        ("30 اسفند 1402", "fa", None, ()),  # not a leap year
        ("30 اسفند 1403", "fa", "2025-03-20", ("jalali",)),
        ("12 ربيع الأول 1445", "ar", "", ("hijri",)),
        ("12/10/2566", "th", "2023-10-12", ("buddhist", "ambiguous_day_month")),
        ("民國112年10月27日", "zh", "2023-10-27", ("era",)),
        ("23.10.27", "ko", "2023-10-27", ("two_digit_year",)),
        ("27.10.23", "de", "2023-10-27", ("two_digit_year",)),
        ("27.10.69", "de", "1969-10-27", ("two_digit_year",)),
        ("19 October", "en", "", ("no_year",)),
        ("29 février", "fr", "", ("no_year",)),
        ("27. listopada 2023", "hr", "2023-10-27", ()),
        ("27. listopadu 2023", "cs", "2023-11-27", ()),
        ("27 listopada 2023", "", "2023-11-27", ("ambiguous_month",)),
        ("27 Oct 2023 13:02 IST", "hi", "2023-10-27T13:02+05:30", ()),
        ("27 Oct 2023 13:02 IST", "en", "2023-10-27T13:02", ("ambiguous_zone",)),
        ("27 Oct 2023 13:02 CST", "en", "2023-10-27T13:02", ("ambiguous_zone",)),
        ("1686820876", "", "2023-06-15T09:21:16+00:00", ("epoch",)),
        ("1686820876123", "", "2023-06-15T09:21:16+00:00", ("epoch",)),
    ],
)
def test_flags(text: str, language: str, iso: str | None, flags: tuple[str, ...]) -> None:
    dates = [(date.iso, tuple(sorted(date.flags))) for date in read_dates(text, language=language)]
    assert dates == ([] if iso is None else [(iso, tuple(sorted(flags)))])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("27 octobre 2023 à 13h02 et", "2023-10-27T13:02"),  # no Eastern Time
        ("27 oct 2023 13:02 est", "2023-10-27T13:02"),
        ("27.10.2023 25:61", "2023-10-27"),
        ("27.10.2023 13:02 +9999", "2023-10-27T13:02"),
        ("27 octobre 1789", None),
        ("24 Dec 19 people", ""),
        ("17.04.2024 | 6:00 min", "2024-04-17"),  # a length
        ("Oct 23, 1960 5:04 PM ET", "1960-10-23T17:04"),  # before the rule of 1987
        ("27.10.2023, 13:02-14:00", "2023-10-27T13:02"),  # a stretch of time, no offset
    ],
)
def test_nothing_is_invented(text: str, iso: str | None) -> None:
    assert [date.iso for date in read_dates(text)] == ([] if iso is None else [iso])


def test_kind_after_the_date_only_at_the_end() -> None:
    assert read_dates("27.10.2023 veröffentlicht", language="de")[0].kind == "published"
    assert read_dates("9 nov 2009 - 10h04 (atualizado às 10h10)", language="pt")[0].kind == ""


def test_picks_the_date_of_the_article() -> None:
    head = read_dates("mercredi 14/12/2022", language="fr")
    stamp = read_dates("15/10/2022 14:36", language="fr")
    changed = read_dates("Modifié le 16/10/2022 à 10:00", language="fr")
    said = read_dates("Publié le 13/10/2022", language="fr")
    assert pick_published(head + stamp + changed) == stamp[0]
    assert pick_published(head + stamp + said) == said[0]
    assert pick_published(changed) is None
    assert pick_published(read_dates("19 October")) is None


def test_the_calendar_has_every_month_and_weekday() -> None:
    table = json.loads(files("newsclean.fields").joinpath("calendar.json").read_text("utf-8"))
    assert table["babel"] and table["cldr"]
    for language in LANGUAGES:
        words = table["languages"][language]
        assert set(words["weekday"].values()) == set(range(1, 8)), language
        if language not in NUMBERED_MONTHS and language != "zh":
            assert set(words["month"].values()) == set(range(1, 13)), language
        for names in words.values():
            assert all(fold(name) == name for name in names), language


def test_months_stand_in_all_their_forms() -> None:
    for stated in ("5 września 2023", "5 wrzesień 2023", "5 wrz 2023", "5 wrz. 2023", "5 wrzesnia 2023"):
        assert [date.iso for date in read_dates(stated, language="pl")] == ["2023-09-05"], stated


def test_plain_keeps_every_position() -> None:
    for start in range(0, 0x110000, 0x400):
        block = "".join(map(chr, range(start, start + 0x400)))
        assert len(plain(block)) == len(block)


def test_nothing_is_loaded_before_the_first_use() -> None:
    code = (
        "import newsclean.fields.dates, sys\n"
        "from newsclean.fields.calendar import load_vocabulary\n"
        "from newsclean.fields.date_grammar import load_grammar\n"
        "print(load_vocabulary.cache_info().currsize, load_grammar.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]


_PARTS = st.sampled_from(
    ["2023", "27", "10", "3", ".", "-", "/", ":", " ", ",", "T", "Z", "h", "à", "octobre", "Oct", "mar", "年", "月",
     "日", "PM", "ET", "+0200", "publié", "updated", "١٢", "1402", "مرداد", "\n", "(", ")", "x", "ᾳ", "\u0301"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(_PARTS, max_size=25).map("".join)))
def test_any_text_is_read_without_harm(text: str) -> None:
    looks_like_timestamp(text)
    reached = 0
    for date in read_dates(text):
        assert reached <= date.start < date.end <= len(text)
        reached = date.end
