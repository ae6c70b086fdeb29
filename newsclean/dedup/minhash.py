"""MinHash signatures of a whole batch, bit for bit those of datasketch's default scheme (affine32).

datasketch makes one signature at a time. Here the shingles of many texts of about one length stand in a
block `[shingle, text]`, and each permutation is three passes over it while it stays in the cache.

Source: Broder 1997; datasketch 2.0, minhash.py: a odd, signature = min(a * fmix32(h) + b) mod 2^32.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.shingle import Units, pieces, short_hashes

if TYPE_CHECKING:
    from datasketch import LeanMinHash, MinHash

PERMUTATIONS = 128
SEED = 1  # datasketch's default
BLOCK = 65_536  # hashes of one block: with its product 500 kB, which a core's cache holds
EMPTY = 0xFFFFFFFF  # every value of an empty set's signature

U32 = NDArray[np.uint32]


@lru_cache(maxsize=4)
def permutations(number: int = PERMUTATIONS, seed: int = SEED) -> tuple[U32, U32]:
    """Return the factors and summands of the permutations, as datasketch draws them."""
    draw = np.random.RandomState(seed)
    factors = draw.randint(0, 1 << 31, number, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    summands = draw.randint(0, 1 << 32, number, dtype=np.uint32)
    return factors, summands


def fmix32(hashes: U32) -> U32:
    """Return the hashes after MurmurHash3's finaliser, in place."""
    hashes ^= hashes >> np.uint32(16)
    hashes *= np.uint32(0x85EBCA6B)
    hashes ^= hashes >> np.uint32(13)
    hashes *= np.uint32(0xC2B2AE35)
    hashes ^= hashes >> np.uint32(16)
    return hashes


def signatures(hashes: U32, starts: NDArray[np.int64], counts: NDArray[np.int64]) -> U32:
    """Return signatures `[n, 128] uint32` of sets of 32-bit hashes: set i is `hashes[starts[i]:][:counts[i]]`.

    They equal `datasketch.MinHash(128).update_batch` with a hash function that returns these hashes.
    """
    out = np.full((starts.size, PERMUTATIONS), EMPTY, np.uint32)

    def take(texts: NDArray[np.int64], block: U32) -> None:
        out[texts] = block.T

    sign(fmix32(hashes.copy()), starts, counts, take)
    return out


def sign_units(units: Units, chosen: NDArray[np.bool_], take: Callable[[NDArray[np.int64], U32], None]) -> None:
    """Hand `take` the chosen texts, some at a time, with their signatures `[128, texts]`; the last is reused."""
    for first, last, shingles in pieces(units):
        texts = np.flatnonzero(chosen[first:last] & (units.counts[first:last] > 0)) + first
        if texts.size:
            mixed = fmix32(short_hashes(shingles))
            start = units.starts[texts] - units.starts[first]
            sign(mixed, start, units.counts[texts], lambda at, block, texts=texts: take(texts[at], block))  # type: ignore[misc]


def sign(
    mixed: U32, starts: NDArray[np.int64], counts: NDArray[np.int64], take: Callable[[NDArray[np.int64], U32], None]
) -> None:
    """Hand `take` sets of mixed hashes, some at a time, with their signatures `[128, sets]`; empty ones are left out."""
    factors, summands = permutations()
    for sets, block in _blocks(mixed, starts, counts):
        out = np.empty((PERMUTATIONS, sets.size), np.uint32)
        product = np.empty_like(block)
        for k in range(PERMUTATIONS):
            np.multiply(block, factors[k], out=product)
            np.add(product, summands[k], out=product)
            np.minimum.reduce(product, axis=0, out=out[k])
        take(sets, out)


def _blocks(
    mixed: U32, starts: NDArray[np.int64], counts: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], U32]]:
    """Yield sets of about one size with their hashes `[hash, set]`; short ones repeat their first hash."""
    order = np.argsort(counts, kind="stable")
    order = order[np.searchsorted(counts[order], 1) :]
    at = 0
    while at < order.size:
        # As many sets as fill a block at the length of the longest among them.
        guess = max(1, BLOCK // int(counts[order[at]]))
        longest = int(counts[order[min(order.size, at + guess) - 1]])
        sets = order[at : at + max(1, BLOCK // longest)]
        height = int(counts[sets[-1]])
        offsets = np.arange(height)[:, None]
        index = np.where(offsets < counts[sets], offsets, 0)
        index += starts[sets]
        yield sets, mixed[index]
        at += sets.size


def to_datasketch(signature: U32, *, lean: bool = False) -> MinHash | LeanMinHash:
    """Return one signature as datasketch's `MinHash`, or `LeanMinHash`, which cannot be updated.

    Updating the `MinHash` hashes with datasketch's SHA-1, not with newsclean's shingle hash.
    """
    from datasketch import LeanMinHash, MinHash

    if lean:
        return LeanMinHash(seed=SEED, hashvalues=signature, scheme="affine32")
    return MinHash(hashvalues=signature, seed=SEED, scheme="affine32")


def from_datasketch(sketch: Any) -> U32:
    """Return the signature of a datasketch `MinHash` or `LeanMinHash`.

    Raises ValueError for one of another scheme, seed or size: its values cannot be compared with ours.
    """
    found = (sketch.scheme, sketch.seed, len(sketch.hashvalues))
    if found != ("affine32", SEED, PERMUTATIONS):
        raise ValueError(f"a sketch of scheme, seed and size {found} cannot be compared; make it with MinHash(128)")
    return np.asarray(sketch.hashvalues, np.uint32)
