"""Train newsclean's small networks with numpy alone: Adam, dropout, decay; the same seed gives the same weights."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from newsclean.revisers.body_net import SPREAD, Net


def fit(
    rows: np.ndarray,
    targets: np.ndarray,
    weight: np.ndarray,
    hidden: tuple[int, ...],
    *,
    epochs: int,
    seed: int = 0,
    rate: float = 2e-3,
    decay: float = 1e-2,
    drop: float = 0.1,
    batch: int = 1024,
) -> Net:
    """Return the network that gives [n, k] targets (k = 1: a chance; more: one of k classes) for [n, inputs] rows."""
    rng = np.random.default_rng(seed)
    mean = np.average(rows, axis=0, weights=weight).astype(np.float32)
    spread = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=weight)).astype(np.float32) + 1e-2
    data = np.clip((rows - mean) / spread, -SPREAD, SPREAD).astype(np.float32)
    targets = targets.reshape(len(rows), -1).astype(np.float32)
    weight = (weight / weight.mean()).astype(np.float32)
    sizes = [data.shape[1], *hidden, targets.shape[1]]
    pairs = list(pairwise(sizes))
    weights = [(rng.standard_normal(pair) * np.sqrt(2 / pair[0])).astype(np.float32) for pair in pairs]
    biases = [np.zeros(size, np.float32) for size in sizes[1:]]
    adam = _Adam([*weights, *biases], len(weights), decay)
    steps, step = epochs * -(-len(data) // batch), 0
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for at in range(0, len(data), batch):
            step += 1
            chosen = order[at : at + batch]
            gradient = _gradient(weights, biases, data[chosen], targets[chosen], weight[chosen], drop, rng)
            adam.step(gradient, rate * min(1, step / 200) * max(0.02, 1 - step / steps))
    return Net(mean, spread, tuple(weights), tuple(biases))


def _gradient(
    weights: list[np.ndarray],
    biases: list[np.ndarray],
    rows: np.ndarray,
    targets: np.ndarray,
    weight: np.ndarray,
    drop: float,
    rng: np.random.Generator,
) -> list[np.ndarray]:
    values, masks = [rows], []
    for i, (w, b) in enumerate(zip(weights, biases, strict=True)):
        out = values[-1] @ w + b
        if i < len(weights) - 1:
            mask = (rng.random(out.shape, dtype=np.float32) > drop).astype(np.float32) / np.float32(1 - drop)
            out = np.maximum(out, 0) * mask
            masks.append(mask)
        values.append(out)
    slope = (_chances(values[-1]) - targets) * (weight / len(rows))[:, None]
    for_weights, for_biases = [], []
    for i in range(len(weights) - 1, -1, -1):
        for_weights.append(values[i].T @ slope)
        for_biases.append(slope.sum(0))
        if i:
            slope = (slope @ weights[i].T) * (values[i] > 0) * masks[i - 1]
    return [*reversed(for_weights), *reversed(for_biases)]


def _chances(scores: np.ndarray) -> np.ndarray:
    if scores.shape[1] == 1:
        return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


class _Adam:
    """Adam with decoupled decay of the weights, not of the biases. Source: Loshchilov and Hutter 2019."""

    def __init__(self, parameters: list[np.ndarray], decayed: int, decay: float) -> None:
        self.parameters, self.decayed, self.decay = parameters, decayed, decay
        self.first = [np.zeros_like(p) for p in parameters]
        self.second = [np.zeros_like(p) for p in parameters]
        self.count = 0

    def step(self, gradient: list[np.ndarray], rate: float) -> None:
        self.count += 1
        for i, (parameter, slope) in enumerate(zip(self.parameters, gradient, strict=True)):
            self.first[i] += 0.1 * (slope - self.first[i])
            self.second[i] += 0.001 * (slope * slope - self.second[i])
            even = self.first[i] / (1 - 0.9**self.count)
            size = np.sqrt(self.second[i] / (1 - 0.999**self.count)) + 1e-8
            parameter -= (rate * (even / size + self.decay * (i < self.decayed) * parameter)).astype(np.float32)
