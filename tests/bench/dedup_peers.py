"""newsclean and its peers behind one call: texts in, pairs of copies out. Peers come from PyPI, for measuring only.

Peers get lower-case texts and decide by their own sketches, as their documents show. `shingle` is "char4" or
"word3"; all use 128 values in 32 bands of 4, unless a call says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Pairs = list[tuple[int, int]]


def shingles(text: str, shingle: str) -> set[str]:
    """Return the shingles of a text; a shorter text is its own only one."""
    if shingle == "char4":
        return {text[i : i + 4] for i in range(max(1, len(text) - 3))}
    words = text.split()
    width = int(shingle[-1])
    return {" ".join(words[i : i + width]) for i in range(max(1, len(words) - width + 1))}


def newsclean(texts: Sequence[str], shingle: str, threshold: float | None) -> Pairs:
    """Return newsclean's pairs, guards off where a threshold asks for plain similarity."""
    from newsclean.dedup import cluster

    kind = "headline" if shingle == "char4" else "body"
    found = cluster(texts, kind=kind, threshold=threshold, guards=None if threshold is None else False)  # type: ignore[arg-type]
    pairs = [(p.left, p.right) for p in found.pairs if not p.guard]
    return pairs + [(first, i) for i, first in enumerate(found.exact) if first != i]


def datasketch(texts: Sequence[str], shingle: str, threshold: float, bands: int = 32, rows: int = 4) -> Pairs:
    """Return the pairs that share a band and whose sketches are alike enough."""
    from datasketch import MinHash, MinHashLSH

    sets = ([s.encode() for s in shingles(text.lower(), shingle)] for text in texts)
    sketches = MinHash.bulk(sets, num_perm=128)
    index = MinHashLSH(num_perm=128, params=(bands, rows))
    pairs: Pairs = []
    for i, sketch in enumerate(sketches):
        pairs += [(j, i) for j in index.query(sketch) if sketch.jaccard(sketches[j]) >= threshold]
        index.insert(i, sketch)
    return pairs


def rensa(texts: Sequence[str], shingle: str, threshold: float, bands: int = 32) -> Pairs:
    """Return the pairs of R-MinHash sketches that share a band and are alike enough."""
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets([list(shingles(t.lower(), shingle)) for t in texts], num_perm=128, seed=42)
    index = RMinHashLSH(threshold, 128, bands)
    index.insert_many(sketches)
    pairs: Pairs = []
    for i, near in enumerate(index.query_all(sketches)):
        pairs += [(i, j) for j in near if j > i and sketches[i].jaccard(sketches[j]) >= threshold]
    return pairs


def gaoya(texts: Sequence[str], shingle: str, threshold: float, bands: int = 32, rows: int = 4) -> Pairs:
    """Return the pairs of gaoya's index, which shingles and compares in Rust."""
    from gaoya.minhash import MinHashStringIndex

    how = ("char", (4, 4)) if shingle == "char4" else ("word", (int(shingle[-1]),) * 2)
    index = MinHashStringIndex(32, threshold, bands, rows, None, how[0], True, how[1], "vec")
    pairs: Pairs = []
    for i, text in enumerate(texts):
        pairs += [(j, i) for j in index.query(text)]
        index.insert_document(i, text)
    return pairs


PEERS: dict[str, Callable[..., Pairs]] = {"datasketch": datasketch, "rensa": rensa, "gaoya": gaoya}


def cluster_pairs(number: int, pairs: Pairs) -> list[int]:
    """Return the cluster of each text that pairs make."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ends = np.array(pairs, np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends), np.int8), (ends[:, 0], ends[:, 1])), shape=(number, number))
    return [int(label) for label in connected_components(graph, directed=False)[1]]
