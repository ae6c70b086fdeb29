"""An article that stands only in the data that a page's scripts start from."""

from __future__ import annotations

import json

import pytest

from newsclean import clean
from newsclean.parse.state import state_markup

LINES = [
    f"The {name} stayed shut on Monday, and the harbour master said that nobody would sail before the ice was gone."
    for name in ("northern quay", "old lighthouse", "fish market", "ferry office", "pilot station", "boat school")
]
MARKUP = "".join(f'<p class="text">{line}</p>' for line in LINES)
PAGE = "<html><head><title>Ice shuts harbour</title></head><body><div id=app></div>{}</body></html>"
STATE = json.dumps({"story": {"id": 7, "teaser": "<p>Ice.</p>", "markup": MARKUP}})
SCRIPTS = [
    f'<script id="__NEXT_DATA__" type="application/json">{STATE}</script>',
    f"<script>window.__STATE__ = {STATE.replace('</', '<' + chr(92) + '/')};</script>",
    "<script>self.__next_f.push([1," + json.dumps(MARKUP).replace("<", "\\u003c") + "])</script>",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_finds_the_article_in_scripts(script: str) -> None:
    assert clean(PAGE.format(script), kind="page").text.split("\n\n") == LINES


@pytest.mark.parametrize("script", SCRIPTS)
def test_asks_no_script_of_a_page_that_shows_its_article(script: str) -> None:
    shown = [line.replace("Monday", "Tuesday") for line in LINES]
    page = PAGE.format("<article>" + "".join(f"<p>{line}</p>" for line in shown) + "</article>" + script)
    assert clean(page, kind="page").text.split("\n\n") == shown


@pytest.mark.parametrize(
    "script",
    [
        "<script>ask('<p>We keep cookies.</p><p>Do you agree?</p>')</script>",
        f'<script>ask("<p>{LINES[0]}</p>")</script>',
        '<script>var a = "</p></p></p>' + "x" * 900 + "</script>",
        f"<script>{MARKUP}</script>",
    ],
)
def test_takes_no_note_for_an_article(script: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    assert state_markup(LexborHTMLParser(PAGE.format(script))) == ""
