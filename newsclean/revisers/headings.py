"""Subheadings that have lost what stood under them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.span import Span


def headings(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark a heading whose whole section was cut: the heading of a box, not of the article."""
    covered = doc.covered(spans)
    added = []
    for i in range(len(covered) - 2, -1, -1):
        if covered[i] or i == doc.headline or not _is_heading(doc, i) or not covered[i + 1]:
            continue
        if doc.shapes[i].stop == ":" and covered[i + 1] in ("related_link", "media_placeholder", "newsletter"):
            added.append(doc.mark(i, covered[i + 1], "headings"))
            covered[i] = covered[i + 1]
    return [*spans, *added]


def _is_heading(doc: Doc, index: int) -> bool:
    return doc.shapes[index].words <= 8 and not doc.shapes[index].sentence
