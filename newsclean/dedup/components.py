"""Linked texts as clusters, and clusters split where a chain of links joins what the guards keep apart.

"Match 3" and "Match 4" are never linked, but both may be linked to a truncated "Match". Then the strongest
links are made first, and no link that would bring two stories together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.guard import clash, differ
from newsclean.dedup.headline import Headline
from newsclean.dedup.lexicon import Word

MAX_ALL_PAIRS = 64  # in larger clusters only numbers and dates are compared between texts that no link joins


class Edge(NamedTuple):
    """A link between two texts."""

    left: int
    right: int
    similarity: float


Read = Callable[[int], Headline]


def components(number: int, edges: Sequence[Edge]) -> NDArray[np.int64]:
    """Return for each of `number` texts the smallest text that links lead to."""
    root = np.arange(number)
    if not edges:
        return root
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    left = np.array([edge.left for edge in edges])
    right = np.array([edge.right for edge in edges])
    graph = coo_array((np.ones(len(edges), np.int8), (left, right)), shape=(number, number))
    _, labels = connected_components(graph, directed=False)
    smallest = np.full(number, number)
    np.minimum.at(smallest, labels, root)
    out: NDArray[np.int64] = smallest[labels]
    return out


def split(
    root: NDArray[np.int64],
    edges: Sequence[Edge],
    refused: Sequence[tuple[int, int]],
    read: Read | None,
    name: Callable[[int], str],
) -> NDArray[np.int64]:
    """Return the clusters with those taken apart that hold texts which are two stories.

    Without `read`, which gives a text as the guards see it, only refused pairs take a cluster apart. `name` settles
    ties by what a text is, so that its place in the input does not.
    """
    inside: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        inside[int(root[edge.left])].append(edge)
    apart: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for left, right in refused:
        if root[left] == root[right]:
            apart[int(root[left])].add((left, right))
    out = root.copy()
    for smallest, links in inside.items():
        if len(links) < 2:  # judged as a pair already
            continue
        members = sorted({end for edge in links for end in edge[:2]})
        told = {member: read(member) for member in members} if read else {}
        if read:
            apart[smallest] |= _unlinked(members, links, apart[smallest], told)
        if apart[smallest] or _any_clash([headline.told for headline in told.values()]):
            for group in _regroup(members, links, apart[smallest], told, name):
                out[group] = min(group)
    return out


def _unlinked(
    members: Sequence[int], edges: Sequence[Edge], apart: set[tuple[int, int]], read: Mapping[int, Headline]
) -> set[tuple[int, int]]:
    """Return the pairs of a chain that no link joins and that are two stories, in clusters of up to MAX_ALL_PAIRS.

    Two stories of one subject are both linked to the same truncated headline, and not to each other.
    """
    if len(members) > MAX_ALL_PAIRS or len(edges) == len(members) * (len(members) - 1) // 2:
        return set()
    known = {edge[:2] for edge in edges} | apart
    known |= {(right, left) for left, right in known}
    pairs = combinations(members, 2)
    return {pair for pair in pairs if pair not in known and differ(read[pair[0]], read[pair[1]])}


def _any_clash(told: Sequence[Word]) -> bool:
    """Say whether any two of these tell different numbers or dates."""
    distinct = sorted({word[:3] for word in told if word[:3] != Word()[:3]}, key=repr)
    return any(clash(Word(*one), Word(*other)) for i, one in enumerate(distinct) for other in distinct[:i])


def _regroup(
    members: Sequence[int],
    edges: Sequence[Edge],
    apart: set[tuple[int, int]],
    read: Mapping[int, Headline],
    name: Callable[[int], str],
) -> list[list[int]]:
    """Return the members in groups: strongest links first, none that joins two stories."""
    enemies: dict[int, set[int]] = defaultdict(set)
    for left, right in apart:
        enemies[left].add(right)
        enemies[right].add(left)
    group = {member: [member] for member in members}

    def rank(edge: Edge) -> tuple[float, list[str]]:
        return -edge.similarity, sorted((name(edge.left), name(edge.right)))

    for edge in sorted(edges, key=rank):
        one, other = group[edge.left], group[edge.right]
        if one is other or any(not enemies[member].isdisjoint(other) for member in one):
            continue
        if read and any(clash(read[a].told, read[b].told) for a in one for b in other):
            continue
        one += other
        for member in other:
            group[member] = one
    return list({id(found): sorted(found) for found in group.values()}.values())
