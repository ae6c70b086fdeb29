"""What depends on the number of blocks only: neighbours, windows, logarithms of distances. Kept for the next text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Counts = NDArray[np.float64]
    Places = NDArray[np.intp]

WINDOW = 8  # blocks on either side whose scores stand side by side in a row
AROUND = (3, 9)  # blocks on either side that count as around a block in `place_columns`
REACHES = (1, 2, 4, 8, 16)  # and in `refine`
_SIZES = 64  # most articles have fewer blocks than this


class Grid(NamedTuple):
    """Tables for `n` blocks; a high place less a low one of running sums is the sum around a block."""

    order: Places  # [n]: 0, 1, 2 ...
    around: Places  # [2, len(AROUND), n]: high and low places
    reaches: Places  # [2, len(REACHES), n]
    window: Places  # [2 WINDOW + 1, n]: places in a row with WINDOW more on either side
    steps: Floats  # [2, n]: logarithms of the distances to both ends
    signed: Floats  # [2 n + 3]: at n + 1 + k the logarithm of 1 + |k|, with the sign of k


@lru_cache(_SIZES)
def grid_of(n: int) -> Grid:
    """Return the tables for a document of `n` blocks."""
    import numpy as np

    index = np.arange(n)
    far = np.arange(-n - 1, n + 2)
    signed = (np.sign(far) * np.log1p(np.abs(far))).astype(np.float32)
    steps = np.log1p(np.array((index, index[::-1]), np.float64)).astype(np.float32)
    window = index + np.arange(2 * WINDOW + 1)[:, None]
    return Grid(index, _bounds(index, AROUND), _bounds(index, REACHES), window, steps, signed)


def _bounds(index: Places, reaches: tuple[int, ...]) -> Places:
    import numpy as np

    reach = np.array(reaches)[:, None]
    return np.array((np.minimum(index + reach + 1, len(index)), np.maximum(index - reach, 0)))


def running_sums(rows: Counts) -> Counts:
    """Return [k, n + 1]: the sums of each row before each block, and its total at the end."""
    import numpy as np

    sums = np.zeros((rows.shape[0], rows.shape[1] + 1))
    np.add.accumulate(rows, 1, out=sums[:, 1:])
    return sums


def neighbours_of(wanted: NDArray[np.bool_], index: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return for each block the last wanted one up to it (-1: none) and the next one from it on (n: none)."""
    import numpy as np

    last = np.maximum.accumulate(np.where(wanted, index, -1), -1)
    following = np.minimum.accumulate(np.where(wanted, index, len(index))[..., ::-1], -1)[..., ::-1]
    return last, following
