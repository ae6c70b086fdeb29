"""When it was published and changed, from the cut timestamps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.dates import Date, pick_published, read_dates
from newsclean.span import Span

_LABELS = ("timestamp",)
_DAY = re.compile(r"(?<!\S)\d\d?[. ]{1,2}\Z")
_DAY_CHARS = 5


class Dates(NamedTuple):
    """ISO 8601, as precise as stated."""

    published: str | None
    modified: str | None


def publication_dates(doc: Doc, spans: Sequence[Span], language: str = "") -> Dates:
    """Return the dates that the cut timestamps state.

    What the text calls published comes first, then what stands nearest to the headline, then what states a time.
    """
    found: list[Date] = []
    zones: list[int] = []
    for span in spans:
        if span.label in _LABELS:
            day = _DAY.search(doc.text, max(0, span.start - _DAY_CHARS), span.start)  # a byline may reach so far
            dates = read_dates(doc.text[day.start() if day else span.start : span.end], language=language)
            found += dates
            zones += [_zone(doc, span)] * len(dates)
    best = pick_published(found, zones)
    changed = (date.iso for date in found if date.iso and date.kind == "modified")
    return Dates(best.iso if best else None, next(changed, None))


def _zone(doc: Doc, span: Span) -> int:
    """Return 0 between headline and body, 1 in or after it, 2 above the headline, where a page says what day it is."""
    if doc.body < len(doc.blocks) and span.start >= doc.blocks[doc.body].start:
        return 1
    return 2 if doc.headline is not None and span.end <= doc.blocks[doc.headline].start else 0
