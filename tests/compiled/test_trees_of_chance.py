"""Both ways to read the tree of a page say the same of trees that no page has."""

import random

import numpy as np
import pytest

from newsclean.compiled import twins
from newsclean.doc import Block
from newsclean.page import Element, Look, Page
from newsclean.revisers.page_columns import PAGE, NameLexicon, fill_columns

pytestmark = pytest.mark.skipif(not twins, reason="newsclean works without its compiled parts")

TAGS = "html p div li ul h2 aside nav article figure button x-tag".split()
NAMES = ["", "story", "sidebar", "teaser list", "par-1", "par-2", "story teaser"]
ODDS = {"story": -2.5, "sidebar": 2.0, "teaser": 1.0, "list": 0.25}


def made_up(seed: int) -> tuple[Page, np.ndarray, np.ndarray]:
    """Return a page of chance, the words of its blocks, and those of their prose."""
    chance = random.Random(seed)
    deep = chance.random()
    elements = [Element("body")]
    for i in range(1, chance.choice((1, 2, 10, 60, 300))):
        parent = i - 1
        while parent and chance.random() > deep:
            parent = elements[parent].parent
        elements.append(Element(chance.choice(TAGS), chance.choice(NAMES), parent, chance.random() < 0.1))
    owners = sorted(chance.randrange(len(elements)) for _ in range(chance.choice((1, 2, 9, 150))))
    blocks, looks, at = [], [], 0
    for owner in owners:
        size = chance.randint(1, 200)
        blocks.append(Block(at, at + size, elements[owner].tag, chance.randint(0, size)))
        looks.append(Look(owner, chance.choice(NAMES), chance.randint(0, 3), chance.randint(0, size), 0))
        at += size + 1
    words = np.array([float(chance.randint(1, 40)) for _ in owners])
    prose = words * (words > chance.choice((0, 20, 40)))
    return Page("x" * at, tuple(blocks), tuple(elements), tuple(looks)), words, prose


def test_trees_of_chance() -> None:
    written, built = twins["page_columns.fill_columns"]
    for seed in range(300):
        page, words, prose = made_up(seed)
        told = []
        for fill in (written, built):
            rows, way = np.full((PAGE, len(words)), np.nan, np.float32), np.full(len(words), -1)
            fill(page, words, prose, NameLexicon(ODDS), rows, way)
            told.append((rows, way))
        assert np.allclose(told[0][0], told[1][0], 1e-6, 1e-7), seed
        assert (told[0][1] == told[1][1]).all(), seed


@pytest.mark.parametrize("owner", [-1, 2, 1 << 40])
def test_what_stands_in_no_element_is_refused(owner: int) -> None:
    page = Page("snow", (Block(0, 4),), (Element("body"), Element("p", "", 0)), (Look(owner),))
    with pytest.raises(ValueError, match="in no element"):
        fill_columns(page, np.ones(1), np.ones(1), NameLexicon({}), np.empty((PAGE, 1), np.float32), np.empty(1, int))
