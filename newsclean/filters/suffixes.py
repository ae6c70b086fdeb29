"""The site's name behind the headline: "The harbour froze - The Daily Lantern"."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.fields.site_suffix import site_suffix
from newsclean.span import Span


def suffixes(doc: Doc) -> Iterator[Span]:
    """Mark the site's name at the end of the headline, with the separator before it."""
    if doc.headline is not None and (found := site_suffix(doc, doc.headline)):
        yield found
