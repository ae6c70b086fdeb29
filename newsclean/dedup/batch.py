"""Clusters of texts that say the same, with the evidence: the verified pairs and why some were refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.components import Edge, components, split
from newsclean.dedup.guard import differ
from newsclean.dedup.headline import Headline
from newsclean.dedup.limits import Limits, limits
from newsclean.dedup.lsh import candidates, prefilter, sketch
from newsclean.dedup.prepare import Prepared, prepare
from newsclean.dedup.shingle import Kind, Units, identities
from newsclean.dedup.verify import Similarity, similarities

Index = NDArray[np.int64]

CROWD = 24  # pairs of one text that the guards judge, the strongest
_READ = 256  # headlines held as the guards read them: few come back, and more cost the garbage collector time
MARGIN = 0.12  # signatures of 128 values err by 0.04: what lies three errors below a limit is not looked at


class Pair(NamedTuple):
    """Two texts, by index, that are alike enough; `guard` says why they are two stories all the same:
    number, date, opposite, negation, name or wording; "" where they are one."""

    left: int
    right: int
    similarity: float
    containment: float
    guard: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Which texts are copies of which, and why.

    `cluster[i]` is the cluster of text i, numbered by first appearance; `kept[i]` is the text that stays for it.
    `pairs` holds the verified pairs of different texts, ascending, the refused ones too; of a text with many only
    the strongest, where guards judge them. Exact copies are told by
    `exact`: the text that stands for all equal ones. Empty texts are copies of nothing.
    """

    cluster: list[int]
    kept: list[int]
    exact: list[int]
    pairs: list[Pair]
    threshold: float
    prepared: Prepared = field(repr=False)
    guarded: bool

    def clusters(self) -> list[list[int]]:
        """Return the members of each cluster of two or more texts, ascending, in order of first appearance."""
        members: dict[int, list[int]] = defaultdict(list)
        for i, number in enumerate(self.cluster):
            members[number].append(i)
        return [found for found in members.values() if len(found) > 1]

    def duplicates(self) -> list[int]:
        """Return the texts that do not stay, ascending."""
        return [i for i, kept in enumerate(self.kept) if kept != i]

    def similarity(self) -> list[float]:
        """Return each text's exact Jaccard similarity to the text that stays for it; 1.0 for itself."""
        out = np.ones(len(self.kept))
        kept, exact = np.array(self.kept, np.int64), np.array(self.exact, np.int64)
        at = np.flatnonzero(exact != exact[kept]) if kept.size else kept
        if at.size:
            out[at] = similarities(self.prepared.units, at, kept[at]).jaccard
        return [float(value) for value in out]

    def rethreshold(self, threshold: float) -> Duplicates:
        """Return the clusters at a higher threshold, from the same evidence; nothing is compared again.

        Raises ValueError below the threshold that the evidence was gathered for.
        """
        if threshold < self.threshold:
            raise ValueError(
                f"the evidence begins at {self.threshold}; call cluster(..., threshold={threshold}) for less"
            )
        pairs = [pair for pair in self.pairs if pair.similarity >= threshold]
        return _gather(self.prepared, self.exact, pairs, threshold, self.guarded)


def cluster(
    texts: Sequence[str], *, kind: Kind = "headline", threshold: float | None = None, guards: bool | None = None
) -> Duplicates:
    """Return which texts are copies of which.

    By default headlines are copies at a Jaccard similarity of 0.58 over 4 characters, bodies at 0.5 over 3 words,
    and truncated copies at less, where the longer text holds nearly all of the shorter. A `threshold` given means
    just that similarity. `guards` keep headlines apart that differ in a number, date, negation or name;
    bodies have none. The order of the texts changes nothing but the numbers of the clusters.

    >>> found = cluster(["Storm hits the coast", "LIVE: Storm hits the coast", "Match 3", "Match 4"])
    >>> found.cluster, found.kept
    ([0, 0, 1, 2], [0, 0, 2, 3])
    """
    wanted = limits(kind, threshold)
    guarded = kind == "headline" and guards is not False
    prepared = prepare(texts, kind)
    exact, unique = _exact(prepared)
    pairs = _judge(prepared, *_verified(prepared.units, unique, wanted, guarded), guarded)
    return _gather(prepared, exact, pairs, wanted.jaccard, guarded)


def cluster_ids(texts: Sequence[str], threshold: float | None = None) -> list[int]:
    """Return the cluster number of each headline, numbered by first appearance.

    >>> cluster_ids(["Storm hits the coast", "Council votes on budget", "Storm hits the coast!"])
    [0, 1, 0]
    """
    return cluster(texts, threshold=threshold).cluster


def _exact(prepared: Prepared) -> tuple[list[int], Index]:
    """Return for each text the one that stands for all equal ones, and those, shortest first, in a fixed order."""
    units = prepared.units
    identity = identities(units)
    order = np.argsort(identity, kind="stable")
    ordered = identity[order]
    fresh = np.ones(order.size, bool)
    fresh[1:] = (ordered[1:] != ordered[:-1]) | (ordered[1:] == 0)
    starts = np.flatnonzero(fresh)
    chosen = order[starts]
    sizes = np.diff(np.append(starts, order.size))
    several = np.flatnonzero(sizes > 1)
    bounds = zip(starts[several].tolist(), (starts + sizes)[several].tolist(), strict=True)
    chosen[several] = [_best(prepared, order[start:end].tolist()) for start, end in bounds]
    exact = np.empty(order.size, np.int64)
    exact[order] = np.repeat(chosen, sizes)
    unique = chosen[ordered[starts] != 0]
    # Radix sort, which numpy has for 16 bits, and keeps the order of identities among equal lengths.
    lengths = np.minimum(units.counts[unique], 0xFFFF).astype(np.uint16)
    unique = unique[np.argsort(lengths, kind="stable")]
    if unique.size and units.counts[unique[-1]] >= 0xFFFF:
        unique = unique[np.argsort(units.counts[unique], kind="stable")]
    return exact.tolist(), unique


