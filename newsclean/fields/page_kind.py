"""What a web page is, by its build: an article, a list of articles, a film or pictures with a line of text.

An article is one stretch of prose. On the page of a section the longest stretch is a teaser, because a headline that
links to its article comes after each; beside a film or a row of pictures there is no more than a caption. What the page
says of itself weighs in: a page that calls itself an article is not taken for a list for being short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from newsclean.doc import Doc
from newsclean.fields.cuts import cut_blocks
from newsclean.span import Span

HEADLINE_WORDS = 4  # a link of fewer is a section or a button
LINKED = 0.7  # share of a line that is link, from which on it is one
RUN_GAP = 2  # lines between two paragraphs of one stretch: a heading, a caption
LIST_LINKS = 10  # headlines on the page of the smallest section
LIST_TEASERS = 5  # stretches below a headline that is a link, on the page of a tag, an author or a search,
TEASER_SHARE = 0.8  # where nearly all of them are
LIST_RUN = 40  # words of the longest stretch, from which on a page is no list; teasers have 15 to 35
TEASER_RUN = 100  # the same where the page says that it is a list, or stands at the root of its site
ARTICLE_RUN = 20  # the same where the page says that it is an article
FEW_WORDS = 120  # words beside a film or a row of pictures; an article with a film in it has more
CAPTIONS = 5

_LISTS: Final = frozenset(("collectionpage", "searchresultspage", "itemlist", "profilepage", "blog"))
_FILMS: Final = ("videoobject", "video", "clip", "movie", "tvepisode")
_PICTURES: Final = ("imagegallery", "mediagallery", "gallery", "slideshow")
_CAPTION_TAGS: Final = frozenset(("figcaption", "figure"))


class Build(NamedTuple):
    """How a page is built, in numbers."""

    run: int  # words of the longest stretch of prose
    headlines: int  # lines that are a link of several words
    links: float  # share of the page's text that is link
    captions: int  # lines below pictures
    stretches: int  # of prose
    teasers: int  # of them below a headline that is a link


def measure(doc: Doc, spans: Sequence[Span]) -> Build:
    """Return how a page is built; prose that `spans` cut does not count."""
    under_pictures = _under_pictures(doc)
    is_cut = cut_blocks(doc, spans)
    links = {i for i, (start, end, _, linked) in enumerate(doc.blocks) if linked and linked > LINKED * (end - start)}
    headlines = sorted(i for i in links if doc.shapes[i][0] >= HEADLINE_WORDS)
    run = longest = passed = stretches = teasers = 0
    last = -1 - RUN_GAP
    for i, (words, _, _, is_prose) in enumerate(doc.shapes):
        if not is_prose or i in links or i in under_pictures or is_cut(i):
            continue
        above = bisect_left(headlines, i)
        if above > passed or i > last + 1 + RUN_GAP:
            stretches += 1
            teasers += above > passed
            run = 0
        run += words
        longest, last, passed = max(longest, run), i, above
    share = sum([block[3] for block in doc.blocks]) / (len(doc.text) or 1)
    return Build(longest, len(headlines), round(share, 3), len(under_pictures), stretches, teasers)


def guess_kind(doc: Doc, build: Build, words: int) -> str | None:
    """Return "listing", "video" or "gallery"; None for what may be an article. `words` are what is left of the page."""
    types = _types(doc)
    is_article = calls_itself_article(doc)
    if build.headlines >= LIST_LINKS:
        limit = ARTICLE_RUN if is_article else LIST_RUN
        if types & _LISTS or _is_home(doc):
            limit = TEASER_RUN
        if build.run < limit and not (is_article and words > 2 * LIST_RUN):
            return "listing"
    are_teasers = build.teasers >= max(LIST_TEASERS, TEASER_SHARE * build.stretches)
    if are_teasers and build.run < LIST_RUN and not is_article:
        return "listing"
    if build.run >= FEW_WORDS:
        return None
    if not is_article and any(kind.startswith(_FILMS) for kind in types):
        return "video"
    if any(kind.startswith(_PICTURES) for kind in types) or (build.captions >= CAPTIONS and build.run < LIST_RUN):
        return "gallery"
    return None


def calls_itself_article(doc: Doc) -> bool:
    """Say whether a page states that it is an article, or the like."""
    return any(kind.endswith(("article", "posting")) for kind in _types(doc))


def _types(doc: Doc) -> set[str]:
    return {one.value.lower() for one in doc.meta if one.field == "type"}


def _under_pictures(doc: Doc) -> set[int]:
    """Return the blocks in a figure or its caption, or right inside an element in one."""
    if doc.page is None:
        return set()
    elements = doc.page.elements
    places = [look[0] for look in doc.page.looks]
    figures = {
        at
        for at in set(places)
        if at >= 0
        and (
            elements[at][0] in _CAPTION_TAGS
            or ((around := elements[at][2]) >= 0 and elements[around][0] in _CAPTION_TAGS)
        )
    }
    return {i for i, at in enumerate(places) if at in figures} if figures else figures


def _is_home(doc: Doc) -> bool:
    """Say whether the page's own address is that of its site."""
    found = next((one.value for one in doc.meta if one.field == "canonical_url"), "")
    parts = urlsplit(found) if found.startswith(("http:", "https:")) else None
    return parts is not None and parts.path in ("", "/", "/index.html") and not parts.query
