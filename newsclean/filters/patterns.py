"""Whatever a rule of a pack hits."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.span import Span


def patterns(doc: Doc) -> Iterator[Span]:
    """Mark every rule hit; the rule says how much of the line it takes."""
    for hits in doc.hits:
        for start, end, rule, _ in hits:
            yield Span(start, end, rule.label, rule.id)
