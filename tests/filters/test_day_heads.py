"""Days that head the entries of a calendar, a chronology or a log stay; stamps, dates of stories and of comments go."""

from __future__ import annotations

import pytest

from newsclean import clean

TITLE = "What is on in the harbour this week"
LEAD = "Music, markets and a play in the old mill: these are our tips for the week by the water."
LAST = "Those who want to see the play should book early, since the mill has only sixty seats."
ENTRIES = [
    "Choir rehearsal, open to all, St Olof, 7 pm",
    "Flea market, Harbour Street, from 8 am",
    "Reading with Ida Holmt, town library",
]


def calendar(days: list[str], entries: list[str] = ENTRIES) -> list[str]:
    return [line for pair in zip(days, entries, strict=False) for line in pair]


def stamps(*lines: str) -> list[str]:
    """Return the lines that were cut as dates or as what has dates."""
    cut = clean("\n".join(lines)).removed
    return [edit.old.strip() for edit in cut if edit.label in ("timestamp", "related_link", "navigation")]


@pytest.mark.parametrize(
    "days",
    [
        ["Monday, 6 May", "Tuesday, 7 May", "Wednesday, 8 May"],
        ["Monday, May 6", "Tuesday, May 7"],
        ["6 May", "7 May", "9 May"],
        ["Montag, 6. Mai", "Dienstag, 7. Mai", "Mittwoch, 8. Mai"],
        ["Lundi 6 mai", "Mardi 7 mai", "Mercredi 8 mai"],
        ["Lunes, 6 de mayo", "Martes, 7 de mayo", "Miércoles, 8 de mayo"],
        ["Понедельник, 6 мая", "Вторник, 7 мая", "Среда, 8 мая"],
        ["6 Mayıs Pazartesi", "7 Mayıs Salı", "8 Mayıs Çarşamba"],
        ["الاثنين 6 مايو", "الثلاثاء 7 مايو", "الأربعاء 8 مايو"],
        ["5月6日 星期一", "5月7日 星期二", "5月8日 星期三"],
        ["5月6日（月）", "5月7日（火）", "5月8日（水）"],
        ["5월 6일(월)", "5월 7일(화)", "5월 8일(수)"],
        ["Monday, 30 December", "Tuesday, 31 December", "Wednesday, 1 January"],
    ],
)
def test_days_of_a_calendar_stay(days: list[str]) -> None:
    assert stamps(TITLE, LEAD, *calendar(days), LAST) == []
    assert stamps(TITLE, "By Ana Vega", "3 May 2024, 09:10", LEAD, *calendar(days), LAST) == ["3 May 2024, 09:10"]


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_an_advertisement_in_a_calendar_goes_alone(at: int) -> None:
    lines = calendar(["Monday, 6 May", "Tuesday, 7 May", "Wednesday, 8 May"])
    lines.insert(at, "Advertisement")
    assert clean("\n".join([TITLE, LEAD, *lines, LAST])).text.split("\n\n")[-8:] == [
        LEAD,
        *(line for line in lines if line != "Advertisement"),
        LAST,
    ]


def test_years_of_a_chronology_stay_above_sentences() -> None:
    days = ["12 March 1987", "4 April 1991", "30 June 2024"]
    told = ["The ferry gets a ramp for cars.", "The northern quay burns down.", "The bridge opens."]
    assert stamps(TITLE, LEAD, *calendar(days, told), LAST) == []
    assert stamps(TITLE, LEAD, *calendar(days), LAST) == days


@pytest.mark.parametrize(
    "days",
    [
        ["8 May", "7 May", "6 May"],  # the latest first, as lists of stories
        ["Wednesday, 8 May", "Tuesday, 7 May", "Monday, 6 May"],
        ["6 May", "6 May", "6 May"],
        ["6 May", "7 May"],  # too few to tell
        ["6 May 2024", "7 May 2024", "8 May 2024"],
        ["Monday, 6 May", "7 May 2024", "May 8"],  # not stated alike
        ["Published 6 May", "Published 7 May", "Published 8 May"],
        ["Monday, 6 May, 10:30", "Tuesday, 7 May, 11:30", "Wednesday, 8 May, 9:00"],
    ],
)
def test_dates_above_stories_go(days: list[str]) -> None:
    assert set(days) <= set(stamps(TITLE, LEAD, LAST, *calendar(days)))


def test_dates_in_a_box_of_stories_go() -> None:
    days = ["6 May", "7 May", "8 May"]
    assert set(days) <= set(stamps(TITLE, LEAD, LAST, "Read also", *calendar(days)))


@pytest.mark.parametrize("days", [["6 May", "7 May", "8 May"], ["6 May 2024", "7 May 2024", "8 May 2024"]])
def test_dates_of_comments_go(days: list[str]) -> None:
    said = ["What a week, we will all be there.", "Too loud, as always.", "Who pays for all of this?"]
    lines = [
        line
        for name, day, text in zip(["Anna", "Bert K.", "Cem"], days, said, strict=True)
        for line in (name, day, text)
    ]
    assert set(days) <= set(stamps(TITLE, LEAD, LAST, *lines))


def test_dates_above_the_article_go() -> None:
    assert stamps("Monday, 6 May", TITLE, "Tuesday, 7 May", LEAD, LAST) == ["Monday, 6 May", "Tuesday, 7 May"]
    assert stamps(TITLE, LEAD, LAST, "Monday, 6 May", "Tuesday, 7 May") == ["Monday, 6 May", "Tuesday, 7 May"]
