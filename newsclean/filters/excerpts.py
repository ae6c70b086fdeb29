"""The lead said twice: the excerpt above an article that begins with the same words, and breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.span import Span

MIN_CHARS = 60  # shorter lines recur as captions and subheadings
REACH = 3  # blocks below the excerpt that may hold the paragraph it was taken from
LATE = 80  # code points of a dateline that the paragraph may have before the excerpt's first word


def excerpts(doc: Doc) -> Iterator[Span]:
    """Mark blocks above or at the first paragraph whose words open a longer block below."""
    start = 0 if doc.headline is None else doc.headline + 1
    for i in range(start, min(doc.body + 1, len(doc.blocks) - 1)):
        block = doc.blocks[i]
        if block.end - block.start < MIN_CHARS:
            continue
        line = doc.block_folded(i).rstrip(" .…[]()>")
        if doc.folded.find(line[:MIN_CHARS], block.end) < 0:
            continue  # nearly always
        for j in range(i + 1, min(i + 1 + REACH, len(doc.blocks))):
            longer = doc.block_folded(j)
            if len(longer) > len(line) + 2 and 0 <= longer.find(line) <= LATE:
                yield doc.mark(i, "other", "excerpts")
                break
