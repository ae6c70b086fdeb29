"""A page without its furniture: most lines of a page are menus, and most steps need not look at them.

What an element's name has settled stays settled. Of such lines only those next to an open one are kept, because what
stands beside a line says something about it, and those that may tell who wrote when.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress
from typing import Any

from newsclean.doc import Block, Doc
from newsclean.span import make

NEAR = 2  # lines of furniture on either side of an open one


def near(chosen: Iterable[int], count: int) -> list[int]:
    """Return the places of a list of `count`, sorted, that stand at most `NEAR` from a chosen one.

    >>> near([0, 6], 8)
    [0, 1, 2, 4, 5, 6, 7]
    """
    seen = bytearray(count + 2 * NEAR)
    around = b"\1" * (2 * NEAR + 1)
    for i in chosen:
        seen[i : i + len(around)] = around
    return list(compress(range(count), seen[NEAR:]))


def open_part(doc: Doc, telling: Iterable[str]) -> Doc:
    """Return the document with the blocks that `doc.marks` leave open, those near them, and those called `telling`.

    Places in the text stay what they were; marks over blocks that are left out are left out.
    """
    assert doc.page is not None
    spared = frozenset(telling)
    marked = {start: end for start, end, label, _ in doc.marks if label not in spared}
    open_ = [i for i, block in enumerate(doc.blocks) if marked.get(block[0], 0) < block[1]]
    if doc.headline is not None:
        open_.append(doc.headline)
    kept = near(open_, len(doc.blocks))
    blocks = tuple([doc.blocks[i] for i in kept])
    starts = {block[0] for block in blocks}
    marks = tuple([span for span in doc.marks if span[0] in starts])
    page = replace(doc.page, blocks=blocks, looks=tuple([doc.page.looks[i] for i in kept]))
    return _of_blocks(doc, kept, blocks=blocks, lines=tuple([doc.lines[i] for i in kept]), marks=marks, page=page)


def excerpt(doc: Doc, kept: Sequence[int]) -> Doc:
    """Return the document of some of a page's blocks, sorted: its text is theirs, a line for each, a menu's first.

    The headline must be one of them if there is one. Places of hits and marks are those of `doc`.
    """
    assert doc.page is not None
    blocks, lines, low = [], [], []
    at, whole, folded = 0, doc.text, doc.folded
    menus = doc.page.menus
    for i in kept:
        start, end, kind, links = doc.blocks[i]
        if doc.page.looks[i][0] in menus:
            end = start + len(whole[start:end].split("\n", 1)[0])
            links = min(links, end - start)
        blocks.append(make(Block, (at, at + end - start, kind, links)))
        lines.append(whole[start:end])
        low.append(folded[start:end])
        at += end - start + 1
    text = "\n".join(lines)
    page = replace(doc.page, text=text, blocks=tuple(blocks), looks=tuple([doc.page.looks[i] for i in kept]))
    return _of_blocks(doc, kept, text=text, blocks=page.blocks, folded="\n".join(low), lines=tuple(low), page=page)


def _of_blocks(doc: Doc, kept: Sequence[int], **changed: Any) -> Doc:
    """Return the document with what belongs to some of the blocks, and with what else has changed: the blocks first."""
    return replace(
        doc,
        shapes=tuple([doc.shapes[i] for i in kept]),
        hits=tuple([doc.hits[i] for i in kept]),
        headline=None if doc.headline is None else bisect_left(kept, doc.headline),
        body=bisect_left(kept, doc.body),
        **changed,
    )
