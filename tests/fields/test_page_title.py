"""A page's headline among the titles it states."""

import pytest

from newsclean.doc import Stated
from newsclean.fields.page_site import own_part, page_site_name, site_keys
from newsclean.fields.page_title import page_title, without_site

SITES = frozenset(("the lantern", "lantern", "lantern example"))
KINDS = {
    "ld": ("title", "json-ld"),
    "name": ("name", "json-ld"),
    "alt": ("alternative_title", "json-ld"),
    "og": ("title", "opengraph"),
    "meta": ("title", "meta"),
    "tw": ("twitter_title", "meta"),
    "md": ("title", "microdata"),
    "h1": ("heading", "html"),
    "page": ("page_title", "html"),
}

LONG = "Harbour freezes over for the first time in eleven years"
OTHER = "Why the ferries of the estuary have stayed in port"


def title(**stated: str | list[str]) -> tuple[str, str] | None:
    found = [
        Stated(KINDS[kind][0], one, KINDS[kind][1])
        for kind, texts in stated.items()
        for one in ([texts] if isinstance(texts, str) else texts)
    ]
    return page_title(found, SITES)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"ld": LONG}, LONG),
        ({"og": LONG + " | The Lantern"}, LONG),
        ({"page": LONG + " - The Lantern"}, LONG),
        ({"page": LONG + " - News - The Lantern", "h1": LONG}, LONG),
        ({"page": "The Lantern: " + LONG}, LONG),
        ({"page": LONG + " | lantern.example", "h1": "Log in"}, LONG),
        # Two agree against one.
        ({"ld": LONG, "h1": LONG, "og": OTHER, "page": OTHER}, LONG),
        ({"ld": OTHER, "h1": LONG, "og": LONG, "page": OTHER + " | The Lantern"}, LONG),
        # `<title>` is for search engines: who only repeats it is the poorer.
        ({"ld": LONG, "og": OTHER, "h1": OTHER, "page": OTHER}, LONG),
        ({"ld": LONG, "og": LONG[:24], "h1": OTHER, "page": LONG[:24]}, LONG),
        # Two versions of one headline.
        ({"ld": LONG, "og": LONG.replace("eleven", "ten"), "page": LONG}, LONG),
        # The JSON-LD says that the other is another.
        ({"ld": LONG, "alt": OTHER, "og": OTHER, "h1": LONG, "page": LONG}, LONG),
        # The site's name was written to be shown elsewhere.
        ({"ld": LONG, "h1": LONG, "page": LONG, "og": OTHER + " | The Lantern"}, LONG),
        # What follows another title is a section.
        ({"ld": LONG, "og": LONG + " - Local", "page": LONG + " - Local - The Lantern"}, LONG),
        ({"og": "Winter: " + LONG, "h1": "In the north - " + LONG}, LONG),
        ({"og": LONG, "h1": "In the north - " + LONG}, LONG),
        ({"h1": ["The Lantern", LONG, OTHER], "page": LONG + " | The Lantern"}, LONG),
        ({"name": LONG + " | The Lantern", "og": LONG}, LONG),
    ],
)
def test_the_headline(stated: dict[str, str], expected: str) -> None:
    found = title(**stated)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    "whole",
    [
        "Budget 3.0 | Who pays for the ice",
        "Lanterns: how they are made",
        "Ferries - and what comes after them",
        "“We were lucky” – the mayor on the great frost",
    ],
)
def test_parts_of_a_headline_stay(whole: str) -> None:
    assert title(ld=whole, og=whole, h1=whole, page=whole + " | The Lantern") == (whole, "opengraph")
    assert without_site(whole, SITES) == whole


def test_a_tail_that_json_ld_and_opengraph_agree_on_is_no_section() -> None:
    whole = LONG + " - live"
    assert title(ld=whole, og=whole, h1=LONG, page=whole) == (whole, "opengraph")


def test_nothing_stated() -> None:
    assert title() is None
    assert title(page="The Lantern") is None


def test_the_title_is_spelt_as_opengraph_does() -> None:
    assert title(ld='"Cold" and "wet": the week', og="“Cold” and “wet”: the week") == (
        "“Cold” and “wet”: the week",
        "opengraph",
    )


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([("site_name", "thelantern", "opengraph"), ("publisher", "The Lantern", "json-ld")], "The Lantern"),
        ([("site_name", "lantern.example", "opengraph"), ("publisher", "The Lantern", "json-ld")], "The Lantern"),
        ([("site_name", "lantern.example", "opengraph"), ("publisher", "Beacon", "json-ld")], "lantern.example"),
        ([("site_name", "Lantern", "opengraph"), ("publisher", "Beacon Media", "json-ld")], "Lantern"),
        ([("publisher", "Beacon Media", "json-ld"), ("app_name", "Lantern+", "meta")], "Beacon Media"),
        ([("publisher", "https://facebook.example/lantern", "meta")], None),
        ([], None),
    ],
)
def test_the_name_of_the_site(stated: list[tuple[str, str, str]], expected: str | None) -> None:
    found = page_site_name([Stated(*one) for one in stated])
    assert (found and found[0]) == expected


def test_what_a_site_is_called() -> None:
    meta = [Stated("site_name", "The Lantern", "opengraph"), Stated("publisher", "x" * 100, "meta")]
    assert site_keys(meta, "https://www.lantern.co.uk/a") == {"the lantern", "lantern co uk", "lantern"}
    assert own_part("localhost") == "localhost"


@pytest.mark.parametrize(
    ("whole", "bare"),
    [
        ("Harbour freezes over - Beacon - All the news", "Harbour freezes over"),
        ("About us - The Lantern", "About us"),
        ("Harbour freezes over / The Lantern", "Harbour freezes over"),
        ("Harbour freezes over - ferries stay - The Lantern", "Harbour freezes over - ferries stay"),
        ("Harbour freezes over - Lantern News", "Harbour freezes over"),
        ("A - The Lantern", "A - The Lantern"),
    ],
)
def test_without_the_site(whole: str, bare: str) -> None:
    assert without_site(whole, SITES | {"beacon all the news"}) == bare
