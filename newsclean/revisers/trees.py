"""Boosted trees, and how they and other arrays ship as JSON."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

# Of a tree: the leaves that are left fit into a byte.
MAX_LEAVES = 8
AT_ONCE = 1 << 9  # rows that are scored together; the answers to all splits of all trees take some 8 MB


@dataclass(frozen=True)
class Trees:
    """Trees as tables [trees, nodes]; the children of a leaf are the leaf itself. None has more than `MAX_LEAVES`."""

    column: NDArray[np.intp]
    limit: Floats
    below: NDArray[np.intp]  # the node for values up to the limit
    above: NDArray[np.intp]
    value: Floats
    depth: int

    def score(self, rows: Floats) -> Counts:
        """Return [n] log odds for [n, inputs]."""
        return self.score_asked(rows.T.take(self.asked, 0))

    def score_asked(self, values: Floats) -> Counts:
        """Return [n] log odds for [asked, n]: the values of the columns `asked`.

        All splits of all trees are asked at once. A value above a limit rules out the leaves below; the first leaf of
        a tree that no split rules out is where its walk ends.
        Source: Lucchese et al., "QuickScorer", SIGIR 2015.
        """
        import numpy as np

        if values.shape[1] > AT_ONCE:
            starts = range(0, values.shape[1], AT_ONCE)
            return np.concatenate([self.score_asked(values[:, at : at + AT_ONCE]) for at in starts])
        column, limit, below, value = self._splits
        beyond = values.take(column, 0) > limit
        out = np.multiply(beyond, below).reshape(-1, *value.shape[:1], values.shape[1])
        leaves = np.bitwise_or.reduce(out, axis=0) + np.arange(0, value.size, 256)[:, None]
        return np.asarray(value.take(leaves).sum(0))

    @cached_property
    def asked(self) -> NDArray[np.intp]:
        """The columns of the inputs that any split asks for, sorted."""
        import numpy as np

        is_split = self.below != np.arange(self.below.shape[1])
        return np.unique(self.column[is_split])

    @cached_property
    def _splits(self) -> tuple[NDArray[np.intp], Floats, NDArray[np.uint8], Counts]:
        """Return of all splits, the first of each tree before all second ones, their column's place in `asked`, their
        limit and the bits of the leaves below it; and [trees, 256]: the value of the first leaf that is none of some.
        """
        import numpy as np

        count = len(self.column)
        column = np.zeros((MAX_LEAVES - 1, count), np.intp)
        limit = np.full((MAX_LEAVES - 1, count), np.inf, np.float32)  # no value is above it
        below = np.zeros((MAX_LEAVES - 1, count), np.uint8)
        value = np.zeros((count, 256))
        first = [min((~bits & (bits + 1)).bit_length(), MAX_LEAVES) - 1 for bits in range(256)]
        for tree in range(count):
            leaves: list[int] = []
            splits: list[tuple[int, int, int]] = []
            self._walk(tree, 0, leaves, splits)
            if len(leaves) > MAX_LEAVES:
                raise ValueError(f"a tree has {len(leaves)} leaves; train with num_leaves={MAX_LEAVES} or fewer")
            for place, (node, start, end) in enumerate(splits):
                column[place, tree] = self.asked.searchsorted(self.column[tree, node])
                limit[place, tree] = self.limit[tree, node]
                below[place, tree] = (1 << end) - (1 << start)
            values = np.zeros(MAX_LEAVES)
            values[: len(leaves)] = self.value[tree, leaves]
            value[tree] = values[first]
        most = max(1, int(below.any(1).sum()))  # splits of a tree
        return column[:most].ravel(), limit[:most].reshape(-1, 1), below[:most].reshape(-1, 1), value

    def _walk(self, tree: int, node: int, leaves: list[int], splits: list[tuple[int, int, int]]) -> None:
        """Collect the leaves from left to right, and of each split its node and the leaves below it."""
        if self.below[tree, node] == node:
            leaves.append(node)
            return
        start = len(leaves)
        self._walk(tree, int(self.below[tree, node]), leaves, splits)
        splits.append((node, start, len(leaves)))
        self._walk(tree, int(self.above[tree, node]), leaves, splits)


def pack_trees(trees: Trees) -> dict[str, Any]:
    """Return trees as JSON."""
    return {
        "column": pack_array(trees.column, "int16"),
        "limit": pack_array(trees.limit, "float32"),
        "below": pack_array(trees.below, "int8"),
        "above": pack_array(trees.above, "int8"),
        "value": pack_array(trees.value, "float32"),
        "depth": trees.depth,
    }


def unpack_trees(packed: Mapping[str, Any]) -> Trees:
    """Return the trees that `pack_trees` packed."""
    column, below, above = (unpack_array(packed[key], "int64") for key in ("column", "below", "above"))
    return Trees(column, unpack_array(packed["limit"]), below, above, unpack_array(packed["value"]), packed["depth"])


def pack_array(values: NDArray[Any], dtype: str) -> dict[str, Any]:
    """Return an array as JSON: its shape, its type and its bytes in base64."""
    import numpy as np

    data = np.ascontiguousarray(values, np.dtype(dtype))
    return {"shape": list(data.shape), "dtype": dtype, "data": base64.b64encode(data.tobytes()).decode("ascii")}


def unpack_array(packed: Mapping[str, Any], dtype: str = "float32") -> NDArray[Any]:
    """Return the array that `pack_array` packed."""
    import numpy as np

    flat = np.frombuffer(base64.b64decode(packed["data"]), np.dtype(packed["dtype"]))
    return flat.reshape(packed["shape"]).astype(dtype)
