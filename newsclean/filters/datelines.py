"""Place and agency before the first sentence."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.fields.dateline import CITY, MAX_CITY_CHARS, read_city, read_city_line, read_dateline
from newsclean.fields.dateline_glance import may_have_dateline
from newsclean.span import Span

REACH = 2  # blocks around the first paragraph; a dateline may stand on a line of its own, or under a standfirst


def datelines(doc: Doc) -> Iterator[Span]:
    """Mark the dateline at the head of one of the first paragraphs; several make a digest, which keeps them."""
    found = []
    for i in range(max(0, doc.body - REACH), min(len(doc.blocks), doc.body + REACH)):
        start, end = _after_heads(doc, i), doc.blocks[i].end
        if i == doc.headline or not may_have_dateline(doc.folded, start, end):
            continue
        if dateline := read_dateline(doc.text[start:end]):
            found.append(Span(start, start + dateline.end, "dateline", "datelines"))
    found = found or [*_city_line(doc), *_city(doc)]
    if len(found) == 1:
        yield found[0]


def _city(doc: Doc) -> Iterator[Span]:
    """Yield the city that the first paragraph starts with: "Pescara. "."""
    if doc.body < len(doc.blocks) and doc.body != doc.headline:
        start = _after_heads(doc, doc.body)
        if dateline := read_city(doc.text[start : doc.blocks[doc.body].end], doc.text):
            yield Span(start, start + dateline.end, "dateline", CITY)


def _city_line(doc: Doc) -> Iterator[Span]:
    """Yield the city that is a line under the headline or under the standfirst; several are a menu."""
    if doc.headline is None:
        return
    headline = doc.block_text(doc.headline)
    for i in range(doc.headline + 1, min(doc.body + REACH + 1, len(doc.blocks))):
        start, end, _, _ = doc.blocks[i]
        if end - start <= MAX_CITY_CHARS and (dateline := read_city_line(doc.text[start:end], headline)):
            yield Span(start, start + dateline.end, "dateline", CITY)


def _after_heads(doc: Doc, index: int) -> int:
    """Return where the block starts once what rules cut from its head is gone."""
    start, end = doc.blocks[index].start, doc.blocks[index].end
    for hit in doc.hits[index]:
        if hit.start <= start and hit.end < end:
            start = max(start, hit.end)
            while start < end and doc.text[start].isspace():
                start += 1
    return start
