"""The authors a page names."""

import pytest

from newsclean.doc import Stated
from newsclean.fields.page_authors import page_authors, split_authors

SITES = frozenset(("the lantern", "lantern"))


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ana Vega", ["Ana Vega"]),
        ("By Ana Vega", ["Ana Vega"]),
        ("Ana Vega and Tom Reed", ["Ana Vega", "Tom Reed"]),
        ("Ana Vega, Tom Reed and Mo Lund", ["Ana Vega", "Tom Reed", "Mo Lund"]),
        ("Ana Vega og Tom Reed", ["Ana Vega", "Tom Reed"]),
        ("Ana Vega; Tom Reed", ["Ana Vega", "Tom Reed"]),
        ("Ana Vega | Tom Reed", ["Ana Vega", "Tom Reed"]),
        ("Ana Vega, Senior Reporter", ["Ana Vega"]),
        ("Ana Vega, professor of history at the harbour school", ["Ana Vega"]),
        ("Ana Vega (ave)", ["Ana Vega"]),
        ("Ana Vega (@anavega)", ["Ana Vega"]),
        ("Ana Vega, ana.vega@lantern.example", ["Ana Vega"]),
        ("https://www.facebook.com/lantern", []),
        ("ana@lantern.example", []),
        ("//lantern.example/ana", []),
        ("", []),
        ("12345", []),
        ("Theo Blanchard", ["Theo Blanchard"]),
        ("María Ángeles de la Fuente y Ruiz", ["María Ángeles de la Fuente", "Ruiz"]),
        ("서지안 기자", ["서지안"]),
        ("lan/ave;tore", ["lan/ave", "tore"]),
        ("Informed with heart", ["Informed with heart"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Gear Team", ["Gear Team"]),
    ],
)
def test_one_stated_author(value: str, names: list[str]) -> None:
    assert split_authors(value, "en") == names


def authors(*stated: tuple[str, str], read: tuple[str, ...] = ()) -> tuple[tuple[str, ...], str]:
    return page_authors([Stated("author", *one) for one in stated], SITES, lambda: read, "en")


@pytest.mark.parametrize(
    ("stated", "read", "expected"),
    [
        ([("Ana Vega", "json-ld"), ("Tom Reed", "meta")], (), (("Ana Vega",), "json-ld")),
        ([("https://lantern.example/ana", "opengraph"), ("Ana Vega", "meta")], (), (("Ana Vega",), "meta")),
        # A site that signs for itself is asked again.
        ([("The Lantern", "json-ld"), ("Ana Vega", "meta")], (), (("Ana Vega",), "meta")),
        ([("The Lantern", "json-ld")], ("Ana Vega",), (("Ana Vega",), "text")),
        ([("The Lantern", "json-ld")], (), (("The Lantern",), "json-ld")),
        ([("AFP", "json-ld")], (), (("AFP",), "json-ld")),
        ([("webadmin", "meta")], ("Ana Vega",), (("Ana Vega",), "text")),
        ([("Ana Vega", "json-ld"), ("The Lantern", "json-ld")], (), (("Ana Vega",), "json-ld")),
        ([("Ana Vega", "json-ld"), ("ana-vega", "json-ld")], (), (("Ana Vega",), "json-ld")),
        ([("Ana Vega", "json-ld"), ("Gear Team", "json-ld")], (), (("Ana Vega", "Gear Team"), "json-ld")),
        ([("Ana Vega", "json-ld"), ("Administrator", "json-ld")], (), (("Ana Vega",), "json-ld")),
        # Links below other stories.
        ([("Ana Vega", "link"), ("Tom Reed", "link")], (), (("Ana Vega",), "link")),
        ([], ("Ana Vega",), (("Ana Vega",), "text")),
        ([], (), ((), "")),
    ],
)
def test_all_that_is_stated(
    stated: list[tuple[str, str]], read: tuple[str, ...], expected: tuple[tuple[str, ...], str]
) -> None:
    assert authors(*stated, read=read) == expected


def test_a_shown_byline_comes_before_the_site() -> None:
    meta = [Stated("author", "The Lantern", "json-ld"), Stated("byline", "By Ana Vega | 3 min", "html")]
    assert page_authors(meta, SITES, lambda: (), "en") == (("Ana Vega",), "html")


def test_the_text_is_not_asked_where_a_person_is_stated() -> None:
    def never() -> tuple[str, ...]:
        raise AssertionError("asked")

    assert page_authors([Stated("author", "Ana Vega", "json-ld")], SITES, never)[0] == ("Ana Vega",)
