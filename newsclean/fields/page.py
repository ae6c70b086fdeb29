"""A page's metadata: what it states, what its text says and what its address tells, weighed field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsclean.doc import Doc, Stated
from newsclean.fields.agency import agency
from newsclean.fields.bylines import authors
from newsclean.fields.dateline import place
from newsclean.fields.page_authors import page_authors
from newsclean.fields.page_bylines import page_bylines, page_stamp
from newsclean.fields.page_crumbs import page_crumbs, site_in_title
from newsclean.fields.page_dates import page_dates
from newsclean.fields.page_language import settle_language
from newsclean.fields.page_links import page_image, page_url
from newsclean.fields.page_site import page_site_name, site_keys
from newsclean.fields.page_title import page_title, title_key
from newsclean.fields.page_topics import page_access, page_description, page_section, page_tags
from newsclean.fields.published import publication_dates
from newsclean.fields.site_name import site_name as find_site_name
from newsclean.fields.sources import telling, text_sources
from newsclean.fields.tags import tags as find_tags
from newsclean.span import Span

Values = dict[str, Any]
Sources = dict[str, str]


def weigh(doc: Doc, spans: Sequence[Span], known: Values, text: str, url: str | None) -> tuple[Values, Sources]:
    """Return all fields of a page and the source of each; `known` are those that its text states for sure.

    `text` is its body. What the page states is asked first, its text only for what is missing then.
    """
    meta, told, language = doc.meta, telling(spans), known["language"]
    address = page_url(meta, url)
    base = url or (address[0] if address else None)
    sites = site_keys(meta, base)
    title = _title(meta, sites, known["title"])
    headline = title[0] if title else None
    site_name = page_site_name(meta) or _named_in_title(meta, headline)
    tags = page_tags(meta, headline, sites)
    values = known | {
        "agency": agency(doc, told),
        "place": place(doc, told),
        "site_name": None if site_name else find_site_name(doc, spans),
        "tags": () if tags else find_tags(doc, spans),
    }
    sources = text_sources(values)
    names, named_by = page_authors(meta, sites, lambda: _signed(doc, spans, told, sites, headline), language)
    shown, stamp = lambda: publication_dates(doc, told, language), lambda: page_stamp(doc, spans, headline, language)
    dates = page_dates(meta, shown, stamp, base, language)
    _set(values, sources, "title", title)
    _set(values, sources, "authors", (names, named_by) if names else None)
    _set(values, sources, "published", (dates.published, dates.published_source))
    _set(values, sources, "modified", (dates.modified, dates.modified_source))
    _set(values, sources, "canonical_url", address)
    _set(values, sources, "image", page_image(meta, base))
    _set(values, sources, "access", page_access(meta))
    _set(values, sources, "description", page_description(meta, headline))
    _set(values, sources, "section", page_section(meta, lambda: page_crumbs(doc, doc.body), headline, sites, base))
    for name, found in (("site_name", site_name), ("tags", tags)):
        if found:
            _set(values, sources, name, found)
    settle_language(meta, text, values, sources)
    return values, sources


def _signed(
    doc: Doc, spans: Sequence[Span], told: Sequence[Span], sites: frozenset[str], headline: str | None
) -> Sequence[str]:
    """Return the persons whom the page's bylines name; a lone name elsewhere on a page is anybody's."""
    return page_bylines(doc, spans, sites, headline) or authors(doc, [span for span in told if span.rule != "names"])


def _named_in_title(meta: Sequence[Stated], headline: str | None) -> tuple[str, str] | None:
    own = site_in_title(meta, headline)
    return (own, "html") if own else None


def _set(values: Values, sources: Sources, name: str, found: tuple[Any, str] | None) -> None:
    values[name] = found[0] if found else () if name == "authors" else None
    sources.pop(name, None)
    if found and found[0]:
        sources[name] = found[1]


def _title(meta: Sequence[Stated], sites: frozenset[str], read: str | None) -> tuple[str, str] | None:
    """Return the stated headline; where only `<title>` and `<h1>` state one, the line of the text that is in `<title>`.

    Many a blog has its own name in `<h1>`.
    """
    stated = page_title(meta, sites)
    if not read:
        return stated
    if not stated:
        return read, "text"
    if any(one.field == "title" for one in meta):
        return stated
    whole = next((title_key(one.value) for one in meta if one.field == "page_title"), "")
    return (read, "text") if title_key(read) in whole else stated


def drop_teasers(values: Values, sources: Sources) -> None:
    """Take back whom and what day the text of a listing names: they are those of the stories it lists."""
    for name, nothing in (("authors", ()), ("published", None), ("modified", None)):
        if sources.get(name) == "text":
            values[name] = nothing
            del sources[name]
