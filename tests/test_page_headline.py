"""The headline's block of a page, and the lines that repeat it."""

import pytest

from newsclean.doc import Block, Stated
from newsclean.page import Element, Look, Page
from newsclean.page_headline import find_page_headline, mark_repeats
from newsclean.rules.fold import fold
from newsclean.shape import shapes

TITLE = "Ferry crews strike over winter pay"
META = (Stated("title", TITLE, "json-ld"),)


def make_page(*lines: tuple[str, str]) -> Page:
    """Return a page of (tag, text) lines."""
    blocks, at = [], 0
    for kind, text in lines:
        blocks.append(Block(at, at + len(text), kind))
        at += len(text) + 1
    return Page("\n".join(text for _, text in lines), tuple(blocks), (Element("body"),), (Look(0),) * len(lines))


def find(page: Page, *marked: int) -> int | None:
    starts = {page.blocks[i].start for i in marked}
    return find_page_headline(page, fold(page.text), shapes(page.text, page.blocks), META, starts)


@pytest.mark.parametrize(
    ("lines", "marked", "expected"),
    [
        ((("a", TITLE), ("h1", TITLE), ("h1", TITLE)), (), 1),  # the first heading, not the link above it
        ((("h1", "The Quay Post"), ("h1", TITLE.upper()), ("h2", TITLE)), (), 1),
        ((("h1", TITLE), ("h2", TITLE)), (0,), 1),  # a heading in furniture loses to one outside,
        ((("h1", TITLE), ("p", TITLE)), (0,), 0),  # but not to a line that is none
        ((("h1", "Ferry crews strike again"), ("h2", TITLE)), (), 1),  # to say half of it is not to say it
        ((("h1", "Ferry crews strike over pay"), ("p", "Ferry crews met.")), (), 0),
        ((("p", "Bread is dearer."), ("h1", "Bakers meet in Orlund")), (), 1),  # nothing says it: the first heading
        ((("p", "Bread is dearer."), ("h1", "Bakers")), (), None),
    ],
)
def test_headline_is_the_best_line_that_says_a_stated_title(
    lines: tuple[tuple[str, str], ...], marked: tuple[int, ...], expected: int | None
) -> None:
    assert find(make_page(*lines), *marked) == expected


@pytest.mark.parametrize(("title", "expected"), [("", None), (TITLE, 1)])
def test_a_heading_that_is_the_name_of_the_site_is_no_headline(title: str, expected: int | None) -> None:
    page = make_page(("h1", "The Quay Post"), ("h2", TITLE), ("p", "The crews walked out at dawn."))
    meta = (Stated("heading", "The Quay Post", "html"), Stated("site_name", "The Quay Post", "opengraph"))
    meta += (Stated("title", title, "opengraph"),) if title else ()
    assert find_page_headline(page, fold(page.text), shapes(page.text, page.blocks), meta, set()) == expected


@pytest.mark.parametrize(
    ("heading", "stated", "expected"),
    [
        ("The Quay Post", f"The Quay Post: {TITLE}", 1),  # what `<title>` says besides the title
        ("Crews walk out", f"The Quay Post: {TITLE}", 0),  # another one that the page states nowhere else
        ("The Quay Post", TITLE, 0),
        ("The Quay Post", f"The Quay Post: {TITLE[:-4]}", 0),  # says another title
    ],
)
def test_a_heading_that_only_stands_beside_the_title_is_the_name_of_the_site(
    heading: str, stated: str, expected: int
) -> None:
    page = make_page(("h1", heading), ("h3", TITLE), ("p", "The crews walked out at dawn."))
    meta = (Stated("heading", heading, "html"), Stated("page_title", stated, "html"), *META)
    assert find_page_headline(page, fold(page.text), shapes(page.text, page.blocks), meta, set()) == expected


@pytest.mark.parametrize(
    ("line", "repeats"),
    [
        (TITLE.upper(), True),
        (f"»{TITLE}!«", True),
        (f"– {TITLE}", True),
        (f"The {TITLE}", False),
        (TITLE.replace("Ferry", "Tram"), False),
        (TITLE.replace("winter", "summer"), False),
    ],
)
def test_lines_that_say_just_the_headline_repeat_it(line: str, repeats: bool) -> None:
    page = make_page(("h1", TITLE), ("p", "The crews walked out at dawn."), ("p", line))
    found = mark_repeats(page, META, 0, set())
    assert [span.start for span in found] == [page.blocks[2].start] * repeats


def test_repeats_are_found_in_scripts_with_two_small_forms_of_a_letter() -> None:
    page = make_page(("h1", "Ο ΔΗΜΟΣ ΚΛΕΙΝΕΙ ΤΟΥΣ ΔΡΟΜΟΥΣ"), ("p", "Ο Δήμος."), ("p", "ο δημος κλεινει τους δρομους"))
    assert len(mark_repeats(page, (), 0, set())) == 1
    page = make_page(("h1", "Straßen der Stadt gesperrt"), ("p", "Es schneit."), ("p", "STRASSEN DER STADT GESPERRT"))
    assert len(mark_repeats(page, (), 0, set())) == 1
