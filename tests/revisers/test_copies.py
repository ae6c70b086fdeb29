"""Paragraphs that a text says twice."""

import pytest

from newsclean import clean
from newsclean.doc import Doc
from newsclean.reading import read_text
from newsclean.revisers.copies import copies
from newsclean.span import Span

LONG = (
    "The town council of Northport voted on Tuesday evening to close the swimming pool on Mill Street after 61 years."
)
FIRST = "The council closed the swimming pool on Mill Street."
SECOND = "“We cannot heat water for forty people,” said the mayor."
THIRD = "A club of swimmers has collected 2,100 signatures."
LAST = "The building will be sold to whoever wants it."
CHORUS = "And nobody stood on the pier to see, and nobody stood there."
REFRAIN = "And the boats came home, and the boats came home."


def doc_of(*lines: str) -> Doc:
    return read_text("\n".join(lines), "en")


def again(*lines: str, cut: tuple[int, ...] = ()) -> list[int]:
    """Return the lines that are marked as copies, where some were cut before."""
    doc = doc_of(*lines)
    spans = [doc.mark(i, "related_link", "boxes") for i in cut]
    marked = [span for span in copies(doc, spans) if span.rule == "copies"]
    return [i for i in range(len(lines)) if any(span.start == doc.blocks[i].start for span in marked)]


@pytest.mark.parametrize(
    "lines, marked",
    [
        ((LONG, THIRD, LONG), [2]),
        ((LONG, THIRD, LONG.upper()), [2]),
        ((LONG, SECOND, LONG, THIRD, LONG), [2, 4]),
        ((LONG, FIRST, SECOND, THIRD, LAST, FIRST, SECOND, THIRD, LAST), []),
        ((LONG, FIRST, SECOND, THIRD, LAST) * 2, [5, 6, 7, 8, 9]),  # a second version of the page
    ],
)
def test_what_is_said_again(lines: tuple[str, ...], marked: list[int]) -> None:
    assert again(*lines) == marked


@pytest.mark.parametrize(
    "lines",
    [
        (FIRST, REFRAIN, SECOND, REFRAIN, THIRD, REFRAIN),  # each alone
        (FIRST, SECOND, THIRD, SECOND, FIRST),  # in another order
        (LONG, THIRD, LONG.replace("61", "60")),
        (FIRST, SECOND, THIRD, LAST, LONG) * 3,  # a form
        (FIRST, REFRAIN, CHORUS, SECOND, REFRAIN, CHORUS, THIRD),
        ("Northport 3-1 Vellmar", "Eastham 2-2 Ridge", "Northport 3-1 Vellmar", "Eastham 2-2 Ridge"),
    ],
)
def test_what_only_looks_so(lines: tuple[str, ...]) -> None:
    assert again(*lines) == []


def test_what_was_cut_is_no_first_version() -> None:
    assert again(LONG, THIRD, LONG, cut=(0,)) == []
    assert again(LONG, THIRD, LONG, cut=(2,)) == []
    assert again(LONG, THIRD, LONG, SECOND, LONG, cut=(0,)) == [4]


def test_spans_come_back_as_they_are_where_nothing_is_said_twice() -> None:
    spans = [Span(0, 4, "byline", "names")]
    assert copies(doc_of(LONG, THIRD), spans) is spans


def test_an_article_twice_in_a_text_is_one() -> None:
    article = "Council closes pool\nBy Ana Vega\n3 May 2024\n" + "\n".join((LONG, SECOND, FIRST, THIRD, LAST))
    assert clean(f"{article}\n{article}").text == clean(article).text
