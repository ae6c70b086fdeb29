"""Paragraphs that stand in a text twice: a second version of the page for small screens, a box that says it again."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.span import Span

MIN_WORDS = (
    20  # of one alone: shorter ones are refrains, questions and rows of tables; nobody writes a longer one twice
)


def copies(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark the paragraphs of which the article has the very words already; the first one stays.

    Short paragraphs count where a neighbour comes back with them.
    """
    prose = [i for i, looks in enumerate(doc.shapes) if looks[3]]
    said = [doc.block_folded(i) for i in prose]
    if len(set(said)) == len(said):
        return spans
    covered = doc.covered(spans)
    first: dict[str, int] = {}  # what a paragraph says -> its number among those that stay
    again: list[tuple[int, int]] = []  # the block, and the number of the paragraph it repeats
    kept = [(i, words) for i, words in zip(prose, said, strict=True) if not covered[i]]
    for number, (i, words) in enumerate(kept):
        if first.setdefault(words, number) < number:
            again.append((i, first[words]))
    numbers = {i: number for number, (i, _) in enumerate(kept)}
    pairs = {(numbers[i], earlier) for i, earlier in again}
    marked = [
        doc.mark(i, "other", "copies")
        for i, earlier in again
        if doc.shapes[i].words >= MIN_WORDS
        or (numbers[i] - 1, earlier - 1) in pairs
        or (numbers[i] + 1, earlier + 1) in pairs
    ]
    return [*spans, *marked] if marked else spans
