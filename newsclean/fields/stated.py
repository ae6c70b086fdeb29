"""What rules say about the parts of what they hit: this is the place, that is the author."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.span import Span


def stated(doc: Doc, spans: Sequence[Span], part: str) -> dict[Span, list[str]]:
    """Return for each cut whose rule names this part what stands there, in the order of the text."""
    found: dict[Span, list[str]] = {}
    kept: set[Span] = set()
    for hits in filter(None, doc.hits):  # most lines have none
        for hit in hits:
            for name, start, end in hit[3]:
                if name != part:
                    continue
                kept = kept or set(spans)
                span = Span(hit.start, hit.end, hit.rule.label, hit.rule.id)
                if span in kept and (text := doc.text[start:end].strip()):
                    found.setdefault(span, []).append(text)
    return found
