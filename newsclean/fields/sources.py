"""Where the fields of a text come from: the text, and of that what was cut as one of a few labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsclean.span import Span

# What a text says itself; the other fields are a page's.
TEXT_FIELDS = (
    "title",
    "authors",
    "agency",
    "place",
    "site_name",
    "section",
    "tags",
    "published",
    "modified",
    "language",
)
NOTHING: dict[str, Any] = {"description": None, "image": None, "canonical_url": None, "access": None}

_TELLING = frozenset(
    ("agency_credit", "breadcrumb", "byline", "copyright", "dateline", "source_credit", "timestamp"),
)


def telling(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that say who, whence, where and when; most of what is cut from a page is its menu."""
    return [span for span in spans if span[2] in _TELLING]


def text_sources(values: dict[str, Any]) -> dict[str, str]:
    """Return "text" for each field that the text alone has filled in."""
    return {name: "text" for name in TEXT_FIELDS if values.get(name)}
