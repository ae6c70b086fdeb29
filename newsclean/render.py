"""The renderer: the only place where anything is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.compiled import compiled
from newsclean.doc import Block, Doc
from newsclean.span import MOVED, Edit, Span, make

PARAGRAPH_BREAK = "\n\n"


def render(doc: Doc, cuts: Sequence[Span], moved: int | None = None, label: str = MOVED) -> list[Edit]:
    """Return the edits that leave the body: `cuts` gone, one blank line between blocks, nothing at the ends.

    `cuts` are sorted and disjoint, see `span.merge`. The block `moved` goes too, as `label` says: it lives on as
    the title, or stood in its place.
    """
    if moved is not None:
        cuts = _with_headline(doc.blocks[moved], cuts, label)
    return close_gaps(doc.text, doc.blocks, cuts)


@compiled
def close_gaps(text: str, blocks: Sequence[Block], cuts: Sequence[Span]) -> list[Edit]:
    """Return the edits that leave of a text what `cuts` leave of its blocks, see `render`."""
    edits: list[Edit] = []
    at = 0  # everything before is settled
    done = 0  # so many cuts are settled
    last = -1
    for i, start, end in _kept_pieces(text, blocks, cuts):
        gap = PARAGRAPH_BREAK if last >= 0 else ""
        if i == last:
            gap = " " if _needs_space(text, at, start) else ""
        if text[at:start] != gap:
            done = _close(edits, text, (at, start), gap, cuts, done)
        else:  # a filter of the user's may mark the white space that has to stay
            while done < len(cuts) and cuts[done][0] < start:
                done += 1
        at, last = end, i
    if at < len(text):
        _close(edits, text, (at, len(text)), "", cuts, done)
    return edits


def _with_headline(block: Block, cuts: Sequence[Span], label: str) -> list[Span]:
    """Return the cuts and what they leave of the headline, sorted."""
    out = list(cuts)
    at = block.start
    for cut in cuts:
        if cut.end > block.start and cut.start < block.end:
            if at < cut.start:
                out.append(Span(at, cut.start, label, "title"))
            at = max(at, cut.end)
    if at < block.end:
        out.append(Span(at, block.end, label, "title"))
    return sorted(out)


def _kept_pieces(text: str, blocks: Sequence[Block], cuts: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Yield (block index, start, end) of what stays, without white space at either end."""
    k, count = 0, len(cuts)
    for i, block in enumerate(blocks):
        start, end = block[0], block[1]
        while k < count and cuts[k].end <= start:
            k += 1
        if k == count or cuts[k].start >= end:
            yield i, start, end
            continue
        at, j = start, k
        while j < count and cuts[j].start < end:
            if at < cuts[j].start:
                yield from _bare(text, i, at, cuts[j].start)
            at = max(at, cuts[j].end)
            j += 1
        if at < end:
            yield from _bare(text, i, at, end)


def _bare(text: str, index: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    piece = text[start:end]
    if bare := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield index, start, start + len(bare)


def _needs_space(text: str, start: int, end: int) -> bool:
    """Say whether two pieces of a block stay apart once what stood between them, `text[start:end]`, is gone."""
    return (text[start].isspace() or text[end - 1].isspace()) and text[end] not in ".,)]"


def _close(edits: list[Edit], text: str, gap: tuple[int, int], new: str, cuts: Sequence[Span], done: int) -> int:
    """Add the edits that turn a gap, which holds cuts and white space, into `new`.

    Every cut is an edit of its own, so that its label and rule stay with it; the first white space leaves `new`,
    the rest nothing. Returns how many cuts are settled then.
    """
    start, end = gap
    first, at, count = len(edits), start, len(cuts)
    while done < count and cuts[done][0] < end:
        low, high, label, rule = cuts[done]
        if at < low:
            if text[at:low] != new:
                edits.append(make(Edit, (at, low, text[at:low], new, "space", "render")))
            new = ""
        edits.append(make(Edit, (low, high, text[low:high], "", label, rule)))
        at = high
        done += 1
    if at < end:
        if text[at:end] != new:
            edits.append(make(Edit, (at, end, text[at:end], new, "space", "render")))
        new = ""
    if new:  # nothing but cuts stood there
        edits.insert(first, Edit(start, start, "", new, "space", "render"))
    return done
