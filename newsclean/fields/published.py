"""When it was published and changed, from the cut timestamps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.date_glance import states_days_only
from newsclean.fields.dates import LAST, LONGEST_DAY, Date, pick_published, rank, read_dates
from newsclean.span import Span

_LABELS = ("timestamp",)
_DAY = re.compile(r"(?<!\S)\d\d?[. ]{1,2}\Z")
_DAY_CHARS = 5
_ABOVE = 2


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
    changed: list[tuple[int, str]] = []
    best = LAST
    stamps = [(_zone(doc, span), span.start, span.end) for span in spans if span.label in _LABELS]
    for zone, start, end in sorted(stamps):
        day = _DAY.search(doc.text, max(0, start - _DAY_CHARS), start)  # a byline may reach so far
        text = doc.text[day.start() if day else start : end]
        if best <= (True, zone, -LONGEST_DAY) and states_days_only(text):
            continue  # the day of a story in a box, and the article's own is known
        dates = read_dates(text, language=language)
        changed += [(start, date.iso) for date in dates if date.iso and date.kind == "modified"][:1]
        best = min([best, *[rank(date, zone) for date in dates]])
        found += dates
        zones += [zone] * len(dates)
    published = pick_published(found, zones)
    return Dates(published.iso if published else None, min(changed)[1] if changed else None)


def _zone(doc: Doc, span: Span) -> int:
    """Return 0 between headline and body, 1 in or after it, 2 above the headline, where a page says what day it is."""
    if doc.body < len(doc.blocks) and span.start >= doc.blocks[doc.body].start:
        return 1
    return _ABOVE if doc.headline is not None and span.end <= doc.blocks[doc.headline].start else 0
