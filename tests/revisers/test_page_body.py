"""Which blocks of a page stay, by the odds that the page model gives them."""

import numpy as np
import pytest

from newsclean.doc import Doc
from newsclean.parse import parse
from newsclean.pipeline import DEFAULT
from newsclean.revisers.page_body import choose

DAYS = "<p>The harbour keeps three words for ice, the master said, and each has its own flag.</p>"


def read(body: str, name: str = "wrapper") -> Doc:
    source = parse(f"<!doctype html><body class='{name}'>{DAYS}{body}{DAYS}</body>", "page")
    return DEFAULT._read(source.text, "en", source.page, source.meta)


@pytest.mark.parametrize(
    ("body", "odds", "stays"),
    [
        ("<dl><dt>Grease</dt><dd>The first thin ice.</dd></dl>", [-1.2, 0.9], [True, True]),  # with what it means
        ("<dl><dt>Grease</dt><dd>The first thin ice.</dd></dl>", [-1.2, -1.2], [False, False]),
        ("<dl><dt>Posted</dt></dl><p>The first thin ice.</p>", [-1.2, 0.9], [False, True]),  # explains nothing
        ("<p>Grease</p><dl><dd>The first thin ice.</dd></dl>", [-1.2, 0.9], [False, True]),
        ("<p>Grease</p><p>The first thin ice.</p>", [-0.9, 0.9], [True, True]),  # between two that stay
        ("<blockquote><p>Ice!</p>— Ana Vega, May</blockquote>", [0.9, -1.2], [True, True]),  # whose words they are
        ("<blockquote>Ice!<br>— Ana Vega, May</blockquote>", [0.9, -1.2], [True, True]),
        ("<blockquote><p>Ice!</p>— Ana Vega, May</blockquote>", [-1.2, -1.2], [False, False]),
        ("<p>Ice!</p><blockquote>— Ana Vega, May</blockquote>", [0.9, -1.2], [True, False]),  # another quotation
    ],
)
def test_a_term_stays_with_what_it_means(body: str, odds: list[float], stays: list[bool]) -> None:
    doc = read(body)
    found = choose(doc, np.array([3.0, *odds, 3.0]), [""] * 4)
    assert found.tolist() == [True, *stays, True]


@pytest.mark.parametrize(
    ("below", "odds", "stays"),
    [
        ("<ul><li>The ice will hold until March.</li></ul>", [-0.4], [True]),
        ("<ul><li>The ice will hold until March.</li></ul>", [-0.6], [False]),
        ("<p>It will hold. <p>It may not.", [-0.4, -0.2], [True, True]),
        ("<p>It will hold. <p>It may not.", [-0.6, -0.2], [False, False]),  # not right below
        ("<p>Harbour <p>It may not.", [-0.2, -0.2], [False, False]),  # no sentence
        ("<p><a href=/ice>The ice will hold until March.</a>", [-0.2], [False]),
    ],
)
def test_a_sentence_right_below_goes_where_the_model_is_surer(below: str, odds: list[float], stays: list[bool]) -> None:
    source = parse(f"<!doctype html><body class=page>{DAYS}{below}</body>", "page")
    doc = DEFAULT._read(source.text, "en", source.page, source.meta)
    assert choose(doc, np.array([3.0, *odds]), [""] * (1 + len(odds))).tolist() == [True, *stays]
    assert choose(doc, np.array([3.0, *odds]), ["", *["byline"] * len(odds)]).tolist() == [True, *[False] * len(odds)]


def test_a_term_that_something_covers_goes() -> None:
    doc = read("<dl><dt>Grease</dt><dd>The first thin ice.</dd></dl>")
    assert choose(doc, np.array([3.0, -np.inf, 0.9, 3.0]), ["", "byline", "", ""]).tolist() == [True, False, True, True]


def test_a_page_without_names_and_links_keeps_its_sentences_and_all_between_them() -> None:
    rest = "<p>Ice</p><p>The master has kept them in his head for forty years and more.</p><p>Snow</p>"
    odds, nothing = np.array([0.9, -3.0, -3.0, -3.0, -0.5]), [""] * 5
    assert choose(read(rest, name=""), odds, nothing).all()
    assert choose(read(rest), odds, nothing).tolist() == [True] + [False] * 4
    linked = rest.replace("Snow", "<a href=/snow>Snow</a>")
    assert choose(read(linked, name=""), odds, nothing).tolist() == [True] + [False] * 4
    covered = ["", "", "byline", "", ""]
    assert choose(read(rest, name=""), odds, covered).tolist() == [True, True, False, True, True]


def test_a_bare_page_loses_what_is_beside_its_sentences() -> None:
    doc = read("<p>Ice</p>", name="")
    assert choose(doc, np.array([3.0, -3.0, -np.inf]), ["", "", "related_link"]).tolist() == [True, False, False]
