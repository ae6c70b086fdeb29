"""Where each block stands: in its document, among what the models said of the others, and beside its neighbours."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsclean.compiled import compiled
from newsclean.doc import Doc
from newsclean.revisers.grid import AROUND, WINDOW, Grid, grid_of, neighbours_of, running_sums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.features import Reading
    from newsclean.revisers.grid import Counts, Floats

PLACE = 39
REFINED = 2 * WINDOW + 1 + 10 + 15 + 12 + 12 + 10
LIMIT = 8.0  # log odds beyond this say nothing more
REACH = 3  # neighbours on either side whose own numbers a block's row holds


def place_columns(doc: Doc, reading: Reading) -> Floats:
    """Return [place, n]: where each block stands in the document, and what stands before, after and around it."""
    import numpy as np

    out = np.empty((PLACE, len(reading.size)), np.float32)
    fill_place(reading, -1 if doc.headline is None else doc.headline, doc.body, out)
    return out


@compiled
def fill_place(reading: Reading, headline: int, body: int, out: Floats) -> None:
    """Fill [place, n], given the places of the headline, or -1, and of the body's first block."""
    import numpy as np

    n = len(reading.size)
    grid = grid_of(n)
    index, middle = grid.order, n + 1
    free, size = reading.free, reading.size
    sums = running_sums(np.array((free * size, size, reading.hidden, reading.tail, free)))
    last, following = neighbours_of(free > 0, index)
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
    if headline >= 0:
        out[25] = grid.signed[middle - headline : middle - headline + n]
        out[34, headline] = 1.0
    if body < n:
        out[26] = grid.signed[middle - body : middle - body + n]
    out[27:30] = np.log1p(np.array((n, total[1] / n, total[4])))[:, None]
    out[35] = index / max(n - 1, 1)
    out[36], out[37], out[38] = total[0] / max(total[1], 1), total[2] / n, headline >= 0


def refine(scores: Counts, size: Counts) -> Floats:
    """Return [refined, n]: the scores around each block, and its place in the segments that they suggest."""
    import numpy as np

    out = np.empty((REFINED, len(scores)), np.float32)
    fill_refined(scores, size, out)
    return out


@compiled
def fill_refined(scores: Counts, size: Counts, out: Floats) -> None:
    """Fill [refined, n]."""
    import numpy as np

    n = len(scores)
    grid = grid_of(n)
    scores = np.minimum(np.maximum(scores, -LIMIT), LIMIT)
    chance = 1 / (1 + np.exp(-scores))
    wanted = np.array((chance > 0.5, chance > 0.9))
    good = chance * size
    sums = running_sums(np.array((good, size - good, size * wanted[1], size * (chance < 0.1), size, wanted[0])))
    total = sums[:, -1].tolist()
    padded = np.zeros(n + 2 * WINDOW)
    np.tanh(scores / 3, out=padded[WINDOW : WINDOW + n])
    at = 2 * WINDOW + 1
    out[:at] = padded.take(grid.window, mode="clip")
    out[at : at + 4], out[at + 4 : at + 8] = sums[:4, :-1], sums[:4, -1:] - sums[:4, 1:]
    np.divide(out[at : at + 8 : 4], max(total[0], 1), out=out[at + 8 : at + 10])
    np.log1p(out[at : at + 8], out=out[at : at + 8])
    at += 10
    high, low = sums.take(grid.reaches, 1, mode="clip").transpose(1, 0, 2, 3)
    around = high - low
    triples = out[at : at + 15].reshape(-1, 3, n)
    np.divide(around[0], np.maximum(around[4], 1), out=triples[:, 0])
    np.log1p(around[:4:3].transpose(1, 0, 2), out=triples[:, 1:])
    at += 15
    _segments(scores, chance, size, grid, out[at : at + 12])
    _gaps(wanted, sums[4], grid.order, out[at + 12 : at + 24].reshape(2, 6, n))
    words = max(total[4], 1)
    lowest, mean, poor = np.minimum.reduce(scores), np.add.reduce(scores) / n, np.count_nonzero(scores < -2) / n
    logs = [math.log1p(value) for value in (total[0], total[1], total[3], total[5], n)]
    out[-10:] = np.array((*logs, total[0] / words, total[2] / words, lowest, mean, poor))[:, None]


def _segments(scores: Counts, chance: Counts, size: Counts, grid: Grid, out: Floats) -> None:
    """Fill three rows for each of four ways to weigh blocks: inside the best segment, and how far from its ends."""
    import numpy as np

    longest = np.maximum(size, 1)
    root = np.sqrt(longest)
    held = np.minimum(np.maximum(scores, -0.5), 3)
    sums = running_sums(np.array((scores * root, held * root, (chance - 0.3) * longest, (chance - 0.6) * longest)))
    n = len(scores)
    end = (sums - np.minimum.accumulate(sums, 1)).argmax(1)[:, None]
    sums[np.arange(n + 1) > end] = np.inf
    start = sums.argmin(1)[:, None]
    triples = out.reshape(4, 3, n)
    after, before = grid.order - start, grid.order - end
    np.logical_and(after >= 0, before < 0, out=triples[:, 0])
    triples[:, 1] = grid.signed.take(after + (n + 1))
    triples[:, 2] = grid.signed.take(before + (n + 2))


def _gaps(wanted: NDArray[np.bool_], words: Counts, index: NDArray[np.intp], out: Floats) -> None:
    """Fill [2, 6, n]: blocks and words to the last and to the next wanted block, and whether there is none."""
    import numpy as np

    last, following = neighbours_of(wanted, index)
    near = out[:, :4]
    near[:, 0], near[:, 1] = index - last, following - index
    near[:, 2], near[:, 3] = words[:-1] - words[last + 1], words[following] - words[1:]
    np.maximum(near, 0, out=near)
    np.log1p(near, out=near)
    np.less(last, 0, out=out[:, 4])
    np.equal(following, len(index), out=out[:, 5])


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
