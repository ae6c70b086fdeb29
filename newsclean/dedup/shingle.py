"""What texts are compared by: 4 characters in a row of a headline, 3 words in a row of a body.

A shingle of a headline is its four 16-bit codes side by side in 64 bits, so equal shingles are equal
characters, not equal hashes. A shingle of a body is a 64-bit hash of three words. A text shorter than
a shingle has one shingle, the whole text; an empty text has none and is like nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.normalise import GAP, Folded, chunks, fold

Kind = Literal["headline", "body"]
U64 = NDArray[np.uint64]

WIDTH = {"headline": 4, "body": 3}  # characters, words
WORDS_CHARS = 250_000  # code points of bodies hashed at once: the powers of one chunk fit the cache
CHUNK_UNITS = 500_000  # codes or words whose shingles are made at once: 4 MB an array, near the cache

_ODD = np.uint64(0x9E3779B97F4A7C15)
_ODD2 = np.uint64(0xC2B2AE3D27D4EB4F)
_ODD3 = np.uint64(0x165667B19E3779F9)


class Units(NamedTuple):
    """The characters or words of many texts in a row, zeros after each text; `counts` are shingles a text."""

    flat: NDArray[np.uint16] | U64
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    kind: Kind

    def shingles(self, start: int, end: int) -> U64:
        """Return the shingle that begins at each unit of `flat[start:end]`; those in gaps mean nothing."""
        size = end - start + WIDTH[self.kind] - 1
        part = self.flat[start : start + size]
        if part.size < size:
            part = np.concatenate([part, np.zeros(size - part.size, part.dtype)])
        return self._join(part)

    def first(self, texts: NDArray[np.int64], number: int) -> U64:
        """Return the first shingles `[text, number]` of texts; those behind a text's end mean nothing."""
        size = number + WIDTH[self.kind] - 1
        starts = self.starts[texts]
        if starts.size and int(starts.max()) + size <= self.flat.size:
            steps = self.flat.strides[0]
            windows = np.ndarray((self.flat.size - size + 1, size), self.flat.dtype, self.flat, strides=(steps, steps))
            return self._join(windows[starts])
        return self._join(self.flat.take(starts[:, None] + np.arange(size), mode="clip"))

    def shingle_set(self, text: int) -> set[int]:
        """Return the shingles of one text."""
        count = int(self.counts[text])
        start = int(self.starts[text])
        return set(self.shingles(start, start + count).tolist()) if count else set()

    def _join(self, cells: NDArray[Any]) -> U64:
        """Return the shingle that begins at each unit of contiguous rows, the last ones aside."""
        number = cells.shape[-1] - WIDTH[self.kind] + 1
        if self.kind == "headline":
            # Four 16-bit codes in a row are one 64-bit number, at any code it begins with.
            strides = (*cells.strides[:-1], cells.itemsize)
            return np.ndarray((*cells.shape[:-1], number), np.uint64, cells, strides=strides).copy()
        one, two, three = (cells[..., k : k + number] for k in range(3))
        return mix((one * _ODD + two) * _ODD2 + three)


def characters(folded: Folded) -> Units:
    """Return folded headlines as units: their characters."""
    counts = np.maximum(folded.lengths - (WIDTH["headline"] - 1), folded.lengths > 0)
    return Units(folded.codes, folded.starts, counts.astype(np.int64), "headline")


def words(texts: Sequence[str]) -> Units:
    """Return bodies as units: hashes of their folded words; an ideograph is a word."""
    if not any(texts):
        empty = np.zeros(len(texts), np.int64)
        return Units(np.zeros(len(texts) * GAP, np.uint64), np.arange(len(texts)) * GAP, empty, "body")
    parts = [_hash_words(fold(chunk)) for chunk in chunks(texts, WORDS_CHARS)]
    shifts = np.cumsum([0, *(flat.size for flat, _, _ in parts)])
    sizes = [size for _, _, size in parts]
    size = np.concatenate(sizes) if sizes else np.zeros(0, np.int64)
    starts = [start + shift for (_, start, _), shift in zip(parts, shifts, strict=False)]
    counts = np.maximum(size - (WIDTH["body"] - 1), size > 0)
    return Units(
        np.concatenate([flat for flat, _, _ in parts]) if parts else np.zeros(0, np.uint64),
        np.concatenate(starts) if starts else np.zeros(0, np.int64),
        counts.astype(np.int64),
        "body",
    )


