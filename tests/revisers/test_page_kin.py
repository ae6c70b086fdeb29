"""What lines that hang on the same way from the root say of each other."""

import numpy as np
import pytest

from newsclean.parse import parse
from newsclean.revisers.page_columns import NameLexicon, page_columns
from newsclean.revisers.page_kin import CARD_STEPS, CARDS, PULL, even_out, find_cards

STORY = "<p>The ferry that has crossed the sound since spring will stay in port until the ice is gone.</p>"
TEASER = "<div><h3><a href=/{0}>Harbour {0} is closed to trawlers</a></h3><p>It was the {0}th one this year.</p></div>"


def tell(body: str) -> tuple[list[str], np.ndarray]:
    """Return the lines of a page, and for each what its cards say."""
    source = parse(f"<!doctype html><body>{body}</body>", "page")
    assert source.page is not None
    n = len(source.page.blocks)
    told, _ = page_columns(source.page, np.full(n, 12.0), np.full(n, 12.0), NameLexicon({}))
    return [source.page.text[start:end] for start, end, _, _ in source.page.blocks], told[-CARDS:].T


def test_teasers_stand_beside_linked_titles() -> None:
    lines, told = tell(STORY * 3 + "".join(TEASER.format(number) for number in range(4)))
    teaser = lines.index("It was the 2th one this year.")
    links, cards, how_many = told[teaser]
    assert links == 1.0
    assert (cards, how_many) == (1.0, pytest.approx(np.log1p(4)))  # each has its own
    links, cards, how_many = told[0]
    assert links < 0.5
    assert (cards, how_many) == (pytest.approx(1 / 3), pytest.approx(np.log1p(1)))  # all three share one


def test_a_paragraph_in_boxes_of_its_own_has_its_card_around_them() -> None:
    plain, boxed = (
        tell(f"<main>{(before + STORY + after) * 3}</main>")
        for before, after in (("", ""), ("<div><div>", "</div></div>"))
    )
    assert boxed[0] == plain[0]
    assert np.array_equal(boxed[1], plain[1])


def test_a_card_is_sought_in_few_steps() -> None:
    parent = np.array([*range(-1, 99), -1])
    inside = np.array([*[10.0] * 100, 0.0])
    assert find_cards(np.array([99, 3]), np.array([10.0, 10.0]), inside, parent).tolist() == [99 - CARD_STEPS, 0]


class TestEvenOut:
    way = np.array([0, 0, 0, 1, 1])
    odds = np.array([2.5, 2.0, -0.5, 3.0, -3.0])

    def test_like_follows_like(self) -> None:
        moved = even_out(self.odds, self.way, np.array([1.0, 1.0, 1.0, 1.0, 0.0]))
        assert moved.tolist() == pytest.approx([4 / 3, 4 / 3, 1.0, 3.0, -3.0])

    def test_a_long_line_says_more(self) -> None:
        moved = even_out(self.odds, self.way, np.array([1.0, 1.0, 10.0, 1.0, 1.0]))
        assert moved[2] == pytest.approx(-0.5 / 12)

    def test_no_line_moves_far(self) -> None:
        moved = even_out(self.odds, self.way, np.ones(5))
        assert np.abs(moved - self.odds).max() == PULL
        assert (moved[3], moved[4]) == (3.0 - PULL, -3.0 + PULL)

    def test_what_is_no_prose_neither_moves_nor_is_heard(self) -> None:
        assert np.array_equal(even_out(self.odds, self.way, np.zeros(5)), self.odds)
