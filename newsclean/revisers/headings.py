"""Subheadings: those that have lost what stood under them go, those that were taken for furniture come back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.stated import ROW
from newsclean.span import Span

MAX_WORDS = 8
ANNOUNCED = frozenset({"related_link", "media_placeholder", "newsletter"})
MISTAKEN = frozenset({"navigation", "breadcrumb", "timestamp"})  # a digest's "Culture", a chronology's "12 March"
_CLOCK = re.compile(r"\d[:.h]\d\d(?!\d|\.)")


def headings(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Take back lone section names and dates between paragraphs; mark headings whose whole section was cut."""
    if MISTAKEN.isdisjoint([span.label for span in spans]) and ":" not in [looks.stop for looks in doc.shapes]:
        return spans
    covered = doc.covered(spans)
    rows = {span.start for span in spans if span.rule == ROW}
    back = {
        i
        for i in range(1, len(covered) - 1)
        if covered[i] in MISTAKEN
        and not (covered[i - 1] or covered[i + 1])
        and doc.blocks[i].start not in rows
        and _heads_paragraph(doc, i)
    }
    starts = {doc.blocks[i].start for i in back}
    kept = [span for span in spans if span.start not in starts]
    added = []
    for i in range(len(covered) - 2, -1, -1):
        if not covered[i] and covered[i + 1] in ANNOUNCED and not doc.hits[i + 1] and _announces(doc, i):
            added.append(doc.mark(i, covered[i + 1], "headings"))
            covered[i] = covered[i + 1]
    return [*kept, *added]


def _heads_paragraph(doc: Doc, index: int) -> bool:
    """Say whether a line stands alone between two paragraphs, below the first, and states no time."""
    if index <= doc.body or _CLOCK.search(doc.block_folded(index)):
        return False
    return doc.shapes[index - 1].prose and doc.shapes[index + 1].prose


def _announces(doc: Doc, index: int) -> bool:
    looks = doc.shapes[index]
    return index != doc.headline and looks.words <= MAX_WORDS and looks.stop == ":"
