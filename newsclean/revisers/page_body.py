"""Which blocks of a web page are the article's, where neither its elements nor a rule have said so.

1. A learned model (page_trees.py) gives every open block log odds that it belongs to the article, from its text, its
   place, and what the page's tree says of it (page_columns.py). Paragraphs that hang on the same way from the root
   are judged together as well (page_kin.py).
2. A line between two blocks that stay goes only where the model is surer: a list, a table, the words of a poem; so do
   sentences right below the last one. What a definition explains stays with it, and whose words a quotation is.
3. Of a page of which it would leave nothing, the sentences stay. So do those of a bare page, an item of a feed or an
   article that somebody else cut out, and all between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.doc import Doc
from newsclean.part import excerpt, near
from newsclean.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.features import Reading
    from newsclean.revisers.grid import Counts, Floats
    from newsclean.revisers.page_trees import PageModel
    from newsclean.revisers.trees import Inputs

# Source for all of these: grids over the cross-validated scores of tests/bench/train_page.py.
STAY_ODDS = 0.0  # blocks of lower log odds go,
INSIDE_ODDS = -1.0  # but those between two blocks that stay only below this, where most of the line is no link
BELOW_ODDS = -0.5  # and sentences right below the last one only below this
INSIDE_BLOCKS = 6  # in a row; more are a box of their own
LINK_SHARE = 0.5
REACH = (-2, -1, 1, 2)  # neighbours whose own numbers a row holds


def page_body(doc: Doc, spans: Sequence[Span], *, model: PageModel | None = None) -> Sequence[Span]:
    """Mark the blocks of a page that are not the article's; `model` replaces the one that ships."""
    from newsclean.revisers.page_trees import load_model

    if doc.page is None or not doc.blocks:
        return spans
    covered = doc.covered(spans)
    open_ = [i for i, label in enumerate(covered) if not label and i != doc.headline]
    if not open_:
        return spans
    odds = score_blocks(doc, covered, model or load_model())
    stays = choose(doc, odds, covered)
    return [*spans, *(doc.mark(i, _label(doc, i), "page.body") for i in open_ if not stays[i])]


class _Table(NamedTuple):
    """What the model can see of a page."""

    tables: tuple[Floats, ...]  # [rows, n] each, of every block it sees
    open: NDArray[np.intp]  # of n: those that nothing covers
    way: NDArray[np.intp]  # [n] from the root, the same number for the same
    weight: Counts  # [n] of a block among those of the same way; 0 for what is no prose


def score_blocks(doc: Doc, covered: Sequence[str], model: PageModel) -> Counts:
    """Return [n] log odds that a block is the article's; of one that something covers, minus infinity."""
    import numpy as np

    from newsclean.revisers.page_kin import even_out

    table = _read(doc, covered, model)
    of_open = model.trees.score_blocks(table.tables, _inputs(), table.open)
    odds = np.full(len(covered), -np.inf)
    places = [i for i, label in enumerate(covered) if not label]
    odds[places] = even_out(of_open, table.way.take(table.open), table.weight.take(table.open))
    return odds


def page_rows(doc: Doc, covered: Sequence[str], model: PageModel) -> Floats:
    """Return [open, inputs]: what the model may ask of each block of a page that nothing covers."""
    from newsclean.revisers.trees import pick

    table = _read(doc, covered, model)
    return pick(table.tables, _inputs(), table.open).T


@cache
def _inputs() -> Inputs:
    """Return a block's own numbers, and some of those of its neighbours."""
    import numpy as np

    from newsclean.revisers.features import OWN
    from newsclean.revisers.page_columns import NUMBERS, PAGE
    from newsclean.revisers.page_stated import STATED
    from newsclean.revisers.place import PLACE
    from newsclean.revisers.trees import Inputs

    tree, stated = OWN, OWN + PAGE
    count = stated + STATED + PLACE
    beside = np.array((*range(8), *range(OWN - 6, tree + NUMBERS), *range(stated, stated + 3), count))
    row = np.concatenate((np.arange(count), *[beside] * len(REACH)))
    step = np.repeat((0, *REACH), (count, *[len(beside)] * len(REACH)))
    return Inputs(row, step, 0.0)


