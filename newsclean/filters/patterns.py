"""Whatever a rule of a pack hits."""

from __future__ import annotations

from newsclean.doc import Doc
from newsclean.span import Span, make


def patterns(doc: Doc) -> list[Span]:
    """Mark every rule hit; the rule says how much of the line it takes."""
    return [make(Span, (start, end, rule.label, rule.id)) for hits in doc.hits if hits for start, end, rule, _ in hits]
