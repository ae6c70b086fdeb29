"""What the elements of a web page say of themselves: furniture by tag, class, id and role."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.doc import Doc
from newsclean.span import Span


def elements(doc: Doc) -> Iterable[Span]:
    """Mark the blocks of a page whose elements are named as furniture; see `newsclean.parse.elements`."""
    return doc.marks
