"""The body that a page only states is added to its lines where none of it is shown; addresses that tell it apart."""

import json

import pytest

from newsclean.parse import parse
from newsclean.parse.json_ld import address

SENTENCES = [
    f"On day {i} the ferry to the outer isles left the harbour with mail, flour and one goat." for i in range(8)
]
BODY = " ".join(SENTENCES)


def is_added(shown: str, stated: str = BODY) -> bool:
    script = json.dumps({"@type": "NewsArticle", "headline": "Ferry days", "articleBody": stated})
    ld = f"<script type='application/ld+json'>{script}</script>"
    source = parse(f"<html><body><h1>Ferry days</h1><p>{shown}</p>{ld}</body></html>", "page")
    assert source.page is not None
    return source.page.elements[-1].names == "articleBody"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("", True),
        ("Read the story of the ferry.", True),
        ("goat, flour and mail " * 40, True),
        (BODY, False),
        (BODY.replace(" ", "\n "), False),
        (BODY.upper(), False),
        (BODY.replace("the ", "<b>the</b> "), False),
        (" ".join(SENTENCES[4:]), False),
    ],
)
def test_a_body_is_added_where_none_of_it_is_shown(shown: str, expected: bool) -> None:
    assert is_added(shown) is expected


def test_what_has_no_words_is_no_sample() -> None:
    rule = "- " * 60
    assert is_added(rule, f"{rule} {BODY}") is True


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://lantern.example/pears/", "//lantern.example/pears"),
        ("http://lantern.example/pears/amp/?a=1#b", "//lantern.example/pears"),
        ("//lantern.example/pears/amp/amp", "//lantern.example/pears/amp"),
        ("lantern.example/camp", "lantern.example/camp"),
        ("/pears#at:noon?", "/pears"),
        ("https://lantern.example/a:b", "//lantern.example/a:b"),
    ],
)
def test_addresses_of_one_page_are_one(url: str, expected: str) -> None:
    assert address(url) == expected
