"""What a marked line tells about the unmarked line beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.doc import Doc
from newsclean.shape import Shape, has_two_sentences
from newsclean.span import Span

META = frozenset({"byline", "timestamp", "reading_time"})
COUNTED = frozenset({"share_counter", "view_counter", "social_widget"})
TELLING = META | COUNTED | {"photo_credit"}
RUBRICS = 3  # lines above the headline that a section, a topic and a place take
RUBRIC_WORDS = 3  # of a place or topic between headline and byline; a standfirst is longer
MOST_RUBRICS = 6  # more short lines are a list, a table or a poem that the byline stands under
# Source for these two: lines above lone credits in the training pages of tests/bench/train_body.py, none of the
# article's own among 24; subheadings are shorter and paragraphs are longer.
CAPTION_WORDS = (8, 23)
SENTENCE_FROM = 3

_NUMBER = re.compile(r"\d[\d.,]{0,6} ?[km]?$")
_QUOTES = "\"'»«"


def beside(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark captions above a picture's credit, rubrics above a byline, and numbers beside what they count."""
    if TELLING.isdisjoint([span.label for span in spans]):
        return spans
    covered = doc.covered(spans)
    captions = _captions(doc, covered) if doc.page is None else ()  # a page says which lines are captions
    added = [*captions, *_rubrics(doc, covered), *_counts(doc, covered)]
    return [*spans, *added] if added else spans


def _captions(doc: Doc, covered: Sequence[str]) -> Iterator[Span]:
    """Yield the short line above or below a credit that stands alone; words of a speaker and the lead are none."""
    few, many = CAPTION_WORDS
    for i in range(_first_caption(doc, covered), len(covered) - 1):
        if covered[i] or i == doc.headline or "photo_credit" not in (covered[i - 1], covered[i + 1]):
            continue
        looks = doc.shapes[i]
        line = doc.block_folded(i)
        if looks.words > many or line[0] in _QUOTES or line.rstrip(".,")[-1:] in _QUOTES:
            continue
        if covered[i + 1] == "photo_credit":
            is_caption = looks.words >= (SENTENCE_FROM if looks.stop == "." else few)
        else:
            # Below a credit that has its caption above it a line without a full stop is a subheading.
            is_caption = looks.words >= few and looks.stop not in ".?!:" and _lacks_caption(doc, covered, i - 1)
        if is_caption and not has_two_sentences(doc.block_text(i)):
            yield doc.mark(i, "photo_caption", "beside.credit")


def _first_caption(doc: Doc, covered: Sequence[str]) -> int:
    """Return the first block that may be a caption: under the headline stands the standfirst."""
    if doc.headline is None or doc.headline > doc.body:
        return doc.body + 1
    for i in range(doc.headline + 1, doc.body):
        if covered[i] in META or (not covered[i] and doc.shapes[i].words > RUBRIC_WORDS):
            return i + 1
    return doc.body + 1


def _lacks_caption(doc: Doc, covered: Sequence[str], credit: int) -> bool:
    above = credit - 1
    if covered[above]:
        return covered[above] != "photo_caption"
    return above == doc.headline or doc.shapes[above].words > CAPTION_WORDS[1]


def _rubrics(doc: Doc, covered: Sequence[str]) -> Iterator[Span]:
    """Yield the lines of a word or two above the headline, and between it and what says who wrote when."""
    if doc.headline is None:
        return
    for i in range(doc.headline - 1, max(doc.headline - 1 - RUBRICS, -1), -1):
        if covered[i]:
            continue
        if not _may_be_rubric(doc.shapes[i]):
            break
        yield doc.mark(i, "breadcrumb", "beside.rubric")
    last = max((i for i in range(doc.headline + 1, doc.body) if covered[i] in META), default=0)
    found = [i for i in range(doc.headline + 1, last) if not covered[i] and _may_be_rubric(doc.shapes[i])]
    for i in found if len(found) <= MOST_RUBRICS else ():
        yield doc.mark(i, "breadcrumb", "beside.meta")


def _may_be_rubric(looks: Shape) -> bool:
    return looks.words <= RUBRIC_WORDS and not looks.sentence and looks.stop not in ":;,"


def _counts(doc: Doc, covered: Sequence[str]) -> Iterator[Span]:
    """Yield lone numbers above or below a share bar or the name of what they count."""
    if COUNTED.isdisjoint(covered):
        return
    for i, label in enumerate(covered):
        if label or doc.shapes[i][0] > 2 or not _NUMBER.match(doc.block_folded(i)):
            continue
        near = [covered[j] for j in (i + 1, i - 1) if 0 <= j < len(covered) and covered[j] in COUNTED]
        if near:
            yield doc.mark(i, "share_counter" if near[0] == "social_widget" else near[0], "beside.counter")
