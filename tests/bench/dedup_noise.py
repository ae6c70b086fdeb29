"""Pair F1 on the noise set: newsclean and its peers at their defaults, peers at their best, near misses by kind.

    python tests/bench/dedup_noise.py [--seed 7 --seed 8]

Seed 7 was used while building, seed 8 was not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from dedup_peers import PEERS, cluster_pairs
from noise_headlines import Title, make_noise_set

from newsclean.dedup import cluster_ids

# What each peer does when told nothing. datasketch: 0.9, which means 5 bands of 25; rensa: 0.8 in its examples.
DEFAULTS = {
    "datasketch": {"shingle": "word1", "threshold": 0.9, "bands": 5, "rows": 25},
    "rensa": {"shingle": "word1", "threshold": 0.8, "bands": 16},
    "gaoya": {"shingle": "word1", "threshold": 0.75, "bands": 20, "rows": 5},
}
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)


def score(titles: Sequence[Title], ids: Sequence[int]) -> tuple[float, float, float]:
    """Return F1, precision and recall over pairs of one story."""

    def pairs(counts: Counter[object]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    both = pairs(Counter(zip((t.story for t in titles), ids, strict=True)))
    precision = both / max(1, pairs(Counter(ids)))
    recall = both / pairs(Counter(t.story for t in titles))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def merged(titles: Sequence[Title], ids: Sequence[int]) -> dict[str, float]:
    """Return by kind the share of near misses in one cluster with what they nearly are."""
    base = {title.story: ids[i] for i, title in enumerate(titles) if title.kind == "base"}
    total: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for title, number in zip(titles, ids, strict=True):
        if title.kind.startswith("not "):
            total[title.kind] += 1
            wrong[title.kind] += base[title.story - 1] == number
    return {kind[4:]: wrong[kind] / total[kind] for kind in sorted(total)}


def found(titles: Sequence[Title], ids: Sequence[int]) -> dict[str, float]:
    """Return by kind the share of damaged copies in one cluster with their base."""
    base = {title.story: ids[i] for i, title in enumerate(titles) if title.kind == "base"}
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for title, number in zip(titles, ids, strict=True):
        if title.kind != "base" and not title.kind.startswith("not "):
            total[title.kind] += 1
            right[title.kind] += base[title.story] == number
    return {kind: right[kind] / total[kind] for kind in sorted(total)}


def _line(name: str, scores: tuple[float, float, float]) -> str:
    return f"{name:34} F1 {scores[0]:.3f}   precision {scores[1]:.3f}   recall {scores[2]:.3f}"


def measure(seed: int) -> None:
    """Print the figures of one seed."""
    titles = make_noise_set(seed)
    texts = [title.text for title in titles]
    ids = cluster_ids(texts)
    print(f"\nseed {seed}: {len(titles)} headlines in 5 languages")
    print(_line("newsclean, default", score(titles, ids)))
    for name, find in PEERS.items():
        print(_line(f"{name}, default", score(titles, cluster_pairs(len(texts), find(texts, **DEFAULTS[name])))))
        best = max((score(titles, cluster_pairs(len(texts), find(texts, "char4", t))), t) for t in THRESHOLDS)
        print(_line(f"{name}, best, 4 characters at {best[1]}", best[0]))
    print("near misses merged:", "  ".join(f"{kind} {share:.1%}" for kind, share in merged(titles, ids).items()))
    print("copies found:", "  ".join(f"{kind} {share:.1%}" for kind, share in found(titles, ids).items()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, action="append")
    for one in parser.parse_args().seed or [7, 8]:
        measure(one)
