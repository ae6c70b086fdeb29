"""Revisers see the document and all spans, and add or take back; they run in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsclean.doc import Doc
from newsclean.revisers.beside import beside
from newsclean.revisers.body import body
from newsclean.revisers.boxes import boxes
from newsclean.revisers.copies import copies
from newsclean.revisers.headings import headings
from newsclean.revisers.lists import lists
from newsclean.revisers.names import names, signers
from newsclean.revisers.openings import openings
from newsclean.revisers.outside import outside
from newsclean.span import Span

Reviser = Callable[[Doc, Sequence[Span]], Sequence[Span]]

REVISERS: dict[str, Reviser] = {
    "boxes": boxes,
    "names": names,
    "beside": beside,
    "outside": outside,
    "body": body,
    "signers": signers,
    "openings": openings,
    "headings": headings,
    "lists": lists,
    "copies": copies,
}
