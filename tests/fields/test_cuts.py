"""What is left of a block, asked of one block, is what `Doc.covered` says of all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.doc import Block, Doc
from newsclean.fields.cuts import cut_blocks
from newsclean.span import Span, merge

TEXT = "ferry port\nthe  harbour\nx\nrain, all night long"


def document() -> Doc:
    blocks, at = [], 0
    for line in TEXT.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return Doc(TEXT, tuple(blocks))


_PLACES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(_PLACES, max_size=6))
def test_asks_of_one_block_what_covered_says_of_all(places: list[tuple[int, int]]) -> None:
    doc = document()
    spans = merge(Span(start, end, "other", "test") for start, end in places)
    is_cut = cut_blocks(doc, spans)
    assert [is_cut(i) for i in range(len(doc.blocks))] == [bool(label) for label in doc.covered(spans)]


def test_what_is_left_is_not_cut() -> None:
    doc = document()
    is_cut = cut_blocks(
        doc, [Span(0, 10, "other", "test"), Span(11, 14, "other", "test"), Span(16, 23, "other", "test")]
    )
    assert [is_cut(i) for i in range(4)] == [True, True, False, False]
