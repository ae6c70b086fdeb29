"""Title, authors and date of whole pages dumped to text: most headlines, names and dates on them are other stories'."""

import pytest

from newsclean import clean

HEADLINE = "Ferries stay in port as the harbour freezes over"
TOP = "Frozen harbour: why no ferry sails to the islands this week - The Daily Lantern"
WORDS = (
    "Home Politics Business Sport Culture Travel Weather Opinion Letters Puzzles Jobs Shop Events Games Archive".split()
)
MENU = [word for part in ("", "Local ", "World ") for word in (f"{part}{name}" for name in WORDS)]
BODY = [
    "The harbour froze over in the night, and the ferries to the islands stayed in port on Wednesday, the mayor said.",
    "Nobody could say when they would sail again. “We have not seen ice like this in thirty years,” said the captain.",
    "The shops on the islands have food for two weeks, and the hospital has a helicopter for those who need it.",
    "Schools on the islands were closed on Wednesday as their teachers live on the mainland and could not cross.",
    "The company that runs the ferries asked its passengers to stay at home until the ice has gone from the bay.",
    "An icebreaker from the north is on its way and is expected to reach the harbour by the end of next week.",
]
STORIES = [
    line
    for town, name, day in (
        ("Northport", "Nora Blake", 3),
        ("Eastbridge", "Piet Maas", 2),
        ("Westhaven", "Rosa Lind", 1),
        ("Southgate", "Ivo Hart", 1),
    )
    for line in (
        f"{town} opens its new market hall after a year",
        f"By {name}",
        f"{day} March 2024",
        f"News from {town}",
    )
]
FOOTER = ["Contact", "Imprint", "Privacy policy", "Terms of use", "© The Daily Lantern"]


def dump(head: list[str], top: str = TOP, below: list[str] | None = None) -> str:
    return "\n".join([top, *MENU, *head, *BODY, *(below or []), "Related stories", *STORIES, *WORDS, *FOOTER])


def test_the_headline_of_the_page_comes_before_the_title_of_its_window() -> None:
    assert clean(dump([HEADLINE, "By Ana Vega", "12 March 2024"])).title == HEADLINE


def test_the_title_of_the_window_stays_where_the_page_has_no_headline() -> None:
    assert clean(dump(["12 March 2024"])).title == TOP.removesuffix(" - The Daily Lantern")


def test_a_path_that_ends_in_the_headline_is_not_the_headline() -> None:
    assert clean(dump([f"Home News Coast {HEADLINE}", HEADLINE, "By Ana Vega", "12 March 2024"])).title == HEADLINE


def test_a_topic_with_a_colon_is_no_path() -> None:
    title = f"Winter on the coast: {HEADLINE}"
    assert clean(f"{title}\nBy Ana Vega\n12 March 2024\n" + "\n".join(BODY)).title == title


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (["By Ana Vega", "12 March 2024"], ("Ana Vega",)),
        (["Ana Vega", "12 March 2024"], ("Ana Vega",)),
        ([*WORDS[:2], "Ana Vega", "Share", "Copy link"], ()),
        (
            ["By", "Ana Vega", ",", "Tom Reed", "and", "Nils Holm", "12 March 2024"],
            ("Ana Vega", "Tom Reed", "Nils Holm"),
        ),
        (["By", "Ana Vega", "Share", "Copy link", "Print", "Tom Reed"], ("Ana Vega",)),
    ],
    ids=["a lead", "a date", "nothing", "names joined by lines", "a name that nothing joins"],
)
def test_names_under_the_headline_sign(head: list[str], authors: tuple[str, ...]) -> None:
    assert clean(dump([HEADLINE, *head])).authors == authors


