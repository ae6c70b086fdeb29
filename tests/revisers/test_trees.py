"""Boosted trees: all splits asked at once say what a walk down each tree says."""

import numpy as np
import pytest

from newsclean.revisers.trees import Inputs, Trees

COLUMNS = 40


def make_trees(count: int, seed: int) -> Trees:
    """Return trees of one to eight leaves; the nodes of each are in the order in which they were split off."""
    rng = np.random.default_rng(seed)
    nodes = 15
    own = np.tile(np.arange(nodes), (count, 1))
    column, below, above = np.zeros((count, nodes), np.intp), own.copy(), own.copy()
    limit, value = np.zeros((count, nodes), np.float32), np.zeros((count, nodes), np.float32)
    for tree in range(count):
        leaves, used = [0], 1
        for _ in range(rng.integers(0, 8)):
            node = leaves.pop(int(rng.integers(len(leaves))))
            column[tree, node], limit[tree, node] = 3 * rng.integers(COLUMNS // 3), rng.normal()
            below[tree, node], above[tree, node] = used, used + 1
            leaves += [used, used + 1]
            used += 2
        value[tree, leaves] = rng.normal(size=len(leaves))
    return Trees(column, limit, below, above, value, 7)


def walk(trees: Trees, row: np.ndarray) -> float:
    """Return the sum of the leaves in which a row ends."""
    total = 0.0
    for tree in range(len(trees.column)):
        node = 0
        while trees.below[tree, node] != node:
            over = row[trees.column[tree, node]] > trees.limit[tree, node]
            node = (trees.above if over else trees.below)[tree, node]
        total += float(trees.value[tree, node])
    return total


def test_score_is_the_sum_of_the_leaves_that_walks_end_in() -> None:
    trees = make_trees(60, 7)
    rows = np.random.default_rng(8).normal(size=(50, COLUMNS)).astype(np.float32)
    assert np.allclose(trees.score(rows), [walk(trees, row) for row in rows], atol=1e-9)


def test_only_the_columns_that_splits_ask_for_are_looked_at() -> None:
    trees = make_trees(60, 9)
    rows = np.random.default_rng(10).normal(size=(20, COLUMNS)).astype(np.float32)
    assert set(trees.asked.tolist()) <= set(range(0, COLUMNS, 3))
    other = rows.copy()
    other[:, np.setdiff1d(np.arange(COLUMNS), trees.asked)] = 9.0
    assert np.array_equal(trees.score(other), trees.score(rows))


def test_what_is_not_in_the_tables_cannot_be_asked_for() -> None:
    trees = make_trees(60, 9)
    rows = np.random.default_rng(11).normal(size=(20, COLUMNS)).astype(np.float32)
    with pytest.raises(IndexError):
        trees.score(rows[:, : COLUMNS // 2])
    inputs = Inputs(np.arange(COLUMNS), np.zeros(COLUMNS, np.intp), 0.0)
    with pytest.raises(IndexError):
        trees.score_blocks((np.ascontiguousarray(rows.T),), inputs, np.array([0, 20 * COLUMNS]))


def test_value_at_the_limit_goes_below() -> None:
    column, limit = np.array([[1, 0, 0]]), np.array([[0.5, 0, 0]], np.float32)
    below, above = np.array([[1, 1, 2]]), np.array([[2, 1, 2]])
    trees = Trees(column, limit, below, above, np.array([[0, -1, 1]], np.float32), 1)
    rows = np.array([[9, 0.5], [9, 0.5000001]], np.float32)
    assert trees.score(rows).tolist() == [-1.0, 1.0]