def _read(doc: Doc, covered: Sequence[str], model: PageModel) -> _Table:
    """Return what the model can see: open blocks, and of all others only those near one."""
    import numpy as np

    from newsclean.revisers.features import read
    from newsclean.revisers.page_columns import page_columns
    from newsclean.revisers.page_stated import stated_columns
    from newsclean.revisers.place import place_columns

    open_ = [i for i, label in enumerate(covered) if not label]
    seen = near(open_ if doc.headline is None else [*open_, doc.headline], len(covered))
    doc, covered = excerpt(doc, seen), [covered[i] for i in seen]
    assert doc.page is not None
    reading: Reading = read(doc, covered, model.words)
    prose = reading.size * np.array([looks[3] for looks in doc.shapes])
    tree, way = page_columns(doc.page, reading.size, prose, model.names)
    there = np.ones((1, len(covered)), np.float32)
    tables = (reading.own, tree, stated_columns(reading.words, doc.meta), place_columns(doc, reading), there)
    return _Table(tables, np.array([not label for label in covered]).nonzero()[0], way, np.sqrt(prose))


def choose(doc: Doc, odds: Counts, covered: Sequence[str]) -> NDArray[np.bool_]:
    """Return [n] which blocks stay; those that something covers already do not."""
    import numpy as np

    open_ = np.array([not label for label in covered])
    stays: NDArray[np.bool_] = (odds > STAY_ODDS) & open_
    plain = _plain(doc)
    if not stays.any():
        return _sentences(doc, open_ & plain)
    if plain.all() and not _has_names(doc):  # every site's template has names, or lines of links
        stays |= _sentences(doc, open_)
        first, last = stays.nonzero()[0][[0, -1]]
        stays[first:last] = open_[first:last]
        return stays
    _spare(doc, odds, open_ & plain, stays)
    for i, (block, below) in enumerate(pairwise(doc.blocks)):
        if block[2] == "dt" and open_[i] and stays[i + 1] and below[2] == "dd":
            stays[i] = True
        elif below[2] == "blockquote" and open_[i + 1] and stays[i] and _signs(doc, i + 1):
            stays[i + 1] = True
    return stays


def _signs(doc: Doc, index: int) -> bool:
    """Say whether a line that stands directly in a `blockquote` closes what is quoted there: whose words, and when."""
    assert doc.page is not None
    (quote, *_), elements = doc.page.looks[index], doc.page.elements
    before = doc.page.looks[index - 1].element
    return before >= 0 and quote in (before, elements[before].parent)


def _has_names(doc: Doc) -> bool:
    """Say whether any element of a page is called something."""
    assert doc.page is not None
    return any(element[1] for element in doc.page.elements)


def _spare(doc: Doc, odds: Counts, plain: NDArray[np.bool_], stays: NDArray[np.bool_]) -> None:
    """Let stay which of the `plain` blocks stand between blocks that do, and sentences right below the last of them."""
    places = stays.nonzero()[0].tolist()
    for before, after in pairwise(places):
        if 1 < after - before <= INSIDE_BLOCKS:
            inside = slice(before + 1, after)
            stays[inside] = plain[inside] & (odds[inside] > INSIDE_ODDS)
    for i in range(places[-1] + 1, len(odds)):
        if not (plain[i] and odds[i] > BELOW_ODDS and doc.shapes[i].sentence):
            break
        stays[i] = True


def _sentences(doc: Doc, plain: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return [n] which plain blocks are sentences: better those than nothing, of a fragment or a page of two lines."""
    import numpy as np

    told: NDArray[np.bool_] = np.array([looks.sentence for looks in doc.shapes], bool)
    return plain & told


def _plain(doc: Doc) -> NDArray[np.bool_]:
    """Return [n] which blocks are no links for the most part."""
    import numpy as np

    return np.array([links < LINK_SHARE * (end - start) for start, end, _, links in doc.blocks], bool)


def _label(doc: Doc, index: int) -> str:
    """Return what a block is that the model takes for furniture: a list of links, or something else."""
    start, end, _, links = doc.blocks[index]
    if links >= LINK_SHARE * (end - start):
        return "related_link" if doc.body < index else "navigation"
    return "navigation" if index < doc.body else "other"
