"""From input to text and blocks: after this, nothing knows what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from newsclean.parse.sites import NO_SITES, Site
from newsclean.parse.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import Tag

Kind = Literal["page", "text"]
KINDS: tuple[Kind, ...] = ("page", "text")
_OF_TABLES = ("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr")
_BLANK = "\ufeff \t\r\n\f"


def parse(
    raw: str | bytes | Tag,
    kind: Kind | None = None,
    url: str | None = None,
    *,
    with_comments: bool = False,
    sites: Mapping[str, Site] = NO_SITES,
    by_names: bool = True,
) -> Source:
    """Return what an input holds; without a `kind` it is a page if it looks like one (`is_page`), or is a soup.

    `sites` are packs of the user's; `by_names`, elements of a page may be furniture for being called so.

    Raises InputError where bytes are no text, or a page is too large, ValueError for an unknown
    kind, TypeError for anything but text, bytes and soups.
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; it must be one of {', '.join(KINDS)}, or None to find out")
    if hasattr(raw, "descendants"):
        raw, kind = _markup(cast("Tag", raw)), kind or "page"
    utf8 = None
    if isinstance(raw, bytes | bytearray | memoryview):
        from newsclean.repair.decode import decode

        given = bytes(raw)
        raw, charset, flags = decode(given)
        utf8 = given if charset == "utf-8" and not flags else None
    if not isinstance(raw, str):
        raise TypeError(f"clean takes str, bytes or a BeautifulSoup tag, not {type(raw).__name__}")
    if type(raw) is not str:  # a string that belongs to a soup holds all of it
        raw = str(raw)
    if kind == "text" or (kind is None and not raw.lstrip(_BLANK).startswith("<")):
        return Source(raw)  # without the import of a parser
    from newsclean.parse.html import is_page, parse_page

    if not kind and not is_page(raw):
        return Source(raw)
    return parse_page(raw, url, utf8=utf8, with_comments=with_comments, sites=sites, by_names=by_names)


def _markup(soup: Tag) -> str:
    """Return the markup of a soup or a part of it; a cell or a row means nothing outside of a table."""
    return f"<table>{soup}</table>" if soup.name in _OF_TABLES else str(soup)
