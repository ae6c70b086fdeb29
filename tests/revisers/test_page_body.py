"""Which blocks of a page stay, by the odds that the page model gives them."""

import numpy as np
import pytest

from newsclean.doc import Doc
from newsclean.parse import parse
from newsclean.pipeline import DEFAULT
from newsclean.revisers.page_body import choose

DAYS = "<p>The harbour keeps three words for ice, the master said, and each has its own flag.</p>"


def read(body: str) -> Doc:
    source = parse(f"<!doctype html><body>{DAYS}{body}{DAYS}</body>", "page")
    return DEFAULT._read(source.text, "en", source.page, source.meta)


@pytest.mark.parametrize(
    ("body", "odds", "stays"),
    [
        ("<dl><dt>Grease</dt><dd>The first thin ice.</dd></dl>", [-1.2, 0.9], [True, True]),  # with what it means
        ("<dl><dt>Grease</dt><dd>The first thin ice.</dd></dl>", [-1.2, -1.2], [False, False]),
        ("<dl><dt>Posted</dt></dl><p>The first thin ice.</p>", [-1.2, 0.9], [False, True]),  # explains nothing
        ("<p>Grease</p><dl><dd>The first thin ice.</dd></dl>", [-1.2, 0.9], [False, True]),
        ("<p>Grease</p><p>The first thin ice.</p>", [-0.9, 0.9], [True, True]),  # between two that stay
    ],
)
def test_a_term_stays_with_what_it_means(body: str, odds: list[float], stays: list[bool]) -> None:
    doc = read(body)
    found = choose(doc, np.array([3.0, *odds, 3.0]), [""] * 4)
    assert found.tolist() == [True, *stays, True]


def test_a_term_that_something_covers_goes() -> None:
    doc = read("<dl><dt>Grease</dt><dd>The first thin ice.</dd></dl>")
    assert choose(doc, np.array([3.0, -np.inf, 0.9, 3.0]), ["", "byline", "", ""]).tolist() == [True, False, True, True]
