"""Linked texts as clusters, and clusters split where a chain of links joins what the guards keep apart.

"Match 3" and "Match 4" are never linked, but both may be linked to a truncated "Match". Then the strongest
links are made first, and no link that would bring two stories together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.guard import differ
from newsclean.dedup.headline import Headline
from newsclean.dedup.lexicon import Word

MAX_ALL_PAIRS = 24  # in larger clusters only numbers and dates are compared between texts that no link joins


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


class _Group:
    """Texts that are one story so far: who they are, whom they must not meet, and what their words tell."""

    __slots__ = ("enemies", "members", "told")

    def __init__(self, member: int, enemies: set[int], told: Word | None) -> None:
        self.members = {member}
        self.enemies = enemies
        self.told = tuple({values} if values else set() for values in told[:3]) if told else ()

    def may_join(self, other: _Group) -> bool:
        """Say whether no two members would be two stories."""
        if not self.members.isdisjoint(other.enemies):
            return False
        return all(_is_chain(one | two) for one, two in zip(self.told, other.told, strict=True))

    def join(self, other: _Group) -> None:
        """Take the other's members in."""
        self.members |= other.members
        self.enemies |= other.enemies
        self.told = tuple(one | two for one, two in zip(self.told, other.told, strict=True))


def _is_chain(sets: Collection[frozenset[int]]) -> bool:
    """Say whether of any two sets one holds the other, so that no two sides each tell what the other does not."""
    ordered = sorted(sets, key=len)
    return all(small <= large for small, large in pairwise(ordered))


def _any_clash(told: Sequence[Word]) -> bool:
    """Say whether any two of these tell different numbers or dates."""
    kinds = ([word.numbers for word in told], [word.weekdays for word in told], [word.months for word in told])
    return not all(_is_chain({values for values in kind if values}) for kind in kinds)


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
    group = {one: _Group(one, enemies[one], read[one].told if read else None) for one in members}
    names = {one: name(one) for one in members}

    def rank(edge: Edge) -> tuple[float, list[str]]:
        return -edge.similarity, sorted((names[edge.left], names[edge.right]))

    for edge in sorted(edges, key=rank):
        one, other = group[edge.left], group[edge.right]
        if len(one.members) < len(other.members):
            one, other = other, one
        if one is not other and other.may_join(one):
            one.join(other)
            for member in other.members:
                group[member] = one
    return list({id(found): sorted(found.members) for found in group.values()}.values())
