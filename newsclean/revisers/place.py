"""Where each block stands in its document, and its neighbours' numbers beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.doc import Doc
from newsclean.revisers.grid import AROUND, grid_of, neighbours_of, running_sums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.features import Reading
    from newsclean.revisers.grid import Floats

PLACE = 39
REACH = 3  # neighbours on either side whose own numbers a block's row holds


def place_columns(doc: Doc, reading: Reading) -> Floats:
    """Return [place, n]: where each block stands in the document, and what stands before, after and around it."""
    import numpy as np

    n = len(reading.size)
    grid = grid_of(n)
    index, middle = grid.order, n + 1
    free, size = reading.free, reading.size
    sums = running_sums(np.array((free * size, size, reading.hidden, reading.tail, free)))
    last, following = neighbours_of(free > 0, index)
    out = np.empty((PLACE, n), np.float32)
    out[:2] = grid.steps
    out[2], out[3] = index - last, following - index
    out[4:9], out[9:14] = sums[:, :-1], sums[:, -1:] - sums[:, 1:]
    high, low = sums.take(grid.around, 1, mode="clip").transpose(1, 2, 0, 3)
    np.subtract(high, low, out=out[14:24].reshape(len(AROUND), 5, n))
    out[24] = sums[3, 1:] - sums[3].take(last + 1)
    total = sums[:, -1].tolist()
    np.divide(out[4:14:5], max(total[0], 1), out=out[30:32])
    np.divide(out[14:24:5], np.maximum(out[15:25:5], 1), out=out[32:34])
    np.log1p(out[2:25], out=out[2:25])
    out[25:27] = out[34] = 0.0
    if doc.headline is not None:
        out[25] = grid.signed[middle - doc.headline : middle - doc.headline + n]
        out[34, doc.headline] = 1.0
    if doc.body < n:
        out[26] = grid.signed[middle - doc.body : middle - doc.body + n]
    out[27:30] = np.log1p(np.array((n, total[1] / n, total[4])))[:, None]
    out[35] = index / max(n - 1, 1)
    out[36], out[37], out[38] = total[0] / max(total[1], 1), total[2] / n, doc.headline is not None
    return out


def with_neighbours(own: NDArray[np.floating], reach: int = REACH) -> Floats:
    """Return [n, (2 reach + 1) (own + 1)]: each row beside its neighbours' rows; a last column says "there is one".

    It is a view in which neighbours share their numbers: to be read, not written.
    """
    import numpy as np

    width, n = own.shape[0] + 1, own.shape[1]
    padded = np.zeros((n + 2 * reach, width), np.float32)
    padded[reach : reach + n, :-1] = own.T
    padded[reach : reach + n, -1] = 1.0
    step = padded.itemsize
    return np.ndarray((n, (2 * reach + 1) * width), np.float32, padded.data, 0, (width * step, step))
