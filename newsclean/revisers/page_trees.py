"""The page model: boosted trees that say how likely each block of a web page belongs to the article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.revisers.body_net import pack_array, unpack_array
from newsclean.revisers.page_columns import NameLexicon
from newsclean.revisers.words import Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats


class Trees(NamedTuple):
    """Trees as tables [trees, nodes]; the children of a leaf are the leaf itself."""

    column: NDArray[np.intp]
    limit: Floats
    below: NDArray[np.intp]  # the node for values up to the limit
    above: NDArray[np.intp]
    value: Floats
    depth: int

    def score(self, rows: Floats) -> Counts:
        """Return [n] log odds for [n, inputs]."""
        import numpy as np

        trees, nodes = self.column.shape
        root = np.arange(0, trees * nodes, nodes)
        column, limit, value = self.column.ravel(), self.limit.ravel(), self.value.ravel()
        below, above = (self.below + root[:, None]).ravel(), (self.above + root[:, None]).ravel()
        order = np.arange(len(rows))[:, None]
        at = np.broadcast_to(root, (len(rows), trees))
        for _ in range(self.depth):
            at = np.where(rows[order, column[at]] <= limit[at], below[at], above[at])
        return np.asarray(value[at].sum(1, dtype=np.float64))


class PageModel(NamedTuple):
    """What ships in page_model.json."""

    trees: Trees
    words: Lexicon  # of texts
    names: NameLexicon  # of elements


def pack_model(trees: Trees, words: Lexicon, names: Mapping[str, float]) -> dict[str, Any]:
    """Return a model as JSON."""
    tables = {
        "column": pack_array(trees.column, "int16"),
        "limit": pack_array(trees.limit, "float32"),
        "below": pack_array(trees.below, "int8"),
        "above": pack_array(trees.above, "int8"),
        "value": pack_array(trees.value, "float32"),
        "depth": trees.depth,
    }
    lexicon = {"hash": pack_array(words.hash, "uint64"), "odds": pack_array(words.odds, "float16")}
    return {"trees": tables, "words": lexicon, "names": dict(sorted(names.items()))}


def unpack_model(packed: Mapping[str, Any]) -> PageModel:
    """Return the model in the JSON that `pack_model` made."""
    tables = packed["trees"]
    column, below, above = (unpack_array(tables[key], "int64") for key in ("column", "below", "above"))
    trees = Trees(column, unpack_array(tables["limit"]), below, above, unpack_array(tables["value"]), tables["depth"])
    words = Lexicon(unpack_array(packed["words"]["hash"], "uint64"), unpack_array(packed["words"]["odds"], "float64"))
    return PageModel(trees, words, NameLexicon(packed["names"]))


@cache
def load_model() -> PageModel:
    """Return the model that ships with newsclean, read once a process."""
    return unpack_model(json.loads((files("newsclean") / "revisers" / "page_model.json").read_text("utf-8")))
