"""What a web page is, by its build: an article, a list of articles, a film or pictures with a line of text.

An article is one stretch of prose. On the page of a section the longest stretch is a teaser, because a headline that
links to its article comes after each; beside a film or a row of pictures there is no more than a caption. What the page
says of itself weighs in: a page that calls itself an article is not taken for a list for being short.
"""

from __future__ import annotations

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


def measure(doc: Doc, spans: Sequence[Span]) -> Build:
    """Return how a page is built; prose that `spans` cut does not count."""
    under_pictures = _under_pictures(doc)
    is_cut = cut_blocks(doc, spans)
    run = longest = gap = headlines = linked = 0
    for i, ((start, end, _, links), (words, _, _, is_prose)) in enumerate(zip(doc.blocks, doc.shapes, strict=True)):
        is_link = False
        if links:
            linked += links
            is_link = links > LINKED * (end - start)
        if is_prose and not is_link and i not in under_pictures and not is_cut(i):
            run, gap = run + words, 0
            longest = max(longest, run)
            continue
        gap += 1
        if is_link and words >= HEADLINE_WORDS:
            headlines += 1
            run = 0
        elif gap > RUN_GAP:
            run = 0
    return Build(longest, headlines, round(linked / (len(doc.text) or 1), 3), len(under_pictures))


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
    figures = {i for i, (tag, _, _, _) in enumerate(elements) if tag in _CAPTION_TAGS}
    if not figures:
        return figures
    places = [look[0] for look in doc.page.looks]
    return {i for i, at in enumerate(places) if at in figures or (at >= 0 and elements[at][2] in figures)}


def _is_home(doc: Doc) -> bool:
    """Say whether the page's own address is that of its site."""
    found = next((one.value for one in doc.meta if one.field == "canonical_url"), "")
    parts = urlsplit(found) if found.startswith(("http:", "https:")) else None
    return parts is not None and parts.path in ("", "/", "/index.html") and not parts.query
