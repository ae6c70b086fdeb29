"""Where the fields of a text come from: the text."""

from __future__ import annotations

from typing import Any

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


def text_sources(values: dict[str, Any]) -> dict[str, str]:
    """Return "text" for each field that the text alone has filled in."""
    return {name: "text" for name in TEXT_FIELDS if values[name]}
