"""What a page says about itself: JSON-LD, OpenGraph, `<meta>`, microdata, `<time>`, `<link>`, title and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newsclean.doc import Stated
from newsclean.parse.json_ld import Known, read_json_ld
from newsclean.parse.meta_names import META
from newsclean.parse.microdata import MAX_ITEMS, Items, read_item, read_time
from newsclean.parse.plain_value import plain_markup, plain_value
from newsclean.parse.shown import read_shown
from newsclean.repair import repair
from newsclean.repair.gate import is_clean

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# One pass in C over the elements; `:is` gives each once, a list of selectors once for each that it meets.
_SELECTOR = (
    ":is(html, title, meta, link[rel~=canonical i], script[type$='ld+json' i], h1, time, abbr.published, "
    "[itemprop], [rel~=author i], [rel~=category i], [rel~=tag i])"
)
MAX_VALUE_CHARS = 10_000  # of a `<meta>`; a longer one says nothing about the page
MAX_TIMES = 20
MAX_HEADINGS = 10

_LINKS = {"author": "author", "category": "section", "tag": "tag"}
_WORDS = frozenset(
    "title page_title heading twitter_title name alternative_title author creator byline site_name publisher app_name "
    "section breadcrumb tag description".split()
)
_REPAIRS = ("controls", "mojibake")
_OPENGRAPH = ("og:", "article:", "book:", "video:")
_TITLES = frozenset(("title", "page_title", "heading"))
_HOME = re.compile(r"\s*(?:(?:(?:https?:)?//[^/?#\s]+/?|/)(?:index\.\w+)?|index\.\w+)\s*", re.IGNORECASE)

Attributes = Mapping[str, str | None]


def read_stated(tree: LexborHTMLParser, *, url: str | None = None) -> tuple[Stated, ...]:
    """Return all that a page says about itself, unranked: what its JSON-LD says, then the rest in its order.

    `url` is where the page was found; it tells the page's own article from others that the JSON-LD describes.
    """
    scripts: list[str] = []
    out: list[Stated] = []
    counts = {"time": 0, "h1": 0}
    items = Items()
    for node in tree.css(_SELECTOR):
        tag = node.tag or ""
        if tag == "script":
            scripts.append(node.text())
            continue
        attributes = node.attributes
        if tag == "meta":
            out.extend(_meta(attributes))
        elif tag in counts and counts[tag] >= (MAX_TIMES if tag == "time" else MAX_HEADINGS):
            continue
        else:
            counts[tag] = counts.get(tag, 0) + 1
            out.extend(_element(node, tag, attributes))
        if "itemprop" in attributes and tag != "html" and len(items.seen) < MAX_ITEMS:
            out.extend(read_item(node, items))
    urls = [url, *(one.value for one in out if one.field == "canonical_url")]
    known = Known.of(urls, (one.value for one in out if one.field in _TITLES))
    out = [*read_json_ld(scripts, known), *out]
    if not _names_author(out):
        out += read_shown(tree, [one.value for one in out if one.field in _TITLES])
    return tuple(_mended(out))


def _mended(out: list[Stated]) -> list[Stated]:
    """Return the values with the characters put right that were wrong in the page: it is wrong in its head as well."""
    if is_clean("\n".join([one.value for one in out if one.field in _WORDS])):
        return out
    mended = [one._replace(value=repair(one.value, _REPAIRS)[0].strip()) if one.field in _WORDS else one for one in out]
    return [one for one in mended if one.value]


def _names_author(out: Sequence[Stated]) -> bool:
    """Say whether somebody else than the site itself is stated as the author."""
    own = {one.value.casefold() for one in out if one.field in ("site_name", "publisher", "app_name")}
    authors = (one.value.casefold() for one in out if one.field == "author")
    return any("://" not in author and author not in own for author in authors)


def _meta(attributes: Attributes) -> Iterator[Stated]:
    content = attributes.get("content")
    if not content or len(content) > MAX_VALUE_CHARS:
        return
    stated = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
    for name in stated.lower().split():
        if (field := META.get(name)) and (value := plain_value(content)):
            source = "opengraph" if name.startswith(_OPENGRAPH) else "meta"
            if field == "tag" and "," in value:
                yield from (Stated(field, tag, source) for part in value.split(",") if (tag := part.strip()))
            else:
                yield Stated(field, value, source)


def _leads_home(heading: LexborNode) -> bool:
    """Say whether a heading is nothing but a link to the home page, as the site's name above all its pages is."""
    link = heading.css_first("a[href]")
    if link is None or link.text(strip=True) != heading.text(strip=True):
        return False
    return _HOME.fullmatch(link.attributes["href"] or "") is not None


def _element(node: LexborNode, tag: str, attributes: Attributes) -> Iterator[Stated]:
    if tag == "html":
        if language := plain_value(attributes.get("lang") or attributes.get("xml:lang") or ""):
            yield Stated("language", language, "html")
    elif tag == "title":
        # A drawing has a title, too.
        if node.parent is not None and node.parent.tag == "head" and (value := plain_value(node.text())):
            yield Stated("page_title", value, "html")
    elif tag == "h1":
        if value := plain_markup(node.inner_html or ""):
            yield Stated("site_name" if _leads_home(node) else "heading", value, "html")
    elif tag == "time":
        if moment := read_time(node):
            yield moment
    elif tag == "abbr" and "itemprop" not in attributes:
        if value := plain_value(attributes.get("title") or ""):
            yield Stated("published", value, "time")
    elif "rel" in attributes:
        rel = (attributes["rel"] or "").lower().split()
        if "canonical" in rel and tag == "link" and attributes.get("href"):
            yield Stated("canonical_url", (attributes["href"] or "").strip(), "link")
        elif tag == "a" and (value := plain_markup(node.inner_html or "")):
            # A category is mostly a tag as well.
            field = next((field for word, field in _LINKS.items() if word in rel), "")
            if field:
                yield Stated(field, value, "link")
