"""What stands outside of the article, where the site's own pack says which element holds it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.span import Span


def outside(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark the blocks in `doc.outside` that nothing else names; the headline may stand there."""
    if not doc.outside:
        return spans
    marks = {span.start: span for span in doc.outside}
    covered = doc.covered(spans)
    open_ = [i for i, label in enumerate(covered) if not label and i != doc.headline]
    return [*spans, *(marks[start] for i in open_ if (start := doc.blocks[i].start) in marks)]
