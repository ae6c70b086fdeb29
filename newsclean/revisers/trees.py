"""Boosted trees, and how they and other arrays ship as JSON."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.compiled import compiled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

# Of a tree: the leaves that are left fit into a byte.
MAX_LEAVES = 8
_TELLING = 29  # times any of 1, 3, 7 ... 255, and of that the last byte, has another three bits on top for each of them
TOGETHER = 3  # trees whose leaves are looked up together
AT_ONCE = 1 << 9  # rows that are scored together; what all splits of all trees ask for takes some 5 MB


class Inputs(NamedTuple):
    """Which numbers a model sees of a block: of tables [rows, n], taken as if one stood below the other."""

    row: NDArray[np.intp]
    step: NDArray[np.intp]  # from a block to the one whose number it is: 0, or a neighbour
    beyond: float  # stands for the numbers of a neighbour that there is not


@dataclass(frozen=True)
class _Splits:
    """All splits of all trees as `sum_leaves` needs them: each tree's first one, then each tree's second one ..."""

    asked: NDArray[np.intp]  # the inputs that any split asks for
    column: NDArray[np.int32]  # [7 trees]: the place in `asked` of the input asked for
    limit: Floats  # [7 trees]
    below: NDArray[np.uint8]  # [7 trees, 1]: the bits of the leaves below
    value: Counts  # [trees, 8]: of each leaf, at the place that `_TELLING` gives it

    @cached_property
    def different(self) -> tuple[NDArray[np.int32], Floats, NDArray[np.intp]]:
        """The columns and limits [different splits, 1] of what several trees may ask, and of each split which it is."""
        import numpy as np

        asks: dict[tuple[int, float], int] = {}
        which = [asks.setdefault(ask, len(asks)) for ask in zip(self.column.tolist(), self.limit.tolist(), strict=True)]
        column, limit = zip(*asks, strict=True)
        return np.array(column, np.int32), np.array(limit, np.float32)[:, None], np.array(which, np.intp)

    @cached_property
    def sums(self) -> tuple[NDArray[np.intp], Counts]:
        """Where [trees / 3, 1] the sums of three trees start, and these sums for all of their leaves."""
        import numpy as np

        first, second, third = self.value.reshape(TOGETHER, -1, MAX_LEAVES)
        sums = third[:, :, None, None] + second[:, None, :, None] + first[:, None, None, :]
        return np.arange(0, sums.size, sums[0].size)[:, None], sums.ravel()


def pick(tables: Sequence[Floats], inputs: Inputs, places: NDArray[np.intp]) -> Floats:
    """Return [inputs, places]: what a model sees of some blocks."""
    import numpy as np

    n, margin = tables[0].shape[1], int(np.abs(inputs.step).max())
    width = n + 2 * margin
    values = np.full((sum(map(len, tables)), width), inputs.beyond, np.float32)
    np.concatenate(tables, out=values[:, margin : margin + n])
    return np.asarray(values.ravel().take((inputs.row * width + inputs.step + margin)[:, None] + places))


@compiled
def sum_leaves(
    tables: Sequence[Floats], inputs: Inputs, places: NDArray[np.intp], splits: _Splits, out: Counts
) -> None:
    """Fill `out` with the sums of the leaves in which the trees' walks end, of each of the blocks at `places`.

    All splits of all trees are asked at once. A value above a limit rules out the leaves below; the first leaf of
    a tree that no split rules out is where its walk ends.
    Source: Lucchese et al., "QuickScorer", SIGIR 2015.
    """
    import numpy as np

    seen = pick(tables, Inputs(inputs.row[splits.asked], inputs.step[splits.asked], inputs.beyond), places)
    (column, limit, which), (start, sums) = splits.different, splits.sums
    for at in range(0, len(places), AT_ONCE):
        values = seen[:, at : at + AT_ONCE]
        beyond = (values.take(column, 0) > limit).view(np.uint8).take(which, 0)
        np.multiply(beyond, splits.below, out=beyond)
        leaf = np.bitwise_or.reduce(beyond.reshape(MAX_LEAVES - 1, -1), 0)
        leaf ^= leaf + 1  # all bits up to that of the first leaf which is left
        leaf *= _TELLING
        leaf >>= 5
        first, second, third = leaf.reshape(TOGETHER, -1, values.shape[1])
        index = third.astype(np.intp)
        index *= MAX_LEAVES * MAX_LEAVES
        index += second * MAX_LEAVES + first
        index += start
        sums.take(index, mode="clip").sum(0, out=out[at : at + AT_ONCE])


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
        import numpy as np

        n, count = rows.shape
        inputs = Inputs(np.arange(count), np.zeros(count, np.intp), 0.0)
        return self.score_blocks((np.ascontiguousarray(rows.T, np.float32),), inputs, np.arange(n))

    def score_blocks(self, tables: Sequence[Floats], inputs: Inputs, places: NDArray[np.intp]) -> Counts:
        """Return the log odds of the blocks at some places of these tables, [rows, n] in C order."""
        import numpy as np

        out = np.empty(len(places))
        sum_leaves(tables, inputs, places, self._splits, out)
        return out

    @cached_property
    def asked(self) -> NDArray[np.intp]:
        """The columns of the inputs that any split asks for, sorted."""
        import numpy as np

        is_split = self.below != np.arange(self.below.shape[1])
        return np.bincount(self.column[is_split]).nonzero()[0]  # np.unique would load numpy.ma

    @cached_property
    def _splits(self) -> _Splits:
        import numpy as np

        count = -(-len(self.column) // TOGETHER) * TOGETHER  # the last ones may have neither splits nor values
        column, limit = np.zeros((MAX_LEAVES - 1, count), np.int32), np.zeros((MAX_LEAVES - 1, count), np.float32)
        below = np.zeros((MAX_LEAVES - 1, count), np.uint8)
        value = np.zeros((count, MAX_LEAVES))
        code = [((2 << leaf) - 1) * _TELLING % 256 >> 5 for leaf in range(MAX_LEAVES)]
        for tree in range(len(self.column)):
            leaves: list[int] = []
            splits: list[tuple[int, int, int]] = []
            self._walk(tree, 0, leaves, splits)
            if len(leaves) > MAX_LEAVES:
                raise ValueError(f"a tree has {len(leaves)} leaves; train with num_leaves={MAX_LEAVES} or fewer")
            for i, (node, start, end) in enumerate(splits):
                column[i, tree] = self.asked.searchsorted(self.column[tree, node])
                limit[i, tree] = self.limit[tree, node]
                below[i, tree] = (1 << end) - (1 << start)
            value[tree, code[: len(leaves)]] = self.value[tree, leaves]
        return _Splits(self.asked, column.ravel(), limit.ravel(), below.reshape(-1, 1), value)

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
