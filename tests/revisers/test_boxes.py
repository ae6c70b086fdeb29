"""How far a box reaches: a list of stories with their dates is one, the article below a box is not."""

from __future__ import annotations

import pytest

from newsclean.pipeline import DEFAULT
from newsclean.revisers.body import unbox

ARTICLE = [f"On day {day} the ice was so thick that people walked to the lighthouse and back." for day in range(2, 34)]
BEFORE, AFTER = ARTICLE[:16], ARTICLE[16:24]
STORIES = [
    ("Ferries are back in service after the storm", "The ferries to the islands leave on time again, they said."),
    ("Council votes on the new pier in May", "The council will vote on the pier, and the mayor expects a majority."),
    ("Two sailors rescued off the northern coast", "A lifeboat brought two sailors ashore who had lost their mast."),
    ("Bakers of the old town form a guild", "Seven bakers want to buy flour together, and to share an oven."),
    ("Choir wins a prize with a song about herring", "The choir sang for nine minutes, and nobody left the hall."),
]

SPANISH = [
    "El puerto se heló en la noche del martes y once barcos quedaron atrapados junto al muelle viejo.",
    "La alcaldesa dijo que nadie recordaba un invierno así, y que el rompehielos llegará el viernes.",
    "Los vecinos cruzaron a pie hasta el faro, y un panadero vendió allí bollos calientes hasta el mediodía.",
]


def labels(lines: list[str], *, opened: bool = False) -> list[str]:
    doc, spans = DEFAULT.without("body").without("lists").mark("\n".join(lines))
    assert [doc.block_text(i) for i in range(len(doc.blocks))] == lines
    return doc.covered(unbox(doc, spans)[0] if opened else spans)


@pytest.mark.parametrize("opened", [False, True])
def test_a_list_of_stories_with_dates_is_a_box_to_its_end(opened: bool) -> None:
    listed = [line for headline, teaser in STORIES for line in ("7 January 2031", headline, teaser)]
    found = labels([*BEFORE, "Related stories", *listed, *AFTER], opened=opened)
    below = len(BEFORE) + 1 + len(listed)
    assert all(found[len(BEFORE) : below])
    assert not any(found[: len(BEFORE)])
    assert not any(found[below:])


def test_the_article_goes_on_below_a_box_of_headlines() -> None:
    found = labels([*BEFORE, "Related stories", *(headline for headline, _ in STORIES[:3]), *AFTER])
    assert all(found[len(BEFORE) : len(BEFORE) + 4])
    assert not any(found[len(BEFORE) + 4 :])


def test_a_headline_under_a_date_above_the_article_is_no_story() -> None:
    lines = ["Related stories", STORIES[0][0], "7 January 2031", "Boats stuck in the ice of Vellmar", *AFTER]
    assert not any(labels(lines)[4:])


def test_a_paragraph_under_a_date_alone_is_no_story() -> None:
    found = labels([*BEFORE, "Related stories", STORIES[0][0], "7 January 2031", *AFTER])
    assert not any(found[len(BEFORE) + 3 :])


ENTRIES = [
    (f"3 May 2031, {hour}:40", headline, f"{teaser} Nobody was hurt, and the wind will turn to the south in the night.")
    for hour, (headline, teaser) in enumerate(STORIES, 9)
]


@pytest.mark.parametrize("parts", [(0, 1, 2), (1, 2)], ids=["with dates", "with headlines alone"])
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_live_blog_goes_on_below_a_box(at: int, parts: tuple[int, ...]) -> None:
    entries = [entry[part] for entry in ENTRIES for part in parts]
    at *= len(parts)
    box = ["Related stories", "Ten storms that made history in Vellmar", "How to keep your roof on in a storm"]
    lines = [*BEFORE, *entries[:at], *box, *entries[at:], *AFTER]
    found = labels(lines)
    paragraphs = {text for *_, text in ENTRIES}
    assert not any(label for line, label in zip(lines, found, strict=True) if line in paragraphs)


@pytest.mark.parametrize("told", [(True, False), (False, True)], ids=["with times", "in two sentences"])
def test_entries_of_a_live_blog_are_no_list_of_stories(told: tuple[bool, bool]) -> None:
    with_time, in_two = told
    lines = [*BEFORE, "Related stories", "Ten storms that made history in Vellmar"]
    for (date, headline, text), (_, teaser) in zip(ENTRIES, STORIES, strict=True):
        lines += [date if with_time else "3 May 2031", headline, text if in_two else teaser]
    found = labels([*lines, *AFTER])
    assert not any(found[len(BEFORE) + 4 : len(lines) : 3])


LINKS = [headline for headline, _ in STORIES[:3]]


@pytest.mark.parametrize("opener", ["Lea también", "Lea también:"])
@pytest.mark.parametrize("foot", [[], ["Suscríbase a nuestro boletín", "© 2031 El Correo del Puerto"]])
def test_all_headlines_at_the_end_are_what_a_line_announces(opener: str, foot: list[str]) -> None:
    found = labels([*SPANISH, opener, *LINKS, *foot])
    assert found[: len(SPANISH)] == [""] * len(SPANISH)
    assert found[len(SPANISH) : len(SPANISH) + 4] == ["related_link"] * 4


def test_one_headline_is_announced_where_the_article_goes_on() -> None:
    assert labels([*SPANISH, "Lea también", *LINKS, SPANISH[-1]])[len(SPANISH) :] == ["related_link"] * 2 + [""] * 3
    assert labels([*SPANISH, "Lea también", LINKS[0], LINKS[1], "Nadie resultó herido."])[-2:] == ["", ""]


def test_short_lines_below_a_headline_are_not_announced() -> None:
    assert labels([*SPANISH, "Lea también", LINKS[0], "Con: Ida Olmo"])[-1] == ""


@pytest.mark.parametrize("mark", ["• ", "- ", "▲"])
def test_a_list_goes_on_below_a_box_inside_it(mark: str) -> None:
    points = [mark + point for point in ("A quay for the ferries", "Forty berths", "No cars", "A café")]
    lines = [*SPANISH, *points[:2], "Te puede interesar", LINKS[0], *points[2:]]
    assert labels(lines)[-4:] == ["related_link", "related_link", "", ""]


def test_a_list_of_stories_below_a_list_is_a_box() -> None:
    points = ["• A quay for the ferries", "• Forty berths"]
    assert (
        labels([*SPANISH, *points, "Te puede interesar", *("• " + link for link in LINKS)])[-4:] == ["related_link"] * 4
    )


@pytest.mark.parametrize("foot", [[], ["Suscríbase a nuestro boletín", "© 2031 El Correo del Puerto", "Sucesos"]])
def test_one_paragraph_below_one_headline_may_end_the_article(foot: list[str]) -> None:
    last = "El alcalde visitará a los vecinos evacuados el lunes por la tarde."
    found = labels([*SPANISH, "Te puede interesar", LINKS[0], last, *foot])[len(SPANISH) :]
    assert found[:3] == ["related_link", "related_link", ""]
    found = labels([*SPANISH, "Te puede interesar", LINKS[0], last, LINKS[1], *foot])[len(SPANISH) :]
    assert found[:4] == ["related_link"] * 4
