"""Candidates: texts that share a band of their signatures, or their beginning.

128 values make 32 bands of 4. Two texts of Jaccard similarity s share a band with probability
1 - (1 - s^4)^32: 0.954 at 0.55, 0.9998 at 0.7, 0.23 at 0.3. Truncated copies are less alike than that,
but begin alike, so the beginning is one band more.

Source: Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.minhash import PERMUTATIONS, U32, sign_units
from newsclean.dedup.shingle import U64, WIDTH, Units, mix

BANDS = 32
ROWS = 4
WINDOW = 48  # in a crowded bucket a text meets so many that follow it, not all: clusters chain, cost stays linear
BEGINNING = {"headline": 24, "body": 24}  # characters, words
_LOOKS = 4_096  # pairs looked at together: their low bytes, 1 MB, stay in the cache
_POOL = 12_000_000  # candidate pairs held before doubles among them are dropped

_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)
_STEPS = np.multiply.accumulate(np.full(max(BEGINNING.values()), _MULTIPLIERS[1]))


class Sketches(NamedTuple):
    """What candidates are found by: `keys [33, n] uint32`, one a band and one for the beginning; the low bytes of
    the signatures `[n, 128] uint8`, for a first look; which texts have a beginning."""

    keys: U32
    low: NDArray[np.uint8]
    begun: NDArray[np.bool_]


def recall(similarity: float, bands: int = BANDS, rows: int = ROWS) -> float:
    """Return how probably two texts of this Jaccard similarity share a band.

    >>> [round(recall(s), 3) for s in (0.3, 0.5, 0.7)]
    [0.229, 0.873, 1.0]
    """
    return float(1.0 - (1.0 - similarity**rows) ** bands)


def sketch(units: Units, texts: NDArray[np.int64]) -> Sketches:
    """Return the sketches of texts of ascending length and none empty, in this order."""
    keys = np.empty((BANDS + 1, texts.size), np.uint32)
    low = np.empty((texts.size, PERMUTATIONS), np.uint8)
    for rows, block in sign_units(units, texts):
        keys[:BANDS, rows] = band_keys(block)
        low[rows] = block.view(np.uint8)[:, ::4].T  # the lowest of four bytes
    begun = units.counts[texts] > BEGINNING[units.kind] - WIDTH[units.kind]
    keys[BANDS] = 0
    keys[BANDS, begun] = beginnings(units, texts[begun])
    return Sketches(keys, low, begun)


def band_keys(block: U32) -> U32:
    """Return the 32 band keys `[32, n] uint32` of signatures `[128, n]`."""
    rows = block.reshape(BANDS, ROWS, -1)
    if block.shape[1] == 1:
        sums = np.add.reduce(rows * _MULTIPLIERS[:, None], axis=1)
    else:
        sums = rows[:, 0] * _MULTIPLIERS[0]
        one = np.empty_like(sums)
        for row in range(1, ROWS):
            sums += np.multiply(rows[:, row], _MULTIPLIERS[row], out=one)
    sums ^= sums >> np.uint64(31)
    sums *= _MULTIPLIERS[0]
    keys: U32 = sums.view(np.uint32)[:, 1::2]
    return keys


def beginnings(units: Units, texts: NDArray[np.int64]) -> U32:
    """Return the keys of the beginnings of texts that are long enough to have one."""
    width, length = WIDTH[units.kind], BEGINNING[units.kind]
    out = np.empty(texts.size, np.uint32)
    for at in range(0, texts.size, _LOOKS):
        some = texts[at : at + _LOOKS]
        out[at : at + _LOOKS] = beginning_keys(units.first(some, length - width + 1)[:, ::width].T)
    return out


def beginning_keys(steps: U64) -> U32:
    """Return the keys of beginnings, of which the columns hold every fourth (third) shingle."""
    keys: U32 = np.add.reduce(mix(steps * _STEPS[: len(steps), None]), axis=0).astype(np.uint32)
    return keys


def candidates(sketches: Sketches) -> U64:
    """Return the pairs that share a band, smaller index in the upper 32 bits, ascending, once each."""
    number = sketches.keys.shape[1]
    index = np.arange(number, dtype=np.uint64)
    found: list[U64] = []
    held = 0
    for band in range(BANDS + 1):
        packed = sketches.keys[band].astype(np.uint64)
        packed <<= np.uint64(32)
        packed |= index
        if band == BANDS:
            packed = packed[sketches.begun]
        packed.sort()
        for pairs in _neighbours(packed):
            found.append(pairs)
            held += pairs.size
        if held > _POOL:
            found = [_distinct(found)]
            held = 0
    return _distinct(found)


def _neighbours(packed: U64) -> list[U64]:
    """Return the pairs within each run of equal upper halves, the nearest WINDOW of each."""
    out: list[U64] = []
    low = np.uint64(0xFFFFFFFF)
    at = np.flatnonzero((packed[1:] ^ packed[:-1]) <= low)
    distance = 1
    while at.size:
        out.append(packed[at] << np.uint64(32) | packed[at + distance] & low)
        distance += 1
        if distance > WINDOW:
            break
        at = at[at + distance < packed.size]
        at = at[(packed[at] ^ packed[at + distance]) <= low]
    return out


def _distinct(parts: list[U64]) -> U64:
    """Return the values of all parts, ascending, once each."""
    values = np.concatenate(parts) if parts else np.zeros(0, np.uint64)
    values.sort()
    keep = np.ones(values.size, bool)
    keep[1:] = values[1:] != values[:-1]
    return values[keep]


def prefilter(sketches: Sketches, pairs: U64, limit: float) -> U64:
    """Return the pairs whose signatures estimate a similarity of at least `limit`.

    Low bytes agree by chance in 1 of 256 places, which the estimate takes off.
    """
    needed = int(np.ceil((limit + (1 - limit) / 256) * PERMUTATIONS))
    out: list[U64] = []
    for start in range(0, pairs.size, _LOOKS):
        part = pairs[start : start + _LOOKS]
        one = sketches.low.take((part >> np.uint64(32)).view(np.int64), axis=0, mode="clip")
        other = sketches.low.take((part & np.uint64(0xFFFFFFFF)).view(np.int64), axis=0, mode="clip")
        same = (one == other).view(np.uint8)
        out.append(part[np.add.reduce(same, axis=1, dtype=np.uint8) >= needed])
    return np.concatenate(out) if out else pairs
