"""The model of short texts: two small networks that say how likely each block belongs to the article.

1. The first sees a block, its three neighbours on either side, and its place.
2. The second sees what the first said about the whole document: a block between two good ones is better than it
   looks, a paragraph of small print after forty lines of menu is worse.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.compiled import compiled
from newsclean.revisers.features import GROUP_ROWS, GROUPS, Reading
from newsclean.revisers.grid import neighbours_of, running_sums
from newsclean.revisers.place import refine, with_neighbours
from newsclean.revisers.trees import unpack_array
from newsclean.revisers.words import Lexicon, unpack_lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.doc import Doc
    from newsclean.revisers.grid import Counts, Floats

PIECE = 1 << 18  # multiplications. Source: OpenBLAS, SMP_THRESHOLD_MIN times GEMM_MULTITHREAD_THRESHOLD
NAMED_REACH = 5  # blocks on either side whose labels help to name a block
SPREAD = 6.0  # a feature counts at most this many standard deviations from its mean


class Net(NamedTuple):
    """A network of full layers with rectifiers between them; its inputs are brought to mean 0 and spread 1."""

    mean: Floats
    spread: Floats
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    def score(self, rows: NDArray[Any]) -> Floats:
        """Return [n, outputs] for [n, inputs]."""
        return fold(self).score(rows)


class Layers(NamedTuple):
    """A network whose first layer does the work of mean and spread, so that inputs need only be held in bounds."""

    low: Floats
    high: Floats
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    def score(self, *columns: NDArray[Any]) -> Floats:
        """Return [n, outputs] for [n, inputs], which may come in several tables side by side.

        It works in pieces that are too small for OpenBLAS's threads, which wait for each other on busy cores.
        """
        import numpy as np

        n, weight = len(columns[0]), self.weights[0]
        values = np.empty((n, weight.shape[1]), np.float32)
        step = max(1, PIECE // weight.size)
        held = np.empty((min(step, n), len(weight)), np.float32)
        for start in range(0, n, step):
            piece, at = held[: n - start], 0
            for table in columns:
                width = table.shape[1]
                np.maximum(table[start : start + step], self.low[at : at + width], out=piece[:, at : at + width])
                at += width
            np.minimum(piece, self.high, out=piece)
            np.matmul(piece, weight, out=values[start : start + step])
        values += self.biases[0]
        for weight, bias in zip(self.weights[1:], self.biases[1:], strict=True):
            np.maximum(values, 0, out=values)
            values = _times(values, weight)
            values += bias
        return values


def _times(rows: Floats, weight: Floats) -> Floats:
    import numpy as np

    step = max(1, PIECE // weight.size)
    if len(rows) <= step:
        return rows @ weight
    return np.concatenate([rows[at : at + step] @ weight for at in range(0, len(rows), step)])


class Labels(NamedTuple):
    """A network over `label_rows`: the label is the one whose output is the greatest."""

    layers: Layers
    names: tuple[str, ...]

    def choose(self, rows: Floats) -> list[str]:
        """Return the likeliest label of each of these rows, taken for furniture."""
        return [self.names[i] for i in self.layers.score(rows).argmax(1).tolist()]


class Model(NamedTuple):
    """What ships in body_model.json."""

    lexicon: Lexicon
    first: Layers
    second: Layers
    labels: Labels

    def score(self, _doc: Doc, reading: Reading, place: Floats) -> Counts:
        """Return [n] log odds that a block belongs to the article."""
        import numpy as np

        rough = self.first.score(with_neighbours(reading.own), place.T)[:, 0].astype(np.float64)
        refined = refine(rough, reading.size)
        return self.second.score(refined.T, reading.own.T, place.T)[:, 0].astype(np.float64)

    def name(self, reading: Reading, place: Floats, chosen: NDArray[np.intp]) -> list[str]:
        """Return the likeliest label of each of the chosen blocks, taken for furniture."""
        return self.labels.choose(label_rows(reading.own, place, chosen))


def fold(*nets: Net) -> Layers:
    """Return one network that says what these say on average; raises ValueError where their inputs' means differ."""
    import numpy as np

    mean, spread = (np.asarray(values, np.float64) for values in nets[0][:2])
    if any((net.mean != mean).any() or (net.spread != spread).any() for net in nets[1:]):
        raise ValueError("networks with different means or spreads: train those of one step on the same rows")
    weights = [np.concatenate([net.weights[0] for net in nets], 1) / spread[:, None]]
    biases = [np.concatenate([net.biases[0] for net in nets]) - mean @ weights[0]]
    for layer in range(1, len(nets[0].weights)):
        weights.append(_beside([net.weights[layer] for net in nets]))
        biases.append(np.concatenate([net.biases[layer] for net in nets]))
    if len(nets) > 1:
        outputs = nets[0].biases[-1].size
        average = np.tile(np.eye(outputs) / len(nets), (len(nets), 1))
        weights[-1], biases[-1] = weights[-1] @ average, biases[-1] @ average
    bounds = (mean - SPREAD * spread).astype(np.float32), (mean + SPREAD * spread).astype(np.float32)
    return Layers(*bounds, *(tuple(part.astype(np.float32) for part in parts) for parts in (weights, biases)))