def _best(prepared: Prepared, equal: Sequence[int]) -> int:
    """Return which of texts that are equal as compared, ascending, stands for all: one whose capitals tell something,
    then the smallest."""
    texts, written = prepared.texts, prepared.written
    first = texts[equal[0]]
    if all(texts[i] == first for i in equal):
        return min(equal, key=written.__getitem__)
    return min(equal, key=lambda i: (texts[i].isupper() or texts[i].islower(), texts[i], written[i], i))


def _verified(units: Units, unique: Index, wanted: Limits, guarded: bool) -> tuple[Index, Index, Similarity]:
    """Return the pairs that are alike enough, ascending, with their similarities."""
    sketches = sketch(units, unique)
    found = prefilter(sketches, candidates(sketches), wanted.least - MARGIN)
    one = (found >> np.uint64(32)).astype(np.int64)
    other = (found & np.uint64(0xFFFFFFFF)).astype(np.int64)
    alike = similarities(units, unique[one], unique[other])
    enough = np.flatnonzero(wanted.met(alike))
    if guarded:
        enough = enough[strongest(one[enough], other[enough], alike.jaccard[enough])]
    left = np.minimum(unique[one[enough]], unique[other[enough]])
    right = np.maximum(unique[one[enough]], unique[other[enough]])
    order = np.lexsort((right, left))
    enough = enough[order]
    return left[order], right[order], Similarity(alike.jaccard[enough], alike.containment[enough])


def strongest(left: Index, right: Index, similarity: NDArray[np.float64]) -> Index:
    """Return the pairs that are among the CROWD strongest of one of their texts; in most batches that is all.

    To judge each pair of a column of thousands of nearly equal headlines would take minutes and decide nothing.
    """
    ends = np.concatenate([left, right])
    if not ends.size or np.bincount(ends).max() <= CROWD:
        return np.arange(left.size)
    others, pair = np.concatenate([right, left]), np.tile(np.arange(left.size), 2)
    order = np.lexsort((others, -similarity[pair], ends))
    starts = np.flatnonzero(np.diff(ends[order], prepend=-1))
    place = np.arange(order.size) - np.repeat(starts, np.diff(np.append(starts, order.size)))
    kept = np.zeros(left.size, bool)
    kept[pair[order[place < CROWD]]] = True
    return np.flatnonzero(kept)


def _judge(prepared: Prepared, left: Index, right: Index, alike: Similarity, guarded: bool) -> list[Pair]:
    """Return the pairs with what the guards say about each."""
    ends = zip(left.tolist(), right.tolist(), alike.jaccard.tolist(), alike.containment.tolist(), strict=True)
    if not guarded:
        return [Pair(*one, "") for one in ends]
    pairs: list[Pair] = []
    read: dict[int, Headline] = {}
    for i, j, jaccard, contained in ends:
        if len(read) > _READ:
            read.clear()
        for end in (i, j):
            if end not in read:
                read[end] = prepared.headline(end)
        pairs.append(Pair(i, j, jaccard, contained, differ(read[i], read[j])))
    return pairs


def _gather(prepared: Prepared, exact: list[int], pairs: list[Pair], threshold: float, guarded: bool) -> Duplicates:
    """Put the clusters together."""
    edges = [Edge(*pair[:3]) for pair in pairs if not pair.guard]
    linked = components(len(exact), edges)
    if guarded:
        refused = [pair[:2] for pair in pairs if pair.guard]
        linked = split(linked, edges, refused, prepared.headline, lambda i: prepared.headline(i).folded)
    numbers = by_appearance(linked[np.array(exact, np.int64)])
    kept = keep_longest(numbers, prepared)
    return Duplicates(numbers.tolist(), kept, exact, pairs, threshold, prepared, guarded)


def by_appearance(root: Index) -> Index:
    """Return cluster numbers that follow the first appearance of each root, whatever the roots are called.

    >>> by_appearance(np.array([4, 1, 4, 0])).tolist()
    [0, 1, 0, 2]
    """
    first = np.empty(root.size and int(root.max()) + 1, np.int64)
    first[root[::-1]] = np.arange(root.size)[::-1]  # of equal roots the last assignment, the first place, stays
    rank = np.cumsum(first[root] == np.arange(root.size)) - 1
    numbers: Index = rank[first[root]]
    return numbers


def keep_longest(numbers: Index, prepared: Prepared) -> list[int]:
    """Return the text that stays for each: most shingles, then the shortest and smallest as written."""
    texts = prepared.written
    kept = np.arange(numbers.size)
    shared = np.flatnonzero(np.bincount(numbers)[numbers] > 1) if numbers.size else kept
    lengths = np.fromiter((len(texts[i]) for i in shared.tolist()), np.int64, shared.size)
    sizes = prepared.units.counts[shared]
    order = np.lexsort((lengths, -sizes, numbers[shared]))
    group = np.cumsum(np.diff(numbers[shared[order]], prepend=-1) != 0) - 1
    first = order[np.searchsorted(group, group)]
    equal = (sizes[order] == sizes[first]) & (lengths[order] == lengths[first])
    best = [-1] * (int(group[-1]) + 1 if group.size else 0)
    for number, i in zip(group[equal].tolist(), shared[order[equal]].tolist(), strict=True):  # ascending in both
        if best[number] < 0 or texts[i] < texts[best[number]]:
            best[number] = i
    kept[shared[order]] = np.array(best, np.int64)[group]
    return kept.tolist()
