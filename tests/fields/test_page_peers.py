"""Where other libraries read the same metadata, they read the same; skipped where they are not installed."""

import json
from pathlib import Path

import pytest

import newsclean

PAGES = Path(__file__).parents[1] / "pages"
GOLD = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(PAGES.glob("*.json"))}


def html(page: str) -> str:
    return (PAGES / f"{page}.html").read_bytes().decode(GOLD[page].get("encoding", "utf-8"), "replace")


# htmldate takes the date of the recipe in the story.
MISTAKEN = {"recipe_in_news"}
DATED = [
    page
    for page, gold in GOLD.items()
    if gold.get("published") and gold.get("verdict", "article") == "article" and page not in MISTAKEN
]


@pytest.mark.parametrize("page", DATED)
def test_htmldate_finds_the_same_day(page: str) -> None:
    htmldate = pytest.importorskip("htmldate")
    theirs = htmldate.find_date(html(page), original_date=True, extensive_search=False)
    ours = newsclean.clean(html(page), kind="page", url=GOLD[page]["url"]).published
    if theirs is None:
        pytest.skip("htmldate finds none")
    assert ours is not None
    assert theirs == ours[:10]


@pytest.mark.parametrize("page", sorted(GOLD))
def test_extruct_reads_the_same_headline(page: str) -> None:
    extruct = pytest.importorskip("extruct.jsonld")
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.parse.stated import read_stated

    try:
        found = extruct.JsonLdExtractor().extract(html(page))
    except ValueError:
        pytest.skip("extruct reads no such page")
    nodes = [node for one in found for node in one.get("@graph", [one])]
    theirs = {" ".join(node["headline"].split()) for node in nodes if node.get("headline")}
    stated = read_stated(LexborHTMLParser(html(page)), url=GOLD[page]["url"])
    ours = {one.value for one in stated if one.field == "title" and one.source == "json-ld"}
    assert ours <= theirs
    assert bool(ours) == bool(theirs)