def _beside(blocks: list[Floats]) -> Counts:
    """Return the matrix with these along its diagonal and nothing elsewhere."""
    import numpy as np

    rows, columns = (sum(block.shape[axis] for block in blocks) for axis in (0, 1))
    out = np.zeros((rows, columns))
    at = left = 0
    for block in blocks:
        out[at : at + len(block), left : left + block.shape[1]] = block
        at, left = at + len(block), left + block.shape[1]
    return out


def label_rows(own: Floats, place: Floats, chosen: NDArray[np.intp]) -> Floats:
    """Return [chosen, inputs] of the labels' network: the block, its place, and what rules named on either side."""
    import numpy as np

    out = np.empty((len(chosen), len(own) + len(place) + 3 * len(GROUPS) + 7), np.float32)
    fill_label_rows(own, place, chosen, out)
    return out


@compiled
def fill_label_rows(own: Floats, place: Floats, chosen: NDArray[np.intp], out: Floats) -> None:
    """Fill the rows of `label_rows`."""
    import numpy as np

    groups = own[GROUP_ROWS]
    kinds, n = groups.shape
    last, following = (near[chosen] for near in neighbours_of(groups.max(0) > 0, np.arange(n)))
    named = np.empty(n + 1, np.intp)
    named[:n], named[n] = groups.argmax(0), kinds  # the last one stands for "nothing", as does the -1 of "none"
    sums = running_sums(groups.astype(np.float64))
    around = sums[:, np.minimum(chosen + NAMED_REACH + 1, n)] - sums[:, np.maximum(chosen - NAMED_REACH, 0)]
    before, after = np.eye(kinds + 1)[named[np.array((last, following))]]
    numbers = np.log1p(np.concatenate((around, (chosen - last, following - chosen))))
    np.concatenate((own[:, chosen].T, place[:, chosen].T, before, after, numbers.T), 1, out=out, casting="same_kind")


def unpack_net(packed: Mapping[str, Any]) -> Net:
    """Return the network in a part of the model's JSON."""
    layers = packed["layers"]
    weights = tuple(unpack_array(layer["weight"]) for layer in layers)
    biases = tuple(unpack_array(layer["bias"]) for layer in layers)
    return Net(unpack_array(packed["mean"]), unpack_array(packed["spread"]), weights, biases)


def unpack_model(packed: Mapping[str, Any]) -> Model:
    """Return the model in the JSON that tests/bench/train_body.py writes."""
    first, second = (fold(*map(unpack_net, packed[key])) for key in ("first", "second"))
    labels = Labels(fold(unpack_net(packed["labels"])), tuple(packed["label_names"]))
    return Model(unpack_lexicon(packed["lexicon"]), first, second, labels)


@cache
def load_model() -> Model:
    """Return the model that ships with newsclean, read once a process."""
    return unpack_model(json.loads((files("newsclean") / "revisers" / "body_model.json").read_text("utf-8")))
