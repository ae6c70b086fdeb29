"""The headline said twice: in the page's title and above the text, or once more in a share box."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.span import Span

MIN_CHARS = 15  # shorter headlines recur as subheadings and topic labels


def repeats(doc: Doc) -> Iterator[Span]:
    """Mark blocks that say the headline again; the first one stays."""
    if doc.headline is None:
        return
    headline = doc.block_folded(doc.headline).strip(" \"'.")
    if len(headline) < MIN_CHARS:
        return
    for i in _blocks_with(doc, headline[:MIN_CHARS]):
        line = doc.block_folded(i).strip(" \"'.")
        if i != doc.headline and len(line) >= MIN_CHARS and _same(headline, line):
            yield doc.mark(i, "duplicate_headline", "repeats")


def _blocks_with(doc: Doc, opening: str) -> Iterator[int]:
    """Yield the blocks that hold what both of two lines that say the same open with."""
    if doc.folded.count(opening) < 2:
        return  # nearly always: it is only in the headline
    starts = [block.start for block in doc.blocks]
    at = doc.folded.find(opening)
    while at >= 0:
        block = bisect_right(starts, at)
        yield block - 1
        at = doc.folded.find(opening, starts[block]) if block < len(starts) else -1


def _same(headline: str, line: str) -> bool:
    if line == headline:
        return True
    longer, shorter = (headline, line) if len(headline) > len(line) else (line, headline)
    rest = longer[len(shorter) :]
    return longer.startswith(shorter) and len(rest) < 45 and rest[:3] in (" - ", " | ", " • ", " · ")
