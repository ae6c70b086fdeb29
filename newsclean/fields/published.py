"""When it was published and changed, from the cut timestamps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.dates import read_dates
from newsclean.span import Span

_LABELS = ("timestamp", "dateline")


class Dates(NamedTuple):
    """ISO 8601, as precise as stated."""

    published: str | None
    modified: str | None


def dates(doc: Doc, spans: Sequence[Span], language: str = "") -> Dates:
    """Return the dates that the cut timestamps state; what the text calls published comes first."""
    found = [
        date
        for span in spans
        if span.label == "timestamp"
        for date in read_dates(doc.text[span.start : span.end], language=language)
        if date.iso
    ]
    published = [date.iso for date in found if date.kind == "published"]
    modified = [date.iso for date in found if date.kind == "modified"]
    plain = [date.iso for date in found if not date.kind]
    return Dates(next(iter(published + plain), None), next(iter(modified), None))
