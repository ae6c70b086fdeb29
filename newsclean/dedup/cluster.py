"""Clusters of texts that say the same, with the evidence: the verified pairs and why some were refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.components import Edge, components, split
from newsclean.dedup.guard import Headline, differ
from newsclean.dedup.lsh import candidates, prefilter, sketch
from newsclean.dedup.normalise import fold
from newsclean.dedup.shingle import Kind, Units, characters, identities, words
from newsclean.dedup.titles import clean_titles
from newsclean.dedup.verify import Similarity, similarities

Index = NDArray[np.int64]

THRESHOLD = {"headline": 0.58, "body": 0.5}
CONTAINED = {"headline": (0.85, 0.40), "body": (0.90, 0.25)}  # containment, and the Jaccard similarity it needs
MARGIN = 0.12  # signatures of 128 values err by 0.04: what lies three errors below a limit is not looked at


class Pair(NamedTuple):
    """Two texts, by index, that share at least the threshold's part of their shingles; `guard` says why they
    are two stories all the same: number, date, negation, opposite, name, or "" where they are one."""

    left: int
    right: int
    similarity: float
    containment: float
    guard: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Which texts are copies of which, and why.

    `cluster[i]` is the cluster of text i, numbered by first appearance; `kept[i]` is the text that stays for it.
    `pairs` holds every verified pair of different texts, the refused ones too; exact copies are told by `exact`,
    where the first of equal texts stands for all. Empty texts are copies of nothing.
    """

    cluster: list[int]
    kept: list[int]
    exact: list[int]
    pairs: list[Pair]
    threshold: float
    kind: Kind
    _units: Units = field(repr=False)
    _texts: Sequence[str] = field(repr=False)
    _guards: bool = field(repr=False)

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
            out[at] = similarities(self._units, at, kept[at]).jaccard
        return [float(value) for value in out]

    def rethreshold(self, threshold: float) -> Duplicates:
        """Return the clusters at a higher threshold, from the same evidence; nothing is compared again.

        Raises ValueError below the threshold that the evidence was gathered for.
        """
        if threshold < self.threshold:
            raise ValueError(f"the evidence begins at {self.threshold}; call cluster(..., threshold={threshold}) for less")
        pairs = [pair for pair in self.pairs if pair.similarity >= threshold]
        return _gather(self._units, self._texts, self.exact, pairs, threshold, self.kind, self._guards)


def cluster(
    texts: Sequence[str], *, kind: Kind = "headline", threshold: float | None = None, guards: bool | None = None
) -> Duplicates:
    """Return which texts are copies of which.

    By default headlines are copies at a Jaccard similarity of 0.58 over 4 characters, bodies at 0.5 over 3 words,
    and truncated copies at less, where the longer text holds nearly all of the shorter. A `threshold` given means
    just that similarity. `guards` keep headlines apart that differ in a number, date, negation or name; they are on
    for headlines. The order of the texts changes nothing but the numbers of the clusters.

    >>> found = cluster(["Storm hits the coast of Wexford", "LIVE: Storm hits the coast of Wexford", "Match 3", "Match 4"])
    >>> found.cluster, found.kept
    ([0, 0, 1, 2], [0, 0, 2, 3])
    """
    if threshold is not None and not 0 < threshold <= 1:
        raise ValueError(f"threshold={threshold} is not a similarity; give one above 0 and up to 1")
    guarded = kind == "headline" if guards is None else guards
    cleaned = clean_titles(texts) if kind == "headline" else texts
    units = characters(fold(cleaned, repair=False)) if kind == "headline" else words(cleaned)
    exact, unique = _exact(units)
    left, right, alike = _verified(units, unique, kind, threshold)
    pairs = _judge(units, cleaned, left, right, alike, guarded)
    limit = THRESHOLD[kind] if threshold is None else threshold
    return _gather(units, cleaned, exact, pairs, limit, kind, guarded)


def cluster_ids(texts: Sequence[str], threshold: float | None = None) -> list[int]:
    """Return the cluster number of each headline, numbered by first appearance.

    >>> cluster_ids(["Storm hits the coast", "Council votes on budget", "Storm hits the coast!"])
    [0, 1, 0]
    """
    return cluster(texts, threshold=threshold).cluster


