"""The dateline of the paragraph that is left first, where a dump had other paragraphs above it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.dateline import CITY, read_city, read_dateline
from newsclean.span import Span


def openings(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark what the filter `datelines` could not see before it was known where the article starts."""
    if doc.body == len(doc.blocks) or any(span.label == "dateline" for span in spans):
        return spans
    start, end, *_ = doc.blocks[doc.body]
    if not any(span[0] <= start and span[1] >= end for span in spans):
        return spans
    covered = doc.covered(spans)
    first = next((i for i, label in enumerate(covered) if not label and doc.shapes[i].prose), None)
    if first is None:
        return spans
    line = doc.block_text(first)
    dateline, rule = read_dateline(line), "openings"
    if dateline is None:
        dateline, rule = read_city(line, doc.text), CITY
    if dateline is None:
        return spans
    start = doc.blocks[first].start
    return [*spans, Span(start, start + dateline.end, "dateline", rule)]
