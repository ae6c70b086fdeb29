"""Train the linear model of the labels with numpy alone: Adam with decay; the same seed gives the same weights."""

from __future__ import annotations

import numpy as np

from newsclean.revisers.body_net import SPREAD
from newsclean.revisers.dump_model import Labels

EPOCHS = 30
RATE = 2e-3
DECAY = 1.0
BATCH = 128
WARM = 200  # steps until the rate is reached


def fit(rows: np.ndarray, classes: np.ndarray, weight: np.ndarray, names: tuple[str, ...], seed: int = 0) -> Labels:
    """Return the model that tells one of k classes, [n, k] of 0 and 1, for [n, inputs] rows."""
    rng = np.random.default_rng(seed)
    mean = np.average(rows, axis=0, weights=weight)
    spread = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=weight)) + 1e-2
    data = np.clip((rows - mean) / spread, -SPREAD, SPREAD).astype(np.float32)
    data = np.concatenate((data, np.ones((len(data), 1), np.float32)), 1)
    weight = (weight / weight.mean()).astype(np.float32)
    table = (rng.standard_normal((data.shape[1], len(names))) * np.sqrt(2 / data.shape[1])).astype(np.float32)
    table[-1] = 0
    decay = np.full((data.shape[1], 1), DECAY, np.float32)
    decay[-1] = 0  # what all rows have in common
    first, second = np.zeros_like(table), np.zeros_like(table)
    steps, step = EPOCHS * -(-len(data) // BATCH), 0
    for _ in range(EPOCHS):
        order = rng.permutation(len(data))
        for at in range(0, len(data), BATCH):
            step += 1
            chosen = order[at : at + BATCH]
            slope = (_chances(data[chosen] @ table) - classes[chosen]) * (weight[chosen] / len(chosen))[:, None]
            gradient = data[chosen].T @ slope.astype(np.float32)
            # Adam with decoupled decay. Source: Loshchilov and Hutter 2019.
            first += 0.1 * (gradient - first)
            second += 0.001 * (gradient * gradient - second)
            size = np.sqrt(second / (1 - 0.999**step)) + 1e-8
            rate = RATE * min(1, step / WARM) * max(0.02, 1 - step / steps)
            table -= (rate * (first / (1 - 0.9**step) / size + decay * table)).astype(np.float32)
    slopes = table[:-1] / spread[:, None]
    low, high = mean - SPREAD * spread, mean + SPREAD * spread
    return Labels(*(part.astype(np.float32) for part in (low, high, slopes, table[-1] - mean @ slopes)), names)


def _chances(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))
