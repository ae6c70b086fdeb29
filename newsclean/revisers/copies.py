"""Paragraphs that stand in a text twice: a second version of the page for small screens, a box that says it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.doc import Doc
from newsclean.span import Span

MIN_WORDS = 20  # of one alone; shorter ones are refrains, questions and rows of tables
RUN_WORDS = 50  # of several that come back together; the chorus of a song has fewer
MOST = 0.5  # of the paragraphs, for two versions; a form that says all again for each of its entries has more


def copies(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark the paragraphs of which the article has the very words already; the first one stays."""
    prose = [i for i, looks in enumerate(doc.shapes) if looks[3]]
    said = [doc.block_folded(i) for i in prose]
    if len(set(said)) == len(said):
        return spans
    covered = doc.covered(spans)
    kept = [(i, words) for i, words in zip(prose, said, strict=True) if not covered[i]]
    marked = []
    for run in _runs([words for _, words in kept]):
        blocks = [kept[place][0] for place in run]
        counts = [doc.shapes[i].words for i in blocks]
        long = sum(counts) >= RUN_WORDS
        marked += [
            doc.mark(i, "other", "copies") for i, n in zip(blocks, counts, strict=True) if long or n >= MIN_WORDS
        ]
    return [*spans, *marked] if 0 < len(marked) <= MOST * len(kept) else spans


def _runs(said: Sequence[str]) -> Iterator[list[int]]:
    """Yield the stretches of what is said again in the order in which it was said first."""
    first: dict[str, int] = {}
    run: list[int] = []
    for place, words in enumerate(said):
        earlier = first.setdefault(words, place)
        if run and (earlier == place or run[-1] + 1 != place or earlier != first[said[run[-1]]] + 1):
            yield run
            run = []
        if earlier < place:
            run.append(place)
    if run:
        yield run
