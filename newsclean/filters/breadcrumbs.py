"""Sections and topics around the headline: "World", "InternationalTunisia", "Home > Sport"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.fields.section import read_sections
from newsclean.fields.signatures import starts_with_lead
from newsclean.span import Span

MAX_WORDS = 6
REACH = 3  # blocks above and below the headline
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # "Politics / January 11, 2024" says when, too


def breadcrumbs(doc: Doc) -> Iterator[Span]:
    """Mark lines near the headline that are nothing but section names, apart, in a path, or glued together."""
    if doc.headline is None:
        return
    top = doc.headline
    while top and doc.shapes[top - 1].words <= MAX_WORDS and read_sections(doc.block_text(top - 1)):
        top -= 1
    if doc.headline - top > REACH:
        top = doc.headline  # so many sections in a row are a menu
    for i in (*range(top, doc.headline), *range(doc.headline + 1, min(doc.body, doc.headline + REACH + 1))):
        if i == doc.headline or doc.shapes[i].words > MAX_WORDS:
            continue
        line = doc.block_text(i)
        if starts_with_lead(line, doc.block_folded(i)):
            continue  # "By Ana Vega, Paris": the last may be a section
        if read_sections(line) and not _YEAR.search(line):
            yield doc.mark(i, "breadcrumb", "breadcrumbs")
