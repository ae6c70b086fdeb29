"""Lines that start with a picture agency: "ANP/EPA – The mayor on the dike"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.fields.agency import is_agency
from newsclean.rules.pack import word_list
from newsclean.span import Span

MAX_CHARS = 300
CREDIT_CHARS = 60  # more than the longest credit that the pattern takes

_CREDIT = re.compile(r"\(?([^\s/–—-]{2,12}(?: ?/ ?[^\s/–—-]{2,20}){1,2})\)? [–—-] ?(?=\S)")


def captions(doc: Doc) -> Iterator[Span]:
    """Mark short lines that open with two credits joined by a stroke, one of them an agency's.

    A dateline names one agency, in brackets; and the first paragraph is never a caption.
    """
    if "/" not in doc.text:
        return
    for i, block in enumerate(doc.blocks):
        if block.end - block.start > MAX_CHARS or i == doc.headline:
            continue
        if doc.text.find("/", block.start, min(block.end, block.start + CREDIT_CHARS)) < 0:
            continue  # nearly always
        found = _CREDIT.match(doc.text, block.start, block.end)
        if found and any(_is_picture_source(name) for name in found[1].split("/")):
            yield doc.mark(i, "photo_caption", "captions")


def _is_picture_source(name: str) -> bool:
    return is_agency(name) or name.strip().casefold() in word_list("photo_agency")
