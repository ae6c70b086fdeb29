from __future__ import annotations

import numpy as np
import pytest
from datasketch import LeanMinHash, MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.dedup.lsh import BANDS, ROWS, band_keys, candidates, prefilter, recall, sketch
from newsclean.dedup.minhash import from_datasketch, permutations, sign_units, signatures, to_datasketch
from newsclean.dedup.prepare import prepare
from newsclean.dedup.shingle import short_hashes

SETS = st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=40), min_size=1, max_size=12)


def peer(hashes: list[int]) -> MinHash:
    sketch = MinHash(num_perm=128, hashfunc=lambda value: value)
    for value in hashes:
        sketch.update(value)
    return sketch


def flat(sets: list[list[int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    counts = np.array([len(one) for one in sets], np.int64)
    return np.array([v for one in sets for v in one] or [0], np.uint32), np.cumsum(counts) - counts, counts


def test_permutations_are_datasketchs() -> None:
    factors, summands = permutations()
    assert np.array_equal(np.array([factors, summands]), MinHash(num_perm=128).permutations)


@settings(max_examples=40, deadline=None)
@given(SETS)
def test_signatures_are_bit_identical_to_datasketch(sets: list[list[int]]) -> None:
    found = signatures(*flat(sets))
    assert found.dtype == np.uint32
    for row, one in zip(found, sets, strict=True):
        assert np.array_equal(row, peer(one).hashvalues)


def test_a_large_batch_signs_like_single_sets() -> None:
    draw = np.random.default_rng(5)
    counts = draw.integers(0, 300, 700)
    hashes = draw.integers(0, 2**32, int(counts.sum()), dtype=np.uint32)
    starts = np.cumsum(counts) - counts
    found = signatures(hashes, starts, counts)
    for i in (0, 1, 350, 699, int(counts.argmax()), int(counts.argmin())):
        own = hashes[starts[i] : starts[i] + counts[i]].tolist()
        assert np.array_equal(found[i], peer(own).hashvalues)


@pytest.mark.parametrize("kind", ["headline", "body"])
def test_texts_are_signed_from_their_shingles(kind: str) -> None:
    texts = ["Storm hits the coast of Wexford again", "ab", "Une tempête " * 30, "今日は雨です", "x y z w v " * 50]
    units = prepare(texts, kind).units  # type: ignore[arg-type]
    order = np.argsort(units.counts, kind="stable")
    found = {}
    for rows, block in sign_units(units, order):
        found.update(zip(order[rows].tolist(), block.T, strict=True))
    for i in range(len(texts)):
        start = int(units.starts[i])
        shingles = units.shingles(start, start + int(units.counts[i]))
        assert np.array_equal(found[i], peer(short_hashes(shingles).tolist()).hashvalues)


@pytest.mark.parametrize("lean", [False, True])
def test_to_datasketch_and_back(lean: bool) -> None:
    own = signatures(*flat([[1, 2, 3], [2, 3, 4]]))
    left, right = (to_datasketch(row, lean=lean) for row in own)
    assert isinstance(left, LeanMinHash if lean else MinHash)
    assert left.jaccard(right) == peer([1, 2, 3]).jaccard(peer([2, 3, 4]))
    assert left.jaccard(peer([1, 2, 3])) == 1.0
    assert np.array_equal(from_datasketch(left), own[0])
    assert np.array_equal(from_datasketch(peer([1, 2, 3])), own[0])


@pytest.mark.parametrize("other", [{"seed": 2}, {"num_perm": 64}, {"scheme": "affine64"}])
def test_a_foreign_sketch_is_refused(other: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        from_datasketch(MinHash(**{"num_perm": 128, **other}))


def test_band_keys_follow_their_four_values_only() -> None:
    block = signatures(*flat([[1, 2, 3]])).T
    other = block.copy()
    other[5] ^= 1
    changed = np.flatnonzero(band_keys(block)[:, 0] != band_keys(other)[:, 0])
    assert changed.tolist() == [1]


@pytest.mark.parametrize("similarity", [0.3, 0.5, 0.6, 0.8])
def test_recall_is_what_the_arithmetic_says(similarity: float) -> None:
    draw = np.random.default_rng(11)
    shared = round(similarity * 300)
    own = (300 - shared) // 2
    hits = 0
    for _ in range(300):
        values = draw.integers(0, 2**32, shared + 2 * own, dtype=np.uint32)
        sets = [values[: shared + own].tolist(), [*values[:shared].tolist(), *values[shared + own :].tolist()]]
        keys = band_keys(np.ascontiguousarray(signatures(*flat(sets)).T))
        hits += bool((keys[:, 0] == keys[:, 1]).any())
    true = shared / (shared + 2 * own)
    assert BANDS * ROWS == 128
    assert abs(hits / 300 - recall(true)) < 0.08


def test_a_crowded_bucket_stays_linear_and_connected() -> None:
    texts = [f"Storm hits the long and rocky coast of Wexford again {n:04d}" for n in range(600)]
    units = prepare(texts, "headline").units
    order = np.argsort(units.counts, kind="stable")
    sketches = sketch(units, order)
    pairs = candidates(sketches)
    assert pairs.size < 600 * 48 * 33
    kept = prefilter(sketches, pairs, 0.3)
    reached = {0}
    for pair in np.sort(kept).tolist():
        if pair >> 32 in reached:
            reached.add(pair & 0xFFFFFFFF)
    assert len(reached) == 600


def test_the_prefilter_keeps_what_is_alike() -> None:
    texts = ["Storm hits the coast of Wexford again", "Storm hits the coast of Wexford", "Council votes on new harbour"]
    units = prepare(texts, "headline").units
    order = np.argsort(units.counts, kind="stable")
    sketches = sketch(units, order)
    every = np.array([0 << 32 | 1, 0 << 32 | 2, 1 << 32 | 2], np.uint64)
    left = prefilter(sketches, every, 0.5).tolist()
    assert [(order[p >> 32], order[p & 0xFFFFFFFF]) for p in left] in ([(1, 0)], [(0, 1)])
