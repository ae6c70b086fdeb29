"""Paragraphs that stand in a text twice: a second version of the page for small screens, a box that says it again."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.span import Span

MIN_WORDS = 20  # of one alone; shorter ones are refrains, questions and rows of tables
MOST = 0.5  # of the paragraphs, for two versions; a form that says all again for each of its entries has more


def copies(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark the paragraphs of which the article has the very words already; the first one stays.

    Short paragraphs count where a neighbour comes back with them.
    """
    prose = [i for i, looks in enumerate(doc.shapes) if looks[3]]
    said = [doc.block_folded(i) for i in prose]
    if len(set(said)) == len(said):
        return spans
    covered = doc.covered(spans)
    kept = [(i, words) for i, words in zip(prose, said, strict=True) if not covered[i]]
    first: dict[str, int] = {}  # what a paragraph says -> its place among those that stay
    pairs = {(place, first.setdefault(words, place)) for place, (_, words) in enumerate(kept)}
    again = sorted((place, earlier) for place, earlier in pairs if place > earlier)
    marked = [
        doc.mark(i, "other", "copies")
        for place, earlier in again
        if doc.shapes[i := kept[place][0]].words >= MIN_WORDS
        or not pairs.isdisjoint(((place - 1, earlier - 1), (place + 1, earlier + 1)))
    ]
    return [*spans, *marked] if 0 < len(marked) <= MOST * len(kept) else spans