def mix(values: U64) -> U64:
    """Return the values spread over all 64 bits, in place; different values stay different."""
    values ^= values >> np.uint64(32)
    values *= _ODD
    values ^= values >> np.uint64(29)
    return values


def short_hashes(shingles: U64) -> NDArray[np.uint32]:
    """Return the 32-bit hash of each shingle that signatures are made of: the upper half of a product."""
    product: U64 = shingles * _ODD3
    return product.view(np.uint32)[..., 1::2]


def pieces(units: Units, limit: int = CHUNK_UNITS) -> Iterator[tuple[int, int, U64]]:
    """Yield runs of texts, `first` to `last`, with the shingles from the first one's start on."""
    first = 0
    number = units.starts.size
    ends = np.append(units.starts[1:], units.flat.size)
    while first < number:
        start = int(units.starts[first])
        last = max(first + 1, int(np.searchsorted(ends, start + limit, "right")))
        yield first, last, units.shingles(start, int(ends[last - 1]))
        first = last


def identities(units: Units) -> U64:
    """Return a 64-bit number for each text: equal for texts of the same shingles, 0 for empty ones."""
    out = np.zeros(units.starts.size, np.uint64)
    for first, last, shingles in pieces(units):
        filled = np.flatnonzero(units.counts[first:last]) + first
        begin = units.starts[filled] - units.starts[first]
        bounds = np.empty(2 * filled.size, np.int64)
        bounds[0::2], bounds[1::2] = begin, begin + units.counts[filled]
        if filled.size:
            shingles *= _ODD2
            sums = np.add.reduceat(np.append(mix(shingles), np.uint64(0)), bounds)[::2]
            out[filled] = mix(sums) | np.uint64(1)
    return out


def _hash_words(folded: Folded) -> tuple[U64, NDArray[np.int64], NDArray[np.int64]]:
    """Return word hashes with two zeros after each text, where each text starts, and its number of words."""
    codes = folded.codes
    letters = _letters()[codes]
    filled = letters != 0
    opens = filled.copy()
    opens[1:] &= ~filled[:-1]
    if codes.size and codes.max() >= _FIRST_DENSE:
        dense = _dense()[codes]
        opens |= dense
        opens[1:] |= filled[1:] & dense[:-1]
    at = np.flatnonzero(opens)
    gap = GAP - 1
    number = folded.starts.size
    first = np.searchsorted(at, folded.starts)
    size = np.diff(np.append(first, at.size))
    starts = first + gap * np.arange(number)
    flat = np.zeros(at.size + gap * number, np.uint64)
    if at.size:
        power, inverse = _powers(codes.size)
        letters *= power[: codes.size]
        sums = np.add.reduceat(letters, at)
        flat[np.arange(at.size) + gap * np.repeat(np.arange(number), size)] = mix(sums * inverse[at]) | np.uint64(1)
    return flat, starts.astype(np.int64), size


_FIRST_DENSE = 0x0E00


@lru_cache(maxsize=1)
def _letters() -> U64:
    """Return a fixed random number for each code; 0 for those between words."""
    out = mix(mix(np.arange(0x10000, dtype=np.uint64) * _ODD2 + _ODD3))
    out[[0, 32]] = 0
    return out


@lru_cache(maxsize=1)
def _dense() -> NDArray[np.bool_]:
    """Say for each code whether it is a word by itself: kana, ideographs, Thai, Lao, Khmer, Burmese."""
    out = np.zeros(0x10000, bool)
    for low, high in ((0x3040, 0x3100), (0x3400, 0xA000), (0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800)):
        out[low:high] = True
    return out


_POWERS: list[tuple[U64, U64]] = []


def _powers(size: int) -> tuple[U64, U64]:
    """Return the powers of an odd number and of its inverse modulo 2^64, at least `size` of each."""
    if not _POWERS or _POWERS[0][0].size < size:
        room = 1 << max(16, (size - 1).bit_length())
        inverse = pow(int(_ODD), -1, 1 << 64)
        _POWERS[:] = [(_power_row(int(_ODD), room), _power_row(inverse, room))]
    return _POWERS[0]


def _power_row(factor: int, size: int) -> U64:
    """Return factor^0, factor^1 ... modulo 2^64."""
    row = np.full(size, factor, np.uint64)
    row[0] = 1
    return np.multiply.accumulate(row)
