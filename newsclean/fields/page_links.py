"""The addresses a page states: its own, and that of its picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from newsclean.doc import Stated

# A whole address of the plainest kind, which `urljoin` gives back as it is.
_WHOLE = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w.~%+,:=&!-]+)*/?", re.ASCII)
_CANONICAL = ("link", "opengraph", "json-ld", "microdata", "meta")
_IMAGES = ("opengraph", "json-ld", "meta", "microdata")
MAX_CHARS = 2000


def absolute(stated: str, url: str | None) -> str:
    """Return a stated address as a whole one, "" where it is none of the web or cannot be made whole.

    >>> absolute("/a/1", "https://news.example/b"), absolute("javascript:void(0)", "https://news.example/")
    ('https://news.example/a/1', '')
    """
    stated = "".join(stated.split())
    if not stated or len(stated) > MAX_CHARS:
        return ""
    if _WHOLE.fullmatch(stated):
        return stated
    try:
        whole = urljoin(url or "", stated)
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def page_url(meta: Iterable[Stated], url: str | None) -> tuple[str, str] | None:
    """Return the canonical address and its source; one that leads from a page to the home page is a template's."""
    for source, stated in _ranked(meta, "canonical_url", _CANONICAL):
        whole = absolute(stated, url)
        if whole and not (url and _is_home(whole) and not _is_home(url)):
            return whole, source
    return None


def page_image(meta: Iterable[Stated], base: str | None) -> tuple[str, str] | None:
    """Return the address of the picture and its source; `base` is the page's own address."""
    return next(
        ((whole, source) for source, stated in _ranked(meta, "image", _IMAGES) if (whole := absolute(stated, base))),
        None,
    )


def _ranked(meta: Iterable[Stated], field: str, order: tuple[str, ...]) -> list[tuple[str, str]]:
    found = [(one.source, one.value) for one in meta if one.field == field and one.source in order]
    return sorted(found, key=lambda pair: order.index(pair[0]))


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query
