"""What a page says that it is about, in which language, where, and whether it is free."""

import pytest

from newsclean.doc import Stated
from newsclean.fields.page_crumbs import site_in_title
from newsclean.fields.page_language import settle_language, stated_language
from newsclean.fields.page_links import absolute, page_image, page_url
from newsclean.fields.page_topics import page_access, page_description, page_section, page_tags

SITES = frozenset(("the lantern",))
URL = "https://lantern.example/politics/harbour-freezes"
NEWS = (
    "The harbour froze in the night, the mayor said on Monday, and the ferries stayed in port. It was the first time "
    "in eleven years that the ice held, and the school sent the children home to skate before it was dark again."
)


def meta(*stated: tuple[str, str, str]) -> list[Stated]:
    return [Stated(*one) for one in stated]


@pytest.mark.parametrize(
    ("stated", "crumbs", "url", "expected"),
    [
        ([("section", "Town", "opengraph"), ("section", "Weather", "json-ld")], [], None, ("Weather", "json-ld")),
        ([("section", "News", "json-ld"), ("section", "Town", "meta")], [], None, ("Town", "meta")),
        ([("section", "News", "json-ld")], [], None, ("News", "json-ld")),
        ([("section", "Home", "json-ld")], [], None, None),
        ([("section", "The Lantern", "json-ld")], [], None, None),
        ([("section", "https://lantern.example/town", "opengraph")], [], None, None),
        ([("section", "/town/weather/", "meta")], [], None, ("town", "meta")),
        ([("breadcrumb", "Home", "json-ld"), ("breadcrumb", "Town", "json-ld")], [], None, ("Town", "json-ld")),
        ([("breadcrumb", "Harbour freezes", "json-ld")], [], None, None),
        ([], ["Home", "Town", "Weather"], None, ("Town", "text")),
        ([], ["Skip to the main content", "Town"], None, ("Town", "text")),
        ([("section", "Town,Weather", "json-ld")], [], None, ("Town", "json-ld")),
        ([("section", "Town, Weather, Sea", "json-ld")], [], None, ("Town", "json-ld")),
        ([("section", "Books, Arts", "json-ld")], [], None, ("Books, Arts", "json-ld")),
        ([], [], URL, ("Politics", "url")),
        ([], [], "https://lantern.example/harbour-freezes", None),
    ],
)
def test_section(
    stated: list[tuple[str, str, str]], crumbs: list[str], url: str | None, expected: tuple[str, str] | None
) -> None:
    assert page_section(meta(*stated), lambda: crumbs, "Harbour freezes", SITES, url) == expected


def test_tags() -> None:
    stated = meta(
        ("tag", "#ice", "json-ld"),
        ("tag", "Ice", "json-ld"),
        ("tag", "The Lantern", "json-ld"),
        ("tag", "Harbour freezes", "json-ld"),
        ("tag", "x" * 100, "json-ld"),
        ("tag", "ferries", "meta"),
    )
    assert page_tags(stated, "Harbour freezes", SITES) == (("ice",), "json-ld")
    assert page_tags(stated[-1:], None, SITES) == (("ferries",), "meta")
    assert page_tags([], None, SITES) is None


def test_description() -> None:
    whole, cut = "The harbour froze in the night, the mayor said.", "The harbour froze in the night…"
    assert page_description(meta(("description", whole, "json-ld")), None) == (whole, "json-ld")
    both = meta(("description", cut, "opengraph"), ("description", whole, "json-ld"))
    assert page_description(both, None) == (whole, "json-ld")
    assert page_description(meta(("description", "Harbour freezes", "meta")), "Harbour freezes!") is None


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("access", "true", "free"),
        ("access", "False", "paid"),
        ("access", "http://schema.org/False", "paid"),
        ("access", "metered", "paid"),
        ("access", "free", "free"),
        ("paywall", "true", "paid"),
        ("paywall", "false", "free"),
        ("access", "perhaps", None),
    ],
)
def test_access(field: str, value: str, expected: str | None) -> None:
    found = page_access(meta((field, value, "json-ld")))
    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    ("stated", "url", "whole"),
    [
        ("/a.jpg", URL, "https://lantern.example/a.jpg"),
        ("//cdn.example/a.jpg", URL, "https://cdn.example/a.jpg"),
        ("https://cdn.example/a\n b.jpg", None, "https://cdn.example/ab.jpg"),
        ("/a.jpg", None, ""),
        ("data:image/png;base64,AAAA", URL, ""),
        ("javascript:void(0)", URL, ""),
        ("https://[broken", URL, ""),
        ("", URL, ""),
        ("/" + "a" * 3000, URL, ""),
    ],
)
def test_whole_addresses(stated: str, url: str | None, whole: str) -> None:
    assert absolute(stated, url) == whole


def test_links() -> None:
    home, own = ("canonical_url", "/", "link"), ("canonical_url", URL, "opengraph")
    assert page_url(meta(home, own), URL) == (URL, "opengraph")
    assert page_url(meta(home), "https://lantern.example/") == ("https://lantern.example/", "link")
    assert page_url([], URL) is None
    pictures = meta(("image", "/b.jpg", "json-ld"), ("image", "data:x", "opengraph"))
    assert page_image(pictures, URL) == ("https://lantern.example/b.jpg", "json-ld")


@pytest.mark.parametrize(
    ("page_title", "title", "site"),
    [
        ("Harbour freezes over | The Lantern", "Harbour freezes over", "The Lantern"),
        ("The Lantern: Harbour freezes over", "Harbour freezes over", "The Lantern"),
        ("Harbour freezes over_The Lantern", "Harbour freezes over", "The Lantern"),
        ("Harbour freezes over", "Harbour freezes over", None),
        ("Pears ripen | The Lantern", "Harbour freezes over", None),
        ("Harbour freezes over - and nobody in the whole of the town was warned", "Harbour freezes over", None),
    ],
)
def test_the_site_in_the_title(page_title: str, title: str, site: str | None) -> None:
    assert site_in_title(meta(("page_title", page_title, "html")), title) == site


@pytest.mark.parametrize(
    ("value", "code"), [("en-GB", "en"), ("de_AT", "de"), ("nb-NO", "no"), ("EN", "en"), ("english", None), ("", None)]
)
def test_stated_language(value: str, code: str | None) -> None:
    found = stated_language(meta(("language", value, "html")))
    assert (found and found[0]) == code


@pytest.mark.parametrize(
    ("score", "stated", "text", "expected"),
    [
        (0.99, "de", NEWS, ("en", "text")),
        (0.5, "de", NEWS, ("en", "text")),
        (0.0, "zu", "", ("zu", "html")),
        (0.0, "de", "404", ("de", "html")),
    ],
)
def test_the_text_decides_the_language_where_it_can(
    score: float, stated: str, text: str, expected: tuple[str, str]
) -> None:
    values = {"language": "en" if score else "und", "language_score": score, "title": None}
    sources = {"language": "text"} if score else {}
    settle_language(meta(("language", stated, "html")), text, values, sources)
    assert (values["language"], sources["language"]) == expected
