"""Bands as small numbers, for a table: which of 66 groups in the upper bits, 24 bits of the key below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.lsh import BANDS, BEGINNING, band_keys, beginning_keys, beginnings
from newsclean.dedup.minhash import sign_one, sign_units
from newsclean.dedup.prepare import Prepared
from newsclean.dedup.shingle import WIDTH, short_hashes

# 24 bits leave one false candidate a query among 500,000 documents, and a band in four bytes of the file.
_BITS = 24
_GROUPS = BANDS + 1
_COLUMNS = np.arange(_GROUPS)


class Bands(NamedTuple):
    """The bands of documents `[document, 66] int32`; -1 where a document has none."""

    table: NDArray[np.int32]

    def keys(self, index: int) -> list[int]:
        """Return the bands of one document."""
        row = self.table[index]
        found: list[int] = row[row >= 0].tolist()
        return found

    def rows(self, first: int) -> Iterator[tuple[int, int]]:
        """Return pairs of band and document, ascending; documents are numbered from `first`."""
        document, column = np.nonzero(self.table >= 0)
        packed = self.table[document, column].astype(np.int64) << 32 | document
        packed.sort()
        for start in range(0, packed.size, 100_000):
            part = packed[start : start + 100_000]
            yield from zip((part >> 32).tolist(), ((part & 0xFFFFFFFF) + first).tolist(), strict=True)


def keys_of(titles: Prepared, texts: Prepared, at: int) -> list[int]:
    """Return the bands of document `at`: those of `bands_of`, quicker where there is only one."""
    found: list[int] = []
    for side, prepared in enumerate((titles, texts)):
        units = prepared.units
        start, count = int(units.starts[at]), int(units.counts[at])
        if not count:
            continue
        group = (_COLUMNS[:BANDS] + side * _GROUPS) << _BITS
        shingles = units.shingles(start, start + count)
        keys = band_keys(sign_one(short_hashes(shingles))[:, None])[:, 0]
        found += (group | keys >> np.uint32(32 - _BITS)).tolist()
        reach, width = BEGINNING[units.kind], WIDTH[units.kind]
        if count > reach - width:
            begun = int(beginning_keys(shingles[: reach - width + 1 : width, None])[0]) >> 32 - _BITS
            found.append(side * _GROUPS + BANDS << _BITS | begun)
    return found


def bands_of(titles: Prepared, texts: Prepared) -> Bands:
    """Return the bands of documents, from their headlines and their texts."""
    table = np.full((titles.units.starts.size, 2 * _GROUPS), -1, np.int32)
    for side, prepared in enumerate((titles, texts)):
        units = prepared.units
        counts = units.counts
        if not counts.any():
            continue
        order = np.argsort(counts, kind="stable")
        order = order[np.searchsorted(counts[order], 1) :]
        group = ((_COLUMNS[:BANDS] + side * _GROUPS) << _BITS)[:, None]
        for rows, block in sign_units(units, order):
            keys = group | (band_keys(block) >> np.uint32(32 - _BITS)).astype(np.int64)
            table[order[rows], side * _GROUPS : side * _GROUPS + BANDS] = keys.T
        begun = np.flatnonzero(counts > BEGINNING[units.kind] - WIDTH[units.kind])
        if begun.size:
            column = side * _GROUPS + BANDS
            short = beginnings(units, begun) >> np.uint32(32 - _BITS)
            table[begun, column] = column << _BITS | short.astype(np.int64)
    return Bands(table)