def _exact(units: Units) -> tuple[list[int], Index]:
    """Return for each text the first equal one, and those, shortest first, in an order that no shuffling changes."""
    identity = identities(units)
    order = np.argsort(identity, kind="stable")
    ordered = identity[order]
    fresh = np.ones(order.size, bool)
    fresh[1:] = (ordered[1:] != ordered[:-1]) | (ordered[1:] == 0)
    first = np.empty(order.size, np.int64)
    first[order] = order[np.flatnonzero(fresh)[np.cumsum(fresh) - 1]] if order.size else order
    unique = order[fresh & (ordered != 0)].astype(np.int64)
    # Radix sort, which numpy has for 16 bits, and keeps the order of identities among equal lengths.
    sizes = np.minimum(units.counts[unique], 0xFFFF).astype(np.uint16)
    unique = unique[np.argsort(sizes, kind="stable")]
    if unique.size and units.counts[unique[-1]] >= 0xFFFF:
        unique = unique[np.argsort(units.counts[unique], kind="stable")]
    return first.tolist(), unique


def _verified(
    units: Units, unique: Index, kind: Kind, threshold: float | None
) -> tuple[Index, Index, Similarity]:
    """Return the pairs that are alike enough, with their similarities, in the order of `unique`."""
    contained, least = CONTAINED[kind]
    limit = THRESHOLD[kind] if threshold is None else threshold
    sketches = sketch(units, unique)
    found = prefilter(sketches, candidates(sketches), (least if threshold is None else limit) - MARGIN)
    left = unique[(found >> np.uint64(32)).astype(np.int64)]
    right = unique[(found & np.uint64(0xFFFFFFFF)).astype(np.int64)]
    alike = similarities(units, left, right)
    enough = alike.jaccard >= limit
    if threshold is None:
        enough |= (alike.containment >= contained) & (alike.jaccard >= least)
    return left[enough], right[enough], Similarity(alike.jaccard[enough], alike.containment[enough])


def _judge(
    units: Units, texts: Sequence[str], left: Index, right: Index, alike: Similarity, guards: bool
) -> list[Pair]:
    """Return the pairs with what the guards say about each."""
    ends = zip(left.tolist(), right.tolist(), alike.jaccard.tolist(), alike.containment.tolist(), strict=True)
    if not guards:
        return [Pair(i, j, jaccard, contained, "") for i, j, jaccard, contained in ends]
    read = read_headlines(units, texts, np.concatenate([left, right]))
    return [Pair(i, j, jaccard, contained, differ(read[i], read[j])) for i, j, jaccard, contained in ends]


def read_headlines(units: Units, texts: Sequence[str], chosen: Index) -> dict[int, Headline]:
    """Return the chosen texts as the guards read them."""
    starts, lengths = units.starts, units.counts + (3 if units.kind == "headline" else 0)
    raw = units.flat
    out: dict[int, Headline] = {}
    for i in np.unique(chosen).tolist():
        start = int(starts[i])
        folded = raw[start : start + int(lengths[i])].tobytes().decode("utf-16-le", "replace").rstrip("\0")
        out[i] = Headline(texts[i], folded)
    return out


def _gather(
    units: Units, texts: Sequence[str], exact: list[int], pairs: list[Pair], threshold: float, kind: Kind, guards: bool
) -> Duplicates:
    """Put the clusters together."""
    root = np.array(exact, np.int64)
    accepted = [Edge(p.left, p.right, p.similarity) for p in pairs if not p.guard]
    refused = [(p.left, p.right) for p in pairs if p.guard]
    linked = components(len(exact), accepted)
    if guards and accepted:
        linked = split(linked, accepted, refused, lambda members: read_headlines(units, texts, np.array(members)))
    number = linked[root]
    # Numbers follow the first appearance, whatever order the components came in.
    _, first, back = np.unique(number, return_index=True, return_inverse=True)
    rank = np.empty(first.size, np.int64)
    rank[np.argsort(first)] = np.arange(first.size)
    numbers = rank[back]
    kept = keep_longest(numbers, texts, units)
    return Duplicates(numbers.tolist(), kept, exact, pairs, threshold, kind, units, texts, guards)


def keep_longest(numbers: Index, texts: Sequence[str], units: Units) -> list[int]:
    """Return the text that stays for each: most shingles, then the shortest and smallest as written."""
    kept = np.arange(numbers.size)
    crowded = np.bincount(numbers)[numbers] > 1 if numbers.size else kept > 0
    best: dict[int, tuple[int, int, str, int]] = {}
    shared = np.flatnonzero(crowded)
    for i, number, size in zip(shared.tolist(), numbers[shared].tolist(), units.counts[shared].tolist(), strict=True):
        rank = (-size, len(texts[i]), texts[i], i)
        if number not in best or rank < best[number]:
            best[number] = rank
    kept[shared] = [best[number][3] for number in numbers[shared].tolist()]
    return kept.tolist()
