"""What the names of an element say of it, and what they only seem to say."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.parse.elements import _label

NAMED = [
    ("div", "share-bar", "elements.share"),
    ("div", "article-share has-icons", "elements.share"),
    ("div", "share-with-friends", "elements.share"),
    ("div", "AdSlot300", "elements.ad"),
    ("div", "contentAd300x250", "elements.ad"),
    ("h3", "related-title", "elements.related"),
    ("h3", "c-box__related-title", "elements.related"),
    ("p", "wp-caption-text", "elements.caption"),
    ("div", "no-access-comments", "elements.comments"),
    ("div", "poll", "elements.poll"),
    ("div", "image-legend", "elements.legend"),
    ("div", "pum-content popmake-content", "elements.pum"),
    ("div", "tdb-entry-crumbs", "elements.crumbs"),
    ("p", "postmetadata alt", "elements.postmetadata"),
    ("div", "vjs-control-text", "elements.vjs"),
    ("nav", "", "elements.nav"),
]
SILENT = [
    ("section", "o-section o-section--has-ads js-section"),
    ("header", "content-header has-sharing"),
    ("div", "storyHasVideo hasSidebar"),
    ("article", "entry with-sidebar"),
    ("p", "paragraph block-id-n1AuAdJlVL"),
    ("main", "skip-main"),
    ("h3", "subheading nav_how_the_vote_went_1"),
    ("h2", "newsletters-and-the-new-rules"),
    ("h2", "teaser caption-s5"),
    ("div", "pollution-levels"),
    ("div", "opium-trade"),
    ("div", "postmodern"),
]


@pytest.mark.parametrize(("tag", "names", "rule"), NAMED)
def test_a_word_names_furniture(tag: str, names: str, rule: str) -> None:
    assert _label(tag, names)[1] == rule


@pytest.mark.parametrize(("tag", "names"), SILENT)
def test_a_word_says_something_else(tag: str, names: str) -> None:
    assert _label(tag, names) == ("", "")


LEAD = (
    "The harbour of Vellmar froze over on Tuesday night, and eleven boats have been stuck there since, the town said. "
)
OTHER = "A baker of Ostheim has won the prize of the chamber for a loaf that takes four days, and he will not say why. "


def page(names: str, article: int, furniture: int) -> str:
    """Return a page with an article and a box of so many paragraphs."""
    told = "".join(f"<p>{LEAD}{'It will last. ' * i}</p>" for i in range(article))
    box = "".join(f"<p>{OTHER}{'So it goes. ' * i}</p>" for i in range(furniture))
    story = f'<div class="story">{told}</div><div class="{names}">{box}</div>'
    return f"<html><body><div><h1>Ice</h1>{story}</div></body></html>"


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        ("related-stories", "elements.related"),
        ("right-sidebar", "elements.sidebar"),
        ("site-footer", "elements.footer"),
        ("popup", "elements.popup"),
        ("pum-container popmake", "elements.pum"),
    ],
)
def test_what_names_nothing_else_may_be_longer_than_the_article(names: str, rule: str) -> None:
    article = clean(page(names, 2, 3))
    assert OTHER[:30] not in article.text
    assert rule in {edit.rule for edit in article.removed}


@pytest.mark.parametrize("names", ["story-sharing", "newsletter-entry", "content-author"])
def test_what_names_articles_too_may_not(names: str) -> None:
    assert OTHER[:30] in clean(page(names, 2, 3)).text


@pytest.mark.parametrize("names", ["content-sidebar-wrap", "related-wrapper", "footer-hook"])
def test_most_of_a_page_is_no_furniture(names: str) -> None:
    assert OTHER[:30] in clean(page(names, 0, 6)).text


@pytest.mark.parametrize("names", ["offcanvas-wrapper", "masthead-page", "sticky-footer-layout"])
def test_what_holds_the_main_part_is_no_furniture(names: str) -> None:
    # A consent text makes the article a small part of the page.
    consent = f'<div class="cookies"><p>{"We and our partners store cookies on devices, and you may say no. " * 8}'
    main = f"<main><h1>Ice</h1><p>{LEAD}</p><p>{OTHER}</p></main>"
    article = clean(f'<html><body><div><div class="{names}">{main}</div>{consent}</div></div></body></html>')
    assert OTHER.strip() in article.text
    assert {edit.rule for edit in article.removed if edit.rule.startswith("elements.")} == {"elements.cookies"}
