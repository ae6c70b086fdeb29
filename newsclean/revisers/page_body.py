"""Which blocks of a web page are the article's, where neither its elements nor a rule have said so.

1. A learned model (page_trees.py) gives every open block log odds that it belongs to the article, from its text, its
   place, and what the page's tree says of it (page_columns.py).
2. A line between two blocks that stay goes only where the model is surer: a list, a table, the words of a poem.
3. Of a page of which it would leave nothing, the sentences stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.doc import Doc
from newsclean.part import excerpt, near
from newsclean.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.features import Reading
    from newsclean.revisers.grid import Counts, Floats
    from newsclean.revisers.page_trees import PageModel

# Source for all of these: grids over the cross-validated scores of tests/bench/train_page.py.
STAY_ODDS = 0.0  # blocks of lower log odds go,
INSIDE_ODDS = -1.0  # but those between two blocks that stay only below this, where most of the line is no link
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


def score_blocks(doc: Doc, covered: Sequence[str], model: PageModel) -> Counts:
    """Return [n] log odds that a block is the article's; of one that something covers, minus infinity."""
    import numpy as np

    odds = np.full(len(covered), -np.inf)
    odds[[i for i, label in enumerate(covered) if not label]] = model.trees.score(page_rows(doc, covered, model))
    return odds


def page_rows(doc: Doc, covered: Sequence[str], model: PageModel) -> Floats:
    """Return [open, inputs]: what the model sees of each block of a page that nothing covers.

    It sees these blocks, and of all others only those near one.
    """
    import numpy as np

    from newsclean.revisers.features import place_columns, read
    from newsclean.revisers.page_columns import NUMBERS, page_columns
    from newsclean.revisers.page_stated import stated_columns

    open_ = [i for i, label in enumerate(covered) if not label]
    seen = near(open_ if doc.headline is None else [*open_, doc.headline], len(covered))
    doc, covered = excerpt(doc, seen), [covered[i] for i in seen]
    assert doc.page is not None
    reading: Reading = read(doc, covered, model.words)
    prose = reading.size * np.array([looks.prose for looks in doc.shapes])
    tree = page_columns(doc.page, reading.size, prose, model.names)
    stated = stated_columns(reading.words, doc.meta)
    beside = np.concatenate((reading.own[:8], reading.own[-6:], tree[:NUMBERS], stated[:3]))
    n = len(covered)
    reach = max(REACH)
    padded = np.zeros((len(beside) + 1, n + 2 * reach), np.float32)
    padded[:-1, reach : reach + n], padded[-1, reach : reach + n] = beside, 1.0
    rows = np.array([not label for label in covered]).nonzero()[0]
    sides = [padded[:, reach + step + rows] for step in REACH]
    parts = [part[:, rows] for part in (reading.own, tree, stated, place_columns(doc, reading))]
    return np.concatenate((*parts, *sides), dtype=np.float32).T


def choose(doc: Doc, odds: Counts, covered: Sequence[str]) -> NDArray[np.bool_]:
    """Return [n] which blocks stay; those that something covers already do not."""
    import numpy as np

    open_ = np.array([not label for label in covered])
    stays: NDArray[np.bool_] = (odds > STAY_ODDS) & open_
    if not stays.any():
        return _sentences(doc, open_)
    for before, after in pairwise(stays.nonzero()[0].tolist()):
        if 1 < after - before <= INSIDE_BLOCKS:
            for i in range(before + 1, after):
                start, end, _, links = doc.blocks[i]
                stays[i] = open_[i] and odds[i] > INSIDE_ODDS and links < LINK_SHARE * (end - start)
    return stays


def _sentences(doc: Doc, open_: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return [n] which open blocks are sentences: better those than nothing, of a fragment or a page of two lines."""
    import numpy as np

    told = np.array([looks.sentence for looks in doc.shapes], bool)
    plain = np.array([links < LINK_SHARE * (end - start) for start, end, _, links in doc.blocks], bool)
    stays: NDArray[np.bool_] = open_ & told & plain
    return stays


def _label(doc: Doc, index: int) -> str:
    """Return what a block is that the model takes for furniture: a list of links, or something else."""
    start, end, _, links = doc.blocks[index]
    if links >= LINK_SHARE * (end - start):
        return "related_link" if doc.body < index else "navigation"
    return "navigation" if index < doc.body else "other"
