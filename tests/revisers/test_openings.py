"""The dateline of an article that has paragraphs above it which the body model takes for furniture."""

import pytest

from newsclean.doc import Doc
from newsclean.fields.dateline import place
from newsclean.pipeline import Pipeline
from newsclean.revisers.openings import openings
from newsclean.span import Span

TEASER = "The bakery on the square closes after sixty years, and the daughters of its founder say why they close it."
STORY = "Fishermen blocked the entrance of the harbour on Wednesday in a protest against the price of fuel."
REST = "The governor received them in the afternoon, and announced no new help before the budget has been voted on."


def read(opening: str) -> tuple[Doc, list[Span]]:
    """Return a document, and spans over all that stands above its story."""
    lines = ["Baker gives up", TEASER, TEASER[:-1] + ", they told us.", "More stories", "Fishermen block the harbour"]
    doc, _ = Pipeline.of("rules").mark("\n".join([*lines, opening + STORY, REST]))
    assert doc.body == 1  # the teaser
    return doc, [doc.mark(i, "related_link", "body.top") for i in range(len(lines))]


@pytest.mark.parametrize(
    "opening", ["BRUSSELS (AP) - ", "Wien (APA) – ", "NEW DELHI: ", "Berlin. ", "МОСКВА, 3 мар — ТАСС. "]
)
def test_dateline_below_other_paragraphs(opening: str) -> None:
    doc, spans = read(opening)
    (found,) = openings(doc, spans)[len(spans) :]
    assert (doc.text[found.start : found.end].strip(), found.label) == (opening.strip(), "dateline")
    assert place(doc, [found])


@pytest.mark.parametrize("opening", ["", "The mayor – and nobody else – decides. ", "Greta Holm: "])
def test_paragraphs_without_one_stay(opening: str) -> None:
    doc, spans = read(opening)
    assert openings(doc, spans) == spans


def test_nothing_is_looked_for_where_the_first_paragraph_stays() -> None:
    doc, _ = read("BRUSSELS (AP) - ")
    assert openings(doc, []) == []
    assert openings(doc, spans := [doc.mark(0, "related_link", "body.top")]) == spans


def test_one_dateline_is_enough() -> None:
    doc, spans = read("BRUSSELS (AP) - ")
    spans.append(Span(doc.blocks[1].start, doc.blocks[1].start + 3, "dateline", "datelines"))
    assert openings(doc, spans) == spans
