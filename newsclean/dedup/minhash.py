"""MinHash signatures of a whole batch, bit for bit those of datasketch's default scheme (affine32).

datasketch makes one signature at a time. Here the shingles of many texts of about one length stand in a
block `[shingle, text]`, and each permutation is three passes over it while it stays in the cache.

Source: Broder 1997; datasketch 2.0, minhash.py: a odd, signature = min(a * fmix32(h) + b) mod 2^32.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.shingle import Units, short_hashes

if TYPE_CHECKING:
    from datasketch import LeanMinHash, MinHash

PERMUTATIONS = 128
SEED = 1  # datasketch's default
BLOCK = 65_536  # hashes of one block: with its product 500 kB, which a core's cache holds
_FEW = 1_024  # hashes below which all permutations at once are quicker
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
    order = np.argsort(counts, kind="stable")
    order = order[np.searchsorted(counts[order], 1) :]
    for rows in runs(counts[order], BLOCK):
        sets = order[rows]
        index = np.minimum(np.arange(counts[sets[-1]])[:, None], counts[sets] - 1) + starts[sets]
        out[sets] = sign(fmix32(hashes[index])).T
    return out


def sign_units(units: Units, texts: NDArray[np.int64]) -> Iterator[tuple[slice, U32]]:
    """Yield the signatures `[128, n]` of texts of ascending length and none empty, with their places among `texts`."""
    counts = units.counts[texts]
    for rows in runs(counts, BLOCK):
        own = counts[rows]
        low, height = int(own[0]), int(own[-1])
        hashes = np.ascontiguousarray(short_hashes(units.first(texts[rows], height)).T)
        # Below a shorter text's end stands another's beginning; its first hash again changes no minimum.
        hashes[low:] = np.where(np.arange(low, height)[:, None] < own, hashes[low:], hashes[0])
        yield rows, sign(fmix32(hashes))


def runs(ascending: NDArray[np.int64], cells: int) -> Iterator[slice]:
    """Yield consecutive slices of ascending sizes such that a block as high as the largest has about `cells` cells."""
    at = 0
    while at < ascending.size:
        guess = max(1, cells // int(ascending[at]))
        longest = int(ascending[min(ascending.size, at + guess) - 1])
        end = min(ascending.size, at + max(1, cells // longest))
        yield slice(at, end)
        at = end


def sign(mixed: U32) -> U32:
    """Return the signatures `[128, n]` of sets of mixed hashes `[hash, n]`."""
    factors, summands = permutations()
    out = np.empty((PERMUTATIONS, mixed.shape[1]), np.uint32)
    if mixed.size <= _FEW:
        return np.minimum.reduce(mixed * factors[:, None, None] + summands[:, None, None], axis=1, out=out)
    product = np.empty_like(mixed)
    for k in range(PERMUTATIONS):
        np.multiply(mixed, factors[k], out=product)
        np.add(product, summands[k], out=product)
        np.minimum.reduce(product, axis=0, out=out[k])
    return out


def sign_one(hashes: U32) -> U32:
    """Return the signature `[128]` of one set of hashes."""
    mixed = fmix32(hashes.copy())
    if mixed.size > _FEW:
        return sign(mixed[:, None])[:, 0]
    factors, summands = permutations()
    products = mixed[:, None] * factors
    products += summands
    signature: U32 = np.minimum.reduce(products, axis=0)
    return signature


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
