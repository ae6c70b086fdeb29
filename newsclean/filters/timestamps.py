"""Lines that hold nothing but dates, times and the words around them."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.fields.dates import looks_like_timestamp
from newsclean.span import Span


def timestamps(doc: Doc) -> Iterator[Span]:
    """Mark lines that state when something was published; a time alone stays, a live blog needs it."""
    for i in range(len(doc.blocks)):
        if looks_like_timestamp(doc.block_folded(i)):
            yield doc.mark(i, "timestamp", "timestamps")
