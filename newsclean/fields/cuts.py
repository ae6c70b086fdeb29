"""Which blocks the cuts leave nothing of, for those who ask about a few blocks of a page of many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from newsclean.doc import Doc
from newsclean.span import Span


def cut_blocks(doc: Doc, spans: Sequence[Span]) -> Callable[[int], bool]:
    """Return a function that says of a block whether `spans` leave nothing of it; `Doc.covered` says so of all blocks.

    `spans` are sorted and disjoint.
    """
    ends = [span[1] for span in spans]

    def is_cut(index: int) -> bool:
        reached, end, _, _ = doc.blocks[index]
        for at in range(bisect_right(ends, reached), len(ends)):
            low, high, _, _ = spans[at]
            if low >= end or (low > reached and doc.text[reached:low].strip()):
                break
            reached = high
        return not doc.text[reached:end].strip()

    return is_cut
