"""The renderer: the only place where anything is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.doc import Doc
from newsclean.span import Edit, Span

PARAGRAPH_BREAK = "\n\n"
MOVED = "title"  # the label of the edit that moves the headline out of the text


def render(doc: Doc, cuts: Sequence[Span], moved: int | None = None) -> list[Edit]:
    """Return the edits that leave the body: `cuts` gone, one blank line between blocks, nothing at the ends.

    `cuts` are sorted and disjoint, see `span.merge`. The block `moved` goes too; it lives on as the title.
    """
    edits: list[Edit] = []
    at = 0  # everything before is settled
    done = 0  # so many cuts are settled
    last = -1
    for i, start, end in _kept_pieces(doc, cuts, moved):
        gap = PARAGRAPH_BREAK if last >= 0 else ""
        if i == last:
            gap = " " if _needs_space(doc.text, at, start) else ""
        if doc.text[at:start] != gap:
            done = _close(edits, doc, (at, start), gap, cuts, done, moved)
        at, last = end, i
    if at < len(doc.text):
        _close(edits, doc, (at, len(doc.text)), "", cuts, done, moved)
    return edits


def _kept_pieces(doc: Doc, cuts: Sequence[Span], moved: int | None) -> Iterator[tuple[int, int, int]]:
    """Yield (block index, start, end) of what stays, without white space at either end."""
    k = 0
    for i, block in enumerate(doc.blocks):
        if i == moved:
            continue
        at = block.start
        while k < len(cuts) and cuts[k].end <= at:
            k += 1
        if k == len(cuts) or cuts[k].start >= block.end:
            yield i, at, block.end
            continue
        j = k
        while j < len(cuts) and cuts[j].start < block.end:
            yield from _bare(doc.text, i, at, max(at, cuts[j].start))
            at = max(at, cuts[j].end)
            j += 1
        yield from _bare(doc.text, i, at, block.end)


def _bare(text: str, index: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    piece = text[start:end]
    if bare := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield index, start, start + len(bare)


def _needs_space(text: str, start: int, end: int) -> bool:
    """Say whether two pieces of a block stay apart once what stood between them, `text[start:end]`, is gone."""
    return (text[start].isspace() or text[end - 1].isspace()) and text[end] not in ".,)]"


def _close(
    edits: list[Edit], doc: Doc, gap: tuple[int, int], new: str, cuts: Sequence[Span], done: int, moved: int | None
) -> int:
    """Add the edits that turn a gap, which holds cuts, the headline and white space, into `new`.

    Every cut is an edit of its own, so that its label and rule stay with it; what lies between goes as white
    space, or as the headline. Returns how many cuts are settled then.
    """
    start, end = gap
    first = len(edits)
    at = start
    while done < len(cuts) and cuts[done].start < end:
        low, high, label, rule = cuts[done]
        if at < low:
            edits += _between(doc, at, low, moved)
        edits.append(Edit(low, high, doc.text[low:high], "", label, rule))
        at = high
        done += 1
    if at < end:
        edits += _between(doc, at, end, moved)
    if new:
        _put(edits, first, new, start)
    return done


def _between(doc: Doc, start: int, end: int, moved: int | None) -> Iterator[Edit]:
    """Yield edits that cut the uncut: white space, and the headline where it stands there."""
    if moved is not None:
        block = doc.blocks[moved]
        low, high = max(start, block.start), min(end, block.end)
        if low < high:
            yield from _between_space(doc.text, start, low)
            yield Edit(low, high, doc.text[low:high], "", MOVED, "title")
            start = high
    yield from _between_space(doc.text, start, end)


def _between_space(text: str, start: int, end: int) -> Iterator[Edit]:
    if start < end:
        yield Edit(start, end, text[start:end], "", "space", "render")


def _put(edits: list[Edit], first: int, new: str, start: int) -> None:
    """Let the first edit of white space from `first` on leave `new`; where there is none, add an edit that does."""
    for i in range(first, len(edits)):
        if edits[i].label == "space":
            if edits[i].old == new:
                del edits[i]
            else:
                edits[i] = edits[i]._replace(new=new)
            return
    edits.insert(first, Edit(start, start, "", new, "space", "render"))
