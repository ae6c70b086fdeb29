"""Pairs against the exact join: 20,000 headlines at 0.7 over 4 characters, bodies at 0.5 over 3 words.

    python tests/bench/dedup_exact.py

All tools get the same folded texts, so that they differ in finding pairs and in nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from dedup_corpus import bodies, headlines
from dedup_peers import PEERS, Pairs, newsclean, shingles
from noise_headlines import make_noise_set
from scipy.sparse import coo_array, triu

from newsclean.dedup.normalise import fold_text


def exact_join(texts: Sequence[str], shingle: str, threshold: float) -> set[tuple[int, int]]:
    """Return all pairs of at least this Jaccard similarity, by counting every shared shingle."""
    names: dict[str, int] = {}
    ends = [(i, names.setdefault(one, len(names))) for i, text in enumerate(texts) for one in shingles(text, shingle)]
    rows, columns = np.array(ends).T
    matrix = coo_array((np.ones(len(ends), np.int32), (rows, columns)), shape=(len(texts), len(names))).tocsr()
    size = np.diff(matrix.indptr)
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(texts), 1_000):
        shared = triu(matrix[start : start + 1_000] @ matrix.T, k=start + 1).tocoo()
        left, right = shared.row + start, shared.col
        alike = shared.data >= threshold * (size[left] + size[right] - shared.data) - 1e-9
        pairs |= set(zip(left[alike].tolist(), right[alike].tolist(), strict=True))
    return pairs


def expand(pairs: Pairs, texts: Sequence[str]) -> set[tuple[int, int]]:
    """Return the pairs with equal texts standing for one another, as the exact join has them."""
    equal: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        equal.setdefault(text, []).append(i)
    out = {(i, j) for group in equal.values() for i in group for j in group if i < j}
    for left, right in pairs:
        out |= {(min(i, j), max(i, j)) for i in equal[texts[left]] for j in equal[texts[right]] if i != j}
    return out


def measure(name: str, texts: Sequence[str], shingle: str, threshold: float) -> None:
    """Print precision, recall and F1 of each tool."""
    true = exact_join(texts, shingle, threshold)
    print(f"\n{name}: {len(texts)} texts, {len(true)} pairs at {threshold} or more")
    for tool, find in {"newsclean": newsclean, **PEERS}.items():
        found = expand(find(texts, shingle, threshold), texts)
        both = len(found & true)
        f1 = 2 * both / (len(found) + len(true))
        print(f"  {tool:12} F1 {f1:.4f}   precision {both / len(found):.4f}   recall {both / len(true):.4f}")


if __name__ == "__main__":
    noisy = [title.text for title in make_noise_set(7, stories=800)] + headlines(6_000)
    measure("headlines", [fold_text(text) for text in noisy][:20_000], "char4", 0.7)
    measure("bodies", [fold_text(text) for text in bodies(4_000, words=200)], "word3", 0.5)
