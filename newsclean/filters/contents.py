"""The table of contents above an article: lines that come back, in the same order, as its subheadings."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.span import Span

MAX_WORDS = 20
MIN_CHARS = 4
MIN_LINES = 2  # that come back, where no line announces the table
MIN_WORDS = 4  # of all the lines together; less is a name that signs pictures


def contents(doc: Doc) -> Iterator[Span]:
    """Mark lines in a row that each stand again below, over a paragraph."""
    if doc.headline is None:
        return
    places: dict[str, int] = {}
    twice: dict[int, int] = {}
    above_prose = False
    lines, shapes = doc.lines, doc.shapes
    for i in range(len(doc.blocks) - 1, -1, -1):
        words, _, _, is_prose = shapes[i]
        if words <= MAX_WORDS and not is_prose and i != doc.headline and len(line := lines[i]) >= MIN_CHARS:
            line = line.lstrip("-*•·0123456789.) ")
            if line in places:
                twice[i] = places[line]
            elif above_prose:
                places[line] = i
        above_prose = is_prose
    for run in _runs(sorted(twice), twice):
        long = sum(doc.shapes[i].words for i in run) >= MIN_WORDS
        if long and (len(run) >= MIN_LINES or _is_announced(doc, run[0])):
            for i in run:
                yield doc.mark(i, "navigation", "contents")


def _is_announced(doc: Doc, index: int) -> bool:
    """Say whether the line above is one of the site's: "Contents"."""
    above = doc.blocks[index - 1]
    return index > 0 and any(hit.rule.label == "navigation" and hit.end >= above.end for hit in doc.hits[index - 1])


def _runs(lines: list[int], twice: dict[int, int]) -> Iterator[list[int]]:
    """Yield the stretches of neighbouring lines that come back in the same order."""
    run: list[int] = []
    for i in lines:
        if run and (i != run[-1] + 1 or twice[i] <= twice[run[-1]]):
            yield run
            run = []
        run.append(i)
    if run:
        yield run
