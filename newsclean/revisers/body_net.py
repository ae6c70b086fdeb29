"""The body model: two small networks that say how likely each block belongs to the article.

1. The first sees a block, its three neighbours on either side, and its place.
2. The second sees what the first said about the whole document: a block between two good ones is better than it
   looks, a paragraph of small print after forty lines of menu is worse.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.revisers.features import GROUP_ROWS, Lexicon, Reading, neighbours_of, running_sums, with_neighbours

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.features import Counts, Floats

WINDOW = 8  # blocks on either side whose first scores the second network sees
LIMIT = 8.0  # log odds beyond this say nothing more
PIECE = 1 << 18  # multiplications. Source: OpenBLAS, SMP_THRESHOLD_MIN times GEMM_MULTITHREAD_THRESHOLD
NAMED_REACH = 5  # blocks on either side whose labels help to name a block
SPREAD = 6.0  # a feature counts at most this many standard deviations from its mean
REFINED = 2 * WINDOW + 1 + 10 + 15 + 12 + 12 + 10
_REACHES = (1, 2, 4, 8, 16)


class Net(NamedTuple):
    """A network of full layers with rectifiers between them; its inputs are brought to mean 0 and spread 1."""

    mean: Floats
    spread: Floats
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    def score(self, rows: Floats) -> Floats:
        """Return [n, outputs] for [n, inputs]."""
        import numpy as np

        values: Floats = (rows - self.mean) / self.spread
        np.maximum(values, -SPREAD, out=values)  # np.clip takes twice as long on few rows
        np.minimum(values, SPREAD, out=values)
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            if i:
                np.maximum(values, 0, out=values)
            values = _times(values, weight) + bias
        return values


class Model(NamedTuple):
    """What ships in body_model.json."""

    lexicon: Lexicon
    first: tuple[Net, ...]
    second: tuple[Net, ...]
    labels: Net
    label_names: tuple[str, ...]

    def score(self, rows: Floats, reading: Reading, place: Counts) -> Counts:
        """Return [n] log odds that a block belongs to the article; `rows` are `near_rows` of the same document."""
        import numpy as np

        rough = _mean_score(self.first, rows)
        again = np.concatenate((refine(rough, reading.size), reading.own, place)).T.astype(np.float32)
        return _mean_score(self.second, again)

    def name(self, rows: Floats) -> list[str]:
        """Return the likeliest label of each of these `label_rows`, taken for furniture."""
        return [self.label_names[i] for i in self.labels.score(rows).argmax(1)]


def near_rows(reading: Reading, place: Counts) -> Floats:
    """Return [n, inputs] of the first network: each block with its neighbours, and its place."""
    import numpy as np

    return np.concatenate((with_neighbours(reading.own), place.T.astype(np.float32)), 1)


def _times(rows: Floats, weight: Floats) -> Floats:
    """Return `rows @ weight`, in pieces too small for OpenBLAS's threads, which wait for each other on busy cores."""
    import numpy as np

    step = max(1, PIECE // weight.size)
    if len(rows) <= step:
        return rows @ weight
    out = np.empty((len(rows), weight.shape[1]), np.float32)
    for at in range(0, len(rows), step):
        np.matmul(rows[at : at + step], weight, out=out[at : at + step])
    return out


def label_rows(own: NDArray[Any], place: NDArray[Any]) -> Floats:
    """Return [n, inputs] of the labels' network: the block, its place, and what rules named on either side of it."""
    import numpy as np

    groups = own[GROUP_ROWS]
    kinds, n = groups.shape
    index = np.arange(n)
    last, following = neighbours_of(groups.sum(0) > 0, index)
    named = np.append(groups.argmax(0), kinds)  # the last one stands for "nothing"
    one_of = np.eye(kinds + 1, dtype=np.float32)
    sums = running_sums(groups)
    around = sums[:, np.minimum(index + NAMED_REACH + 1, n)] - sums[:, np.maximum(index - NAMED_REACH, 0)]
    before, after = one_of[named[np.where(last < 0, n, last)]], one_of[named[following]]
    steps = np.log1p(np.array((index - last, following - index)))
    return np.concatenate((own.T, place.T, before, after, np.log1p(around).T, steps.T), 1).astype(np.float32)


def _mean_score(nets: tuple[Net, ...], rows: Floats) -> Counts:
    import numpy as np

    return np.asarray(sum(net.score(rows)[:, 0].astype(np.float64) for net in nets) / len(nets))


def best_segment(values: Counts) -> tuple[int, int]:
    """Return (start, end) of the stretch with the greatest sum, half open; (0, 0) if nothing is positive.

    >>> import numpy as np
    >>> best_segment(np.array([-1.0, 2.0, -1.0, 3.0, -5.0, 1.0]))
    (1, 4)
    """
    import numpy as np

    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    end = int(np.argmax(sums - np.minimum.accumulate(sums)))
    return int(np.argmin(sums[: end + 1])), end


def refine(scores: Counts, size: Counts) -> Counts:
    """Return [refined, n]: the scores around each block, and its place in the segments that they suggest."""
    import numpy as np

    n = len(scores)
    index = np.arange(n)
    scores = np.minimum(np.maximum(scores, -LIMIT), LIMIT)
    chance = 1 / (1 + np.exp(-scores))
    kept, sure = chance > 0.5, chance > 0.9
    wanted = np.array((kept, sure))
    sums = running_sums(np.array((chance * size, (1 - chance) * size, size * sure, size * (chance < 0.1), size, kept)))
    total = sums[:, -1]
    out = np.empty((REFINED, n))
    padded = np.zeros(n + 2 * WINDOW)
    padded[WINDOW : WINDOW + n] = np.tanh(scores / 3)
    at = 2 * WINDOW + 1
    out[:at] = padded[index + np.arange(at)[:, None]]
    out[at : at + 4], out[at + 4 : at + 8] = sums[:4, :-1], sums[:4, -1:] - sums[:4, 1:]
    out[at + 8 : at + 10] = out[at : at + 8 : 4] / max(total[0], 1)
    np.log1p(out[at : at + 8], out=out[at : at + 8])
    at += 10
    reaches = np.array(_REACHES)[:, None]
    low, high = np.maximum(index - reaches, 0), np.minimum(index + reaches + 1, n)
    around = sums[:, high] - sums[:, low]
    triples = out[at : at + 15].reshape(5, 3, n)
    triples[:, 0] = around[0] / np.maximum(around[4], 1)
    triples[:, 1], triples[:, 2] = np.log1p(around[0]), np.log1p(around[3])
    at += 15
    _segments(scores, chance, size, index, out[at : at + 12])
    _gaps(wanted, sums, index, out[at + 12 : at + 24].reshape(2, 6, n))
    words = max(total[4], 1)
    logs = np.log1p(np.array((total[0], total[1], total[3], total[5], n)))
    poor = np.count_nonzero(scores < -2)
    means = np.array(
        (total[0] / words, total[2] / words, np.minimum.reduce(scores), np.add.reduce(scores) / n, poor / n)
    )
    out[-10:-5] = logs[:, None]
    out[-5:] = means[:, None]
    return out


def _segments(scores: Counts, chance: Counts, size: Counts, index: NDArray[np.intp], out: Counts) -> None:
    """Fill three rows for each of four ways to weigh blocks: inside the best segment, and how far from its ends."""
    import numpy as np

    longest = np.maximum(size, 1)
    root = np.sqrt(longest)
    ways = (scores * root, np.clip(scores, -0.5, 3) * root, (chance - 0.3) * longest, (chance - 0.6) * longest)
    sums = running_sums(np.array(ways))
    end = np.argmax(sums - np.minimum.accumulate(sums, 1), 1)[:, None]
    sums[np.arange(sums.shape[1]) > end] = np.inf
    start = np.argmin(sums, 1)[:, None]
    triples = out.reshape(4, 3, -1)
    triples[:, 0] = (index >= start) & (index < end)
    triples[:, 1], triples[:, 2] = index - start, index - end + 1
    far = triples[:, 1:]
    far[:] = np.sign(far) * np.log1p(np.abs(far))


def _gaps(wanted: NDArray[np.bool_], sums: Counts, index: NDArray[np.intp], out: Counts) -> None:
    """Fill [2, 6, n]: blocks and words to the last and to the next wanted block, and whether there is none."""
    import numpy as np

    n = len(index)
    last = np.maximum.accumulate(np.where(wanted, index, -1), 1)
    following = np.minimum.accumulate(np.where(wanted, index, n)[:, ::-1], 1)[:, ::-1]
    words = sums[4]
    out[:, 0], out[:, 1] = index - last, following - index
    out[:, 2] = np.where(last < index, words[:-1] - words[last + 1], 0)
    out[:, 3] = np.maximum(words[following] - words[1:], 0)
    near = out[:, :4]
    np.log1p(near, out=near)
    out[:, 4], out[:, 5] = last < 0, following >= n


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


def unpack_net(packed: Mapping[str, Any]) -> Net:
    """Return the network in a part of the model's JSON."""
    layers = packed["layers"]
    weights = tuple(unpack_array(layer["weight"]) for layer in layers)
    biases = tuple(unpack_array(layer["bias"]) for layer in layers)
    return Net(unpack_array(packed["mean"]), unpack_array(packed["spread"]), weights, biases)


def unpack_model(packed: Mapping[str, Any]) -> Model:
    """Return the model in the JSON that tests/bench/train_body.py writes."""
    lexicon = Lexicon(
        unpack_array(packed["lexicon"]["hash"], "uint64"), unpack_array(packed["lexicon"]["odds"], "float64")
    )
    first, second = (tuple(unpack_net(net) for net in packed[key]) for key in ("first", "second"))
    return Model(lexicon, first, second, unpack_net(packed["labels"]), tuple(packed["label_names"]))


@cache
def load_model() -> Model:
    """Return the model that ships with newsclean, read once a process."""
    return unpack_model(json.loads((files("newsclean") / "revisers" / "body_model.json").read_text("utf-8")))
