"""Bylines that are a name and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.authors import is_name
from newsclean.span import Span

_COMPANY = frozenset({"byline", "timestamp", "social_widget", "reading_time", "comment_boilerplate", "hashtags", "agency_credit", "breadcrumb"})


def names(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark a line that is a person's name, beside a line that was cut as byline, date or share bar.

    A name alone proves nothing: interviews and lists of winners hold such lines, in better company.
    """
    covered = doc.covered(spans)
    added = []
    for i, label in enumerate(covered):
        beside = {covered[j] for j in (i - 1, i + 1) if 0 <= j < len(covered)}
        if not label and i != doc.headline and doc.shapes[i].words <= 5 and beside & _COMPANY and is_name(doc.block_text(i)):
            added.append(doc.mark(i, "byline", "names"))
            covered[i] = "byline"
    return [*spans, *added]