@pytest.mark.parametrize(
    "text",
    [
        dump([HEADLINE, "12 March 2024"]),
        dump(["Local Heroes", "Young Lanterns", *WORDS[:9], HEADLINE, "12 March 2024"]),
        dump(
            [HEADLINE, "Cake Recipes", "12 March 2024"], below=["Send us your cake recipes or read old recipes again"]
        ),
        dump(
            [HEADLINE, "Greta Holm", "12 March 2024"],
            below=["“It will take days,” Ms Holm said on the quay of the port."],
        ),
    ],
    ids=["other stories", "a menu", "common words", "somebody the article is about"],
)
def test_other_names_sign_nothing(text: str) -> None:
    assert clean(text).authors == ()


@pytest.mark.parametrize(
    ("below", "authors"),
    [(["By Ana Vega"], ("Ana Vega",)), (["By Ana Vega", "By Tom Reed"], ())],
    ids=["one byline", "two that may be of other stories"],
)
def test_a_byline_below_the_article(below: list[str], authors: tuple[str, ...]) -> None:
    assert clean(dump([HEADLINE, "12 March 2024"], below=below)).authors == authors


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (dump(["Wednesday, 20 March 2024", *WORDS[:9], HEADLINE, "By Ana Vega", "12 March 2024"]), "2024-03-12"),
        (dump([*WORDS[:9], "12 March 2024", HEADLINE, "By Ana Vega"], below=["14 March 2024"]), "2024-03-12"),
        (dump([HEADLINE, "By Ana Vega"]), None),
        (dump([HEADLINE, "By Ana Vega"], below=["12 March 2024"]), "2024-03-12"),
    ],
    ids=["the day of the page's head", "right above the headline", "other stories", "right below the article"],
)
def test_the_date_nearest_to_the_headline(text: str, published: str | None) -> None:
    assert clean(text).published == published


@pytest.mark.parametrize(
    "line",
    [
        "12 March 2024 Coast & Islands 3 comments",
        "News from the coast / 12 March 2024",
        "12 March 2024 by coastwatcher in Ferries",
    ],
    ids=["a section and a count", "a section", "a nickname and a section"],
)
def test_a_date_among_other_words_of_the_head(line: str) -> None:
    assert (
        clean(dump([HEADLINE, line, "Ferries Ice Islands"], f"{HEADLINE} - The Daily Lantern")).published
        == "2024-03-12"
    )


@pytest.mark.parametrize(
    "head",
    [
        [HEADLINE, "By Ana Vega", "The ferries have not sailed since 12 March 2024."],
        [f"{HEADLINE} again on 12 March 2024", "By Ana Vega"],
        ["Ice report, 12 March 2024", *WORDS[:9], HEADLINE, "By Ana Vega"],
    ],
    ids=["a sentence", "the headline", "far above"],
)
def test_a_date_that_the_article_tells_of(head: list[str]) -> None:
    assert clean(dump(head, f"{HEADLINE} - The Daily Lantern")).published is None


@pytest.mark.parametrize(
    "line",
    [
        "Column by Ana Vega - 12 March 2024 - 3 comments",
        "12 March 2024 by Ana Vega 3 Comments",
        "Coast , Islands | Published: 5 hours ago | Written by Ana Vega",
    ],
    ids=["what it is", "a date and a count", "sections"],
)
def test_a_name_behind_by_among_other_words_of_the_head(line: str) -> None:
    assert clean(dump([HEADLINE, line, "Ferries Ice Islands"], f"{HEADLINE} - The Daily Lantern")).authors == (
        "Ana Vega",
    )


@pytest.mark.parametrize(
    "line",
    [
        "The ferry was built in the winter by Greta Holm",
        "12 March 2024 - Photos by Greta Holm - 3 comments",
        "12 March 2024 by coastwatcher 3 Comments",
    ],
    ids=["a clause", "pictures", "a nickname"],
)
def test_others_behind_by(line: str) -> None:
    assert clean(dump([HEADLINE, line, "Ferries Ice Islands"], f"{HEADLINE} - The Daily Lantern")).authors == ()
