"""What the names of an element say of it, and what they only seem to say."""

from __future__ import annotations

import pytest

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
]


@pytest.mark.parametrize(("tag", "names", "rule"), NAMED)
def test_a_word_names_furniture(tag: str, names: str, rule: str) -> None:
    assert _label(tag, names)[1] == rule


@pytest.mark.parametrize(("tag", "names"), SILENT)
def test_a_word_says_something_else(tag: str, names: str) -> None:
    assert _label(tag, names) == ("", "")
