"""Bylines that are a name and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.authors import is_desk, is_name
from newsclean.span import Span

COMPANY = frozenset({"byline", "timestamp", "reading_time", "agency_credit"})


def names(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark a line that is a person's name, beside a line that was cut as byline or date.

    A name alone proves nothing: interviews and lists of winners hold such lines, in better company. Nor do the
    names in a box of other stories.
    """
    covered = doc.covered(spans)
    added = []
    for i in range((doc.headline or 0), len(covered)):
        if covered[i] or i == doc.headline or doc.shapes[i].words > 5 or not _may_sign(doc, covered, i):
            continue
        if is_name(text := doc.block_text(i)) or is_desk(text):
            added.append(doc.mark(i, "byline", "names"))
            covered[i] = "byline"
    return [*spans, *added]


def _may_sign(doc: Doc, covered: Sequence[str], index: int) -> bool:
    beside = {covered[j] for j in (index - 1, index + 1) if 0 <= j < len(covered)}
    return bool(beside & COMPANY) and "related_link" not in covered[max(doc.body, index - 6) : index]
