"""Exact similarity of candidate pairs: shared shingles counted, not estimated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.minhash import runs
from newsclean.dedup.shingle import Units

_FEW = 16  # pairs below which sets in Python are quicker
_COLUMNS = (1 << 63) - 1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_ROW_CELLS = 400_000  # shingles sorted at once
_PAIR_CELLS = 2_000_000  # shingles of pairs compared at once


class Sets(NamedTuple):
    """The distinct shingles of texts, ascending within each: set i is `values[bounds[i] : bounds[i + 1]]`."""

    values: NDArray[np.int64]
    bounds: NDArray[np.int64]


class Similarity(NamedTuple):
    """Of pairs: Jaccard similarity, and the share of the smaller set that the larger one holds."""

    jaccard: NDArray[np.float64]
    containment: NDArray[np.float64]

    def at(self, pair: int) -> tuple[float, float]:
        """Return the two of one pair."""
        return float(self.jaccard[pair]), float(self.containment[pair])


def shingle_sets(units: Units, texts: NDArray[np.int64]) -> Sets:
    """Return the distinct shingles of the texts at these indices, in this order."""
    counts = units.counts[texts]
    order = np.argsort(counts, kind="stable")
    sizes = np.zeros(texts.size, np.int64)
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    order = order[np.searchsorted(counts[order], 1) :]
    for run in runs(counts[order], _ROW_CELLS):
        rows = order[run]
        block = _sorted_rows(units, texts[rows], int(counts[rows[-1]]))
        fresh = np.ones(block.shape, bool)
        fresh[:, 1:] = block[:, 1:] != block[:, :-1]
        sizes[rows] = fresh.sum(axis=1)
        parts.append((rows, block[fresh]))
    bounds = np.zeros(texts.size + 1, np.int64)
    np.cumsum(sizes, out=bounds[1:])
    values = np.empty(int(bounds[-1]), np.int64)
    for rows, found in parts:
        begin = np.repeat(bounds[rows] - np.concatenate([[0], np.cumsum(sizes[rows])[:-1]]), sizes[rows])
        values[begin + np.arange(found.size)] = found
    return Sets(values, bounds)


def _sorted_rows(units: Units, texts: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Return the shingles `[text, shingle]`, ascending in each row; short rows repeat their first."""
    block = units.first(texts, width)
    short = np.arange(width) >= units.counts[texts][:, None]
    np.copyto(block, block[:, :1], where=short)
    # An odd factor keeps different shingles different and lets signed numbers sort them; the last bit goes,
    # so two four-letter shingles may in principle become one, once in 2^63 pairs.
    block *= _SPREAD
    block >>= np.uint64(1)
    block.sort(axis=1)
    return block.view(np.int64)


def similarities(units: Units, left: NDArray[np.int64], right: NDArray[np.int64]) -> Similarity:
    """Return how alike the texts `left[k]` and `right[k]` are, from all their shingles."""
    if left.size <= _FEW:
        return _few(units, left.tolist(), right.tolist())
    from scipy.sparse import csr_array

    chosen = np.zeros(units.starts.size, bool)
    chosen[left] = chosen[right] = True
    texts = np.flatnonzero(chosen)
    place = np.cumsum(chosen) - 1
    sets = shingle_sets(units, texts)
    size = np.diff(sets.bounds)
    one, other = place[left], place[right]
    shared = np.zeros(left.size, np.int64)
    rows = csr_array((np.ones(sets.values.size, np.int8), sets.values, sets.bounds), shape=(texts.size, _COLUMNS))
    rows.has_canonical_format = True  # ascending and distinct by construction; scipy need not look
    step = max(1, int(_PAIR_CELLS // max(1.0, float(size.mean()) if size.size else 1.0)))
    for start in range(0, left.size, step):
        part = slice(start, start + step)
        shared[part] = np.diff(rows[one[part]].multiply(rows[other[part]]).tocsr().indptr)
    both = size[one] + size[other] - shared
    return Similarity(shared / np.maximum(both, 1), shared / np.maximum(np.minimum(size[one], size[other]), 1))


def _few(units: Units, left: Sequence[int], right: Sequence[int]) -> Similarity:
    """Return how alike a few pairs are; without the fixed cost of the arrays."""
    chosen = np.array(sorted({*left, *right}), np.int64)
    starts, ends = units.starts[chosen], units.starts[chosen] + units.counts[chosen]
    if chosen.size and int(ends.max()) - int(starts.min()) < 4 * int((ends - starts).sum()) + 1_000:
        first = int(starts.min())
        shingles = units.shingles(first, int(ends.max()))
        parts = [shingles[a:b] for a, b in zip((starts - first).tolist(), (ends - first).tolist(), strict=True)]
    else:  # far apart in a large batch
        parts = [units.shingles(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    sets = {i: set(part.tolist()) for i, part in zip(chosen.tolist(), parts, strict=True)}
    shared = np.array([len(sets[i] & sets[j]) for i, j in zip(left, right, strict=True)])
    both = np.array([len(sets[i] | sets[j]) for i, j in zip(left, right, strict=True)])
    smaller = np.array([min(len(sets[i]), len(sets[j])) for i, j in zip(left, right, strict=True)])
    return Similarity(shared / np.maximum(both, 1), shared / np.maximum(smaller, 1))
