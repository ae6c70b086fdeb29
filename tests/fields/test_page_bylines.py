"""Who wrote a page and when, from the lines beside its headline and under its last paragraph."""

import pytest

import newsclean
from newsclean.fields.page_bylines import persons

STORY = (
    "<p>The harbour froze in the night, the mayor said on Monday, and the ferries stayed in port until noon.</p>"
    "<p>It was the first time in eleven years that the ice held, and the school sent the children home to skate.</p>"
)


def read(above: str = "", below: str = "", before: str = "") -> newsclean.Article:
    page = f"<html lang='en'><title>Harbour freezes over</title><body>{before}<main><h1>Harbour freezes over</h1>"
    return newsclean.clean(f"{page}{above}{STORY}{below}</main></body></html>")


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ana Vega</p>",
        "<p>Ana Vega</p>",
        "<p>Ana Vega | 15 June 2023</p>",
        "<p class='author'><a href='/ana'>Ana Vega</a>, The Lantern</p>",
        "<div class='article-byline'>Ana Vega</div>",
    ],
)
def test_a_byline_below_the_headline(line: str) -> None:
    assert read(above=line).authors == ("Ana Vega",)


def test_a_byline_after_the_last_paragraph() -> None:
    assert read(below="<p>Ana Vega</p>").authors == ("Ana Vega",)


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/x'>Harbour Town</a></p>",
        "<p class='tags'>Ana Vega</p>",
        "<figure><figcaption>Ana Vega</figcaption></figure>",
        "<h2>Ana Vega</h2>",
        "<p>Entries RSS</p>",
        "<aside><p>Ana Vega</p></aside>",
    ],
)
def test_names_that_sign_nothing(line: str) -> None:
    assert read(above=line).authors == ()


def test_a_date_beside_the_headline() -> None:
    article = read(above="<p class='meta'>Town &middot; 15 June 2023 &middot; 3 min</p>")
    assert article.published == "2023-06-15"
    assert article.metadata_sources["published"] == "text"


@pytest.mark.parametrize(
    ("line", "names", "rest", "led"),
    [
        ("By Ana Vega on Thursday", ["Ana Vega"], [], True),
        ("Ana Vega/Tom Reed", ["Ana Vega", "Tom Reed"], [], False),
        ("Ana Vega and Tom Reed | 3 min", ["Ana Vega", "Tom Reed"], ["3 min"], False),
        ("The Lantern / Ana Vega", ["Ana Vega"], [], False),
        ("Rain fell", [], ["Rain fell"], False),
        ("서지안 기자", ["서지안"], [], False),
        ("오전 11:05", [], ["오전 11:05"], False),
    ],
)
def test_the_persons_in_a_line(line: str, names: list[str], rest: list[str], led: bool) -> None:
    assert persons(line, {"the lantern"}, "en") == (names, rest, led)
