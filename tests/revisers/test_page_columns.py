"""What the page model is told of the tree around each block."""

import numpy as np
import pytest

from newsclean.doc import Block
from newsclean.page import Element, Look, Page
from newsclean.revisers import page_columns as columns
from newsclean.revisers.page_columns import FLAGS, NUMBERS, PAGE, NameLexicon, page_columns
from newsclean.revisers.page_kin import CARDS

NAMES = {"sidebar": 2.0, "teaser": 1.0, "story": -2.5}
ELEMENTS = (
    Element("html"),
    Element("body", "", 0),
    Element("main", "story", 1),
    Element("p", "par-1", 2),
    Element("p", "par-2", 2),
    Element("aside", "sidebar", 1),
    Element("ul", "teaser-list", 5),
    Element("li", "", 6, True),
)
LOOKS = (Look(3), Look(4), Look(2, "story"), Look(7, links=1))


def tell(elements: tuple[Element, ...], looks: tuple[Look, ...], names: NameLexicon | None = None) -> np.ndarray:
    blocks = tuple(Block(20 * i, 20 * i + 10, "p" if i < 3 else "li", look.links * 5) for i, look in enumerate(looks))
    words, prose = np.array([30.0, 24.0, 3.0, 5.0]), np.array([30.0, 24.0, 0.0, 0.0])
    return page_columns(Page("x" * 80, blocks, elements, looks), words, prose, names or NameLexicon(NAMES))[0]


def test_elements_without_blocks_say_nothing() -> None:
    told = tell(ELEMENTS, LOOKS)
    assert told.shape == (PAGE, 4)
    empty = (Element("nav", "menu story", 1), Element("div", "sidebar", 2))  # one beside, one inside of the article
    more = (*ELEMENTS[:2], empty[0], ELEMENTS[2]._replace(parent=1), empty[1]._replace(parent=3))
    more += tuple(element._replace(parent={1: 1, 2: 3, 5: 7, 6: 8}[element.parent]) for element in ELEMENTS[3:])
    moved = tuple(look._replace(element={2: 3, 3: 5, 4: 6, 7: 9}[look.element]) for look in LOOKS)
    assert np.array_equal(tell(more, moved), told)


def test_names_tell_of_all_that_is_inside() -> None:
    told = tell(ELEMENTS, LOOKS)
    own_junk, own_good, total, junk, good, fading, outer = told[4:11]
    assert own_junk.tolist() == [0, 0, 0, 0]
    assert own_good.tolist() == [0, 0, 2.5, 0]
    assert total.tolist() == [0, 0, -5, 0]  # the element's and its inline elements' together
    assert junk.tolist() == [0, 0, 0, 2]
    assert good.tolist() == [2.5, 2.5, 2.5, 0]
    assert fading == pytest.approx([-1.75, -1.75, -2.5, 0.7 * (1 + 0.7 * 2)])
    assert outer == pytest.approx([-2.5, -2.5, 0, 1])
    flags = told[-CARDS - FLAGS : -CARDS]
    assert flags[columns.HIDDEN].tolist() == [0, 0, 0, 1]
    assert [flags[row].tolist() for row in (1, 3, 9)] == [[1, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 1]]


def test_paragraphs_that_differ_in_a_number_are_alike() -> None:
    same = tell(ELEMENTS, LOOKS)[NUMBERS - 6 : NUMBERS]
    assert same[0].tolist() == [1, 1, 0, 0]  # the share of the page's prose in their like
    other = (*ELEMENTS[:4], ELEMENTS[4]._replace(names="quote"), *ELEMENTS[5:])
    assert tell(other, LOOKS)[NUMBERS - 6] == pytest.approx([30 / 54, 24 / 54, 0, 0])


def test_a_lexicon_remembers_only_so_many_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MOST_NAMES", 4)
    lexicon = NameLexicon(NAMES)
    for number in range(50):
        assert lexicon.read(f"sidebar n{number}").junk == 2.0
    assert len(lexicon._known) <= 6
    assert np.array_equal(tell(ELEMENTS, LOOKS, lexicon), tell(ELEMENTS, LOOKS))
